import SourceDocuments

/// Marks words for a terminal; writes them plain elsewhere.
public struct TextStyle: Hashable, Sendable {
    /// Whether colours and bold type may be used.
    public var isColored: Bool
    /// The columns that text is wrapped to.
    public var width: Int

    /// Plain text, 100 columns, unless said otherwise.
    public init(isColored: Bool = false, width: Int = 100) {
        self.isColored = isColored
        self.width = max(40, width)
    }

    func bold(_ text: String) -> String { marked(text, "1") }
    func faint(_ text: String) -> String { marked(text, "2") }
    func red(_ text: String) -> String { marked(text, "31") }
    func yellow(_ text: String) -> String { marked(text, "33") }
    func blue(_ text: String) -> String { marked(text, "34") }

    private func marked(_ text: String, _ code: String) -> String {
        isColored ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
    }
}

/// Rows whose columns line up, whatever script the words are in.
struct TextTable {
    enum Alignment { case left, right }

    let columns: [(title: String, alignment: Alignment)]
    private var rows: [[String]] = []

    init(_ columns: [(title: String, alignment: Alignment)]) { self.columns = columns }

    mutating func add(_ cells: [String]) { rows.append(cells.map(DisplayText.visible)) }

    /// The lines, indented by two, titles first unless all are empty; at most `limit` rows, then what was left out.
    func lines(limit: Int, style: TextStyle) -> [String] {
        let shown = rows.prefix(limit)
        let titles = columns.map(\.title)
        let widths = columns.indices.map { column in
            (shown.map { $0[column] } + [titles[column]]).map(DisplayText.width).max() ?? 0
        }
        func line(_ cells: [String]) -> String {
            var text = " "
            for (column, cell) in cells.enumerated() {
                let gap = String(repeating: " ", count: widths[column] - DisplayText.width(cell))
                text += columns[column].alignment == .left ? " \(cell)\(gap) " : " \(gap)\(cell) "
            }
            while text.hasSuffix(" ") { text.removeLast() }
            return text
        }
        var lines: [String] = []
        if titles.contains(where: { !$0.isEmpty }) { lines.append(style.faint(line(titles))) }
        lines += shown.map(line)
        if rows.count > limit {
            lines.append(style.faint("  … and \(rows.count - limit) more (--top \(rows.count) shows all)"))
        }
        return lines
    }
}

/// Breaks sentences into lines.
enum TextWrapping {
    /// The lines of a text, each after an indent, broken between words, but not between a number and its per cent sign; a word
    /// longer than a line stands alone.
    static func lines(_ text: String, width: Int, indent: String) -> [String] {
        var lines: [String] = []
        var line = ""
        for word in words(of: text) {
            if !line.isEmpty, DisplayText.width(indent) + DisplayText.width(line) + 1 + DisplayText.width(word) > width
            {
                lines.append(indent + line)
                line = word
            } else {
                line += line.isEmpty ? word : " " + word
            }
        }
        if !line.isEmpty { lines.append(indent + line) }
        return lines
    }

    private static func words(of text: String) -> [String] {
        DisplayText.visible(text).split(separator: " ").reduce(into: []) { words, word in
            if word.utf8.first == UInt8(ascii: "%"), let last = words.last, last.last?.isNumber ?? false {
                words[words.count - 1] = "\(last) \(word)"
            } else {
                words.append(String(word))
            }
        }
    }
}
