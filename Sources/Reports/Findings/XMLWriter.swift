/// Writes XML 1.0 as a stream, an element a line, two spaces for each level.
///
/// Whatever a text or the value of an attribute holds comes back from a reader as it was, but for characters that XML 1.0
/// cannot hold at all: U+FFFD stands for each of these. Names of elements and attributes are the caller's own.
struct XMLWriter {
    /// The document so far.
    private(set) var text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    private var level = 0

    /// Names and values of attributes, in the order in which they are written.
    typealias Attributes = KeyValuePairs<String, String>

    /// Writes an element that holds others.
    mutating func element(_ name: String, _ attributes: Attributes, _ body: (inout XMLWriter) -> Void) {
        begin(name, attributes)
        text += ">\n"
        level += 1
        body(&self)
        level -= 1
        indent()
        text += "</\(name)>\n"
    }

    /// Writes an element that holds a text, or nothing.
    mutating func element(_ name: String, _ attributes: Attributes = [:], text content: String = "") {
        begin(name, attributes)
        text += content.isEmpty ? "/>\n" : ">\(Self.escaped(content))</\(name)>\n"
    }

    private mutating func begin(_ name: String, _ attributes: Attributes) {
        indent()
        text += "<\(name)"
        for (key, value) in attributes { text += " \(key)=\"\(Self.escaped(value, isAttribute: true))\"" }
    }

    private mutating func indent() { text += String(repeating: " ", count: 2 * level) }

    static func escaped(_ text: String, isAttribute: Bool = false) -> String {
        text.rewriting { scalar in
            switch scalar {
            case "&": "&amp;"
            case "<": "&lt;"
            // Also for `]]>`, which may not stand in a text.
            case ">": "&gt;"
            case "\"" where isAttribute: "&quot;"
            // Readers take white space of an attribute for a blank, and any line end for LF.
            case "\t" where isAttribute, "\n" where isAttribute, "\r", "\u{7F}"..."\u{9F}": "&#\(scalar.value);"
            case "\t", "\n", "\u{20}"..."\u{D7FF}", "\u{E000}"..."\u{FFFD}", "\u{10000}"..."\u{10FFFF}": nil
            default: "\u{FFFD}"
            }
        }
    }
}
