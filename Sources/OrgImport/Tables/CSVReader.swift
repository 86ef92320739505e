internal import OrgModel
internal import SourceDocuments

/// Reads text that is separated by commas, semicolons or tabs (RFC 4180) as a list of mappings, one for each line, whose keys
/// are the names of the columns. What is not well-formed is a diagnostic with its place, and reading goes on.
///
/// - A field may stand in double quotes; a quote in it is doubled, and line breaks in it belong to it.
/// - Lines end with LF, CR LF or CR. Lines without any field are passed over.
/// - An empty field is nothing. Blanks around a field belong to it, as the RFC has it.
struct CSVReader {
    /// One field, where it stands.
    private struct Field {
        var text: String
        var position: SourceNode.Position
        var length: Int
    }

    private let source: SourceText
    private let limits: ReadLimits
    private let givenDelimiter: UInt8?
    private let givenColumns: [String]?
    private(set) var problems: [Diagnostic] = []
    private var dropped = 0
    private var nodes = 0

    /// Prepares to read.
    ///
    /// - Parameters:
    ///   - delimiter: What parts the fields; nil finds out from the first line.
    ///   - columns: The names of the columns, where the first line is no header.
    init(_ source: SourceText, delimiter: UInt8?, columns: [String]?, limits: ReadLimits) {
        self.source = source
        self.limits = limits
        givenDelimiter = delimiter
        givenColumns = columns
    }

    /// Reads everything.
    ///
    /// - Complexity: linear in the text.
    mutating func read() -> SourceNode {
        var contents = source.text
        let rows = contents.withUTF8 { readRows($0) }
        if dropped > 0 {
            problems.append(
                source.diagnostic(
                    .note, rule: "file/more-problems", "\(dropped) more problems in this file are not listed", at: nil))
        }
        return SourceNode(.sequence(rows), at: SourceNode.Position(line: 1, column: 1))
    }

    private mutating func readRows(_ bytes: UnsafeBufferPointer<UInt8>) -> [SourceNode] {
        var scanner = CSVScanner(bytes, delimiter: givenDelimiter ?? Self.delimiter(of: bytes))
        var columns = givenColumns
        var rows: [SourceNode] = []
        var fields: [Field] = []
        while !scanner.isAtEnd {
            fields.removeAll(keepingCapacity: true)
            let line = scanner.line
            readLine(&scanner, into: &fields)
            if fields.count == 1, fields[0].text.isEmpty { continue }
            guard let names = columns else {
                columns = header(fields)
                continue
            }
            nodes += max(fields.count, names.count) + 1
            guard nodes <= limits.maxNodes else {
                add(
                    "file/too-many-nodes", "over \(limits.maxNodes) fields; the rest of the file is left out",
                    SourceNode.Position(line: line, column: 1), length: 1)
                break
            }
            rows.append(row(fields, names, line: line))
        }
        return rows
    }

    private mutating func readLine(_ scanner: inout CSVScanner, into fields: inout [Field]) {
        while true {
            let position = scanner.position
            let (text, length, problem) = scanner.field()
            fields.append(Field(text: text, position: position, length: length))
            switch problem {
            case .unended:
                add(
                    "csv/quote", "this quote does not end; all that follows in the file is one field", position,
                    length: 1, hint: "a quote within a quoted field is doubled")
            case .trailing:
                add(
                    "csv/quote", "text stands behind the end of this quoted field; it is taken as it stands", position,
                    length: 1, hint: "a quote within a quoted field is doubled")
            case nil: break
            }
            guard scanner.skipDelimiter() else { break }
        }
        scanner.skipLineBreak()
    }

    private mutating func header(_ fields: [Field]) -> [String] {
        var seen: Set<String> = []
        return fields.map { field in
            let name = field.text.trimmed
            guard name.isEmpty || seen.insert(name).inserted else {
                add(
                    "csv/duplicate-column", "a column before has the name '\(shortened(name))'; this one is not read",
                    field.position, length: field.length)
                return ""
            }
            return name
        }
    }

    private mutating func row(_ fields: [Field], _ names: [String], line: Int) -> SourceNode {
        let start = SourceNode.Position(line: line, column: 1)
        if fields.count != names.count {
            let isShort = fields.count < names.count
            add(
                "csv/ragged-row",
                "\(fields.count) \(fields.count == 1 ? "field" : "fields") where \(names.count) are expected; "
                    + (isShort ? "the missing ones are empty" : "the further ones are not read"),
                isShort ? start : fields[names.count].position, length: 1)
        }
        var members: [SourceNode.Member] = []
        members.reserveCapacity(names.count)
        for (place, name) in names.enumerated() where !name.isEmpty {
            let field = place < fields.count ? fields[place] : nil
            let position = field?.position ?? start
            let value: SourceNode.Content
            if let text = field?.text, !text.isEmpty {
                value = .scalar(SourceNode.Scalar(text: text, isPlain: false, kind: .string))
            } else {
                value = .null
            }
            members.append(
                SourceNode.Member(
                    key: name, keyLocation: position,
                    value: SourceNode(value, at: position, length: field?.length ?? 1)))
        }
        return SourceNode(.mapping(members), at: start)
    }

    private mutating func add(
        _ rule: String, _ message: String, _ position: SourceNode.Position, length: Int,
        hint: String? = nil
    ) {
        guard problems.count < max(1, limits.maxDiagnostics) else {
            dropped += 1
            return
        }
        problems.append(
            source.diagnostic(.warning, rule: rule, message, at: position, length: length, hint: hint))
    }

    /// What parts the fields: of comma, semicolon and tab the one that is most often in the first line outside quotes.
    private static func delimiter(of bytes: UnsafeBufferPointer<UInt8>) -> UInt8 {
        let candidates = [UInt8(ascii: ","), UInt8(ascii: ";"), 0x09]
        var counts = [0, 0, 0]
        var isQuoted = false
        for byte in bytes {
            if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
            if isQuoted { continue }
            if byte == 0x0A || byte == 0x0D { break }
            if let place = candidates.firstIndex(of: byte) { counts[place] += 1 }
        }
        let most = counts.max() ?? 0
        return candidates[counts.firstIndex(of: most) ?? 0]
    }
}

/// Goes through the bytes of a separated text, one field at a time, and knows the line and column it is at.
private struct CSVScanner {
    enum Problem {
        case unended, trailing
    }

    private static let quote = UInt8(ascii: "\"")

    private let bytes: UnsafeBufferPointer<UInt8>
    private let delimiter: UInt8
    private var place = 0
    private(set) var line = 1
    private var column = 1

    /// The buffer must outlive the scanner.
    init(_ bytes: UnsafeBufferPointer<UInt8>, delimiter: UInt8) {
        self.bytes = bytes
        self.delimiter = delimiter
    }

    var isAtEnd: Bool { place >= bytes.count }
    var position: SourceNode.Position { SourceNode.Position(line: line, column: column) }

    /// The field that begins here, up to the delimiter or the line's end behind it.
    mutating func field() -> (text: String, length: Int, problem: Problem?) {
        guard place < bytes.count, bytes[place] == Self.quote else {
            let (text, length) = plain()
            return (text, max(1, length), nil)
        }
        var text: [UInt8] = []
        var hasEnd = false
        step()
        while place < bytes.count {
            let byte = bytes[place]
            if byte == Self.quote {
                step()
                guard place < bytes.count, bytes[place] == Self.quote else {
                    hasEnd = true
                    break
                }
            }
            text.append(byte)
            step()
        }
        let (rest, _) = plain()
        return (
            String(decoding: text, as: UTF8.self) + rest, 1,
            hasEnd ? (rest.allSatisfy { $0 == " " || $0 == "\t" } ? nil : .trailing) : .unended
        )
    }

    private mutating func plain() -> (String, Int) {
        let start = place
        let firstColumn = column
        while place < bytes.count, bytes[place] != delimiter, bytes[place] != 0x0A, bytes[place] != 0x0D { step() }
        return (String(decoding: bytes[start..<place], as: UTF8.self), column - firstColumn)
    }

    /// Goes past a delimiter; false where the line ends.
    mutating func skipDelimiter() -> Bool {
        guard place < bytes.count, bytes[place] == delimiter else { return false }
        step()
        return true
    }

    mutating func skipLineBreak() {
        guard place < bytes.count else { return }
        if bytes[place] == 0x0D, place + 1 < bytes.count, bytes[place + 1] == 0x0A { step() }
        step()
    }

    /// Goes one byte on; a column is a scalar, and CR LF one line break.
    private mutating func step() {
        let byte = bytes[place]
        place += 1
        if byte == 0x0A || byte == 0x0D && !(place < bytes.count && bytes[place] == 0x0A) {
            line += 1
            column = 1
        } else if byte & 0xC0 != 0x80, byte != 0x0D {
            column += 1
        }
    }
}
