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
        for (place, strain) in strains.prefix(3).enumerated() { told.append(self.strain(strain, after: strains[..<place])) }
        if strains.count > 3 {
            let others = strains.dropFirst(3).map(\.series.figure.name)
            told.append("Also straining: \(TrendNames.joined(others)).")
        }
        // Without a strain the course as a whole is what there is to know.
        let course = self.course()
        told = strains.isEmpty ? [course ?? "Nothing strains."] : told
        told += recoveries().prefix(4)
        if !strains.isEmpty, let course { told.append(course) }
        return told + [promotions(), findings()].compactMap(\.self) + losses()
    }

    // MARK: - The course

    /// In which cycles more figures got worse than better, and what came after.
    private func course() -> String? {
        let worse = trend.steps.indices.filter { trend.steps[$0].worse > trend.steps[$0].better }
        guard let last = trend.steps.last else { return nil }
        func counts(_ cycle: Int) -> String { "\(names.cycles[cycle]) (\(trend.steps[cycle].worse) : \(trend.steps[cycle].better))" }
        let now = trend.steps.count - 1
        let strain = trend.figures(.straining).count
        let strains = strain == 0 ? "none strains" : "\(Numbers.counted(strain, "figure")) \(strain == 1 ? "strains" : "strain")"
        guard !worse.isEmpty else { return "In no cycle did more figures get worse than better; \(strains) now." }
        let shown = worse.suffix(4).map(counts)
        let when = (worse.count > shown.count ? ["\(worse.count - shown.count) earlier cycles"] : []) + shown
        let turn = worse.contains(now)
            ? "" : "; in \(names.cycles[now]) \(last.better) got better and \(last.worse) worse"
        return "More figures got worse than better in \(TrendNames.joined(when))\(turn); \(strains) now."
    }

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
        func noun(_ count: Int) -> String { kind.map { ComparisonLead.noun($0, count) } ?? (count == 1 ? "part" : "parts") }
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
                let dimension = series.figure.dimensions.first, abs(first - bottom) >= Self.pointsToTell
            else { continue }
            let dip = Dip(series: series, worst: worst, size: abs(first - bottom))
            dips[dimension, default: []].append(dip)
        }
        // As of strains: the first of the catalogue that fell at least half as far as the one that fell farthest.
        let best = Dimension.allCases.compactMap { dimension -> Dip? in
            let own = dips[dimension] ?? []
            return own.first { dip in own.allSatisfy { dip.size * 2 >= $0.size } }
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

    private func findings() -> String? {
        let counts = trend.tallies.map(\.count)
        guard let now = counts.last, let most = counts.max(), most > 0 else { return nil }
        let last = names.cycles.count - 1
        let standing = trend.standing
        // What was found of other records is no measure.
        let start = trend.figures.first { $0.figure.name == "findings" }?.breaks.last?.cycle ?? 0
        let peak = (start..<counts.count).max { counts[$0] < counts[$1] } ?? last
        let was =
            start == last && start > 0
            ? "which cannot be compared with those before"
            : counts[peak] == now ? "as many as ever" : "\(counts[peak]) in \(names.cycles[peak])"
        let old = standing.filter { $0.age(in: last) > 2 }
        guard
            let gravest = old.max(by: { a, b in
                (a.occurrences[last]?.severity ?? .note) < (b.occurrences[last]?.severity ?? .note)
            }), let finding = gravest.occurrences[last]
        else { return "\(Numbers.counted(now, "finding")) now, \(was)." }
        let subject: String = if case .entity(let id) = finding.subject { names.name(id) } else { "the organisation" }
        return "\(Numbers.counted(now, "finding")) now, \(was); \(old.count) \(old.count == 1 ? "has" : "have") been there for "
            + "three cycles or longer, \(old.count == 1 ? "" : "the gravest of them ")\(finding.rule.name) of \(subject)."
    }
}

extension Strain {
    /// Whether the same parts are behind another one.
    fileprivate func hasTheCauses(of other: Strain) -> Bool {
        !causes.isEmpty && since == other.since && Set(causes.map(\.subject)) == Set(other.causes.map(\.subject))
    }
}
