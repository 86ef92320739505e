import SourceDocuments

/// The words of a DOT text, each with its place. Graphviz's parser keeps no places; this finds them again, for messages.
///
/// It follows the published grammar (https://graphviz.org/doc/info/lang.html) and never fails: whether a text is DOT is not
/// decided here.
struct DOTTokens {
    enum Kind: Hashable {
        /// A name, a number, or one of the language's own words.
        case word
        case quoted
        case html
        /// `->` or `--`.
        case edge
        case sign(UInt8)
    }

    struct Token {
        var kind: Kind
        /// Its bytes, quotes included.
        var bytes: Range<Int>
        var position: SourceNode.Position
        /// In scalars.
        var length: Int
    }

    private let bytes: UnsafeBufferPointer<UInt8>
    private var byte = 0
    private var line = 1
    private var column = 1

    init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

    /// The next word; nil at the end of the text.
    mutating func next() -> Token? {
        skipBlanks()
        guard byte < bytes.count else { return nil }
        let start = byte
        let position = SourceNode.Position(line: line, column: column)
        let kind = take()
        let length = line == position.line ? column - position.column : 1
        return Token(kind: kind, bytes: start..<byte, position: position, length: length)
    }

    /// What a word says: without quotes and the escapes in them.
    func text(of token: Token) -> String {
        var range = token.bytes
        switch token.kind {
        case .quoted:
            range = range.lowerBound + 1..<max(range.lowerBound + 1, range.upperBound - 1)
            guard bytes[range].contains(UInt8(ascii: "\\")) else { break }
            return unescaped(range)
        case .html: range = range.lowerBound + 1..<max(range.lowerBound + 1, range.upperBound - 1)
        case .word, .edge, .sign: break
        }
        return String(decoding: bytes[range], as: UTF8.self)
    }

    private func unescaped(_ range: Range<Int>) -> String {
        var result: [UInt8] = []
        var index = range.lowerBound
        while index < range.upperBound {
            let following = index + 1 < range.upperBound ? bytes[index + 1] : 0
            if bytes[index] != UInt8(ascii: "\\") {
                result.append(bytes[index])
            } else if following == UInt8(ascii: "\"") {
                result.append(following)
                index += 1
            } else if following == UInt8(ascii: "\n") {
                index += 1
            } else {
                result.append(bytes[index])
                // Two backslashes stay two, and the second does not escape what follows.
                if following == UInt8(ascii: "\\") {
                    result.append(following)
                    index += 1
                }
            }
            index += 1
        }
        return String(decoding: result, as: UTF8.self)
    }

    // MARK: Walking

    private func peek(_ distance: Int = 0) -> UInt8? {
        byte + distance < bytes.count ? bytes[byte + distance] : nil
    }

    private mutating func step() {
        let current = bytes[byte]
        byte += 1
        if current == UInt8(ascii: "\n") || current == UInt8(ascii: "\r") && peek() != UInt8(ascii: "\n") {
            line += 1
            column = 1
        } else if current & 0xC0 != 0x80 {
            column += 1
        }
    }

    private mutating func skip(until isEnd: (DOTTokens) -> Bool) {
        while byte < bytes.count, !isEnd(self) { step() }
    }

    private mutating func skipBlanks() {
        while let current = peek() {
            if current == UInt8(ascii: "/"), peek(1) == UInt8(ascii: "*") {
                step()
                step()
                skip { $0.peek() == UInt8(ascii: "*") && $0.peek(1) == UInt8(ascii: "/") }
                if byte < bytes.count { step() }
                if byte < bytes.count { step() }
            } else if current == UInt8(ascii: "/") && peek(1) == UInt8(ascii: "/")
                || current == UInt8(ascii: "#") && column == 1
            {
                skip { $0.peek() == UInt8(ascii: "\n") }
            } else if current <= 0x20 {
                step()
            } else {
                return
            }
        }
    }

    private mutating func take() -> Kind {
        switch bytes[byte] {
        case UInt8(ascii: "\""):
            step()
            while let current = peek(), current != UInt8(ascii: "\"") {
                if current == UInt8(ascii: "\\"), byte + 1 < bytes.count { step() }
                step()
            }
            if byte < bytes.count { step() }
            return .quoted
        case UInt8(ascii: "<"):
            var depth = 0
            repeat {
                if peek() == UInt8(ascii: "<") { depth += 1 }
                if peek() == UInt8(ascii: ">") { depth -= 1 }
                step()
            } while depth > 0 && byte < bytes.count
            return .html
        case UInt8(ascii: "-") where peek(1) == UInt8(ascii: ">") || peek(1) == UInt8(ascii: "-"):
            step()
            step()
            return .edge
        case let first where Self.isWord(first) || first == UInt8(ascii: "-") || first == UInt8(ascii: "."):
            step()
            while let current = peek(), Self.isWord(current) || current == UInt8(ascii: ".") { step() }
            return .word
        case let sign:
            step()
            return .sign(sign)
        }
    }

    private static func isWord(_ byte: UInt8) -> Bool {
        byte >= 0x80 || byte == UInt8(ascii: "_") || (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20)
    }
}
