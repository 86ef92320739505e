public import OrgModel

/// Writes diagnostics for people, as compilers do:
///
/// ```
/// org.yaml:3:12: error: there is no person 'anna' [model/unknown-reference]
///   lead: anna
///         ^~~~
///   help: did you mean 'ana'?
/// ```
///
/// Nothing of the user's text reaches the terminal unseen (`DisplayText`), and the caret stands below its character also
/// after tabs, wide characters and escapes. Long lines are cut around the caret.
public struct DiagnosticRenderer: Sendable {
    /// Whether to write ANSI colours.
    public var isColored: Bool
    /// The most columns of a source line that are shown; at least 20.
    public var maxWidth: Int

    /// Chooses how to write.
    public init(isColored: Bool = false, maxWidth: Int = 100) {
        self.isColored = isColored
        self.maxWidth = max(20, maxWidth)
    }

    /// One diagnostic, of one to four lines, without a final line break.
    public func render(_ diagnostic: Diagnostic) -> String {
        var lines: [String] = []
        let place = diagnostic.location.map { paint(DisplayText.visible("\($0)") + ":", .bold) + " " } ?? ""
        let severity = paint(diagnostic.severity.rawValue + ":", color(of: diagnostic.severity))
        let message = paint(DisplayText.visible(diagnostic.message), .bold)
        lines.append("\(place)\(severity) \(message) \(paint("[\(DisplayText.visible(diagnostic.rule))]", .dim))")
        if let line = diagnostic.sourceLine, let column = diagnostic.location?.column {
            let shown = SourceExcerpt(
                line, caret: LineWindow.offset(ofColumn: column, in: line), length: diagnostic.length, width: maxWidth)
            lines.append("  " + shown.text)
            let marker = "^" + String(repeating: "~", count: max(0, shown.caretWidth - 1))
            lines.append("  " + String(repeating: " ", count: shown.caretColumn) + paint(marker, .green))
        } else if let line = diagnostic.sourceLine {
            lines.append("  " + SourceExcerpt(line, caret: 0, length: 1, width: maxWidth).text)
        }
        if let hint = diagnostic.hint { lines.append("  \(paint("help:", .cyan)) \(DisplayText.visible(hint))") }
        return lines.joined(separator: "\n")
    }

    /// All of them, one after the other, each ending its line.
    public func render(_ diagnostics: some Sequence<Diagnostic>) -> String {
        diagnostics.reduce(into: "") { $0 += render($1) + "\n" }
    }

    private enum Style: String {
        case bold = "1", dim = "2", red = "1;31", yellow = "1;33", green = "1;32", cyan = "36"
    }

    private func paint(_ text: String, _ style: Style) -> String {
        isColored ? "\u{1B}[\(style.rawValue)m\(text)\u{1B}[0m" : text
    }

    private func color(of severity: Diagnostic.Severity) -> Style {
        switch severity {
        case .error: .red
        case .warning: .yellow
        case .note: .cyan
        }
    }
}

/// A source line as it is shown, and the columns below which the caret goes.
struct SourceExcerpt {
    private(set) var text = ""
    private(set) var caretColumn = 0
    private(set) var caretWidth = 1

    /// Lays out a line.
    ///
    /// - Parameters:
    ///   - line: the line; a line break ends it.
    ///   - caret: the scalar to point at, counted from 0; beyond the end of the line, its end.
    ///   - length: how many scalars to underline.
    ///   - width: the most columns to show.
    init(_ line: String, caret: Int, length: Int, width: Int) {
        // One cell for each character, with the scalar it begins at and the column it is shown in.
        var cells: [(text: String, width: Int)] = []
        var caretCell: Int?
        var endCell: Int?
        var scalar = 0
        var column = 0
        for character in line {
            if character == "\n" || character == "\r\n" || character == "\r" { break }
            let next = scalar + character.unicodeScalars.count
            if caretCell == nil, caret < next { caretCell = cells.count }
            if endCell == nil, caret + length <= next { endCell = cells.count + 1 }
            let shown =
                character == "\t" ? String(repeating: " ", count: 4 - column % 4) : DisplayText.visible(character)
            let shownWidth = DisplayText.width(shown)
            cells.append((shown, shownWidth))
            scalar = next
            column += shownWidth
        }
        let first = caretCell ?? cells.count
        let end = max(first, endCell ?? cells.count)

        // Keep as much as fits, the caret at two thirds at most.
        var start = 0
        var before = cells[..<first].reduce(0) { $0 + $1.width }
        while start < first, before > width * 2 / 3, column > width {
            before -= cells[start].width
            start += 1
        }
        if start > 0 {
            text = "…"
            caretColumn = 1
        }
        var used = 0
        var stop = start
        while stop < cells.count, used + cells[stop].width <= width || stop <= first {
            text += cells[stop].text
            used += cells[stop].width
            stop += 1
        }
        if stop < cells.count { text += "…" }
        caretColumn += before
        caretWidth = max(1, cells[first..<max(first, min(end, stop))].reduce(0) { $0 + $1.width })
    }
}
