/// How wide text becomes, as far as that can be said without its font: rather too wide than too narrow.
enum TextMeasure {
    /// How much wider bold text is.
    static let boldFactor = 1.08

    /// The width of a line in user units.
    static func width(_ text: some StringProtocol, size: Double) -> Double {
        text.reduce(0) { $0 + width(of: $1) } * size
    }

    /// The text, or as much of it as fits, with an ellipsis.
    static func fitting(_ text: String, size: Double, width limit: Double) -> String {
        guard width(text, size: size) > limit else { return text }
        var shown = ""
        var used = size * 0.9
        for character in text {
            used += width(of: character) * size
            if used > limit { break }
            shown.append(character)
        }
        while shown.hasSuffix(" ") { shown.removeLast() }
        return shown + "…"
    }

    /// The lines of a paragraph, broken between words; a word that is too long alone is shortened when it is drawn.
    static func lines(_ text: String, size: Double, width limit: Double) -> [String] {
        var lines: [String] = []
        var line = ""
        var used = 0.0
        for word in text.split(whereSeparator: \.isWhitespace) {
            let own = width(word, size: size)
            let space = line.isEmpty ? 0 : size * 0.3
            if !line.isEmpty, used + space + own > limit {
                lines.append(line)
                (line, used) = ("", 0)
            }
            line += line.isEmpty ? String(word) : " \(word)"
            used += (used == 0 ? 0 : size * 0.3) + own
        }
        return line.isEmpty ? lines : lines + [line]
    }

    /// Widths of a wide sans-serif in parts of its size: letters of one kind are taken for equally wide.
    private static func width(of character: Character) -> Double {
        guard let scalar = character.unicodeScalars.first else { return 0 }
        switch scalar.value {
        case 0x20, 0x27, 0x2C...0x2E, 0x3A, 0x3B, 0x69, 0x6A, 0x6C, 0x7C: return 0.34
        case 0x4D, 0x57, 0x6D, 0x77, 0x25, 0x40: return 0.95
        case 0x41...0x5A: return 0.7
        case 0..<0x1100: return 0.6
        default: return 1.05
        }
    }
}
