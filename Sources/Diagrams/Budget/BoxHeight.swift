import GraphvizLayout

/// How tall a box will about be: enough to share boxes out among columns before Graphviz has measured any letter.
enum BoxHeight {
    /// Points, with the room that dot keeps to the next box.
    static func points(of label: Label, distance: Double) -> Double {
        let margins = 12.0
        switch label {
        case .plain(let text): return margins + distance + 15 * Double(1 + text.count { $0 == "\n" })
        case .html(let html):
            return html.rows.reduce(margins + distance) { sum, row in
                let cells = row.map { cell in
                    let size = cell.lines.joined().compactMap(\.pointSize).max() ?? 12
                    return Double(max(1, cell.lines.count)) * Double(size) * 1.17
                }
                return sum + (cells.max() ?? 0) + Double(2 * html.cellPadding)
            }
        }
    }
}
