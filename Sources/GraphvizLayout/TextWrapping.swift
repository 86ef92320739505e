/// Breaking and shortening text for boxes.
///
/// Widths are counted in columns: 1 for a letter, 2 for what East Asian typography and emoji draw twice as wide,
/// 0 for what takes no room. Graphemes are never cut.
public enum TextWrapping {
    /// The columns a grapheme takes: 0, 1 or 2.
    public static func columns(of character: Character) -> Int {
        guard let scalar = character.unicodeScalars.first else { return 0 }
        let value = scalar.value
        if scalar.properties.generalCategory == .nonspacingMark || scalar.properties.generalCategory == .enclosingMark {
            return 0
        }
        if scalar.properties.isEmojiPresentation || character.unicodeScalars.contains("\u{FE0F}") { return 2 }
        // Unicode Standard Annex 11: the blocks whose characters are wide or full-width.
        switch value {
        case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xA000...0xA4CF,
            0xA960...0xA97F, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6,
            0x1F300...0x1FAFF, 0x20000...0x3FFFD:
            return 2
        case 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x2069:
            return 0
        default:
            return 1
        }
    }

    /// The columns a text takes. Linear.
    public static func columns(of text: some StringProtocol) -> Int {
        text.reduce(into: 0) { $0 += columns(of: $1) }
    }

    /// Breaks text into lines of at most `width` columns, at spaces where there are any; words that are longer than
    /// a line are broken between graphemes. At most `maximumLines` lines come out; when that cuts text off, the last
    /// line ends in `…`. Newlines in the text break lines. Linear.
    public static func lines(of text: String, width: Int, maximumLines: Int = .max) -> [String] {
        let width = max(width, 2)
        guard maximumLines > 0 else { return [] }
        var lines: [String] = []
        for paragraph in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
            wrap(paragraph, width: width, into: &lines, limit: maximumLines)
            if lines.count > maximumLines { break }
        }
        guard lines.count > maximumLines else { return lines }
        lines.removeSubrange(maximumLines...)
        lines[maximumLines - 1] = withEllipsis(lines[maximumLines - 1], width: width)
        return lines
    }

    /// The text if it fits into `width` columns, else its beginning and `…`. Linear.
    public static func truncated(_ text: String, width: Int) -> String {
        var used = 0
        for character in text {
            used += columns(of: character)
            if used > width { return withEllipsis(text, width: max(width, 1)) }
        }
        return text
    }

    /// Stops as soon as there is one line more than `limit`: it will only be seen that it exists.
    private static func wrap(_ paragraph: Substring, width: Int, into lines: inout [String], limit: Int) {
        var line = ""
        var used = 0
        func isDone() -> Bool { lines.count > limit }
        for word in paragraph.split(whereSeparator: \.isWhitespace) {
            let size = columns(of: word)
            if used > 0, used + 1 + size <= width {
                line += " " + word
                used += 1 + size
                continue
            }
            if used > 0 {
                lines.append(line)
                (line, used) = ("", 0)
                if isDone() { return }
            }
            for character in word {
                let columns = columns(of: character)
                if used + columns > width {
                    lines.append(line)
                    (line, used) = ("", 0)
                    if isDone() { return }
                }
                line.append(character)
                used += columns
            }
        }
        lines.append(line)
    }

    private static func withEllipsis(_ text: String, width: Int) -> String {
        var shortened = ""
        var used = 0
        for character in text {
            used += columns(of: character)
            if used > width - 1 { break }
            shortened.append(character)
        }
        while shortened.last?.isWhitespace == true { shortened.removeLast() }
        return shortened + "…"
    }
}
