import SourceDocuments
import Testing

@Suite struct MarkdownTextTests {
    static let hostile = [
        "plain words, 12 %", "<b>&\"'\\N", "a|b", "`code`", "``", "`", " padded ", "[link](http://x)", "@everyone",
        "#1",
        "*bold* _it_ ~~no~~", "www.example.org", "https://example.org", "\u{202E}rtl", "line\nbreak", "&amp; &#58;",
        "$x$",
        "日本語 👩‍👩‍👧‍👦", "a`` b ` c", "", "<!-- x -->",
    ]

    @Test(arguments: hostile)
    func whatIsEscapedComesBack(_ text: String) {
        let escaped = MarkdownText.escaped(text)
        #expect(MarkdownText.unescaped(escaped) == DisplayText.visible(text))
        #expect(!escaped.contains("\n"))
    }

    /// Nothing that Markdown, HTML or a host takes for more than text is left.
    @Test(arguments: hostile)
    func nothingIsMarkup(_ text: String) {
        let escaped = MarkdownText.escaped(text).replacing("<!-- -->", with: "\u{0}")
        #expect(!escaped.contains("<") && !escaped.contains(">"))
        #expect(!escaped.contains("http:") && !escaped.contains("https:") && !escaped.contains("www."))
        for character in ["|", "`", "*", "_", "[", "]", "~", "$"] {
            #expect(!escaped.replacing("\\\(character)", with: "").contains(character), "\(escaped)")
        }
        for mark in ["@", "#"] where text.contains(mark) {
            #expect(escaped.contains("\(mark)\u{0}") || escaped.contains("&\(mark)58;"), "\(escaped)")
        }
    }

    @Test(arguments: hostile.filter { !$0.isEmpty })
    func codeIsFoundAgain(_ text: String) throws {
        let code = MarkdownText.code(text)
        let (content, rest) = try #require(MarkdownText.leadingCode(of: Substring(code + "; `more`")))
        #expect(content == DisplayText.visible(text))
        #expect(rest == "; `more`")
    }

    @Test(arguments: ["no code", "`open", "``open` more", ""])
    func whatIsNoCodeIsNone(_ text: String) {
        #expect(MarkdownText.leadingCode(of: Substring(text)) == nil)
    }
}
