import GraphvizLayout
import OrgAnalysis
import OrgModel

/// What stands around every picture: the sentence above, the legend and the small print below.
enum Frame {
    static let legendSize = 11
    /// Columns of a line of the title, and of the small print.
    static let titleWidth = 72
    static let footWidth = 140

    /// The finding as a sentence, and below it whose picture this is.
    static func title(_ headline: String, _ analysis: Analysis, question: String) -> HTMLLabel {
        let cycle = analysis.cycle
        let whose = [cycle.organization, question, cycle.label].filter { !$0.isEmpty }
            .map { Wording.short($0, 60) }.joined(separator: " · ")
        let sentence = TextWrapping.lines(of: headline, width: titleWidth, maximumLines: 3).map {
            [HTMLLabel.Run($0, isBold: true, color: Palette.ink, pointSize: 20)]
        }
        return HTMLLabel(
            rows: [
                [HTMLLabel.Cell(lines: sentence, padding: 4)],
                [HTMLLabel.Cell(lines: [[HTMLLabel.Run(whose, color: Palette.detail, pointSize: 12)]], padding: 4)],
                [HTMLLabel.Cell(lines: [], padding: 4)],
            ])
    }

    /// The legend in rows of entries, the ramp, then the small print.
    static func foot(_ legend: [LegendEntry], _ lines: [String], perRow: Int) -> HTMLLabel {
        let perRow = max(1, perRow)
        let entries = legend.filter { $0 != .exposure }
        let columns = min(perRow, max(entries.count, Palette.exposure.count)) * 2
        var rows: [[HTMLLabel.Cell]] = [[HTMLLabel.Cell(lines: [], columnSpan: columns)]]
        for start in stride(from: 0, to: entries.count, by: perRow) {
            var row = entries[start..<min(start + perRow, entries.count)].flatMap { [$0.sample, words($0.meaning)] }
            if row.count < columns { row.append(HTMLLabel.Cell(lines: [], columnSpan: columns - row.count)) }
            rows.append(row)
        }
        if legend.contains(.exposure) { rows.append(ramp(columns: columns)) }
        for line in lines {
            let wrapped = TextWrapping.lines(of: line, width: footWidth, maximumLines: 4).map {
                [HTMLLabel.Run($0, color: Palette.detail, pointSize: 10)]
            }
            rows.append([HTMLLabel.Cell(lines: wrapped, padding: 2, columnSpan: columns)])
        }
        return HTMLLabel(rows: rows, cellPadding: 3)
    }

    private static func words(_ text: String) -> HTMLLabel.Cell {
        // The space after it keeps the next entry's sign away.
        HTMLLabel.Cell(HTMLLabel.Run(text + "\u{A0}\u{A0}\u{A0}", color: Palette.detail, pointSize: legendSize - 1))
    }

    /// One cell a step, which says where it begins.
    private static func ramp(columns: Int) -> [HTMLLabel.Cell] {
        let steps = Palette.exposure.count
        guard columns >= steps else { return [words(LegendEntry.exposure.meaning)] }
        return (0..<steps).map { step in
            let text =
                switch step {
                case 0: "fill: nothing exposed"
                case 1: "less than \(Wording.percent(Palette.exposureSteps[1]))"
                case steps - 1: "\(Wording.percent(Palette.exposureSteps[step - 1])) and more"
                default: "from \(Wording.percent(Palette.exposureSteps[step - 1]))"
                }
            let isLast = step == steps - 1
            let span = columns / steps
            return HTMLLabel.Cell(
                lines: [[HTMLLabel.Run(text, color: Palette.ink, pointSize: legendSize - 2)]], alignment: .center,
                background: Palette.exposure[step], border: 1, borderColor: Palette.hairline, padding: 3,
                columnSpan: isLast ? columns - span * (steps - 1) : span)
        }
    }
}
