/// User text made safe and measurable for a terminal.
///
/// Control characters could drive the terminal, and invisible or direction-changing ones could make text read as what it
/// is not (CVE-2021-42574, "Trojan Source"): all of these are shown as escapes such as `\u{202E}`.
public enum DisplayText {
    /// The text with everything spelled out that would not show as itself; line breaks and tabs included.
    public static func visible(_ text: String) -> String {
        if text.utf8.allSatisfy({ (0x20..<0x7F).contains($0) }) { return text }
        return text.reduce(into: "") { $0 += visible($1) }
    }

    /// How many columns a terminal needs for text that `visible` has treated.
    public static func width(_ text: String) -> Int {
        text.utf8.allSatisfy { $0 < 0x80 } ? text.utf8.count : text.reduce(0) { $0 + width($1) }
    }

    static func visible(_ character: Character) -> String {
        if character.unicodeScalars.allSatisfy({ !isHidden($0) }) { return String(character) }
        // Within an emoji, tags and joiners are what makes it one: flags of England, families.
        if let first = character.unicodeScalars.first, first.properties.isEmojiPresentation {
            let rest = character.unicodeScalars.dropFirst()
            if rest.allSatisfy({ !isHidden($0) || (0xE0020...0xE007F).contains($0.value) }) { return String(character) }
        }
        var escaped = ""
        for scalar in character.unicodeScalars {
            if isHidden(scalar) {
                escaped += "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
            } else {
                escaped.unicodeScalars.append(scalar)
            }
        }
        return escaped
    }

    static func width(_ character: Character) -> Int {
        guard let first = character.unicodeScalars.first else { return 0 }
        if first.isASCII, character.unicodeScalars.count == 1 { return 1 }
        if character.unicodeScalars.contains(where: { $0.properties.isEmojiPresentation || $0.value == 0xFE0F }) {
            return 2
        }
        switch first.properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .format: return 0
        default: return isWide(first.value) ? 2 : 1
        }
    }

    private static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.isASCII { return scalar.value < 0x20 || scalar.value == 0x7F }
        switch scalar.properties.generalCategory {
        case .control, .lineSeparator, .paragraphSeparator, .surrogate: return true
        // The two joiners are spelling in Persian and Indic scripts, and part of emoji.
        case .format: return scalar.value != 0x200C && scalar.value != 0x200D
        default: return false
        }
    }

    /// East Asian Wide and Fullwidth (Unicode Standard Annex 11), without the emoji, which have a property of their own.
    private static func isWide(_ value: UInt32) -> Bool {
        switch value {
        case 0x1100...0x115F, 0x2329...0x232A, 0x2E80...0x303E, 0x3041...0x4DBF, 0x4E00...0xA4CF, 0xA960...0xA97F,
            0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE10...0xFE19, 0xFE30...0xFE6F, 0xFF01...0xFF60, 0xFFE0...0xFFE6,
            0x16FE0...0x18DFF, 0x1AFF0...0x1B2FF, 0x1F200...0x1F265, 0x20000...0x3FFFD:
            true
        default: false
        }
    }
}
