/// The text of a Swift file as far as its imports are concerned.
struct SwiftSource {
    /// The code with the text of comments and string literals blanked out; line breaks stay, so that lines keep their
    /// numbers.
    let code: String

    /// One module that is imported.
    struct Import: Hashable {
        /// The module's own name, without submodule or declaration.
        let module: String
        /// The line, from 1.
        let line: Int
    }

    init(_ text: String) {
        code = SwiftSource.blanked(text)
    }

    /// Every import, in any branch of `#if`, whatever its attributes and access level.
    var imports: [Import] {
        var found: [Import] = []
        for (index, line) in code.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            for statement in line.split(separator: ";") {
                if let module = SwiftSource.importedModule(statement) {
                    found.append(Import(module: module, line: index + 1))
                }
            }
        }
        return found
    }

    /// The module that a statement imports; nil when it is not an import.
    private static func importedModule(_ statement: Substring) -> String? {
        var words = withoutAttributes(statement).split(whereSeparator: \.isWhitespace)[...]
        if let first = words.first, accessLevels.contains(String(first)) { words.removeFirst() }
        guard words.popFirst() == "import" else { return nil }
        if words.count > 1, let first = words.first, declarationKinds.contains(String(first)) { words.removeFirst() }
        guard let path = words.first, let module = path.split(separator: ".").first else { return nil }
        return String(module).replacing("`", with: "")
    }

    private static let accessLevels: Set = ["public", "package", "internal", "fileprivate", "private"]
    private static let declarationKinds: Set = [
        "actor", "class", "enum", "func", "let", "protocol", "struct", "typealias", "var",
    ]

    /// The statement without `@testable`, `@_spi(Name)` and their like.
    private static func withoutAttributes(_ statement: Substring) -> Substring {
        var rest = statement.drop(while: \.isWhitespace)
        while rest.first == "@" {
            rest = rest.dropFirst().drop { $0.isLetter || $0.isNumber || $0 == "_" }
            if rest.first == "(", let close = rest.firstIndex(of: ")") { rest = rest[rest.index(after: close)...] }
            rest = rest.drop(while: \.isWhitespace)
        }
        return rest
    }

    /// Blanks out comments and the text of string literals. Interpolated code counts as text: no import stands there.
    private static func blanked(_ text: String) -> String {
        enum State {
            case code
            case lineComment
            case blockComment(depth: Int)
            case string(end: [UInt8], isRaw: Bool)
        }
        // Bytes, since every source is read and characters are slow; only ASCII matters here.
        let bytes = text.utf8.filter { $0 != UInt8(ascii: "\r") }
        let (newline, quote, hash, backslash) = (
            UInt8(ascii: "\n"), UInt8(ascii: "\""), UInt8(ascii: "#"), UInt8(ascii: "\\")
        )
        func matches(_ word: some Collection<UInt8>, at index: Int) -> Bool {
            index + word.count <= bytes.count && bytes[index..<index + word.count].elementsEqual(word)
        }
        var state = State.code
        var result: [UInt8] = []
        var index = 0
        func blank(_ count: Int) {
            for byte in bytes[index..<min(index + count, bytes.count)] {
                result.append(byte == newline ? newline : UInt8(ascii: " "))
            }
            index += count
        }
        while index < bytes.count {
            switch state {
            case .code:
                let hashes = bytes[index...].prefix { $0 == hash }.count
                if matches("//".utf8, at: index) {
                    state = .lineComment
                } else if matches("/*".utf8, at: index) {
                    state = .blockComment(depth: 1)
                    blank(2)
                } else if index + hashes < bytes.count, bytes[index + hashes] == quote {
                    let quotes = matches("\"\"\"".utf8, at: index + hashes) ? 3 : 1
                    let end = [UInt8](repeating: quote, count: quotes) + [UInt8](repeating: hash, count: hashes)
                    state = .string(end: end, isRaw: hashes > 0)
                    blank(end.count)
                } else {
                    result.append(bytes[index])
                    index += 1
                }
            case .lineComment:
                if bytes[index] == newline { state = .code }
                blank(1)
            case .blockComment(let depth):
                if matches("*/".utf8, at: index) {
                    state = depth == 1 ? .code : .blockComment(depth: depth - 1)
                    blank(2)
                } else if matches("/*".utf8, at: index) {
                    state = .blockComment(depth: depth + 1)
                    blank(2)
                } else {
                    blank(1)
                }
            case .string(let end, let isRaw):
                if matches(end, at: index) {
                    state = .code
                    blank(end.count)
                } else if !isRaw, bytes[index] == backslash {
                    blank(2)
                } else {
                    if end.count(where: { $0 == quote }) == 1, bytes[index] == newline { state = .code }
                    blank(1)
                }
            }
        }
        return String(decoding: result, as: UTF8.self)
    }
}
