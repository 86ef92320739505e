/// Writes JSON as a stream: what is written in the same order is the same bytes, on every platform.
///
/// ```swift
/// var json = JSONWriter(style: .pretty)
/// try json.object { json throws(JSONWriter.Failure) in
///     json.member("name", "Ana")
///     try json.member("capacity", 30.0)
/// }
/// ```
///
/// Strings are escaped by RFC 8259 (quotes, backslashes and control characters; also U+2028, U+2029, U+FEFF and the
/// non-characters beside it, so that the text can stand in a script and is YAML as well). Doubles take the shortest text that reads back as the same value; whole ones have no ".0".
public struct JSONWriter {
    /// How the text is laid out.
    public enum Style: Hashable, Sendable {
        /// No white space at all.
        case compact
        /// One member or item a line, two spaces for each level, and a line break at the end.
        case pretty
    }

    /// What JSON cannot say.
    public enum Failure: Error, Hashable, Sendable {
        /// `nan` or infinite: decide what it means and write that, often null.
        case notFinite
    }

    /// The UTF-8 written so far and not yet handed over.
    public private(set) var bytes: [UInt8] = []

    private let style: Style
    private let sink: (([UInt8]) -> Void)?
    /// How many bytes are handed over at once, at least; a megabyte is more than writing it costs.
    private static let pieceSize = 1 << 20
    /// For each object or array that is open, whether it has something in it yet.
    private var levels: [Bool] = []
    private var isAfterKey = false

    /// Starts an empty text.
    ///
    /// - Parameter sink: Takes the text in pieces, the last one when the value is complete, so that a large text never
    ///   stands in memory as a whole; without it the text is kept.
    public init(style: Style = .compact, sink: (([UInt8]) -> Void)? = nil) {
        self.style = style
        self.sink = sink
    }

    /// The text written so far.
    public var text: String { String(decoding: bytes, as: UTF8.self) }

    /// Hands over what was written so far and forgets it, for a text among others.
    public mutating func takeBytes() -> [UInt8] {
        defer { bytes = [] }
        return bytes
    }

    // MARK: Objects and arrays

    /// Writes an object; the body writes its members.
    public mutating func object<E: Error>(_ body: (inout JSONWriter) throws(E) -> Void) throws(E) {
        open(UInt8(ascii: "{"))
        try body(&self)
        close(UInt8(ascii: "}"))
    }

    /// Writes an array; the body writes its items.
    public mutating func array<E: Error>(_ body: (inout JSONWriter) throws(E) -> Void) throws(E) {
        open(UInt8(ascii: "["))
        try body(&self)
        close(UInt8(ascii: "]"))
    }

    /// Writes an object as the value of a key.
    public mutating func object<E: Error>(_ key: String, _ body: (inout JSONWriter) throws(E) -> Void) throws(E) {
        self.key(key)
        try object(body)
    }

    /// Writes an array as the value of a key.
    public mutating func array<E: Error>(_ key: String, _ body: (inout JSONWriter) throws(E) -> Void) throws(E) {
        self.key(key)
        try array(body)
    }

    /// Writes a list of strings as the value of a key.
    public mutating func member(_ key: String, _ values: some Sequence<String>) {
        array(key) { json in for value in values { json.value(value) } }
    }

    /// Writes a key; the value must come next. The caller keeps the keys of one object different.
    public mutating func key(_ key: String) {
        precondition(!isAfterKey && !levels.isEmpty, "a key stands before a value in an object")
        separate()
        append(escaping: key)
        bytes.append(UInt8(ascii: ":"))
        if style == .pretty { bytes.append(UInt8(ascii: " ")) }
        isAfterKey = true
    }

    // MARK: Values

    /// Writes a string.
    public mutating func value(_ value: String) {
        beginValue()
        append(escaping: value)
        endValue()
    }

    /// Writes a whole number.
    public mutating func value(_ value: Int) { write("\(value)") }

    /// Writes a truth value.
    public mutating func value(_ value: Bool) { write(value ? "true" : "false") }

    /// Writes a number, or refuses it and writes nothing if it is not finite.
    public mutating func value(_ value: Double) throws(Failure) { write(try Self.number(value)) }

    /// Writes null.
    public mutating func null() { write("null") }

    /// Writes a key and a string, or null.
    public mutating func member(_ key: String, _ value: String?) {
        self.key(key)
        if let value { self.value(value) } else { null() }
    }

    /// Writes a key and a whole number, or null.
    public mutating func member(_ key: String, _ value: Int?) {
        self.key(key)
        if let value { self.value(value) } else { null() }
    }

    /// Writes a key and a truth value, or null.
    public mutating func member(_ key: String, _ value: Bool?) {
        self.key(key)
        if let value { self.value(value) } else { null() }
    }

    /// Writes a key and a number, or null; if the number is not finite it is refused and not even the key is written.
    public mutating func member(_ key: String, _ value: Double?) throws(Failure) {
        let text = if let value { try Self.number(value) } else { "null" }
        self.key(key)
        write(text)
    }

    /// The shortest text that reads back as the same number: "30", "0.1", "1e+23", "-0".
    public static func number(_ value: Double) throws(Failure) -> String {
        guard value.isFinite else { throw .notFinite }
        let text = "\(value)"
        return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
    }

    // MARK: Layout

    private mutating func open(_ bracket: UInt8) {
        beginValue()
        bytes.append(bracket)
        levels.append(false)
    }

    private mutating func close(_ bracket: UInt8) {
        precondition(!isAfterKey, "a key needs a value")
        let hasContent = levels.popLast() ?? false
        if hasContent { breakLine() }
        bytes.append(bracket)
        endValue()
    }

    private mutating func write(_ text: String) {
        beginValue()
        bytes.append(contentsOf: text.utf8)
        endValue()
    }

    private mutating func beginValue() {
        if isAfterKey {
            isAfterKey = false
        } else {
            separate()
        }
    }

    private mutating func endValue() {
        guard levels.isEmpty else { return }
        if style == .pretty { bytes.append(0x0A) }
        handOver()
    }

    private mutating func handOver() {
        guard let sink else { return }
        sink(bytes)
        bytes.removeAll(keepingCapacity: true)
    }

    /// Goes on to the next member or item.
    private mutating func separate() {
        guard let last = levels.indices.last else { return }
        if bytes.count >= Self.pieceSize { handOver() }
        if levels[last] { bytes.append(UInt8(ascii: ",")) }
        levels[last] = true
        breakLine()
    }

    private mutating func breakLine() {
        guard style == .pretty else { return }
        let indent = 2 * levels.count
        if indent < Self.margin.count {
            // Line break and spaces at once: there are more of these than of anything else.
            bytes.append(contentsOf: Self.margin[...indent])
        } else {
            bytes.append(0x0A)
            bytes.append(contentsOf: repeatElement(0x20, count: indent))
        }
    }

    private static let margin = [0x0A] + [UInt8](repeating: 0x20, count: 64)

    private mutating func append(escaping text: String) {
        bytes.append(UInt8(ascii: "\""))
        var text = text
        let isPlain = text.withUTF8 { letters in
            guard letters.allSatisfy({ Self.isPlain($0) }) else { return false }
            bytes.append(contentsOf: letters)
            return true
        }
        if !isPlain {
            for scalar in text.unicodeScalars { append(escaping: scalar) }
        }
        bytes.append(UInt8(ascii: "\""))
    }

    /// Whether a byte of UTF-8 is a letter that stands for itself.
    @inline(__always)
    private static func isPlain(_ byte: UInt8) -> Bool {
        byte >= 0x20 && byte < 0x7F && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "\\")
    }

    private mutating func append(escaping scalar: Unicode.Scalar) {
        switch scalar {
        case "\"": bytes.append(contentsOf: "\\\"".utf8)
        case "\\": bytes.append(contentsOf: "\\\\".utf8)
        case "\n": bytes.append(contentsOf: "\\n".utf8)
        case "\r": bytes.append(contentsOf: "\\r".utf8)
        case "\t": bytes.append(contentsOf: "\\t".utf8)
        case "\u{0}"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{2028}", "\u{2029}", "\u{FEFF}", "\u{FFFE}", "\u{FFFF}":
            let digits = String(scalar.value, radix: 16)
            bytes.append(contentsOf: "\\u".utf8)
            bytes.append(contentsOf: repeatElement(UInt8(ascii: "0"), count: 4 - digits.utf8.count))
            bytes.append(contentsOf: digits.utf8)
        default:
            bytes.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
        }
    }
}
