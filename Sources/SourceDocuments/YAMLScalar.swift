/// Decides how one text is written in YAML, so that our reader, and any YAML 1.1 or 1.2 reader, gets back the same text.
public enum YAMLScalar {
    /// Where the text will stand.
    public enum Context: Hashable, Sendable {
        /// A value after `key: ` or `- ` on the same line.
        case block
        /// A key or value inside `[…]` or `{…}`.
        case flow
    }

    /// The text as it can be written on one line: plain where that is safe, otherwise in single quotes, or in double
    /// quotes where something must be escaped.
    ///
    /// Numbers, truth values, null and what YAML 1.1 took for one of these (`yes`, `off`, `12:30`, dates) are quoted, so
    /// that they stay text. For keys of a block mapping see `key`.
    ///
    /// - Complexity: linear in the text.
    public static func quoted(_ text: String, in context: Context = .block) -> String {
        if isPlain(text, in: context) { return text }
        if text.unicodeScalars.contains(where: { !isPrintable($0) }) { return doubleQuoted(text) }
        // A name such as O'Brien reads better in double quotes when these need no escapes.
        if text.utf8.contains(UInt8(ascii: "'")), !text.utf8.contains(where: { $0 == 0x22 || $0 == 0x5C }) {
            return "\"\(text)\""
        }
        return "'\(text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''"))'"
    }

    /// The text as a key with its colon, `key:`; what YAML finds too long for a simple key becomes `? key`, a line break,
    /// the indentation and `:`.
    ///
    /// - Parameters:
    ///   - text: the key.
    ///   - context: where its mapping stands.
    ///   - indentation: the spaces before the key in a block mapping.
    public static func key(_ text: String, in context: Context = .block, indentation: Int = 0) -> String {
        let written = quoted(text, in: context)
        if written.unicodeScalars.count <= longestSimpleKey { return written + ":" }
        switch context {
        case .block: return "? \(written)\n\(String(repeating: " ", count: indentation)):"
        case .flow: return "? \(written) :"
        }
    }

    /// YAML 1.2.2 allows a simple key 1024 characters (section 7.4.2); some readers count the quotes and the colon.
    private static let longestSimpleKey = 1_000

    private static func isPlain(_ text: String, in context: Context) -> Bool {
        var copy = text
        return copy.withUTF8 { bytes in
            guard let first = bytes.first, let last = bytes.last else { return false }
            // Indicators (section 5.3) and white space cannot begin a plain text; `-`, `?` and `:` could before a letter,
            // but are quoted for the eye's sake.
            guard !"-?:,[]{}#&*!|>'\"%@` ".utf8.contains(first), last != 0x20, last != UInt8(ascii: ":") else {
                return false
            }
            for (place, byte) in bytes.enumerated() {
                switch byte {
                case UInt8(ascii: ":"):
                    if bytes[place + 1] == 0x20 { return false }
                case UInt8(ascii: "#"):
                    if bytes[place - 1] == 0x20 { return false }
                case UInt8(ascii: ","), UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "{"), UInt8(ascii: "}"):
                    if context == .flow { return false }
                case UInt8(ascii: "?"):
                    if context == .flow { return false }
                default: break
                }
            }
            return CoreSchema.kind(of: bytes) == .string && !looksLikeOldYAML(bytes)
                && text.unicodeScalars.allSatisfy(isPrintable)
        }
    }

    /// What a YAML 1.1 reader takes for a truth value, null, merge key, number, time or date (https://yaml.org/type/).
    private static func looksLikeOldYAML(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        if let first = bytes.first, (0x30...0x39).contains(first) || [0x2B, 0x2E].contains(first) {
            // 12:30, 1_000, 0b1, 007, 2026-08-14, 2026-08-14T10:00:00Z and the like: digits and a little else.
            return bytes.allSatisfy { byte in
                (0x30...0x39).contains(byte) || (0x61...0x66).contains(byte | 0x20)
                    || "+-.:_xoXOtTzZ ".utf8.contains(byte)
            }
        }
        guard bytes.count <= 5 else { return false }
        let word = String(decoding: bytes, as: UTF8.self).lowercased()
        return ["y", "n", "yes", "no", "on", "off", "true", "false", "null", "~", "<<", "="].contains(word)
    }

    /// What stands in quotes without an escape: no line break, nothing YAML forbids, and nothing that hides.
    private static func isPrintable(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.isASCII { return (0x20..<0x7F).contains(scalar.value) }
        switch scalar.properties.generalCategory {
        case .control, .lineSeparator, .paragraphSeparator, .surrogate: return false
        // Joiners belong to spelling and emoji; other format characters (byte order marks, directions) would hide.
        case .format: return scalar.value == 0x200C || scalar.value == 0x200D
        default: return scalar.value != 0xFFFE && scalar.value != 0xFFFF
        }
    }

    private static func doubleQuoted(_ text: String) -> String {
        var written = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": written += "\\\""
            case "\\": written += "\\\\"
            case "\n": written += "\\n"
            case "\r": written += "\\r"
            case "\t": written += "\\t"
            case let scalar where isPrintable(scalar): written.unicodeScalars.append(scalar)
            default:
                let (mark, width) = scalar.value < 0x100 ? ("x", 2) : scalar.value < 0x10000 ? ("u", 4) : ("U", 8)
                let digits = String(scalar.value, radix: 16, uppercase: true)
                written += "\\\(mark)\(String(repeating: "0", count: width - digits.utf8.count))\(digits)"
            }
        }
        return written + "\""
    }
}
