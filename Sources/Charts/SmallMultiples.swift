/// Many small line charts with one time axis, each about one number, drawn as one SVG.
///
/// All panels have the same moments on their axis, so that what happened at one time stands at one place in each. Moments
/// are the same distance apart. The axis of values of each panel is its own, and its ends are written beside the line.
/// Colours are set for a light page, for a dark page, and for print; nothing is told by a colour alone.
///
/// The result is text that stays text, without scripts, fonts or links. The same values give the same bytes.
public struct SmallMultiples: Sendable {
    /// A sentence that says what there is to see.
    public var title: String
    /// A line under it.
    public var subtitle: String
    /// What each moment is called, in the order of time.
    public var moments: [String]
    /// The charts, in rows from left to right.
    public var panels: [Panel]
    /// What happened: marked by its number, from 1, on the axis of each panel, and told below.
    public var incidents: [Incident]
    /// Paragraphs below all.
    public var notes: [String]
    /// How many panels stand in a row, at least 1.
    public var columns: Int

    /// Describes a drawing.
    public init(
        title: String, subtitle: String = "", moments: [String], panels: [Panel], incidents: [Incident] = [],
        notes: [String] = [], columns: Int = 4
    ) {
        self.title = title
        self.subtitle = subtitle
        self.moments = moments
        self.panels = panels
        self.incidents = incidents
        self.notes = notes
        self.columns = max(1, columns)
    }

    /// What happened at a moment.
    public struct Incident: Hashable, Sendable {
        /// The position of the moment.
        public var moment: Int
        /// What happened, in a few words or a sentence.
        public var text: String

        /// Tells what happened.
        public init(at moment: Int, _ text: String) {
            self.moment = moment
            self.text = text
        }
    }

    /// The drawing.
    ///
    /// - Complexity: O(panels · moments).
    public func svg() -> String {
        var sheet = Sheet(width: width)
        drawHead(&sheet)
        let top = sheet.cursor
        for (index, panel) in panels.enumerated() {
            let (row, column) = index.quotientAndRemainder(dividingBy: columns)
            PanelDrawing(panel: panel, moments: moments, marks: marks).draw(
                to: &sheet, id: index, x: Measure.margin + Double(column) * (Measure.panelWidth + Measure.gap),
                y: top + Double(row) * (Measure.panelHeight + Measure.gap))
        }
        let rows = Double((panels.count + columns - 1) / columns)
        sheet.cursor = top + rows * (Measure.panelHeight + Measure.gap)
        drawFoot(&sheet)
        return sheet.finished(title: title, description: description)
    }

    private var width: Double {
        let across = Double(max(1, min(columns, max(panels.count, 3))))
        return 2 * Measure.margin + across * Measure.panelWidth + (across - 1) * Measure.gap
    }

    /// What a reader hears who does not see it.
    private var description: String {
        let span = moments.count > 1 ? "\(moments.first ?? "") to \(moments.last ?? "")" : moments.first ?? "nothing"
        return
            ([subtitle, "\(panels.count) line charts over \(moments.count) moments, \(span)."]
            + panels.map { panel in "\(panel.title): \(panel.description)." })
            .filter { !$0.isEmpty }.joined(separator: " ")
    }

    /// The numbers of the moments at which something happened.
    private var marks: [Int: Int] {
        let times = Set(incidents.map(\.moment)).filter(moments.indices.contains).sorted()
        return Dictionary(uniqueKeysWithValues: times.enumerated().map { ($0.element, $0.offset + 1) })
    }

    // MARK: - Head and foot

    private func drawHead(_ sheet: inout Sheet) {
        sheet.cursor = Measure.margin
        sheet.paragraph(title, style: "title", size: 18, lineHeight: 24)
        if !subtitle.isEmpty { sheet.paragraph(subtitle, style: "muted", size: 12, lineHeight: 18) }
        sheet.cursor += 14
    }

    private func drawFoot(_ sheet: inout Sheet) {
        let numbers = marks
        let told = incidents.enumerated().filter { numbers[$0.element.moment] != nil }.sorted { a, b in
            a.element.moment == b.element.moment ? a.offset < b.offset : a.element.moment < b.element.moment
        }
        var last = -1
        for incident in told.map(\.element) {
            if incident.moment != last {
                sheet.cursor += 4
                sheet.mark(numbers[incident.moment] ?? 0, moments[incident.moment])
                last = incident.moment
            }
            sheet.paragraph(incident.text, style: "text", size: 12, lineHeight: 17, indent: 22)
        }
        if !told.isEmpty { sheet.cursor += 8 }
        for note in notes { sheet.paragraph(note, style: "muted", size: 12, lineHeight: 17) }
        sheet.cursor += Measure.margin - 8
    }
}

/// Lengths that all parts go by, in user units.
enum Measure {
    static let margin = 24.0
    static let gap = 18.0
    static let panelWidth = 250.0
    static let panelHeight = 188.0
}
