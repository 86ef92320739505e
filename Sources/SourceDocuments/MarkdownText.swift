/// User text made safe for Markdown: what it says is shown as it stands, and nothing of it is markup, a link, a mention or
/// HTML.
public enum MarkdownText {
    /// The text with every character escaped that Markdown or HTML would take for more than itself; on one line.
    ///
    /// Backslash escapes as in CommonMark 0.31.2, section 2.4; `@` and `#` are followed by an empty comment, since hosts
    /// turn `@name` and `#1` into mentions even behind a backslash.
    public static func escaped(_ text: String) -> String {
        var escaped = ""
        for character in DisplayText.visible(text) {
            switch character {
            case "\\", "`", "*", "_", "{", "}", "[", "]", "(", ")", "|", "~", "!", "$":
                escaped += "\\\(character)"
            case "&": escaped += "&amp;"
            case "<": escaped += "&lt;"
            case ">": escaped += "&gt;"
            case "@", "#": escaped += "\(character)\(comment)"
            // What a host would make a link of.
            case ":" where escaped.hasSuffix("http") || escaped.hasSuffix("https"): escaped += "&#58;"
            case ".": escaped += escaped.hasSuffix("www") ? "&#46;" : "."
            default: escaped.append(character)
            }
        }
        return escaped
    }

    /// The text that was escaped.
    public static func unescaped(_ text: String) -> String {
        var rest = Substring(text)
        var plain = ""
        let written = [("&amp;", "&"), ("&lt;", "<"), ("&gt;", ">"), ("&#58;", ":"), ("&#46;", "."), (comment, "")]
        while let first = rest.first {
            if first == "\\", let second = rest.dropFirst().first, second.isASCII,
                second.isPunctuation || second.isSymbol
            {
                plain.append(second)
                rest = rest.dropFirst(2)
            } else if let (mark, character) = written.first(where: { rest.hasPrefix($0.0) }) {
                plain += character
                rest = rest.dropFirst(mark.count)
            } else {
                plain.append(first)
                rest = rest.dropFirst()
            }
        }
        return plain
    }

    /// What stops a host from making a mention of what follows.
    private static let comment = "<!-- -->"

    /// The text as a code span: within backticks, one more than any run of them in the text.
    public static func code(_ text: String) -> String {
        let text = DisplayText.visible(text)
        var longest = 0
        var run = 0
        for byte in text.utf8 {
            run = byte == UInt8(ascii: "`") ? run + 1 : 0
            longest = max(longest, run)
        }
        let fence = String(repeating: "`", count: longest + 1)
        // A blank on each side is taken away again by whoever reads it (CommonMark 0.31.2, section 6.1).
        let needsBlanks = longest > 0 || text.hasPrefix(" ") || text.hasSuffix(" ")
        return needsBlanks ? "\(fence) \(text) \(fence)" : fence + text + fence
    }

    /// What a code span at the beginning of a text holds, and what follows it; nil where none begins or it does not end.
    public static func leadingCode(of text: Substring) -> (content: String, rest: Substring)? {
        let fence = text.prefix { $0 == "`" }
        guard !fence.isEmpty else { return nil }
        var rest = text[fence.endIndex...]
        while let start = rest.firstIndex(of: "`") {
            let run = rest[start...].prefix { $0 == "`" }
            guard run.count == fence.count else {
                rest = rest[run.endIndex...]
                continue
            }
            var content = text[fence.endIndex..<start]
            if content.count > 2, content.hasPrefix(" "), content.hasSuffix(" ") {
                content = content.dropFirst().dropLast()
            }
            return (String(content), text[run.endIndex...])
        }
        return nil
    }
}
