import OrgModel
import Testing

@testable import SourceDocuments

@Suite struct DiagnosticRendererTests {
    private let escape = "\u{1B}"

    private func render(_ text: String, line: Int, column: Int, length: Int = 1, width: Int = 100) -> String {
        let source = SourceText(file: "org.yaml", text: text)
        let diagnostic = source.diagnostic(
            rule: "a/b", "no", at: .init(line: line, column: column), length: length)
        return DiagnosticRenderer(maxWidth: width).render(diagnostic)
    }

    /// The line and the caret of a diagnostic.
    private func picture(_ text: String, column: Int, length: Int = 1, width: Int = 100) -> [String] {
        render(text, line: 1, column: column, length: length, width: width).split(separator: "\n").dropFirst().map(
            String.init)
    }

    @Test func theWholePicture() {
        let source = SourceText(file: "org.yaml", text: "a: 1\n  lead: anna\n")
        let diagnostic = source.diagnostic(
            rule: "model/unknown-reference", "there is no person 'anna'", at: .init(line: 2, column: 9), length: 4,
            hint: "did you mean 'ana'?")
        #expect(
            DiagnosticRenderer().render(diagnostic) == """
                org.yaml:2:9: error: there is no person 'anna' [model/unknown-reference]
                    lead: anna
                          ^~~~
                  help: did you mean 'ana'?
                """)
    }

    @Test func inColour() {
        let diagnostic = Diagnostic(
            .warning, rule: "a/b", "x", at: SourceLocation(file: "f", line: 1, column: 1), sourceLine: "q")
        #expect(
            DiagnosticRenderer(isColored: true).render(diagnostic) == """
                \(escape)[1mf:1:1:\(escape)[0m \(escape)[1;33mwarning:\(escape)[0m \(escape)[1mx\(escape)[0m \
                \(escape)[2m[a/b]\(escape)[0m
                  q
                  \(escape)[1;32m^\(escape)[0m
                """)
    }

    @Test func withoutAPlace() {
        #expect(DiagnosticRenderer().render(Diagnostic(.note, rule: "a/b", "x")) == "note: x [a/b]")
        #expect(
            DiagnosticRenderer().render(Diagnostic(.error, rule: "a/b", "x", at: SourceLocation(file: "f")))
                == "f: error: x [a/b]")
    }

    @Test func theCaretStandsBelowItsCharacter() {
        #expect(picture("a: b", column: 4) == ["  a: b", "     ^"])
        // Tabs go to the next multiple of four.
        #expect(picture("\ta\tb", column: 4) == ["      a   b", "          ^"])
        // Two columns each for wide characters and emoji, none for a combining accent.
        #expect(picture("日本: x", column: 5) == ["  日本: x", "        ^"])
        #expect(picture("👩‍👩‍👧‍👦: x", column: 10) == ["  👩‍👩‍👧‍👦: x", "      ^"])
        #expect(picture("e\u{301}: x", column: 5) == ["  e\u{301}: x", "     ^"])
        // The underline is as wide as what it underlines, and ends with the line.
        #expect(picture("a: 日本", column: 4, length: 2) == ["  a: 日本", "     ^~~~"])
        #expect(picture("a: b", column: 4, length: 50) == ["  a: b", "     ^"])
        // Just behind the end of the line.
        #expect(picture("a: [1", column: 6) == ["  a: [1", "       ^"])
    }

    @Test func nothingReachesTheTerminalUnseen() {
        #expect(picture("a: \u{202E}x", column: 5) == ["  a: \\u{202E}x", "             ^"])
        #expect(picture("\u{1B}[31m", column: 2) == ["  \\u{1B}[31m", "        ^"])
        let diagnostic = Diagnostic(
            .error, rule: "a/b", "key '\u{1B}]0;x\u{7}\n'", at: SourceLocation(file: "a\u{9B}b\u{2066}"),
            hint: "\u{200B}\u{FEFF}")
        #expect(
            DiagnosticRenderer().render(diagnostic) == """
                a\\u{9B}b\\u{2066}: error: key '\\u{1B}]0;x\\u{7}\\u{A}' [a/b]
                  help: \\u{200B}\\u{FEFF}
                """)
        // What is spelling in some languages stays.
        #expect(DisplayText.visible("می\u{200C}خواهم 👨‍👩‍👧 🏴󠁧󠁢󠁥󠁮󠁧󠁿 ñ") == "می\u{200C}خواهم 👨‍👩‍👧 🏴󠁧󠁢󠁥󠁮󠁧󠁿 ñ")
    }

    @Test func longLinesAreCutAroundTheCaret() {
        let long = String(repeating: "a", count: 500) + "X" + String(repeating: "b", count: 500)
        for width in [20, 60, 100] {
            let lines = picture(long, column: 501, width: width)
            #expect(lines.count == 2)
            // The caret is below the X, whatever was cut.
            let shown = Array(lines[0])
            #expect(shown[lines[1].count - 1] == "X")
            #expect(shown.count <= width + 4)
            #expect(shown[2] == "…" && shown.last == "…")
        }
        let atStart = picture(long, column: 3, width: 20)
        #expect(atStart == ["  " + String(repeating: "a", count: 20) + "…", "    ^"])
        let atEnd = picture(long, column: 1002, width: 20)
        #expect(atEnd[0].hasPrefix("  …bbb") && atEnd[0].hasSuffix("b"))
        #expect(atEnd[0].count == atEnd[1].count - 1)
    }

    @Test func linesAreFoundAmongMany() {
        let text = (1...5_000).map { "line \($0) é" }.joined(separator: "\n")
        let source = SourceText(file: "f", text: text)
        for line in [1, 2, 1_234, 4_999, 5_000] {
            #expect(source.line(at: .init(line: line, column: 3)) == "line \(line) é")
        }
        #expect(source.line(at: .init(line: 5_001, column: 1)) == nil)
        #expect(SourceText(file: "f", text: "a\r\nb\rc").line(at: .init(line: 2, column: 1)) == "b")
        #expect(SourceText(file: "f", text: "").line(at: .init(line: 1, column: 1)) == "")
    }
}
