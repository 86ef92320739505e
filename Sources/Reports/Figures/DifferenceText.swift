import OrgAnalysis
import OrgModel

/// Figures that differ as a table: worst first, and entities of which the same is to be said in one row.
struct DifferenceText {
    let style: TextStyle
    /// How many rows are shown at most.
    let top: Int

    /// The table under a title; nothing without differences.
    func lines(_ differences: [Difference], title: String) -> [String] {
        let rows = rows(of: differences)
        guard !rows.isEmpty else { return [] }
        let isWhole = differences.allSatisfy { $0.entity == nil }
        let columns: [(title: String, alignment: TextTable.Alignment)] =
            [("", .left)] + (isWhole ? [] : [("of", .left)]) + [("figure", .left), ("now", .right), ("then", .right)]
        var table = TextTable(columns)
        for row in rows {
            table.add(
                [row.trend == .neither ? "" : row.trend.rawValue] + (isWhole ? [] : [names(row.entities)])
                    + [row.figure, row.now, row.then])
        }
        return [style.bold(title)] + table.lines(limit: top, style: style) + rows.prefix(top).flatMap(reason)
    }

    private struct Row {
        let figure: String
        let trend: Difference.Trend
        let now: String
        let then: String
        /// Why there is no number any more.
        let reason: String?
        var entities: [EntityID]
    }

    private func rows(of differences: [Difference]) -> [Row] {
        struct Key: Hashable {
            let figure: Figure
            let now: String
            let then: String
        }
        var rows: [Row] = []
        var positions: [Key: Int] = [:]
        for difference in differences {
            let (now, then) = FigureFormat.pair(difference.before, difference.after, difference.figure.unit)
            let entities = difference.entity.map { [$0] } ?? []
            let key = Key(figure: difference.figure, now: now, then: then)
            if let position = positions[key] {
                rows[position].entities += entities
            } else {
                positions[key] = rows.count
                rows.append(
                    Row(
                        figure: difference.figure.name, trend: difference.trend, now: now, then: then,
                        reason: difference.after.reason, entities: entities))
            }
        }
        return rows
    }

    private func names(_ ids: [EntityID]) -> String {
        let first = ids.first?.description ?? ""
        return ids.count > 1 ? "\(first) and \(ids.count - 1) more" : first
    }

    private func reason(of row: Row) -> [String] {
        guard let reason = row.reason else { return [] }
        let entities = row.entities.isEmpty ? "" : " of \(names(row.entities))"
        return TextWrapping.lines("\(row.figure)\(entities): \(reason)", width: style.width, indent: "  ")
            .map(style.faint)
    }
}
