import GraphvizLayout
import OrgAnalysis
import OrgModel

/// What stands around every picture: the sentence above, the legend and the small print below.
enum Frame {
    static let legendSize = 11
    /// Columns of a line of the title, and of the small print.
    static let titleWidth = 80
    static let footWidth = 150

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
            ])
    }

    /// The legend in rows of five, the ramp, then the small print.
    static func foot(_ legend: [LegendEntry], _ lines: [String]) -> HTMLLabel {
        let columns = Palette.exposure.count
        let entries = legend.filter { $0 != .exposure }
        var rows: [[HTMLLabel.Cell]] = []
        for start in stride(from: 0, to: entries.count, by: columns) {
            var row = entries[start..<min(start + columns, entries.count)].map(cell)
            while row.count < columns { row.append(HTMLLabel.Cell(lines: [])) }
            rows.append(row)
        }
        if legend.contains(.exposure) { rows.append(ramp) }
        rows += lines.map { smallPrint($0, columns: columns) }
        return HTMLLabel(rows: rows, cellPadding: 3)
    }

    /// A row of small print across so many columns.
    static func smallPrint(_ text: String, columns: Int) -> [HTMLLabel.Cell] {
        let wrapped = TextWrapping.lines(of: text, width: footWidth, maximumLines: 4).map {
            [HTMLLabel.Run($0, color: Palette.detail, pointSize: 10)]
        }
        return [HTMLLabel.Cell(lines: wrapped, columnSpan: columns)]
    }

    private static func cell(of entry: LegendEntry) -> HTMLLabel.Cell {
        // Spaces that do not break keep a sign and its words, and one entry and the next, apart.
        let words = HTMLLabel.Run(
            "\u{A0}\u{A0}" + entry.meaning + "\u{A0}\u{A0}\u{A0}", color: Palette.detail, pointSize: legendSize - 1)
        return HTMLLabel.Cell(lines: [[entry.sign, words]])
    }

    /// One cell a step, which says where it begins.
    private static var ramp: [HTMLLabel.Cell] {
        let last = Palette.exposure.count - 1
        return (0...last).map { step in
            let text =
                switch step {
                case 0: "fill: nothing exposed"
                case 1: "less than \(Wording.percent(Palette.exposureSteps[1]))"
                case last: "\(Wording.percent(Palette.exposureSteps[step - 1])) and more exposed"
                default: "from \(Wording.percent(Palette.exposureSteps[step - 1]))"
                }
            return HTMLLabel.Cell(
                lines: [[HTMLLabel.Run(text, color: Palette.ink, pointSize: legendSize - 1)]], alignment: .center,
                background: Palette.exposure[step], border: 1, borderColor: Palette.hairline)
        }
    }
}
