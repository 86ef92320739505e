import Testing

@testable import GraphvizLayout

@Suite struct TextWrappingTests {
    @Test func breaksAtSpaces() {
        #expect(TextWrapping.lines(of: "the quick brown fox", width: 10) == ["the quick", "brown fox"])
        #expect(TextWrapping.lines(of: "exactly ten", width: 11) == ["exactly ten"])
        #expect(TextWrapping.lines(of: "exactly ten", width: 10) == ["exactly", "ten"])
    }

    @Test func breaksWordsThatAreTooLong() {
        #expect(TextWrapping.lines(of: "abcdefghij klm", width: 4) == ["abcd", "efgh", "ij", "klm"])
        #expect(TextWrapping.lines(of: "ab cdefgh", width: 4) == ["ab", "cdef", "gh"])
    }

    @Test func neverCutsAGrapheme() {
        let family = "👩‍👩‍👧‍👦"
        #expect(TextWrapping.lines(of: family + family + family, width: 4) == [family + family, family])
        #expect(TextWrapping.lines(of: "e\u{301}e\u{301}e\u{301}", width: 2) == ["e\u{301}e\u{301}", "e\u{301}"])
    }

    @Test func wideLettersTakeTwoColumns() {
        #expect(TextWrapping.columns(of: "日本") == 4)
        #expect(TextWrapping.columns(of: "ｆｕ") == 4)
        #expect(TextWrapping.columns(of: "né") == 2)
        #expect(TextWrapping.columns(of: "🙂") == 2)
        #expect(TextWrapping.columns(of: "\u{200B}") == 0)
        #expect(TextWrapping.lines(of: "日本語漢字", width: 5) == ["日本", "語漢", "字"])
    }

    @Test func cutsWithAnEllipsis() {
        #expect(TextWrapping.lines(of: "one two three four", width: 5, maximumLines: 2) == ["one", "two…"])
        #expect(TextWrapping.lines(of: "abcdefghijkl", width: 4, maximumLines: 2) == ["abcd", "efg…"])
        #expect(TextWrapping.lines(of: "one two", width: 5, maximumLines: 2) == ["one", "two"])
        #expect(TextWrapping.truncated("abcdef", width: 6) == "abcdef")
        #expect(TextWrapping.truncated("abcdefg", width: 6) == "abcde…")
        #expect(TextWrapping.truncated("ab cdef", width: 4) == "ab…")
        #expect(TextWrapping.truncated("日本語", width: 5) == "日本…")
    }

    @Test func keepsLineBreaksAndOddInput() {
        #expect(TextWrapping.lines(of: "a\nb\r\nc", width: 9) == ["a", "b", "c"])
        #expect(TextWrapping.lines(of: "", width: 9) == [""])
        #expect(TextWrapping.lines(of: "   ", width: 9) == [""])
        #expect(TextWrapping.lines(of: "abc", width: 0) == ["ab", "c"])
        #expect(TextWrapping.lines(of: "abc", width: 9, maximumLines: 0) == [])
        #expect(
            TextWrapping.lines(of: String(repeating: "x", count: 100_000), width: 10, maximumLines: 1) == ["xxxxxxxxx…"]
        )
    }
}

@Suite struct HTMLTextTests {
    @Test func escapesForHTMLLikeLabels() {
        #expect(HTMLText.escape("<b>&\"'\\N") == "&lt;b&gt;&amp;&quot;&#39;\\\\N")
        #expect(HTMLText.escape("a\nb\r\nc") == "a<BR/>b<BR/>c")
        #expect(HTMLText.escape("a\u{0}b\u{1B}c\td") == "a\u{FFFD}b\u{FFFD}c d")
        #expect(HTMLText.escapeAttribute("a\n\"b\"") == "a &quot;b&quot;")
    }

    @Test func escapesForPlainLabels() {
        #expect(HTMLText.escapePlain("a\\Nb") == "a\\\\Nb")
        #expect(HTMLText.escapePlain("x < y & z\n2") == "x &lt; y &amp; z\\n2")
    }
}
