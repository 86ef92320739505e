import OrgAnalysis
import OrgCycles
import OrgModel
import SourceDocuments

/// Figures of two cycles as tables, with what their change comes from.
struct ComparisonFiguresText {
    let style: TextStyle
    let top: Int
    let comparison: Comparison

    /// How many parts are named as causes of one figure.
    private static let causesShown = 3

    /// What got worse, better or otherwise different of the organisation, and why.
    func organization() -> [String] {
        let changes = comparison.toldFigures
        guard !changes.isEmpty else { return [] }
        var table = TextTable([("", .left), ("figure", .left), ("was", .right), ("is", .right), ("change", .right)])
        for change in changes {
            let (was, now) = FigureFormat.pair(change.before, change.after, change.figure.unit)
            table.add([
                change.trend == .neither ? "" : change.trend.rawValue, change.figure.name, was, now,
                change.difference.map { ComparisonWords.signed($0, change.figure.unit) } ?? "",
            ])
        }
        return [style.bold("The organisation")] + table.lines(limit: top, style: style) + causes(of: changes)
    }

    /// Under the table: for each figure shown the parts that contribute most; figures that come from the same in one.
    private func causes(of changes: [FigureChange]) -> [String] {
        let groups = CauseGroups(reasons: ReasonFinder(of: comparison))
        var order: [String] = []
        var figures: [String: [String]] = [:]
        for change in changes.prefix(top) {
            let text: String
            if let reason = change.after.reason {
                text = reason
            } else if let (shown, rest) = groups.phrases(of: change, limit: Self.causesShown) {
                let isWhole = change.causes?.isAdditive ?? false
                let tail = rest > 0 ? [isWhole ? "\(rest) more" : "\(rest) others changed"] : []
                text = (shown + tail).joined(separator: "; ")
            } else {
                continue
            }
            if figures[text] == nil { order.append(text) }
            figures[text, default: []].append(change.figure.name)
        }
        return order.flatMap { text in
            TextWrapping.lines(
                "\((figures[text] ?? []).joined(separator: ", ")): \(text)", width: style.width, indent: "  "
            )
            .map(style.faint)
        }
    }

    /// Figures of what is in both cycles; those of which the same is to be said in one row.
    func entities() -> [String] {
        let changes = comparison.entityFigures.filter {
            $0.trend != .neither && !$0.figure.name.hasPrefix("findings") && !$0.figure.name.hasPrefix("centrality")
        }
        guard !changes.isEmpty else { return [] }
        struct Key: Hashable {
            let figure: Figure
            let was: String
            let now: String
        }
        var order: [Key] = []
        var rows: [Key: [FigureChange]] = [:]
        for change in changes {
            let (was, now) = FigureFormat.pair(change.before, change.after, change.figure.unit)
            let key = Key(figure: change.figure, was: was, now: now)
            if rows[key] == nil { order.append(key) }
            rows[key, default: []].append(change)
        }
        var table = TextTable([("", .left), ("of", .left), ("figure", .left), ("was", .right), ("is", .right)])
        for key in order {
            guard let row = rows[key], let first = row.first?.entity else { continue }
            table.add([
                row[0].trend.rawValue, row.count > 1 ? "\(first) and \(row.count - 1) more" : first.description,
                key.figure.name, key.was, key.now,
            ])
        }
        return [style.bold("Systems, people and teams in both")] + table.lines(limit: top, style: style)
    }

    /// Figures that are not compared, by what speaks against it.
    func notCompared() -> [String] {
        var reasons: [String] = []
        var figures: [String: Int] = [:]
        for change in comparison.figures {
            guard let obstacle = change.obstacle else { continue }
            if figures[obstacle] == nil { reasons.append(obstacle) }
            figures[obstacle, default: 0] += 1
        }
        guard !reasons.isEmpty else { return [] }
        return [style.bold("Not compared")]
            + reasons.prefix(top).flatMap { reason in
                TextWrapping.lines(
                    "\(Numbers.counted(figures[reason] ?? 0, "figure")): \(reason)", width: style.width, indent: "  ")
            }
    }
}
