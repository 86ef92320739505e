public import OrgModel

/// The text of one file, with what is needed to point into it.
public struct SourceText: Sendable {
    /// The file as the user named it.
    public let file: String
    /// What is in it, without a byte order mark.
    public let text: String
    let index: LineIndex
    /// Whether the bytes that were read began with a byte order mark.
    public let hasByteOrderMark: Bool

    /// Takes a text that is already in memory; a byte order mark at its start is dropped.
    public init(file: String, text: String) {
        self.file = file
        var text = text
        hasByteOrderMark = text.unicodeScalars.first == "\u{FEFF}"
        if hasByteOrderMark { text = String(text.unicodeScalars.dropFirst()) }
        text.makeContiguousUTF8()
        self.text = text
        index = LineIndex(text)
    }

    /// Whether it is to be read as JSON, and not as YAML: by the extension of its file (`.json`; `.yaml`, `.yml`), else because
    /// it begins with `{`.
    public var isJSON: Bool {
        let name = file.lowercased()
        if name.hasSuffix(".json") { return true }
        if name.hasSuffix(".yaml") || name.hasSuffix(".yml") { return false }
        let first = text.utf8.first { ![0x20, 0x09, 0x0A, 0x0D].contains($0) }
        return first == UInt8(ascii: "{")
    }

    /// The digest of the bytes that were read, 64 hexadecimal digits: what `sha256sum` says of the file.
    ///
    /// - Complexity: linear in the text.
    public var sha256: String {
        hasByteOrderMark
            ? SHA256.hexadecimal(of: [0xEF, 0xBB, 0xBF] + Array(text.utf8)) : SHA256.hexadecimal(of: text.utf8)
    }

    /// The scalars of one line around a place, without its line break: whole where it is short.
    ///
    /// A line is shown from its start while the column is at most 201, else from 199 scalars before the column, behind an
    /// ellipsis (so that the place itself is the 201st scalar shown); it is cut with an ellipsis 200 scalars after the
    /// column. `DiagnosticRenderer` knows this and sets its caret accordingly.
    ///
    /// - Complexity: one pass over the text for the first line asked for, then constant (at most 16 KiB are read).
    public func line(at position: SourceNode.Position) -> String? {
        let place = index.checkpoint(line: position.line, column: position.column)
        guard place.line == position.line else { return nil }
        let isCut = place.column > LineWindow.columnsFromStart
        let firstColumn = isCut ? place.column - LineWindow.columnsFromStart + 2 : 1
        let first = index.checkpoint(line: place.line, column: firstColumn)
        var excerpt = isCut ? "…" : ""
        let start = text.utf8.index(text.startIndex, offsetBy: first.byte)
        var column = first.column
        for scalar in text.unicodeScalars[start...] {
            if scalar == "\n" || scalar == "\r" { break }
            if column >= place.column + LineWindow.columnsAfter {
                excerpt.append("…")
                break
            }
            excerpt.unicodeScalars.append(scalar)
            column += 1
        }
        return excerpt
    }

    /// A place with the file's name.
    public func location(of position: SourceNode.Position) -> SourceLocation {
        SourceLocation(file: file, line: position.line, column: position.column)
    }

    /// A diagnostic with its location and source line filled in; without a place it is about the file as a whole.
    public func diagnostic(
        _ severity: Diagnostic.Severity = .error, rule: String, _ message: String, at position: SourceNode.Position?,
        length: Int = 1, hint: String? = nil
    ) -> Diagnostic {
        guard let position else {
            return Diagnostic(severity, rule: rule, message, at: SourceLocation(file: file), hint: hint)
        }
        return Diagnostic(
            severity, rule: rule, message, at: location(of: position), sourceLine: line(at: position), length: length,
            hint: hint)
    }

    /// A diagnostic about one value.
    public func diagnostic(
        _ severity: Diagnostic.Severity = .error, rule: String, _ message: String, about node: SourceNode,
        hint: String? = nil
    ) -> Diagnostic {
        diagnostic(severity, rule: rule, message, at: node.position, length: node.length, hint: hint)
    }

    /// A diagnostic about a key.
    public func diagnostic(
        _ severity: Diagnostic.Severity = .error, rule: String, _ message: String, about member: SourceNode.Member,
        hint: String? = nil
    ) -> Diagnostic {
        diagnostic(
            severity, rule: rule, message, at: member.keyLocation, length: member.key.unicodeScalars.count, hint: hint)
    }
}

/// Which part of a long line is kept in a diagnostic, shared by the one who cuts it and the one who sets the caret.
enum LineWindow {
    /// Up to this column the line is kept from its start.
    static let columnsFromStart = 201
    /// This many scalars are kept from the column on.
    static let columnsAfter = 200

    /// Where a column is found in the kept part, counted from 0 in scalars.
    static func offset(ofColumn column: Int, in line: String) -> Int {
        column > columnsFromStart && line.unicodeScalars.first == "…" ? columnsFromStart - 1 : column - 1
    }
}

/// One document and the text it was read from; a YAML file may hold several.
public struct SourceDocument: Sendable {
    /// The whole file.
    public var text: SourceText
    /// The document's value.
    public var root: SourceNode

    /// Pairs a value with its text.
    public init(text: SourceText, root: SourceNode) {
        self.text = text
        self.root = root
    }
}
