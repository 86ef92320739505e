import OrgAnalysis
import OrgModel

/// Picks out of what strains what a reader should know first.
struct StrainFinder {
    let series: CycleSeries
    let teams: SystemTeams

    /// One figure for each dimension that figures rest on, those that changed most first.
    ///
    /// A figure belongs to the last of the dimensions that it rests on, which is what it is most about. Shares, which are all
    /// parts of the same whole, come before other units. Of the figures of one dimension the first of the catalogue is taken
    /// that went at least three quarters as far beyond what it ever was as the one that went farthest. What rests on no dimension,
    /// as counts of findings, says nothing here: it follows from the rest.
    func strains(among figures: [FigureSeries]) -> [Strain] {
        var groups: [(dimension: Dimension?, steps: [Step])] = []
        for step in figures.compactMap(step) {
            let dimension = step.series.figure.dimensions.last
            if let place = groups.firstIndex(where: { $0.dimension == dimension }) {
                groups[place].steps.append(step)
            } else {
                groups.append((dimension, [step]))
            }
        }
        return groups.compactMap { leading($0.steps) }.enumerated().sorted { a, b in
            let (first, second) = (a.element, b.element)
            let (isShare, isOtherShare) = (first.isShare, second.isShare)
            if isShare != isOtherShare { return isShare }
            return first.size == second.size ? a.offset < b.offset : first.size > second.size
        }
        .map(\.element)
    }

    /// A figure that strains, with the step that made it so.
    private struct Step {
        let series: FigureSeries
        let before: Int
        let since: Int
        let size: Double
        var isShare: Bool { series.figure.unit == .share }
    }

    private func step(_ series: FigureSeries) -> Step? {
        let figure = series.figure
        guard let condition = series.condition, condition.state == .straining, let judged = series.judged,
            !figure.dimensions.isEmpty
        else { return nil }
        let known = judged.filter { series.values[$0].isKnown }
        let since: Int
        let before: Int?
        // What it got worse than: the worst of before, or the beginning of a steady trend.
        let measure: Int?
        switch condition.rule {
        case .worstSince(let cycle):
            since = cycle
            before = known.last { $0 < cycle }
            let scale = figure.better.map { Badness(better: $0, unit: figure.unit) }
            measure = known.prefix { $0 < cycle }.max { a, b in
                scale.map { $0.isWorse(series.values[b], than: series.values[a]) } ?? false
            }
        default:
            since = judged.upperBound
            before = known.first
            measure = known.first
        }
        guard let before, let measure, before < since else { return nil }
        return Step(
            series: series, before: before, since: since,
            size: Badness.size(series.values[measure], series.values[since], figure.unit))
    }

    private func leading(_ steps: [Step]) -> Strain? {
        let shares = steps.filter(\.isShare)
        let candidates = shares.isEmpty ? steps : shares
        guard let most = candidates.map(\.size).max(), let first = candidates.first(where: { $0.size >= 0.75 * most })
        else { return nil }
        let (causes, isAdditive) = causes(of: first)
        return Strain(
            series: first.series, before: first.before, since: first.since, size: first.size, causes: causes,
            isAdditive: isAdditive,
            others: steps.map(\.series).filter { $0.figure != first.series.figure })
    }

    private func causes(of step: Step) -> (causes: [Strain.Cause], isAdditive: Bool) {
        let pairing = Pairing(step.before, step.since, of: series)
        let finder = CauseFinder(
            pairing: pairing, before: series.values[step.before], after: series.values[step.since])
        guard let causes = finder.causes(of: step.series.figure) else { return ([], false) }
        let isLower = step.series.figure.better == .lower
        let worsening = causes.causes.filter { ($0.contribution > 0) == isLower }.map { cause in
            Strain.Cause(
                subject: cause.subject, contribution: cause.contribution, isNew: isNew(cause.subject, pairing),
                team: team(of: cause.subject, step))
        }
        return (worsening, causes.isAdditive)
    }

    private func isNew(_ subject: [EntityID], _ pairing: Pairing) -> Bool {
        subject.contains { id in
            pairing.after.position(of: id).map { pairing.pairs[pairing.ofAfter[$0]].before == nil } ?? false
        }
    }

    private func team(of subject: [EntityID], _ step: Step) -> EntityID? {
        guard let id = subject.first, id.kind == .system,
            let system = series.identities.identity(of: id, in: step.since)
                ?? series.identities.identity(of: id, in: step.before),
            let team = teams.ofSystems[step.before][system] ?? teams.ofSystems[step.since][system]
        else { return nil }
        return series.identities.lastID(of: team, upTo: series.cycles.count - 1)
    }
}

extension Strain { fileprivate var isShare: Bool { series.figure.unit == .share } }
