/// Escaping of text for the three places Graphviz reads it from. All functions are linear.
public enum HTMLText {
    /// Text for the inside of an HTML-like label: drawn exactly as it is.
    ///
    /// Markup characters become entities, newlines `<BR/>`, a backslash is doubled because Graphviz expands `\N` in
    /// HTML-like text too, a control character becomes U+FFFD and NUL with it.
    public static func escape(_ text: String) -> String {
        escape(text, lineBreak: "<BR/>")
    }

    /// Text for an attribute of an HTML-like element, such as `TITLE`: a newline becomes a space.
    public static func escapeAttribute(_ text: String) -> String {
        escape(text, lineBreak: " ")
    }

    static func escape(_ text: String, lineBreak: String) -> String {
        var result = ""
        result.reserveCapacity(text.utf8.count)
        for character in text {
            if character.isNewline {
                result += lineBreak
                continue
            }
            for scalar in character.unicodeScalars {
                switch scalar {
                case "&": result += "&amp;"
                case "<": result += "&lt;"
                case ">": result += "&gt;"
                case "\"": result += "&quot;"
                case "'": result += "&#39;"
                case "\\": result += "\\\\"
                default: result.unicodeScalars.append(drawable(scalar))
                }
            }
        }
        return result
    }

    /// Text for a plain label: drawn exactly as it is. Backslashes are doubled, `&` and `<` become entities, which
    /// also makes it impossible for a plain label to equal an HTML-like one.
    public static func escapePlain(_ text: String) -> String {
        var result = ""
        result.reserveCapacity(text.utf8.count)
        for character in text {
            if character.isNewline {
                result += "\\n"
                continue
            }
            for scalar in character.unicodeScalars {
                switch scalar {
                case "&": result += "&amp;"
                case "<": result += "&lt;"
                case ">": result += "&gt;"
                case "\\": result += "\\\\"
                default: result.unicodeScalars.append(drawable(scalar))
                }
            }
        }
        return result
    }

    /// Text for the attribute `tooltip`, in which Graphviz expands backslashes twice.
    static func escapeTooltip(_ text: String) -> String {
        text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
            .map { escapePlain(String($0)).doublingBackslashes() }.joined(separator: "\\n")
    }

    /// Text for XML, in content or in an attribute between double quotes.
    static func escapeXML(_ text: String) -> String {
        var result = ""
        result.reserveCapacity(text.utf8.count)
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            case "'": result += "&#39;"
            case "\n": result += "&#10;"
            default: result.unicodeScalars.append(drawable(scalar))
            }
        }
        return result
    }

    /// The text that ``escapeXML(_:)`` made an attribute of.
    static func unescapeXML(_ text: String) -> String {
        guard text.utf8.contains(UInt8(ascii: "&")) else { return text }
        var result = text
        for (entity, character) in [
            ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&#10;", "\n"), ("&amp;", "&"),
        ] {
            result = result.split(separator: entity, omittingEmptySubsequences: false).joined(separator: character)
        }
        return result
    }

    /// The scalar, or U+FFFD for what XML cannot carry and C strings cannot hold; a tab is a space.
    private static func drawable(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        switch scalar.value {
        case 0x09: " "
        case 0x00...0x1F, 0x7F...0x9F, 0xFFFE, 0xFFFF: "\u{FFFD}"
        default: scalar
        }
    }
}

extension String {
    /// The text with every backslash doubled, for strings in which Graphviz expands `\N` and its like.
    func doublingBackslashes() -> String {
        split(separator: "\\", omittingEmptySubsequences: false).joined(separator: "\\\\")
    }
}
