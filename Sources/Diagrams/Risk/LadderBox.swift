import GraphvizLayout
import OrgAnalysis
import OrgModel

/// A ladder as a box: a name, a numbered row a rung, and what is wrong with it.
struct LadderBox {
    let atlas: Atlas
    /// Rungs that are shown before the middle ones become a number.
    static let mostRungs = 5

    func label(
        _ header: String, _ detail: String, _ chain: Chain?, notes: [Canvas.Note], on canvas: inout Canvas
    ) -> HTMLLabel {
        var rows = canvas.label(header, detail, []).rows.map { row in row.map { spanning($0) } }
        let rungs = chain?.rungs ?? []
        let explicit = rungs.filter(\.isExplicit)
        let shown = explicit.isEmpty ? rungs : explicit
        var minutes: Double? = 0
        for (index, rung) in shown.enumerated() {
            let isHidden =
                shown.count > Self.mostRungs && index >= Self.mostRungs - 2 && index < shown.count - 1
            if !isHidden {
                rows.append(row(of: rung, number: index + 1, minutes: index == 0 ? nil : minutes))
                canvas.use(.policy)
            } else if index == Self.mostRungs - 2 {
                let hidden = shown.count - Self.mostRungs + 1
                rows.append([
                    spanning(
                        HTMLLabel.Cell(
                            HTMLLabel.Run(
                                "\(hidden) more \(hidden == 1 ? "rung" : "rungs")", color: Palette.detail, pointSize: 11
                            )))
                ])
            }
            minutes = minutes.map { $0 + (rung.after ?? 0) }
        }
        rows += HTMLLabel(
            header: "", annotations: canvas.annotations(notes),
            style: HTMLLabel.Style(headerSize: 13, detailSize: 11, detailColor: Palette.detail, width: 32)
        ).rows.dropFirst().map { row in row.map { spanning($0) } }
        return HTMLLabel(rows: rows)
    }

    private func row(of rung: Chain.Rung, number: Int, minutes: Double?) -> [HTMLLabel.Cell] {
        let isEmpty = rung.answerers.isEmpty
        let time = minutes.flatMap { $0 > 0 ? Wording.minutes($0) : nil } ?? ""
        return [
            HTMLLabel.Cell(
                lines: [
                    [
                        HTMLLabel.Run(
                            LegendEntry.rungSign(number), isBold: true,
                            color: isEmpty ? Palette.broken : Palette.escalation, pointSize: 13),
                        HTMLLabel.Run(
                            "\u{A0}" + targets(of: rung), color: isEmpty ? Palette.broken : Palette.ink, pointSize: 12),
                    ]
                ]),
            HTMLLabel.Cell(HTMLLabel.Run(time, color: Palette.detail, pointSize: 11), alignment: .right),
        ]
    }

    /// The rung's targets by name, and what is said of the only one.
    func targets(of rung: Chain.Rung) -> String {
        let names = Wording.listed(rung.targets.map(atlas.name), atMost: 2, width: rung.targets.count == 1 ? 30 : 18)
        guard rung.answerers.isEmpty, rung.targets.count == 1 else { return names }
        let person = atlas.cycle[rung.targets[0]]?.person
        switch (person?.nature, person?.status) {
        case (.shared, .active): return "✉ \(names)"
        case (.bot, .active): return "\(names) (bot)"
        case (_, .departed): return "\(names), departed"
        case (_, .leave): return "\(names), on leave"
        default: return "\(names), nobody there"
        }
    }

    private func spanning(_ cell: HTMLLabel.Cell) -> HTMLLabel.Cell {
        var cell = cell
        cell.columnSpan = 2
        return cell
    }
}
