import Findings
import OrgAnalysis
import OrgCycles
import OrgModel

/// What a reader should know first of a trend, in a few sentences.
struct TrendLead {
    let trend: Trend
    let names: TrendNames

    /// From so many points of a share on a strain, or a way back, is told here.
    private static let pointsToTell = 0.05

    /// The sentences, the most important first.
    func sentences() -> [String] {
        guard names.cycles.count > 1 else { return ["One cycle has no trend; name at least two."] }
        let strains = trend.strains.filter { $0.size >= Self.pointsToTell }
        var told: [String] = []
        for (place, strain) in strains.prefix(3).enumerated() {
            told.append(self.strain(strain, after: strains[..<place]))
        }
        if strains.count > 3 {
            let others = strains.dropFirst(3).map(\.series.figure.name)
            told.append("Also straining: \(TrendNames.joined(others)).")
        }
        // Without a strain the course as a whole is what there is to know.
        if told.isEmpty { told.append(course()) }
        told += recoveries().prefix(4)
        return told + [promotions(), findings(withCounts: !strains.isEmpty)].compactMap(\.self) + losses()
    }

    // MARK: - The course

    /// When most was found, beside the beginning and now.
    private func course() -> String {
        let start = lastBreak
        let now = names.cycles.count - 1
        let peak = (start...now).max { (trend.tallies[$0].count, $1) < (trend.tallies[$1].count, $0) } ?? now
        func count(_ cycle: Int) -> String {
            let errors = trend.tallies[cycle].bySeverity[.error] ?? 0
            let whereof = errors == 0 ? "" : " (\(Numbers.counted(errors, "error")))"
            return Numbers.counted(trend.tallies[cycle].count, "finding") + whereof
        }
        if (start...now).allSatisfy({ trend.tallies[$0].count == trend.tallies[now].count }) {
            let since =
                start == 0
                ? ", as in every cycle" : start == now ? " now" : ", as in every cycle since \(names.cycles[start])"
            return "Nothing strains by much: \(count(now))\(since)."
        }
        let began = peak == start ? "" : ", after \(trend.tallies[start].count) in \(names.cycles[start])"
        if peak == now { return "Strain is greatest now: \(count(now)) in \(names.cycles[now])\(began)." }
        let verb = trend.tallies[now].count == 1 ? "is" : "are"
        return "Strain was greatest in \(names.cycles[peak]), with \(count(peak))\(began); now there \(verb) "
            + "\(count(now).replacing(" findings", with: "").replacing(" finding", with: ""))."
    }

    /// The cycle from which on findings are of the same records.
    private var lastBreak: Int { trend.figures.first { $0.figure.name == "findings" }?.breaks.last?.cycle ?? 0 }

    /// What is not recorded any more, where a figure can no longer be followed for it.
    private func losses() -> [String] {
        let broken = Set(
            trend.figures.filter { $0.figure.better != nil }.flatMap { $0.breaks.map(\.cycle) })
        let words = TrendWords(trend: trend, names: names)
        return Array(trend.losses.filter { broken.contains($0.cycle) }.flatMap(words.loss).prefix(3))
    }

    // MARK: - What strains

    private func strain(_ strain: Strain, after told: ArraySlice<Strain>) -> String {
        let series = strain.series
        let words = TrendWords(trend: trend, names: names)
        let (was, now) = FigureFormat.pair(
            series.values[strain.before], series.values[strain.since], series.figure.unit)
        let change = "\(was) in \(names.cycles[strain.before]) → \(now) in \(names.cycles[strain.since])"
        return "\(TrendWords.meaning(series.figure)) (\(series.figure.name)): \(change), \(words.rule(series))."
            + (told.contains { $0.hasTheCauses(of: strain) } ? " The same is behind it." : behind(strain))
    }

    /// What is behind a strain, by team.
    private func behind(_ strain: Strain) -> String {
        guard !strain.causes.isEmpty else { return "" }
        let causes = strain.isAdditive ? strain.causes : Array(strain.causes.prefix(3))
        guard causes.count > 3 else {
            let subjects = causes.map { cause in
                TrendNames.joined(cause.subject.map(names.name)) + (cause.isNew ? " (new)" : "")
            }
            return " Behind it: \(TrendNames.joined(subjects))."
        }
        let kinds = Set(causes.compactMap { $0.subject.first?.kind })
        let kind = kinds.count == 1 ? kinds.first : nil
        func noun(_ count: Int) -> String {
            kind.map { ComparisonLead.noun($0, count) } ?? (count == 1 ? "part" : "parts")
        }
        let kept = causes.filter { !$0.isNew }
        let fresh = causes.count - kept.count
        var byTeam: [EntityID: Int] = [:]
        for team in kept.compactMap(\.team) { byTeam[team, default: 0] += 1 }
        let teams = byTeam.sorted { $0.value == $1.value ? $0.key < $1.key : $0.value > $1.value }
        let shown = teams.prefix(teams.count > 4 ? 3 : 4)
        let rest = teams.dropFirst(shown.count).reduce(0) { $0 + $1.value }
        let parts = shown.map { "\($0.value) of \(names.name($0.key))" } + (rest > 0 ? ["\(rest) of others"] : [])
        let whose = parts.isEmpty ? "" : ", \(TrendNames.joined(parts))"
        let old = kept.isEmpty ? nil : "\(kept.count) that \(kept.count == 1 ? "was" : "were") there before\(whose)"
        let new = fresh == 0 ? nil : "\(fresh) new"
        return " Behind it are \(causes.count) \(noun(causes.count)): "
            + [old, new].compactMap(\.self).joined(separator: "; ") + "."
    }

    // MARK: - What comes back

    /// For each dimension a figure that had become worse and is on its way back, those that had fallen most first.
    private func recoveries() -> [String] {
        struct Dip {
            let series: FigureSeries
            let worst: Int
            let size: Double
        }
        var dips: [Dimension: [Dip]] = [:]
        for series in trend.figures(.stabilising) {
            guard case .betterSince(let worst) = series.condition?.rule, let judged = series.judged,
                worst > judged.lowerBound, series.figure.unit == .share, let first = series.first?.number,
                let bottom = series.values[worst].number,
                let dimension = series.figure.dimensions.last, abs(first - bottom) >= Self.pointsToTell
            else { continue }
            let dip = Dip(series: series, worst: worst, size: abs(first - bottom))
            dips[dimension, default: []].append(dip)
        }
        // As of strains: the first of the catalogue that fell at least three quarters as far as the one that fell farthest.
        let best = Dimension.allCases.compactMap { dimension -> Dip? in
            let own = dips[dimension] ?? []
            return own.first { dip in own.allSatisfy { dip.size >= 0.75 * $0.size } }
        }
        return best.enumerated().sorted { a, b in
            a.element.size == b.element.size ? a.offset < b.offset : a.element.size > b.element.size
        }
        .map { recovery($0.element.series, $0.element.worst) }
    }

    private func recovery(_ series: FigureSeries, _ worst: Int) -> String {
        let words = TrendWords(trend: trend, names: names)
        let values = [series.first, series.values[worst], series.latest].compactMap(\.self)
            .map { words.value($0, series) }
        return "\(TrendWords.meaning(series.figure)) (\(series.figure.name)): worst in \(names.cycles[worst]), "
            + "better since: \(values.joined(separator: " → "))."
    }

    // MARK: - What was promoted, what was found

    private func promotions() -> String? {
        guard !trend.promotions.isEmpty else { return nil }
        let told = trend.promotions.prefix(4).map { "\(names.name($0.system)) (\(standing(of: $0)))" }
        let rest = trend.promotions.count - told.count
        return "\(Numbers.counted(trend.promotions.count, "system")) went into production: "
            + TrendNames.joined(told + (rest > 0 ? ["\(rest) more"] : [])) + "."
    }

    /// How a system that was promoted stands in the last cycle.
    private func standing(of promotion: Promotion) -> String {
        let last = names.cycles.count - 1
        func value(_ name: String) -> FigureValue {
            promotion.series.first { $0.figure.name == name }?.values[last] ?? .unknown("")
        }
        var parts = ["since \(names.cycles[promotion.cycle])"]
        let counts = Severity.allCases.reversed().compactMap { severity -> String? in
            let count = value("findings.\(severity.rawValue)").number.map { Int($0) } ?? 0
            return count == 0 ? nil : Numbers.counted(count, severity.rawValue)
        }
        if names.isIn(promotion.system, last, trend) {
            parts.append(counts.isEmpty ? "no finding now" : "\(TrendNames.joined(counts)) now")
        } else {
            parts.append("not there any more")
        }
        if let supporters = value("supporters").number, supporters < 2 {
            parts.append(supporters < 1 ? "nobody can fix it" : "one person can fix it")
        }
        if case .never = value("minutes-to-fixer") { parts.append("nobody who can is on its ladder") }
        if case .never = value("minutes-to-authority") { parts.append("no authority is on its ladder") }
        let incidents = trend.events.filter {
            $0.event.subject == promotion.system && $0.event.kind == "incident" && $0.cycle >= promotion.cycle
        }
        if let first = incidents.first {
            let more = incidents.count > 1 ? " and \(incidents.count - 1) more" : ""
            parts.append("incident on \(first.event.date)\(more)")
        }
        return parts.joined(separator: "; ")
    }

    private func findings(withCounts: Bool) -> String? {
        let counts = trend.tallies.map(\.count)
        guard let now = counts.last, now > 0 else { return nil }
        let last = names.cycles.count - 1
        let start = lastBreak
        let peak = (start...last).max { counts[$0] < counts[$1] } ?? last
        // What was found of other records is no measure.
        let was =
            start > 0
            ? "of other records than before \(names.cycles[start])"
            : counts[peak] == now ? "as many as ever" : "\(counts[peak]) in \(names.cycles[peak])"
        let told = withCounts ? "\(Numbers.counted(now, "finding")) now, \(was)" : nil
        let old = trend.standing.filter { $0.age(in: last) > 2 }
        let gravest = old.compactMap { $0.occurrences[last] }.enumerated().max { a, b in
            a.element.severity == b.element.severity ? a.offset > b.offset : a.element.severity < b.element.severity
        }
        guard let finding = gravest?.element else { return told.map { "\($0)." } }
        let subject: String = if case .entity(let id) = finding.subject { names.name(id) } else { "the organisation" }
        let one = old.count == 1
        let ages =
            "\(Numbers.counted(old.count, "finding")) \(one ? "has" : "have") been there for three cycles or longer, "
            + "\(one ? "" : "the gravest of them ")\(finding.rule.name) of \(subject)"
        return [told, ages].compactMap(\.self).joined(separator: "; ") + "."
    }
}

extension Strain {
    /// Whether the same parts are behind another one.
    fileprivate func hasTheCauses(of other: Strain) -> Bool {
        !causes.isEmpty && since == other.since && Set(causes.map(\.subject)) == Set(other.causes.map(\.subject))
    }
}
