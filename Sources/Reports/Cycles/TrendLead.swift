import Findings
import OrgAnalysis
import OrgCycles
import OrgModel

/// What a reader should know first of a trend, in a few sentences.
struct TrendLead {
    let trend: Trend
    let names: TrendNames

    /// The sentences, the most important first.
    func sentences() -> [String] {
        guard names.cycles.count > 1 else { return ["One cycle has no trend; name at least two."] }
        var told = trend.strains.prefix(3).map(strain)
        if trend.strains.count > 3 {
            let others = trend.strains.dropFirst(3).map(\.series.figure.name)
            told.append("Also straining: \(TrendNames.joined(others)).")
        }
        if told.isEmpty { told.append("Nothing strains now.") }
        told += recoveries().prefix(2)
        told += [promotions(), findings()].compactMap(\.self)
        return told + trend.losses.flatMap(TrendWords(trend: trend, names: names).loss).prefix(3)
    }

    // MARK: - What strains

    private func strain(_ strain: Strain) -> String {
        let series = strain.series
        let words = TrendWords(trend: trend, names: names)
        let (was, now) = FigureFormat.pair(
            series.values[strain.before], series.values[strain.since], series.figure.unit)
        let change = "\(was) in \(names.cycles[strain.before]) → \(now) in \(names.cycles[strain.since])"
        return "\(TrendWords.meaning(series.figure)) (\(series.figure.name)): \(change), \(words.rule(series))."
            + behind(strain)
    }

    /// What is behind a strain, by team.
    private func behind(_ strain: Strain) -> String {
        guard !strain.causes.isEmpty else { return "" }
        let causes = strain.causes
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

    /// For each dimension the figure that had become worst and is on its way back, those that had fallen most first.
    private func recoveries() -> [String] {
        struct Dip {
            let series: FigureSeries
            let worst: Int
            let size: Double
        }
        var best: [(dimension: Dimension?, dip: Dip)] = []
        for series in trend.figures(.stabilising) {
            guard case .betterSince(let worst) = series.condition?.rule, let judged = series.judged,
                worst > judged.lowerBound, series.figure.unit == .share, let first = series.first?.number,
                let bottom = series.values[worst].number,
                !["assessment.", "counts."].contains(where: series.figure.name.hasPrefix)
            else { continue }
            let dip = Dip(series: series, worst: worst, size: abs(first - bottom))
            let dimension = series.figure.dimensions.first
            if let place = best.firstIndex(where: { $0.dimension == dimension }) {
                if dip.size > best[place].dip.size { best[place].dip = dip }
            } else {
                best.append((dimension, dip))
            }
        }
        return best.map(\.dip).enumerated().sorted { a, b in
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
        let count = trend.promotions.count
        var sentence = "\(Numbers.counted(count, "system")) went into production"
        let last = names.cycles.count - 1
        let alone = trend.promotions.filter { promotion in
            promotion.series.first { $0.figure.name == "supporters" }?.values[last].number.map { $0 < 2 } ?? false
        }
        if !alone.isEmpty {
            let fixers = alone.map { names.name($0.system) }
            sentence += "; at most one person can fix \(TrendNames.joined(fixers))"
        }
        let struck = trend.promotions.compactMap { promotion -> String? in
            let incidents = trend.events.filter {
                $0.event.subject == promotion.system && $0.event.kind == "incident" && $0.cycle >= promotion.cycle
            }
            guard let first = incidents.first else { return nil }
            let more = incidents.count > 1 ? " and \(incidents.count - 1) more" : ""
            return "\(names.name(promotion.system)) (since \(names.cycles[promotion.cycle])) on \(first.event.date)\(more)"
        }
        if !struck.isEmpty { sentence += "; incidents since: \(TrendNames.joined(struck))" }
        return sentence + "."
    }

    private func findings() -> String? {
        let counts = trend.tallies.map(\.count)
        guard let now = counts.last, let most = counts.max(), most > 0 else { return nil }
        let last = names.cycles.count - 1
        let standing = trend.standing
        let old = standing.count { $0.age(in: last) > 2 }
        let peak = counts.lastIndex(of: most) ?? last
        let was = peak == last ? "as many as ever" : "\(most) in \(names.cycles[peak])"
        let ages = old == 0 ? "" : "; \(old) \(old == 1 ? "has" : "have") been there for three cycles or longer"
        return "\(Numbers.counted(now, "finding")) now, \(was)\(ages)."
    }
}
