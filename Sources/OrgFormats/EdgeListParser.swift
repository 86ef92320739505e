import OrgModel

/// Reads the lines of an edge list byte by byte.
///
/// The buffer must outlive the parser.
struct EdgeListParser {
    /// Something wrong, and where.
    struct Problem {
        var severity: Diagnostic.Severity = .error
        var rule: String
        var message: String
        var place: (line: Int, column: Int)?
        var length = 1
        var hint: String?
    }

    private(set) var edges = EdgeList()
    private(set) var problems: [Problem] = []

    private let bytes: UnsafeBufferPointer<UInt8>
    private let limit: Int
    private var line = 0
    private var lineStart = 0
    private var names = NameTable()
    private var relationNames = NameTable()
    private var columns: EdgeListColumns?
    /// The fields of the line at hand.
    private var fields: [EdgeListField] = []
    /// The bytes of quoted fields with a doubled quote in them, which stand in no place of the file as they are meant.
    private var unquoted: [[UInt8]] = []

    init(_ bytes: UnsafeBufferPointer<UInt8>, limit: Int) {
        self.bytes = bytes
        self.limit = limit
    }

    mutating func run() {
        var start = 0
        while start < bytes.count, problems.count < limit {
            var end = start
            while end < bytes.count, bytes[end] != 0x0A, bytes[end] != 0x0D { end += 1 }
            line += 1
            lineStart = start
            read(start..<end)
            start = end + 1
            if end < bytes.count, bytes[end] == 0x0D, start < bytes.count, bytes[start] == 0x0A { start += 1 }
        }
        edges.names = names.names()
        edges.relationNames = relationNames.names()
        if edges.count == 0, problems.isEmpty {
            problems.append(
                Problem(
                    rule: "file/empty", message: "there is no edge in this file",
                    hint: "give an edge a line, for instance: ana,ben"))
        }
    }

    private mutating func read(_ range: Range<Int>) {
        guard let first = range.first(where: { !Self.isBlank(bytes[$0]) }), bytes[first] != UInt8(ascii: "#") else {
            return
        }
        let isSeparated = columns?.hasCommas ?? range.contains { bytes[$0] == UInt8(ascii: ",") }
        fields.removeAll(keepingCapacity: true)
        if !unquoted.isEmpty { unquoted.removeAll(keepingCapacity: true) }
        guard isSeparated ? splitAtCommas(first..<range.upperBound) : splitAtBlanks(first..<range.upperBound) else {
            return
        }
        guard let columns else {
            begin(hasCommas: isSeparated)
            return
        }
        addEdge(columns)
    }

    /// Takes the first line: a header, or the first edge.
    private mutating func begin(hasCommas: Bool) {
        let texts = fields.prefix(EdgeListColumns.mostColumns).map { text($0) }
        if let header = EdgeListColumns(header: texts, hasCommas: hasCommas) {
            begin(header)
            for index in header.unread where index < texts.count {
                problems.append(
                    Problem(
                        severity: .warning, rule: "edges/column",
                        message: "the column '\(shown(texts[index]))' is not read",
                        place: place(of: fields[index]), length: fields[index].range.count))
            }
            return
        }
        let third = fields.count == 3 ? EdgeListNumber.parse(slice(fields[2])) : nil
        let columns = EdgeListColumns(fieldCount: fields.count, thirdIsNumber: third != nil, hasCommas: hasCommas)
        begin(columns)
        addEdge(columns)
    }

    private mutating func begin(_ columns: EdgeListColumns) {
        self.columns = columns
        if columns.weight != nil { edges.weights = [] }
        if columns.relation != nil { edges.relations = [] }
    }

    private mutating func addEdge(_ columns: EdgeListColumns) {
        guard fields.count == columns.count else {
            let extra = fields.count > columns.count ? fields[columns.count] : fields.last
            report(
                "edges/fields", "\(columns.count) fields are expected on a line, and here are \(fields.count)", extra,
                hint: columns.hasCommas ? "a name with a comma in it must stand in double quotes" : nil)
            return
        }
        for index in [columns.tail, columns.head] where fields[index].range.isEmpty {
            report("edges/name", "the name of a node is expected here", fields[index])
            return
        }
        var weight = 1.0
        if let index = columns.weight, !fields[index].range.isEmpty {
            guard let number = EdgeListNumber.parse(slice(fields[index])), number > 0, number.isFinite else {
                let found = shown(text(fields[index]))
                report("edges/weight", "a weight is a positive finite number, not '\(found)'", fields[index])
                return
            }
            weight = number
        }
        if columns.weight != nil { edges.weights?.append(weight) }
        if let index = columns.relation {
            let relation = relationNames.index(of: slice(fields[index]))
            edges.relations?.append(relation)
        }
        edges.tails.append(names.index(of: slice(fields[columns.tail])))
        edges.heads.append(names.index(of: slice(fields[columns.head])))
    }
}

// MARK: Fields

/// One field of a line.
struct EdgeListField {
    /// Its bytes in the file, without quotes and the blanks around it.
    var range: Range<Int>
    /// If it has doubled quotes, where its text is found without them.
    var unquoted: Int?
}

extension EdgeListParser {
    static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }

    private mutating func splitAtBlanks(_ range: Range<Int>) -> Bool {
        var start = range.lowerBound
        while start < range.upperBound {
            var end = start
            while end < range.upperBound, !Self.isBlank(bytes[end]) { end += 1 }
            fields.append(EdgeListField(range: start..<end))
            start = end
            while start < range.upperBound, Self.isBlank(bytes[start]) { start += 1 }
        }
        return true
    }

    /// False after a problem.
    private mutating func splitAtCommas(_ range: Range<Int>) -> Bool {
        var start = range.lowerBound
        while true {
            while start < range.upperBound, Self.isBlank(bytes[start]) { start += 1 }
            var end = start
            if start < range.upperBound, bytes[start] == UInt8(ascii: "\"") {
                guard let next = takeQuoted(start..<range.upperBound) else { return false }
                end = next
            } else {
                while end < range.upperBound, bytes[end] != UInt8(ascii: ",") { end += 1 }
                var last = end
                while last > start, Self.isBlank(bytes[last - 1]) { last -= 1 }
                fields.append(EdgeListField(range: start..<last))
            }
            if end >= range.upperBound { return true }
            start = end + 1
        }
    }

    /// Takes a field that begins with a quote, and says where the comma behind it stands or the line ends.
    private mutating func takeQuoted(_ range: Range<Int>) -> Int? {
        let quote = UInt8(ascii: "\"")
        var end = range.lowerBound + 1
        var isDoubled = false
        while end < range.upperBound {
            if bytes[end] == quote {
                guard end + 1 < range.upperBound, bytes[end + 1] == quote else { break }
                isDoubled = true
                end += 1
            }
            end += 1
        }
        let inner = (range.lowerBound + 1)..<end
        var next = end + 1
        while next < range.upperBound, Self.isBlank(bytes[next]) { next += 1 }
        guard end < range.upperBound, next >= range.upperBound || bytes[next] == UInt8(ascii: ",") else {
            report(
                "edges/quote", "this quoted field has no end on its line",
                EdgeListField(range: range.lowerBound..<(range.lowerBound + 1)),
                hint: "a quote within a quoted field is doubled")
            return nil
        }
        var field = EdgeListField(range: inner)
        if isDoubled {
            var text: [UInt8] = []
            var index = inner.lowerBound
            while index < inner.upperBound {
                text.append(bytes[index])
                index += bytes[index] == quote ? 2 : 1
            }
            field.unquoted = unquoted.count
            unquoted.append(text)
        }
        fields.append(field)
        return next
    }

    private func slice(_ field: EdgeListField) -> EdgeListText {
        if let index = field.unquoted { return .copied(unquoted[index]) }
        return .inPlace(UnsafeBufferPointer(rebasing: bytes[field.range]))
    }

    private func text(_ field: EdgeListField) -> String {
        slice(field).withBytes { String(decoding: $0, as: UTF8.self) }
    }
}

// MARK: Problems

extension EdgeListParser {
    private mutating func report(_ rule: String, _ message: String, _ field: EdgeListField?, hint: String? = nil) {
        let length = field.map { scalars(in: $0.range) } ?? 1
        problems.append(
            Problem(
                rule: rule, message: message, place: field.map { place(of: $0) } ?? (line, 1), length: max(1, length),
                hint: hint))
    }

    private func place(of field: EdgeListField) -> (line: Int, column: Int) {
        (line, 1 + scalars(in: lineStart..<field.range.lowerBound))
    }

    private func scalars(in range: Range<Int>) -> Int {
        range.count { bytes[$0] & 0xC0 != 0x80 }
    }

    /// Short enough for a message.
    private func shown(_ text: String) -> String {
        text.unicodeScalars.count > 60 ? String(String.UnicodeScalarView(text.unicodeScalars.prefix(60))) + "…" : text
    }
}
