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
                    HTMLLabel.Cell(lines: []), text("and \(Wording.counted(hidden, "rung")) more", Palette.detail),
                    HTMLLabel.Cell(lines: []),
                ])
            }
            minutes = minutes.map { $0 + (rung.after ?? 0) }
        }
        rows += HTMLLabel(
            header: "", annotations: canvas.annotations(notes),
            style: HTMLLabel.Style(headerSize: 13, detailSize: 11, detailColor: Palette.detail)
        ).rows.dropFirst().map { row in row.map { spanning($0) } }
        return HTMLLabel(rows: rows)
    }

    private func row(of rung: Chain.Rung, number: Int, minutes: Double?) -> [HTMLLabel.Cell] {
        let color = rung.answerers.isEmpty ? Palette.broken : Palette.escalation
        let chip = HTMLLabel.Cell(
            lines: [[HTMLLabel.Run("\(number)", isBold: true, color: Palette.page, pointSize: 11)]], alignment: .center,
            background: color, padding: 3, minimumSize: HTMLLabel.Size(width: 20, height: 16))
        let time = minutes.flatMap { $0 > 0 ? Wording.minutes($0) : nil } ?? ""
        return [
            chip, text(targets(of: rung), rung.answerers.isEmpty ? Palette.broken : Palette.ink),
            HTMLLabel.Cell(HTMLLabel.Run(time, color: Palette.detail, pointSize: 10), alignment: .right),
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

    private func text(_ text: String, _ color: String) -> HTMLLabel.Cell {
        HTMLLabel.Cell(HTMLLabel.Run(text, color: color, pointSize: 11))
    }

    private func spanning(_ cell: HTMLLabel.Cell) -> HTMLLabel.Cell {
        var cell = cell
        cell.columnSpan = 3
        return cell
    }
}
