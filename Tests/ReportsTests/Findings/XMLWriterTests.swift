import Testing

@testable import Reports

/// XML 1.0 as a reader that is not ours takes it.
@Suite struct XMLWriterTests {
    /// Everything that XML 1.0 can hold comes back, in texts and in attributes.
    @Test(arguments: [
        "plain", "<a href=\"x\">&amp;</a>", "]]>", "'\"", "a\nb\tc", "a\rb", "\r\n", "\u{85}\u{9B}\u{7F}", "\u{2028}",
        "\u{FEFF}x",
        "日本語 👩‍👩‍👧‍👦", "\u{FFFD}\u{E000}\u{10FFFF}", " blanks  kept ", "<\u{301}b>",
    ])
    func whatCanBeHeldComesBack(_ text: String) throws {
        var xml = XMLWriter()
        xml.element("a", ["b": text]) { $0.element("c", text: text) }
        let root = try #require(ReadElement.root(of: xml.text), "\(xml.text)")
        #expect(Array((root.attributes["b"] ?? "").unicodeScalars) == Array(text.unicodeScalars))
        #expect(Array((root.elements.first?.text ?? "").unicodeScalars) == Array(text.unicodeScalars))
    }

    /// The characters of XML 1.0 (2.2) are U+9, U+A, U+D, U+20 to U+D7FF, U+E000 to U+FFFD, and all above U+FFFF.
    @Test func whatCannotBeHeldIsReplaced() throws {
        let all = (UInt8(0)...0x1F).map { Unicode.Scalar($0) } + ["\u{FFFE}", "\u{FFFF}"]
        for scalar in all where !["\t", "\n", "\r"].contains(scalar) {
            var xml = XMLWriter()
            xml.element("a", ["b": String(scalar)], text: String(scalar))
            let root = try #require(ReadElement.root(of: xml.text), "\(scalar.value)")
            #expect(root.attributes["b"] == "\u{FFFD}" && root.text == "\u{FFFD}", "\(scalar.value)")
        }
    }

    @Test func elementsAreIndented() {
        var xml = XMLWriter()
        xml.element("a", [:]) { xml in
            xml.element("b", ["x": "1", "a": "2"])
            xml.element("c", [:]) { $0.element("d", text: "e") }
        }
        #expect(
            xml.text == """
                <?xml version="1.0" encoding="UTF-8"?>
                <a>
                  <b x="1" a="2"/>
                  <c>
                    <d>e</d>
                  </c>
                </a>

                """)
    }
}
