/// A reader for the SVG that Graphviz writes: tags, text, and the things to leave out. Linear, and safe on any bytes.
struct SVGTokens: Sequence, IteratorProtocol {
    /// A start tag, perhaps one that closes itself.
    struct Tag {
        var name: String
        /// Attributes in order, values as they are written, entities and all.
        var attributes: [(name: String, value: String)]
        var isSelfClosing: Bool

        subscript(name: String) -> String? {
            get { attributes.first { $0.name == name }?.value }
            set {
                let index = attributes.firstIndex { $0.name == name }
                switch (index, newValue) {
                case (let index?, let value?): attributes[index].value = value
                case (let index?, nil): attributes.remove(at: index)
                case (nil, let value?): attributes.append((name, value))
                case (nil, nil): break
                }
            }
        }

        var text: String {
            let list = attributes.map { " \($0.name)=\"\($0.value)\"" }.joined()
            return "<\(name)\(list)\(isSelfClosing ? "/>" : ">")"
        }
    }

    enum Token {
        case open(Tag)
        case close(String)
        case text(String)
        /// A comment, document type, processing instruction or CDATA section.
        case other(String)
    }

    private let bytes: [UInt8]
    private var position = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    mutating func next() -> Token? {
        guard position < bytes.count else { return nil }
        guard bytes[position] == UInt8(ascii: "<") else {
            let end = bytes[position...].firstIndex(of: UInt8(ascii: "<")) ?? bytes.count
            return .text(take(upTo: end))
        }
        if starts(with: "<!--") { return .other(take(through: "-->")) }
        if starts(with: "<![CDATA[") { return .other(take(through: "]]>")) }
        if starts(with: "<?") { return .other(take(through: "?>")) }
        if starts(with: "<!") { return .other(take(through: ">")) }
        if starts(with: "</") {
            return .close(String(take(through: ">").dropFirst(2).dropLast()).filter { !$0.isWhitespace })
        }
        return .open(tag())
    }

    private func starts(with text: String) -> Bool { bytes[position...].starts(with: text.utf8) }

    private mutating func take(upTo end: Int) -> String {
        defer { position = end }
        return String(decoding: bytes[position..<end], as: UTF8.self)
    }

    private mutating func take(through mark: String) -> String {
        let mark = Array(mark.utf8)
        var end = position
        while end < bytes.count, !bytes[end...].starts(with: mark) { end += 1 }
        return take(upTo: Swift.min(end + mark.count, bytes.count))
    }

    private mutating func tag() -> Tag {
        position += 1
        var tag = Tag(name: word(), attributes: [], isSelfClosing: false)
        while position < bytes.count {
            switch bytes[position] {
            case UInt8(ascii: ">"):
                position += 1
                return tag
            case UInt8(ascii: "/"):
                tag.isSelfClosing = true
                position += 1
            case let byte where Self.isSpace(byte):
                position += 1
            default:
                let name = word()
                guard !name.isEmpty else {
                    position += 1
                    continue
                }
                tag.attributes.append((name, value()))
            }
        }
        return tag
    }

    /// The value after `=`, between quotes of either kind.
    private mutating func value() -> String {
        guard position < bytes.count, bytes[position] == UInt8(ascii: "=") else { return "" }
        position += 1
        guard position < bytes.count, bytes[position] == UInt8(ascii: "\"") || bytes[position] == UInt8(ascii: "'")
        else { return word() }
        let quote = bytes[position]
        position += 1
        let text = take(upTo: bytes[position...].firstIndex(of: quote) ?? bytes.count)
        position = Swift.min(position + 1, bytes.count)
        return quote == UInt8(ascii: "\"")
            ? text : text.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "&quot;")
    }

    private mutating func word() -> String {
        var end = position
        while end < bytes.count, !Self.isSpace(bytes[end]), !"=/>\"'".utf8.contains(bytes[end]) { end += 1 }
        return take(upTo: end)
    }

    private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }
}
