#if canImport(FoundationEssentials)
    internal import FoundationEssentials
#else
    internal import Foundation
#endif

/// What goes between this process and its worker: eight bytes that say what follows, two lengths, a JSON header and,
/// in an answer, the picture.
enum WorkerProtocol {
    /// The largest request and the largest answer, in bytes.
    static let largestMessage = 256 << 20
    static let requestMagic: [UInt8] = Array("LPLAYRQ1".utf8)
    static let answerMagic: [UInt8] = Array("LPLAYAN1".utf8)
    static let dotRequestMagic: [UInt8] = Array("LPDOTRQ1".utf8)
    static let dotAnswerMagic: [UInt8] = Array("LPDOTAN1".utf8)
    /// Magic, header length, body length.
    static let prefixLength = 8 + 8 + 8

    /// The header of an answer.
    struct AnswerHeader: Codable {
        var warnings: [String]
        var failure: GraphvizError?
    }

    static func encode(_ request: LayoutCore.Request) throws(GraphvizError) -> [UInt8] {
        try frame(requestMagic, header: json(request), body: [])
    }

    static func decodeRequest(_ bytes: [UInt8]) throws(GraphvizError) -> LayoutCore.Request {
        let (header, body) = try unframe(bytes, requestMagic)
        guard body.isEmpty else { throw malformed("the request has a body") }
        return try parse(header)
    }

    static func encode(_ result: Result<LayoutCore.Answer, GraphvizError>) throws(GraphvizError) -> [UInt8] {
        switch result {
        case .success(let answer):
            try frame(
                answerMagic, header: json(AnswerHeader(warnings: answer.warnings, failure: nil)), body: answer.data)
        case .failure(let error):
            try frame(answerMagic, header: json(AnswerHeader(warnings: [], failure: error)), body: [])
        }
    }

    /// The answer, or the failure the worker reported, or a failure because the bytes are no answer.
    static func decodeAnswer(_ bytes: [UInt8]) throws(GraphvizError) -> LayoutCore.Answer {
        let (header, body) = try unframe(bytes, answerMagic)
        let parsed: AnswerHeader = try parse(header)
        if let failure = parsed.failure { throw failure }
        return LayoutCore.Answer(data: Array(body), warnings: parsed.warnings)
    }

    static func encode(_ placement: Placement) throws(GraphvizError) -> [UInt8] { try json(placement) }

    static func decodePlacement(_ bytes: [UInt8]) throws(GraphvizError) -> Placement { try parse(bytes[...]) }
    // MARK: DOT

    static func encode(_ request: DOTCore.Request, _ text: [UInt8]) throws(GraphvizError) -> [UInt8] {
        try frame(dotRequestMagic, header: json(request), body: text)
    }

    static func isDOTRequest(_ bytes: [UInt8]) -> Bool { bytes.starts(with: dotRequestMagic) }

    static func decodeDOTRequest(_ bytes: [UInt8]) throws(GraphvizError) -> (DOTCore.Request, ArraySlice<UInt8>) {
        let (header, body) = try unframe(bytes, dotRequestMagic)
        return (try parse(header), body)
    }

    static func encodeDocument(_ result: Result<DOTDocument, GraphvizError>) throws(GraphvizError) -> [UInt8] {
        switch result {
        case .success(let document):
            try frame(
                dotAnswerMagic, header: json(AnswerHeader(warnings: [], failure: nil)), body: document.encoded())
        case .failure(let error):
            try frame(dotAnswerMagic, header: json(AnswerHeader(warnings: [], failure: error)), body: [])
        }
    }

    /// The document, or the failure the worker reported, or a failure because the bytes are no answer.
    static func decodeDocument(_ bytes: [UInt8]) throws(GraphvizError) -> DOTDocument {
        let (header, body) = try unframe(bytes, dotAnswerMagic)
        let parsed: AnswerHeader = try parse(header)
        if let failure = parsed.failure { throw failure }
        guard let document = DOTDocument(encoded: body) else { throw malformed("its document is cut or broken") }
        return document
    }

    // MARK: Frames

    static func frame(_ magic: [UInt8], header: [UInt8], body: [UInt8]) throws(GraphvizError) -> [UInt8] {
        guard header.count <= largestMessage - prefixLength - body.count else {
            throw GraphvizError(.memoryExceeded, "The diagram is larger than \(largestMessage) bytes.")
        }
        var result = magic
        result.reserveCapacity(prefixLength + header.count + body.count)
        for length in [header.count, body.count] {
            withUnsafeBytes(of: UInt64(length).littleEndian) { result.append(contentsOf: $0) }
        }
        return result + header + body
    }

    static func unframe(_ bytes: [UInt8], _ magic: [UInt8]) throws(GraphvizError)
        -> (header: ArraySlice<UInt8>, body: ArraySlice<UInt8>)
    {
        guard bytes.count >= prefixLength else { throw malformed("it ends after \(bytes.count) bytes") }
        guard bytes.starts(with: magic) else { throw malformed("it does not begin as it should") }
        let header = length(in: bytes, at: 8)
        let body = length(in: bytes, at: 16)
        let (content, overflow) = header.addingReportingOverflow(body)
        guard !overflow, content == UInt64(bytes.count - prefixLength) else {
            throw malformed("its length is not what it says")
        }
        // Both fit: their sum is the length of an array.
        let split = prefixLength + Int(header)
        return (bytes[prefixLength..<split], bytes[split...])
    }

    private static func length(in bytes: [UInt8], at offset: Int) -> UInt64 {
        bytes[offset..<offset + 8].reversed().reduce(0) { $0 << 8 | UInt64($1) }
    }

    // MARK: JSON

    private static func json(_ value: some Encodable) throws(GraphvizError) -> [UInt8] {
        do {
            return Array(try JSONEncoder().encode(value))
        } catch {
            throw GraphvizError(.malformedExchange, "The graph cannot be handed to the layout process: \(error)")
        }
    }

    private static func parse<T: Decodable>(_ bytes: ArraySlice<UInt8>) throws(GraphvizError) -> T {
        do {
            return try JSONDecoder().decode(T.self, from: Data(bytes))
        } catch {
            throw malformed("its header is not what it should be")
        }
    }

    private static func malformed(_ why: String) -> GraphvizError {
        GraphvizError(.malformedExchange, "The message between linchpin and its layout process is broken: \(why).")
    }
}
