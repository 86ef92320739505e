import Testing

@testable import Reports

/// Words that read as themselves in GitHub-flavoured Markdown.
@Suite struct MarkdownTextTests {
    /// By CommonMark 0.31 (2.4, 2.5) and GFM 0.29 (4.10, 6.9), by hand. What is told by `@name` and `#12` is found in the
    /// rendered text, so that only something in between helps.
    @Test(arguments: [
        ("plain words, (even) 1.5 - 2!", "plain words, (even) 1.5 - 2!"),
        ("a|b", "a\\|b"), ("a\\|b", "a\\\\\\|b"), ("`x`", "\\`x\\`"), ("*a* _b_ ~c~", "\\*a\\* \\_b\\_ \\~c\\~"),
        ("[x](y)", "\\[x\\](y)"), ("![x](y)", "!\\[x\\](y)"), ("<b>&amp;", "&lt;b&gt;&amp;amp;"), ("$x$", "\\$x\\$"),
        ("@ana", "@&#8203;ana"), ("a@b.example", "a@&#8203;b.example"), ("#12", "#&#8203;12"),
        ("https://x.example", "https&#58;//x.example"), ("www.x.example", "www&#46;x.example"),
        ("two\nlines", "two\\\\u{A}lines"), ("\u{202E}x", "\\\\u{202E}x"), ("日本語", "日本語"),
        ("<\u{301}b", "&lt;\u{301}b"),
    ])
    func nothingBecomesMarkup(_ text: String, _ expected: String) {
        #expect(Array(MarkdownText.escaped(text).unicodeScalars) == Array(expected.unicodeScalars))
    }

    @Test(arguments: [
        ("policy:front-desk", "`policy:front-desk`"), ("person:@ana <x>", "`person:@ana <x>`"),
        // What code cannot show is told as words.
        ("a`b", "a\\`b"), ("a|b", "a\\|b"), ("a\\b", "a\\\\b"), (" a", " a"), ("", ""), ("a\u{202E}", "a\\\\u{202E}"),
    ])
    func namesAreCodeWhereTheyCan(_ text: String, _ expected: String) {
        #expect(MarkdownText.code(text) == expected)
    }

    @Test func sentencesOfOursKeepTheirCode() {
        #expect(
            MarkdownText.prose("mark somebody as `authority`, or <b>") == "mark somebody as `authority`, or &lt;b&gt;")
        #expect(MarkdownText.prose("(`advance: automatic`)") == "(`advance: automatic`)")
        // What is not closed is no code that swallows the rest of a line.
        #expect(MarkdownText.prose("a`@b") == "a`@b`")
    }
}
