import SourceDocuments

/// Values as texts that DOT can carry and that come back whole.
///
/// DOT has one escape, `\"`, keeps every other backslash as it is, does not tell an empty value from none, and cannot hold
/// NUL. So text goes as it is where none of this matters, and else as a JSON string; lists and mappings go as JSON.
enum DOTText {
    /// The text of a value, before DOT's own quotes.
    static func encode(_ value: DocumentValue) -> String {
        switch value {
        case .text(let text): encode(text)
        case .word(let word): word
        case .number(let number): DocumentValue.numeral(number)
        case .integer(let integer): String(integer)
        case .bool(let bool): bool ? "true" : "false"
        case .list, .fields: json(value)
        }
    }

    /// The text itself where it comes back as it is, else a JSON string.
    static func encode(_ text: String) -> String {
        needsJSON(text) ? json(.text(text)) : text
    }

    /// A text in DOT's quotes.
    static func quoted(_ text: String) -> String {
        if isIdentifier(text) || isNumeral(text) { return text }
        var bytes: [UInt8] = [UInt8(ascii: "\"")]
        for byte in text.utf8 {
            if byte == UInt8(ascii: "\"") { bytes.append(UInt8(ascii: "\\")) }
            bytes.append(byte)
        }
        bytes.append(UInt8(ascii: "\""))
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Whether a text was written as JSON.
    static func isJSON(_ text: String) -> Bool {
        guard let first = text.utf8.first else { return false }
        return first == UInt8(ascii: "\"") || first == UInt8(ascii: "[") || first == UInt8(ascii: "{")
    }

    private static func needsJSON(_ text: String) -> Bool {
        text.isEmpty || isJSON(text)
            || text.utf8.contains { $0 < 0x20 || $0 == 0x7F || $0 == UInt8(ascii: "\\") }
    }

    /// Digits, perhaps with a fraction: the spellings of a number that need no quotes.
    private static func isNumeral(_ text: String) -> Bool {
        let parts = text.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        return parts.count <= 2 && parts.allSatisfy { !$0.isEmpty && $0.allSatisfy { (0x30...0x39).contains($0) } }
    }

    /// Letters, digits and `_`, not a digit first, and none of DOT's own words: what needs no quotes.
    private static func isIdentifier(_ text: String) -> Bool {
        guard let first = text.utf8.first, !(0x30...0x39).contains(first) else { return false }
        guard
            text.utf8.allSatisfy({
                $0 == UInt8(ascii: "_") || (0x30...0x39).contains($0) || (0x61...0x7A).contains($0 | 0x20)
            })
        else { return false }
        return !["node", "edge", "graph", "digraph", "subgraph", "strict"].contains(text.lowercased())
    }

    /// Compact JSON in which no quote follows a backslash: DOT could not carry the two.
    private static func json(_ value: DocumentValue) -> String {
        var writer = JSONWriter()
        JSONLines.write(value, to: &writer)
        var bytes: [UInt8] = []
        var isEscaped = false
        for byte in writer.takeBytes() {
            if isEscaped, byte == UInt8(ascii: "\"") {
                bytes.append(contentsOf: "u0022".utf8)
                isEscaped = false
                continue
            }
            isEscaped = !isEscaped && byte == UInt8(ascii: "\\")
            bytes.append(byte)
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
