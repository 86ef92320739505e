import TestSupport
import Testing

@testable import SourceDocuments

@Suite struct YAMLScalarTests {
    @Test(arguments: [
        "ana", "Ana Silva", "2026-Q3", "team:platform", "person:o.brien", "https://x.org/a#b", "3rd", "a-b", "日本", "😀",
        "R&D", "C++", "50 %", "O'Brien", "<script>",
    ])
    func whatIsSafeStaysPlain(text: String) {
        #expect(YAMLScalar.quoted(text) == text)
    }

    @Test func whatIsNotSafeIsQuoted() {
        let expected = [
            ("", "''"), (" a", "' a'"), ("no", "'no'"), ("1e3", "'1e3'"), ("null", "'null'"), ("~", "'~'"),
            ("- x", "'- x'"),
            ("a: b", "'a: b'"), ("#", "'#'"), ("a #b", "'a #b'"), ("007", "'007'"), ("12:30", "'12:30'"),
            ("Yes", "'Yes'"),
            ("2026-08-14", "'2026-08-14'"), ("'tis", "\"'tis\""),
            ("'\"", "'''\"'"), ("a\nb", "\"a\\nb\""), ("\u{7}", "\"\\x07\""), ("\u{2028}", "\"\\u2028\""),
            ("\u{FEFF}a", "\"\\uFEFFa\""), ("\u{202E}a", "\"\\u202Ea\""), ("\u{E0001}", "\"\\U000E0001\""),
        ]
        for (text, written) in expected { #expect(YAMLScalar.quoted(text) == written) }
        // Quotes inside are nothing special.
        #expect(YAMLScalar.quoted("say \"hi\"") == "say \"hi\"")
        #expect(YAMLScalar.quoted("a, b") == "a, b")
        #expect(YAMLScalar.quoted("a, b", in: .flow) == "'a, b'")
        #expect(YAMLScalar.quoted("team:x", in: .flow) == "team:x")
    }

    /// Reads the text back from every place a scalar may stand in.
    private func check(_ text: String) throws {
        let block = YAMLScalar.quoted(text)
        let flow = YAMLScalar.quoted(text, in: .flow)
        let key = YAMLScalar.key(text, indentation: 2)
        let flowKey = YAMLScalar.key(text, in: .flow)
        let document = """
            value: \(block)
            list:
              - \(block)
              - [\(flow), \(flow)]
            keys:
              \(key) \(block)
            nested:
              \(key)
                a: \(block)
            flow: {\(flowKey) \(flow), another key: \(flow)}
            end: 1

            """
        let root = try yaml(document)
        #expect(root["value"]?.string == text, "\(document)")
        #expect(root["list"]?.sequence?.first?.string == text, "\(document)")
        #expect(root["list"]?.sequence?.last?.sequence?.map(\.string) == [text, text], "\(document)")
        for name in ["keys", "nested"] {
            // Compared by scalars: Swift's own equality would pass over a change of normalisation.
            #expect(
                root[name]?.mapping?.map { Array($0.key.unicodeScalars) } == [Array(text.unicodeScalars)], "\(document)"
            )
        }
        #expect(root["keys"]?.mapping?.first?.value.string == text, "\(document)")
        #expect(root["nested"]?.mapping?.first?.value["a"]?.string == text, "\(document)")
        #expect(root["flow"]?.mapping?.first?.key == text, "\(document)")
        #expect(root["flow"]?.mapping?.first?.value.string == text, "\(document)")
        #expect(root["end"]?.int == 1, "\(document)")
        // As the whole document, at the very start of a line.
        #expect(try yaml(block + "\n").string == text)
        #expect(try yaml(YAMLScalar.key(text) + " 1\n").mapping?.first?.key == text)
    }

    @Test(arguments: [
        "", " ", " a", "a ", "no", "1e3", "null", "~", "- x", "-", "--", "---", "--- a", "...", "? x", "?", ": x", ":",
        "a: b", "a:",
        "a:b", "::", "#", "a #b", "a#b", "'", "\"", "''", "'\"", "\\", "\\n", "a\\", "\n", "a\nb", "\n\n", "a\n", "\ra",
        "\t", "a\tb",
        "\u{1}", "\u{1F}", "\u{7F}", "\u{80}", "\u{85}", "\u{9F}", "\u{A0}", "\u{2028}", "\u{2029}", "\u{FEFF}",
        "a\u{FEFF}",
        "\u{FFFE}", "\u{FFFF}", "\u{10FFFF}", "\u{E000}", "\u{202E}abc", "שלום", "مرحبا: ب", "👩‍👩‍👧‍👦", "🏴󠁧󠁢󠁥󠁮󠁧󠁿", "e\u{301}", "é",
        "%TAG", "@a",
        "`", "&a", "*a", "!a", "!!str a", "|", ">", "{", "}", "[a]", ",", "a,b", "<<", "=", "y", "N", "0x1F", "0o7",
        "1_000",
        "1:2", ".inf", "-.INF", ".NaN", "+1", "-1", "- ", "a - b", "a: ", "a :b", "{{x}}", "a?b", "?a", "-a", ":a",
    ])
    func hostileTextsComeBack(text: String) throws { try check(text) }

    @Test func longTextsComeBack() throws {
        for unit in ["a", " ", "a b ", "é", "\u{1}", "'", "\"", "\n", "😀", "\u{202E}"] {
            for count in [500, 999, 1_000, 1_001, 1_030, 3_000] { try check(String(repeating: unit, count: count)) }
        }
    }

    @Test(arguments: 0..<4)
    func randomTextsComeBack(seed: Int) throws {
        var random = SeededGenerator(seed: UInt64(seed))
        for _ in 0..<250 {
            let text = String(Value.randomText(using: &random).unicodeScalars.filter { $0 != "\u{0}" })
            try check(text)
        }
    }

    /// What the JSON writer writes is YAML too, and both readers agree on it.
    @Test func bothReadersAgreeOnJSON() throws {
        var random = SeededGenerator(seed: 7)
        for _ in 0..<150 {
            let value = Value.random(depth: 3, using: &random)
            var json = JSONWriter()
            try json.write(value)
            #expect(try Value(yaml(json.text)) == value, "\(json.text)")
        }
    }
}
