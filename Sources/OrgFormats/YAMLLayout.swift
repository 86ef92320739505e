import SourceDocuments

/// Lays values out as YAML: on one line in flow style where that is short, else as a block.
struct YAMLLayout {
    /// The columns that a line should keep to; a single long text may pass it.
    static let width = 120

    private(set) var text = ""

    /// Adds a key at the top of the file; what is listed by name gets a block of its own.
    mutating func appendTop(_ key: String, _ value: DocumentValue) {
        switch value {
        case .fields(let members):
            text += "\n\(key):\n"
            for member in members {
                var isFlow = true
                // Systems say much; a line for each thing reads and diffs better.
                if key == "systems", case .fields(let attributes) = member.value { isFlow = attributes.count <= 2 }
                append(
                    DocumentValue.Field(key: member.key, value: member.value, isName: true), indent: 2, isFlow: isFlow)
            }
        case .list(let items) where items.contains { if case .fields = $0 { true } else { false } }:
            text += "\n\(key):\n"
            for item in items { append(item, indent: 2) }
        default:
            append(DocumentValue.Field(key: key, value: value), indent: 0)
        }
    }

    private mutating func append(
        _ member: DocumentValue.Field, indent: Int, isFlow: Bool = true
    ) {
        let pad = String(repeating: " ", count: indent)
        let key = Self.key(of: member, indentation: indent)
        if case .fields(let members) = member.value, members.isEmpty {
            text += "\(pad)\(key)\n"
            return
        }
        let line = "\(pad)\(key) \(Self.flow(member.value, in: .block))"
        if Self.fits(line), isFlow {
            text += line + "\n"
            return
        }
        switch member.value {
        case .fields(let members):
            text += "\(pad)\(key)\n"
            for member in members { append(member, indent: indent + 2) }
        case .list(let items) where !items.isEmpty:
            text += "\(pad)\(key)\n"
            for item in items { append(item, indent: indent + 2) }
        default:
            text += line + "\n"
        }
    }

    private mutating func append(_ item: DocumentValue, indent: Int) {
        let pad = String(repeating: " ", count: indent)
        let line = "\(pad)- \(Self.flow(item, in: .block))"
        guard !Self.fits(line), case .fields(let members) = item else {
            text += line + "\n"
            return
        }
        // A block inside an item: its first key stands on the line of the dash.
        var block = YAMLLayout()
        for member in members { block.append(member, indent: indent + 2) }
        text += "\(pad)- " + block.text.dropFirst(indent + 2)
    }

    /// A key with its colon. The format's own words need no quotes: `on` is no truth value in YAML 1.2.
    private static func key(
        of member: DocumentValue.Field, in context: YAMLScalar.Context = .block, indentation: Int = 0
    ) -> String {
        member.isName ? YAMLScalar.key(member.key, in: context, indentation: indentation) : member.key + ":"
    }

    private static func fits(_ line: String) -> Bool { line.utf8.count <= width || line.unicodeScalars.count <= width }

    /// A value on one line.
    private static func flow(_ value: DocumentValue, in context: YAMLScalar.Context = .flow) -> String {
        switch value {
        case .text(let text): YAMLScalar.quoted(text, in: context)
        case .word(let word): word
        case .number(let number): DocumentValue.numeral(number)
        case .integer(let integer): String(integer)
        case .bool(let bool): bool ? "true" : "false"
        case .list(let items): "[" + items.map { flow($0) }.joined(separator: ", ") + "]"
        case .fields(let fields):
            "{" + fields.map { "\(key(of: $0, in: .flow)) \(flow($0.value))" }.joined(separator: ", ") + "}"
        }
    }
}
