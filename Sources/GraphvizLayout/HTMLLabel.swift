/// A table of cells as a label: what Graphviz calls an HTML-like label.
///
/// Text goes in as it is and is drawn as it is; escaping happens when the label is written.
public struct HTMLLabel: Sendable, Hashable, Codable {
    /// A stretch of text in one style.
    public struct Run: Sendable, Hashable, Codable, ExpressibleByStringLiteral {
        /// The text. A newline breaks the line.
        public var text: String
        /// Heavy letters.
        public var isBold: Bool
        /// Slanted letters.
        public var isItalic: Bool
        /// The letters' colour; nil: the node's.
        public var color: String?
        /// The letters' size in whole points, which is all Graphviz reads here; nil: the node's.
        public var pointSize: Int?

        /// Makes a stretch of text.
        public init(
            _ text: String, isBold: Bool = false, isItalic: Bool = false, color: String? = nil, pointSize: Int? = nil
        ) {
            self.text = text
            self.isBold = isBold
            self.isItalic = isItalic
            self.color = color
            self.pointSize = pointSize
        }

        /// Plain text.
        public init(stringLiteral value: String) { self.init(value) }
    }

    /// Where a cell's lines begin.
    public enum Alignment: String, Sendable, Hashable, Codable {
        /// At the left side.
        case left = "LEFT"
        /// In the middle.
        case center = "CENTER"
        /// At the right side.
        case right = "RIGHT"
    }

    /// One cell.
    public struct Cell: Sendable, Hashable, Codable {
        /// The lines of text, each a row of runs. Empty: an empty cell.
        public var lines: [[Run]]
        /// Where the lines begin.
        public var alignment: Alignment
        /// The colour behind the text.
        public var background: String?
        /// The border's width in points.
        public var border: Int
        /// The border's colour.
        public var borderColor: String?
        /// Room around the text in points; nil: the table's.
        public var padding: Int?
        /// The least width and height in points.
        public var minimumSize: Size?
        /// How many columns it takes.
        public var columnSpan: Int
        /// A name edges can end at (`tailport`, `headport`).
        public var port: String?
        /// Shown when the pointer rests on it.
        public var tooltip: String?
        /// Where a click leads: http, https or a fragment.
        public var link: String?

        /// Makes a cell.
        public init(
            lines: [[Run]], alignment: Alignment = .left, background: String? = nil, border: Int = 0,
            borderColor: String? = nil, padding: Int? = nil, minimumSize: Size? = nil, columnSpan: Int = 1,
            port: String? = nil, tooltip: String? = nil, link: String? = nil
        ) {
            self.lines = lines
            self.alignment = alignment
            self.background = background
            self.border = border
            self.borderColor = borderColor
            self.padding = padding
            self.minimumSize = minimumSize
            self.columnSpan = columnSpan
            self.port = port
            self.tooltip = tooltip
            self.link = link
        }

        /// A cell with one line.
        public init(_ runs: Run..., alignment: Alignment = .left) {
            self.init(lines: [runs], alignment: alignment)
        }
    }

    /// Points.
    public struct Size: Sendable, Hashable, Codable {
        /// Across.
        public var width: Int
        /// Down.
        public var height: Int

        /// Makes a size.
        public init(width: Int, height: Int) {
            self.width = width
            self.height = height
        }
    }

    /// The rows of cells, top to bottom.
    public var rows: [[Cell]]
    /// The width of the table's own border in points.
    public var border: Int
    /// The border's colour.
    public var borderColor: String?
    /// The colour behind all cells.
    public var background: String?
    /// Whether the table's corners are round.
    public var isRounded: Bool
    /// Room around the text of a cell, in points.
    public var cellPadding: Int
    /// Room between cells, in points.
    public var cellSpacing: Int

    /// Makes a label. Without a border it fits into a shape that draws its own.
    public init(
        rows: [[Cell]], border: Int = 0, borderColor: String? = nil, background: String? = nil,
        isRounded: Bool = false, cellPadding: Int = 2, cellSpacing: Int = 0
    ) {
        self.rows = rows
        self.border = border
        self.borderColor = borderColor
        self.background = background
        self.isRounded = isRounded
        self.cellPadding = cellPadding
        self.cellSpacing = cellSpacing
    }

    /// The text without its styles, one line a row: for tooltips and accessible names.
    public var plainText: String {
        let lines = rows.map { cells in
            cells.map { cell in
                cell.lines.map { $0.map(\.text).joined() }.joined(separator: " ")
            }
            .filter { !$0.isEmpty }.joined(separator: " ")
        }
        return lines.filter { !$0.isEmpty }.joined(separator: "\n")
    }
}

// MARK: - A box as diagrams want it

extension HTMLLabel {
    /// A small row below the name: a mark, a few words, and where they come from.
    public struct Annotation: Sendable, Hashable, Codable {
        /// A sign before the text, such as `◆`.
        public var mark: String?
        /// The words.
        public var text: String
        /// Their colour; nil: the detail colour.
        public var color: String?
        /// The colour behind them.
        public var background: String?
        /// Shown when the pointer rests on them.
        public var tooltip: String?
        /// A name edges can end at.
        public var port: String?

        /// Makes an annotation.
        public init(
            mark: String? = nil, _ text: String, color: String? = nil, background: String? = nil,
            tooltip: String? = nil, port: String? = nil
        ) {
            self.mark = mark
            self.text = text
            self.color = color
            self.background = background
            self.tooltip = tooltip
            self.port = port
        }
    }

    /// Sizes and widths of a box's text.
    public struct Style: Sendable, Hashable, Codable {
        /// The name's size in points.
        public var headerSize: Int
        /// The size of detail and annotations in points.
        public var detailSize: Int
        /// The name's colour; nil: the node's.
        public var headerColor: String?
        /// The colour of detail and annotations.
        public var detailColor: String?
        /// Columns before a line is broken.
        public var width: Int
        /// Lines before the name is cut.
        public var maximumHeaderLines: Int
        /// Lines before a detail or an annotation is cut.
        public var maximumDetailLines: Int
        /// Where lines begin.
        public var alignment: Alignment

        /// A style with its defaults.
        public init(
            headerSize: Int = 12, detailSize: Int = 9, headerColor: String? = nil,
            detailColor: String? = "#57606A", width: Int = 28, maximumHeaderLines: Int = 3, maximumDetailLines: Int = 2,
            alignment: Alignment = .left
        ) {
            self.headerSize = headerSize
            self.detailSize = detailSize
            self.headerColor = headerColor
            self.detailColor = detailColor
            self.width = width
            self.maximumHeaderLines = maximumHeaderLines
            self.maximumDetailLines = maximumDetailLines
            self.alignment = alignment
        }
    }

    /// A bold name, perhaps a line of detail, and a row for each annotation. Text is wrapped, and shortened with `…`
    /// when it is too long; the caller keeps the full text in the node's tooltip.
    public init(header: String, detail: String? = nil, annotations: [Annotation] = [], style: Style = Style()) {
        self.init(rows: [])
        let name = Run("", isBold: true, color: style.headerColor, pointSize: style.headerSize)
        add(header, as: name, to: Cell(lines: [], alignment: style.alignment), style, style.maximumHeaderLines)
        let small = Run("", color: style.detailColor, pointSize: style.detailSize)
        if let detail, !detail.isEmpty {
            add(detail, as: small, to: Cell(lines: [], alignment: style.alignment), style, style.maximumDetailLines)
        }
        for annotation in annotations {
            var run = small
            run.color = annotation.color ?? style.detailColor
            let cell = Cell(
                lines: [], alignment: style.alignment, background: annotation.background, port: annotation.port,
                tooltip: annotation.tooltip)
            let text = (annotation.mark.map { $0 + " " } ?? "") + annotation.text
            add(text, as: run, to: cell, style, style.maximumDetailLines)
        }
    }

    /// Adds a row for each line of the wrapped text: Graphviz sets the lines of one cell without any room between.
    private mutating func add(_ text: String, as run: Run, to cell: Cell, _ style: Style, _ maximumLines: Int) {
        // Smaller letters fit more of them into the same width.
        let size = max(run.pointSize ?? style.headerSize, 1)
        let width = style.width * max(style.headerSize, 1) / size
        for (index, line) in TextWrapping.lines(of: text, width: width, maximumLines: maximumLines).enumerated() {
            var row = cell
            var words = run
            words.text = line
            row.lines = [[words]]
            // A port names one cell, and one line is enough to rest the pointer on.
            if index > 0 { (row.port, row.tooltip) = (nil, nil) }
            rows.append([row])
        }
    }
}
