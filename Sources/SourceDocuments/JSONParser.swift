/// A strict parser for RFC 8259 over bytes, with a stack of its own instead of recursion.
struct JSONParser {
    private(set) var problems: ProblemList

    private let source: SourceText
    private let limits: ReadLimits
    private var scanner: JSONScanner
    private var frames: [Frame] = []
    private var nodes = 0

    /// A list or mapping whose end has not come yet.
    private struct Frame {
        var isObject: Bool
        var position: SourceNode.Position
        var items: [SourceNode] = []
        var members = MemberList()
        var key = ""
        var keyPosition = SourceNode.Position(line: 1, column: 1)
        var keyLength = 1
    }

    private enum Expected {
        case value, firstKeyOrEnd, firstItemOrEnd, separatorOrEnd
    }

    /// The bytes are the UTF-8 of the source's text, and must outlive the parser.
    init(_ bytes: UnsafeBufferPointer<UInt8>, source: SourceText, limits: ReadLimits) {
        self.source = source
        self.limits = limits
        scanner = JSONScanner(bytes)
        problems = ProblemList(source, limit: limits.maxDiagnostics)
    }

    mutating func run() -> SourceNode? {
        scanner.skipWhitespace()
        guard scanner.peek() != nil else {
            problems.add(rule: "file/empty", "the file is empty", at: nil)
            return nil
        }
        do throws(JSONFailure) {
            let root = try parse()
            scanner.skipWhitespace()
            if scanner.peek() != nil {
                throw scanner.failure("there is more text after the end of the JSON value")
            }
            return root
        } catch {
            problems.add(rule: error.rule, error.message, at: error.position, length: error.length, hint: error.hint)
            return nil
        }
    }

    private mutating func parse() throws(JSONFailure) -> SourceNode {
        var expected = Expected.value
        while true {
            scanner.skipWhitespace()
            var finished: SourceNode?
            switch expected {
            case .firstItemOrEnd where scanner.peek() == UInt8(ascii: "]"),
                .firstKeyOrEnd where scanner.peek() == UInt8(ascii: "}"):
                finished = close()
            case .firstKeyOrEnd:
                try readKey()
                expected = .value
                continue
            case .value, .firstItemOrEnd:
                finished = try readValue(&expected)
            case .separatorOrEnd:
                guard let frame = frames.last else { return SourceNode(.null, at: scanner.position) }
                switch scanner.peek() {
                case UInt8(ascii: ","):
                    let comma = scanner.position
                    scanner.advance()
                    scanner.skipWhitespace()
                    let next = scanner.peek()
                    if next == UInt8(ascii: "]") || next == UInt8(ascii: "}") {
                        throw JSONFailure(at: comma, "JSON allows no comma after the last item", hint: "remove it")
                    }
                    if frame.isObject { try readKey() }
                    expected = .value
                    continue
                case UInt8(ascii: "}") where frame.isObject, UInt8(ascii: "]") where !frame.isObject:
                    finished = close()
                default:
                    throw missingSeparator(in: frame)
                }
            }
            guard let node = finished else { continue }
            if frames.isEmpty { return node }
            add(node)
            expected = .separatorOrEnd
        }
    }

    /// Reads a scalar, or opens a list or mapping and answers nil.
    private mutating func readValue(_ expected: inout Expected) throws(JSONFailure) -> SourceNode? {
        let position = scanner.position
        guard nodes < limits.maxNodes else {
            throw JSONFailure(
                at: position, "the file has more than \(limits.maxNodes) values", rule: "file/too-many-nodes")
        }
        nodes += 1
        switch scanner.peek() {
        case UInt8(ascii: "{"), UInt8(ascii: "["):
            guard frames.count < limits.maxDepth else {
                throw JSONFailure(
                    at: position, "lists and mappings are nested deeper than \(limits.maxDepth) levels",
                    rule: "file/too-deep")
            }
            let isObject = scanner.peek() == UInt8(ascii: "{")
            scanner.advance()
            frames.append(Frame(isObject: isObject, position: position))
            expected = isObject ? .firstKeyOrEnd : .firstItemOrEnd
            return nil
        case UInt8(ascii: "\""):
            let (text, length) = try scanner.readString()
            let scalar = SourceNode.Scalar(text: text, isPlain: false, kind: .string)
            return SourceNode(.scalar(scalar), at: position, length: length)
        case let byte? where byte == UInt8(ascii: "-") || (0x30...0x39).contains(byte):
            let (text, kind) = try scanner.readNumber()
            let scalar = SourceNode.Scalar(text: text, isPlain: true, kind: kind)
            return SourceNode(.scalar(scalar), at: position, length: text.utf8.count)
        default:
            let word = try scanner.readWord()
            guard word != "null" else { return SourceNode(.null, at: position, length: 4) }
            let scalar = SourceNode.Scalar(text: word, isPlain: true, kind: .boolean)
            return SourceNode(.scalar(scalar), at: position, length: word.utf8.count)
        }
    }

    /// Reads `"key":` up to the value.
    private mutating func readKey() throws(JSONFailure) {
        let position = scanner.position
        guard scanner.peek() == UInt8(ascii: "\"") else {
            if scanner.peek() == UInt8(ascii: "/") { throw scanner.commentFailure() }
            throw scanner.failure("a key in double quotes was expected here")
        }
        let (key, length) = try scanner.readString()
        scanner.skipWhitespace()
        guard scanner.peek() == UInt8(ascii: ":") else {
            throw scanner.failure("a ':' was expected after the key '\(excerpt(key))'")
        }
        scanner.advance()
        let top = frames.count - 1
        frames[top].key = key
        frames[top].keyPosition = position
        frames[top].keyLength = length
    }

    private mutating func add(_ node: SourceNode) {
        let top = frames.count - 1
        guard frames[top].isObject else {
            frames[top].items.append(node)
            return
        }
        let key = frames[top].key
        let position = frames[top].keyPosition
        if let first = frames[top].members.firstIndex(of: key) {
            problems.addDuplicate(
                key, at: position, length: frames[top].keyLength, first: frames[top].members.members[first])
        } else {
            frames[top].members.append(SourceNode.Member(key: key, keyLocation: position, value: node))
        }
    }

    /// Ends the innermost list or mapping at its closing bracket.
    private mutating func close() -> SourceNode? {
        scanner.advance()
        return frames.popLast().map { frame in
            SourceNode(frame.isObject ? .mapping(frame.members.members) : .sequence(frame.items), at: frame.position)
        }
    }

    private func missingSeparator(in frame: Frame) -> JSONFailure {
        let end = frame.isObject ? "}" : "]"
        switch scanner.peek() {
        case nil:
            return JSONFailure(
                at: frame.position, "this '\(frame.isObject ? "{" : "[")' is never closed",
                hint: "the file may have been cut off")
        case UInt8(ascii: "/"), UInt8(ascii: "#"):
            return scanner.commentFailure()
        default:
            return scanner.failure("a ',' or '\(end)' was expected here")
        }
    }
}
