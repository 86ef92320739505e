/// What plain text means: the core schema of YAML 1.2.2, section 10.3.2 (https://yaml.org/spec/1.2.2/#103-core-schema).
///
/// One departure: a decimal integer with leading zeros (`007`) stays text, since YAML 1.1 would have read it as octal and
/// since it is an id far more often than a number. What YAML 1.1 alone knew (`yes`, `no`, `on`, dates, `12:30`, `1_000`)
/// is text here.
enum CoreSchema {
    /// What a plain scalar may be; `nil` of `SourceNode.Scalar.Kind` stands for null.
    static func kind(of text: String) -> SourceNode.Scalar.Kind? {
        var text = text
        return text.withUTF8 { kind(of: $0) }
    }

    static func kind(of bytes: UnsafeBufferPointer<UInt8>) -> SourceNode.Scalar.Kind? {
        guard let first = bytes.first else { return nil }
        switch first {
        case UInt8(ascii: "~"):
            return bytes.count == 1 ? nil : .string
        case UInt8(ascii: "n"), UInt8(ascii: "N"):
            return matches(bytes, "null", "Null", "NULL") ? nil : .string
        case UInt8(ascii: "t"), UInt8(ascii: "T"):
            return matches(bytes, "true", "True", "TRUE") ? .boolean : .string
        case UInt8(ascii: "f"), UInt8(ascii: "F"):
            return matches(bytes, "false", "False", "FALSE") ? .boolean : .string
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."):
            return numberKind(of: bytes)
        default:
            return .string
        }
    }

    /// The value of an integer's text if it fits: decimal with an optional sign, `0o17`, `0x1F`.
    static func integer(_ text: String) -> Int? {
        guard text.utf8.count <= longestNumber else { return nil }
        if text.hasPrefix("0o") { return Int(text.dropFirst(2), radix: 8) }
        if text.hasPrefix("0x") { return Int(text.dropFirst(2), radix: 16) }
        return Int(text)
    }

    /// The value of a decimal number's text if it is finite.
    static func finiteDouble(_ text: String) -> Double? {
        guard text.utf8.count <= longestNumber, !text.hasPrefix("0x"), !text.hasPrefix("0o") else { return nil }
        // The core schema allows `.5` and `5.`; the standard library reads both.
        guard let value = Double(text), value.isFinite else { return nil }
        return value
    }

    /// No number anybody means is longer, and the conversion need not be asked about megabytes of digits.
    private static let longestNumber = 1_000

    private static func matches(_ bytes: UnsafeBufferPointer<UInt8>, _ words: StaticString...) -> Bool {
        words.contains { word in
            word.utf8CodeUnitCount == bytes.count
                && bytes.elementsEqual(UnsafeBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount))
        }
    }

    private static func numberKind(of bytes: UnsafeBufferPointer<UInt8>) -> SourceNode.Scalar.Kind {
        var i = 0
        let isSigned = bytes[0] == UInt8(ascii: "+") || bytes[0] == UInt8(ascii: "-")
        if isSigned { i = 1 }
        if !isSigned, bytes.count > 2, bytes[0] == UInt8(ascii: "0") {
            let digits = bytes[2...]
            if bytes[1] == UInt8(ascii: "o") {
                return digits.allSatisfy { (0x30...0x37).contains($0) } ? .integer : .string
            }
            if bytes[1] == UInt8(ascii: "x") { return digits.allSatisfy(isHexDigit) ? .integer : .string }
        }
        let rest = UnsafeBufferPointer(rebasing: bytes[i...])
        if matches(rest, ".inf", ".Inf", ".INF") || !isSigned && matches(rest, ".nan", ".NaN", ".NAN") { return .float }

        let wholeStart = i
        while i < bytes.count, isDigit(bytes[i]) { i += 1 }
        let wholeDigits = i - wholeStart
        if i == bytes.count {
            guard wholeDigits > 0 else { return .string }
            return wholeDigits > 1 && bytes[wholeStart] == UInt8(ascii: "0") ? .string : .integer
        }
        var fractionDigits = 0
        if bytes[i] == UInt8(ascii: ".") {
            i += 1
            let start = i
            while i < bytes.count, isDigit(bytes[i]) { i += 1 }
            fractionDigits = i - start
        }
        guard wholeDigits + fractionDigits > 0 else { return .string }
        if i < bytes.count, bytes[i] | 0x20 == UInt8(ascii: "e") {
            i += 1
            if i < bytes.count, bytes[i] == UInt8(ascii: "+") || bytes[i] == UInt8(ascii: "-") { i += 1 }
            let start = i
            while i < bytes.count, isDigit(bytes[i]) { i += 1 }
            guard i > start else { return .string }
        }
        return i == bytes.count ? .float : .string
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

    private static func isHexDigit(_ byte: UInt8) -> Bool { isDigit(byte) || (0x61...0x66).contains(byte | 0x20) }
}
