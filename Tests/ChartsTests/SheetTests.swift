import Testing

@testable import Charts

struct SheetTests {
    @Test func lengthsHaveTwoDecimalsAtMost() {
        #expect(Sheet.number(1) == "1")
        #expect(Sheet.number(1.5) == "1.5")
        #expect(Sheet.number(1.005) == "1")
        #expect(Sheet.number(1.056) == "1.06")
        #expect(Sheet.number(-0.25) == "-0.25")
        #expect(Sheet.number(12.01) == "12.01")
        #expect(Sheet.number(.nan) == "0")
        #expect(Sheet.number(1e300) == "0")
    }

    @Test func whatXMLCannotHoldIsASpace() {
        #expect(Sheet.escaped("a<b>&\"c\u{0}\u{1B}\u{85}d\u{FFFF}") == "a&lt;b&gt;&amp;&quot;c   d ")
        #expect(Sheet.escaped("Zoë 組織") == "Zoë 組織")
    }

    @Test func longTextIsShortened() {
        #expect(TextMeasure.fitting("short", size: 10, width: 100) == "short")
        let shown = TextMeasure.fitting(String(repeating: "word ", count: 30), size: 10, width: 100)
        #expect(shown.hasSuffix("…"))
        #expect(TextMeasure.width(shown, size: 10) <= 104)
    }

    @Test func paragraphsAreBrokenBetweenWords() {
        let lines = TextMeasure.lines("one two three four five six", size: 10, width: 60)
        #expect(lines.count > 2)
        #expect(lines.joined(separator: " ") == "one two three four five six")
        #expect(TextMeasure.lines("  ", size: 10, width: 60) == [])
    }
}
