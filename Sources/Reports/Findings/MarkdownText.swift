import SourceDocuments

/// Words as GitHub-flavoured Markdown that reads as they are, in a sentence, a list or a cell of a table; without HTML.
///
/// Nothing in them becomes markup, a link, or a message to somebody: code hosts look for `@name` and `#12` in what was
/// rendered, where a backslash is gone, so that a space without width stands in between.
enum MarkdownText {
    /// Words that stand for nothing but themselves.
    static func escaped(_ text: String) -> String {
        DisplayText.visible(text).rewriting { scalar in
            switch scalar {
            case "\\", "`", "*", "_", "[", "]", "~", "|", "$": "\\\(scalar)"
            case "&": "&amp;"
            case "<": "&lt;"
            case ">": "&gt;"
            case "@", "#": "\(scalar)&#8203;"
            default: nil
            }
        }
        // What begins as an address does is made a link without any markup.
        .replacing("://", with: "&#58;//").replacing("www.", with: "www&#46;")
    }

    /// A name or a command as code; as words where it has something in it that code cannot show.
    static func code(_ text: String) -> String {
        let isPlain = text.utf8.allSatisfy {
            $0 != UInt8(ascii: "`") && $0 != UInt8(ascii: "|") && $0 != UInt8(ascii: "\\")
        }
        let isTight = text.utf8.first != 0x20 && text.utf8.last != 0x20 && !text.isEmpty
        return isPlain && isTight && DisplayText.visible(text) == text ? "`\(text)`" : escaped(text)
    }

    /// A sentence of ours, in which what stands between backticks is code.
    static func prose(_ text: String) -> String {
        text.split(separator: "`", omittingEmptySubsequences: false).enumerated()
            .map { $0.offset.isMultiple(of: 2) ? escaped(String($0.element)) : code(String($0.element)) }
            .joined()
    }
}
