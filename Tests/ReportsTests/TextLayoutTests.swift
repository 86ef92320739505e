import Testing

@testable import Reports

/// Sentences broken into lines; the lines are counted by hand.
@Suite struct TextLayoutTests {
    @Test(arguments: [
        ("one two three", 7, ["one two", "three"]),
        ("unbreakable word", 5, ["unbreakable", "word"]),
        // Up to the number, the line would have just enough room.
        ("fell to 89 % of all", 10, ["fell to", "89 % of", "all"]),
        ("from 40 %, then", 7, ["from", "40 %,", "then"]),
        // Only a number keeps it.
        ("as % of all", 4, ["as %", "of", "all"]), ("word % is", 5, ["word", "% is"]),
        ("% first", 3, ["%", "first"]), ("", 10, []),
    ])
    func breaksBetweenWords(_ text: String, _ width: Int, _ lines: [String]) {
        #expect(TextWrapping.lines(text, width: width, indent: "") == lines)
    }
}
