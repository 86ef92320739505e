import Findings
import OrgAnalysis
import OrgCycles
import OrgGate
import OrgModel
import SourceDocuments

/// The parts of a trend's text that are about requirements, entities, findings and events.
struct TrendDetailsText {
    let text: TrendText
    let trend: Trend
    let names: TrendNames
    let words: TrendWords

    private var style: TextStyle { text.style }
    private var last: Int { names.cycles.count - 1 }

    /// A column for each cycle, the latest ones where there are many.
    private var shownCycles: Range<Int> { max(0, names.cycles.count - 8)..<names.cycles.count }

    /// That earlier cycles are left out, where they are.
    private var latestOnly: String {
        shownCycles.lowerBound > 0 ? " (the latest \(shownCycles.count) of \(names.cycles.count) cycles)" : ""
    }

    private func more(_ count: Int) -> [String] {
        count > text.top ? [style.faint("  … and \(count - text.top) more (--top \(count) shows all)")] : []
    }

    // MARK: - Requirements

    /// Each requirement of the policy with how many fall short of it, cycle by cycle.
    func requirements() -> [String] {
        guard let policy = text.policy, let latest = policy.standings.last, !latest.isEmpty else { return [] }
        let columns: [(title: String, alignment: TextTable.Alignment)] = shownCycles.map {
            (DisplayText.visible(names.cycles[$0]), .right)
        }
        var table = TextTable([("requirement", .left)] + columns + [("who now", .left)])
        for (index, standing) in latest.enumerated() {
            let cells = shownCycles.map { Self.cell(policy.standings[$0][index]) }
            table.add([standing.requirement.id] + cells + [who(standing.missed)])
        }
        let title = policy.title.map { " “\($0)”" } ?? ""
        return [style.bold(DisplayText.visible("Short of the policy\(title), of those it is asked of\(latestOnly)"))]
            + table.lines(limit: max(text.top, 12), style: style)
    }

    static func cell(_ standing: RequirementStanding) -> String {
        switch standing.status {
        case .nothingToRequire, .leftOut: "–"
        case .notAssessable where standing.missed.isEmpty: "not known"
        default: "\(standing.missed.count) of \(standing.asked)"
        }
    }

    private func who(_ subjects: [Finding.Subject]) -> String {
        let ids = subjects.compactMap { subject in if case .entity(let id) = subject { id } else { nil } }
        return ids.isEmpty && !subjects.isEmpty ? "the organisation" : names.listed(ids, atMost: 2)
    }

    // MARK: - Entities

    /// What stands around systems that were promoted.
    func promotions() -> [String] {
        guard !trend.promotions.isEmpty else { return [] }
        var lines = [style.bold("Went into production, and what stands around it\(latestOnly)")]
        let columns: [(title: String, alignment: TextTable.Alignment)] = shownCycles.map {
            (DisplayText.visible(names.cycles[$0]), .right)
        }
        for promotion in trend.promotions.prefix(text.top) {
            var table = TextTable([("", .left)] + columns)
            for series in promotion.series where series.isKnown {
                table.add(
                    [series.figure.name]
                        + shownCycles.map { cycle in
                            names.isIn(promotion.system, cycle, trend)
                                ? FigureFormat.text(series.values[cycle], series.figure.unit) : ""
                        })
            }
            lines.append(
                DisplayText.visible(
                    "  \(names.name(promotion.system)) (\(promotion.system)), in production since \(names.cycles[promotion.cycle])"
                ))
            lines += table.lines(limit: Int.max, style: style)
        }
        return lines + more(trend.promotions.count)
    }

    /// Every figure of those that were asked about, where it is known and changes.
    func entities() -> [String] {
        trend.entities.flatMap { entity -> [String] in
            let known = entity.figures.filter(\.isKnown)
            var table = TextTable([
                ("figure", .left), ("", .left), ("first", .right), ("last", .right), ("a cycle", .right), ("", .left),
            ])
            for series in known { table.add(text.row(series, words)) }
            return [style.bold(DisplayText.visible("\(names.name(entity.id)) (\(entity.id))"))]
                + (known.isEmpty
                    ? ["  Nothing is known of it in any cycle."] : table.lines(limit: Int.max, style: style))
        }
    }

    // MARK: - Findings

    /// How many findings there are, and what became of them, cycle by cycle.
    func cycles() -> [String] {
        guard trend.tallies.contains(where: { $0.count > 0 }) else { return [] }
        let columns: [(title: String, alignment: TextTable.Alignment)] = shownCycles.map {
            (DisplayText.visible(names.cycles[$0]), .right)
        }
        var table = TextTable([("", .left)] + columns)
        func row(_ title: String, _ count: (Trend.Tally) -> Int) {
            let counts = trend.tallies.map(count)
            guard counts.contains(where: { $0 > 0 }) else { return }
            table.add([title] + shownCycles.map { "\(counts[$0])" })
        }
        for severity in Severity.allCases.reversed() { row("\(severity.rawValue)s") { $0.bySeverity[severity] ?? 0 } }
        row("all") { $0.count }
        let statuses: [(FindingHistory.Status, String)] = [
            (.new, "new"), (.recurring, "back again"), (.resolved, "resolved"),
            (.firstAssessed, "assessed for the first time"), (.noLongerAssessed, "no longer assessed"),
        ]
        for (status, title) in statuses { row("  \(title)") { $0.byStatus[status] ?? 0 } }
        return [style.bold("Findings, cycle by cycle\(latestOnly)")] + table.lines(limit: Int.max, style: style)
    }

    /// The findings of the last cycle, the oldest first.
    func standing() -> [String] {
        let standing = trend.standing
        guard !standing.isEmpty, let cycle = names.cycles.last else { return [] }
        var table = TextTable([
            ("there for", .left), ("", .left), ("severity", .left), ("rule", .left), ("subject", .left),
            ("systems", .right),
        ])
        for track in standing {
            guard let finding = track.occurrences[last] else { continue }
            table.add([
                age(track), marks(track), finding.severity.rawValue, finding.rule.name, finding.subject.description,
                "\(finding.affects.count)",
            ])
        }
        return [style.bold(DisplayText.visible("Findings of \(cycle), those that stand longest first"))]
            + table.lines(limit: text.top, style: style)
    }

    private func age(_ track: FindingHistory.Track) -> String {
        let age = Numbers.counted(track.age(in: last), "cycle")
        switch track.status(in: last) {
        case .new: return "new"
        case .recurring: return "back again"
        case .firstAssessed: return "first assessed"
        default: return age
        }
    }

    /// A mark for each cycle: there, not there, or nobody could look.
    private func marks(_ track: FindingHistory.Track) -> String {
        let (there, gone, blind) = text.usesBars ? ("●", "○", "·") : ("#", "-", "?")
        return zip(track.occurrences, track.couldBeFound).map { occurrence, could in
            occurrence != nil ? there : could ? gone : blind
        }
        .joined()
    }

    /// Rules that grow in one team or domain.
    func patterns() -> [String] {
        guard !trend.patterns.isEmpty else { return [] }
        let lines = trend.patterns.prefix(text.top).flatMap { pattern -> [String] in
            TextWrapping.lines(Self.sentence(pattern, names), width: style.width, indent: "  ")
        }
        return [style.bold("Patterns: one rule on more and more systems")] + lines + more(trend.patterns.count)
    }

    static func sentence(_ pattern: FindingPattern, _ names: TrendNames) -> String {
        let counts = pattern.counts.map { $0.map(String.init) ?? "?" }.joined(separator: " ")
        let parts = pattern.teams.prefix(6).map { "\(names.name($0.team)) +\($0.growth)" }
        let rest = pattern.teams.count - parts.count
        let teams = parts.isEmpty ? "" : " By team: \(TrendNames.joined(parts + (rest > 0 ? ["\(rest) more"] : [])))."
        let now = pattern.systems.count
        return "\(pattern.rule.name) in \(pattern.isDomain ? "the teams of " : "")\(names.name(pattern.team)): "
            + "\(Numbers.counted(now, "system")) now, \(pattern.grown) more since \(names.cycles[pattern.start]) "
            + "(\(counts)).\(teams)"
    }

    // MARK: - Events

    /// What happened, by cycle.
    func events() -> [String] {
        guard !trend.events.isEmpty else { return [] }
        var lines = [style.bold("What happened")]
        var cycle = -1
        // The latest where not all are shown.
        let shown = trend.events.suffix(max(text.top, 20))
        for event in shown {
            if event.cycle != cycle {
                cycle = event.cycle
                lines.append(DisplayText.visible("  \(names.cycles[cycle])"))
            }
            lines += TextWrapping.lines(words.event(event.event), width: style.width, indent: "    ")
        }
        let left = trend.events.count - shown.count
        return lines
            + (left > 0 ? [style.faint("  … and \(left) earlier (--top \(trend.events.count) shows all)")] : [])
    }
}

extension TrendNames {
    /// Whether an entity, under its last id, is in a cycle.
    func isIn(_ id: EntityID, _ cycle: Int, _ trend: Trend) -> Bool {
        let identities = trend.series.identities
        for later in trend.series.cycles.indices.reversed() {
            guard let identity = identities.identity(of: id, in: later) else { continue }
            return identities.position(of: identity, in: cycle) != nil
        }
        return false
    }
}
