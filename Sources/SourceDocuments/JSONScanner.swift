/// Why a JSON text is not one.
struct JSONFailure: Error {
    var rule: String
    var message: String
    var position: SourceNode.Position
    var length: Int
    var hint: String?

    init(
        at position: SourceNode.Position, _ message: String, rule: String = "file/syntax", length: Int = 1,
        hint: String? = nil
    ) {
        self.rule = rule
        self.message = message
        self.position = position
        self.length = length
        self.hint = hint
    }
}

/// Reads the tokens of JSON from bytes known to be UTF-8, counting lines and columns on the way.
struct JSONScanner {
    private let bytes: UnsafeBufferPointer<UInt8>
    private var place = 0
    private var line = 1
    /// The line's first byte, moved on by each byte that continues a scalar, so that a difference counts scalars.
    private var columnBase = 0

    init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

    /// Where the next byte stands.
    var position: SourceNode.Position { SourceNode.Position(line: line, column: place - columnBase + 1) }

    /// The next byte, nil at the end.
    func peek() -> UInt8? { place < bytes.count ? bytes[place] : nil }

    /// Passes over one ASCII character that is no line break.
    mutating func advance() { place += 1 }

    mutating func skipWhitespace() {
        while place < bytes.count {
            switch bytes[place] {
            case 0x20, 0x09:
                place += 1
            case 0x0A:
                newLine(1)
            case 0x0D:
                newLine(place + 1 < bytes.count && bytes[place + 1] == 0x0A ? 2 : 1)
            default:
                return
            }
        }
    }

    private mutating func newLine(_ width: Int) {
        place += width
        line += 1
        columnBase = place
    }

    /// Reads a string from its opening quote; the length counts scalars, quotes included.
    mutating func readString() throws(JSONFailure) -> (text: String, length: Int) {
        let opening = position
        place += 1
        let start = place
        skipUnescaped()
        if place < bytes.count, bytes[place] == UInt8(ascii: "\"") {
            let text = String(decoding: UnsafeBufferPointer(rebasing: bytes[start..<place]), as: UTF8.self)
            place += 1
            return (text, position.column - opening.column)
        }
        var decoded: [UInt8] = Array(bytes[start..<place])
        while place < bytes.count {
            switch bytes[place] {
            case UInt8(ascii: "\""):
                place += 1
                return (String(decoding: decoded, as: UTF8.self), position.column - opening.column)
            case UInt8(ascii: "\\"):
                try readEscape(into: &decoded)
            case 0x0A, 0x0D:
                throw JSONFailure(
                    at: opening, "this quote is not closed on its line", hint: "write a line break in a string as \\n")
            case let byte where byte < 0x20:
                let code = String(byte, radix: 16, uppercase: true)
                throw failure(
                    "a control character is not allowed in a string",
                    hint: "write it as \\u00\(code.count < 2 ? "0" : "")\(code)")
            default:
                let run = place
                skipUnescaped()
                decoded.append(contentsOf: bytes[run..<place])
            }
        }
        throw JSONFailure(at: opening, "this quote is never closed")
    }

    /// Passes over bytes that stand for themselves in a string.
    private mutating func skipUnescaped() {
        while place < bytes.count {
            let byte = bytes[place]
            if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") || byte < 0x20 { return }
            if byte & 0xC0 == 0x80 { columnBase += 1 }
            place += 1
        }
    }

    private mutating func readEscape(into decoded: inout [UInt8]) throws(JSONFailure) {
        let start = position
        let byte = place + 1 < bytes.count ? bytes[place + 1] : 0
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): decoded.append(byte)
        case UInt8(ascii: "b"): decoded.append(0x08)
        case UInt8(ascii: "f"): decoded.append(0x0C)
        case UInt8(ascii: "n"): decoded.append(0x0A)
        case UInt8(ascii: "r"): decoded.append(0x0D)
        case UInt8(ascii: "t"): decoded.append(0x09)
        case UInt8(ascii: "u"):
            decoded.append(contentsOf: String(try readUnicodeEscape()).utf8)
            return
        default:
            throw JSONFailure(
                at: start, "this escape is not known in JSON", length: 2, hint: "write '\\\\' for a backslash")
        }
        place += 2
    }

    /// Reads `\uXXXX`, or two of them that make one scalar.
    private mutating func readUnicodeEscape() throws(JSONFailure) -> Unicode.Scalar {
        let start = position
        guard let first = hexDigits(at: place + 2) else {
            throw JSONFailure(at: start, "'\\u' needs four hexadecimal digits", length: 2)
        }
        if let scalar = Unicode.Scalar(first) {
            place += 6
            return scalar
        }
        if first < 0xDC00, place + 7 < bytes.count, bytes[place + 6] == UInt8(ascii: "\\"),
            bytes[place + 7] == UInt8(ascii: "u"), let second = hexDigits(at: place + 8), second & 0xFC00 == 0xDC00,
            let scalar = Unicode.Scalar(0x10000 + ((first & 0x3FF) << 10) + (second & 0x3FF))
        {
            place += 12
            return scalar
        }
        throw JSONFailure(at: start, "half of a surrogate pair is not a character", length: 6)
    }

    private func hexDigits(at start: Int) -> UInt32? {
        guard start + 4 <= bytes.count else { return nil }
        var value: UInt32 = 0
        for byte in bytes[start..<start + 4] {
            switch byte {
            case 0x30...0x39: value = value << 4 | UInt32(byte - 0x30)
            case 0x41...0x46, 0x61...0x66: value = value << 4 | UInt32((byte | 0x20) - 0x61 + 10)
            default: return nil
            }
        }
        return value
    }

    /// Reads a number from its first character; its text is kept, since it may say more than a double can hold.
    mutating func readNumber() throws(JSONFailure) -> (text: String, kind: SourceNode.Scalar.Kind) {
        let start = place
        var kind = SourceNode.Scalar.Kind.integer
        if bytes[place] == UInt8(ascii: "-") { place += 1 }
        let whole = skipDigits()
        if whole == 0 { throw failure("a digit was expected here") }
        if whole > 1, bytes[place - whole] == UInt8(ascii: "0") {
            place -= whole
            throw failure("a number must not begin with 0", hint: "put it in quotes if it is a name")
        }
        if peek() == UInt8(ascii: ".") {
            kind = .float
            place += 1
            if skipDigits() == 0 { throw failure("a digit was expected after the point") }
        }
        if let byte = peek(), byte | 0x20 == UInt8(ascii: "e") {
            kind = .float
            place += 1
            if peek() == UInt8(ascii: "+") || peek() == UInt8(ascii: "-") { place += 1 }
            if skipDigits() == 0 { throw failure("a digit was expected in the exponent") }
        }
        if let byte = peek(), Self.isWordByte(byte) { throw failure("a number cannot go on like this") }
        return (String(decoding: UnsafeBufferPointer(rebasing: bytes[start..<place]), as: UTF8.self), kind)
    }

    private mutating func skipDigits() -> Int {
        let start = place
        while place < bytes.count, (0x30...0x39).contains(bytes[place]) { place += 1 }
        return place - start
    }

    /// Reads `true`, `false` or `null`.
    mutating func readWord() throws(JSONFailure) -> String {
        let start = place
        // No word that means something is longer than `-Infinity`.
        var end = place
        while end < bytes.count, end - start < 10, Self.isWordByte(bytes[end]) { end += 1 }
        let word = String(decoding: UnsafeBufferPointer(rebasing: bytes[start..<end]), as: UTF8.self)
        switch word {
        case "true", "false", "null":
            place = end
            return word
        case "":
            throw unexpectedCharacter()
        case "NaN", "Infinity", "nan", "inf", "Inf":
            throw failure("JSON knows no '\(word)'", length: word.utf8.count, hint: "write null, or a finite number")
        case "True", "TRUE", "False", "FALSE", "Null", "NULL":
            throw failure(
                "JSON writes this word in small letters", length: word.utf8.count, hint: "write \(word.lowercased())")
        default:
            throw failure("text must be in double quotes", length: word.utf8.count)
        }
    }

    private func unexpectedCharacter() -> JSONFailure {
        switch peek() {
        case nil: failure("a value was expected, and the file ends here", hint: "the file may have been cut off")
        case UInt8(ascii: "'"): failure("JSON strings take double quotes, not single ones")
        case UInt8(ascii: "/"), UInt8(ascii: "#"): commentFailure()
        case UInt8(ascii: "+"): failure("a number must not begin with '+'")
        case UInt8(ascii: "."): failure("a number must not begin with '.'", hint: "write a 0 before the point")
        default: failure("a value was expected here")
        }
    }

    /// Someone commented a JSON file.
    func commentFailure() -> JSONFailure { failure("JSON has no comments", hint: "remove it, or use YAML") }

    /// A failure at the next byte.
    func failure(_ message: String, length: Int = 1, hint: String? = nil) -> JSONFailure {
        JSONFailure(at: position, message, length: length, hint: hint)
    }

    private static func isWordByte(_ byte: UInt8) -> Bool {
        (0x61...0x7A).contains(byte | 0x20) || (0x30...0x39).contains(byte) || byte == UInt8(ascii: "_")
    }
}
