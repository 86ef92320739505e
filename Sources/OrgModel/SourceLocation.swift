/// A place in one of the user's files.
///
/// Lines and columns count from 1; a column counts Unicode scalars, as editors do. A location without a line names
/// the file as a whole.
public struct SourceLocation: Hashable, Sendable, CustomStringConvertible {
    /// The file as the user named it, or as an importer recorded it.
    public var file: String
    /// The line, counted from 1.
    public var line: Int?
    /// The column, counted from 1.
    public var column: Int?

    /// Names a place; leave out what is not known.
    public init(file: String, line: Int? = nil, column: Int? = nil) {
        self.file = file
        self.line = line
        self.column = line == nil ? nil : column
    }

    /// Reads `file`, `file:line` or `file:line:column`, as the `source` attribute holds it.
    public init(parsing text: String) {
        var rest = Substring(text)
        var numbers: [Int] = []
        while numbers.count < 2, let colon = rest.lastIndex(of: ":") {
            let digits = rest[rest.index(after: colon)...]
            guard digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let number = Int(digits), number > 0 else {
                break
            }
            numbers.insert(number, at: 0)
            rest = rest[..<colon]
        }
        self.init(file: String(rest), line: numbers.first, column: numbers.count > 1 ? numbers[1] : nil)
    }

    /// `file:line:column`, as far as known.
    public var description: String {
        var text = file
        if let line { text += ":\(line)" }
        if line != nil, let column { text += ":\(column)" }
        return text
    }
}
