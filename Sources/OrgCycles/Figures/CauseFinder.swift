import OrgAnalysis
import OrgModel

/// Finds what the change of a figure of the organisation comes from.
struct CauseFinder {
    let pairing: Pairing
    let before: FigureValues
    let after: FigureValues

    /// The causes; nil where none can be named.
    func causes(of figure: Figure) -> FigureCauses? {
        if let a = before.terms(of: figure), let b = after.terms(of: figure) { return additive(a, b) }
        return leading(figure)
    }

    // MARK: - Additive figures

    /// What one part brings before and after.
    private struct Sums {
        var partBefore = 0.0
        var wholeBefore = 0.0
        var partAfter = 0.0
        var wholeAfter = 0.0
    }

    /// Splits the change of a sum, or of a ratio of sums, over the parts.
    ///
    /// Of a ratio P/W the change is ΔP · (1/W₀ + 1/W₁)/2 − (P₀ + P₁)/2 · ΔW/(W₀W₁): what changed of what is counted, and what
    /// changed of what it is taken over, each at the mean of the other (the Shapley value of the two; Shapley 1953,
    /// doi:10.1515/9781400881970-018). Both are sums over the parts, so nothing is left over, and looked at from the other
    /// end every contribution has the other sign.
    private func additive(_ a: FigureTerms, _ b: FigureTerms) -> FigureCauses? {
        var sums: [[Int]: Sums] = [:]
        for term in a.terms {
            let key = places(term.subject, in: pairing.before, pairing.ofBefore)
            sums[key, default: Sums()].partBefore += term.part
            sums[key, default: Sums()].wholeBefore += term.whole
        }
        for term in b.terms {
            let key = places(term.subject, in: pairing.after, pairing.ofAfter)
            sums[key, default: Sums()].partAfter += term.part
            sums[key, default: Sums()].wholeAfter += term.whole
        }
        let (wholeBefore, wholeAfter) = (a.whole, b.whole)
        if a.isRatio, !(wholeBefore > 0) || !(wholeAfter > 0) { return nil }
        let perPart = a.isRatio ? (1 / wholeBefore + 1 / wholeAfter) / 2 : 1
        let perWhole = a.isRatio ? (a.part + b.part) / 2 / (wholeBefore * wholeAfter) : 0
        let causes = sums.compactMap { key, sum -> (key: [Int], contribution: Double)? in
            let contribution =
                (sum.partAfter - sum.partBefore) * perPart - (sum.wholeAfter - sum.wholeBefore) * perWhole
            return contribution == 0 || !contribution.isFinite ? nil : (key, contribution)
        }
        return FigureCauses(causes: sorted(causes), isAdditive: true)
    }

    private func places(_ subject: [EntityID], in cycle: Cycle, _ places: [Int]) -> [Int] {
        let found = subject.compactMap { cycle.position(of: $0).map { places[$0] } }
        return found.sorted()
    }

    private func sorted(_ causes: [(key: [Int], contribution: Double)]) -> [FigureCauses.Cause] {
        causes.sorted { a, b in
            let (first, second) = (abs(a.contribution), abs(b.contribution))
            return first == second ? a.key.lexicographicallyPrecedes(b.key) : first > second
        }
        .map { FigureCauses.Cause(subject: $0.key.map(pairing.id), contribution: $0.contribution) }
    }

    // MARK: - Others

    /// Whose own figure changed most of what the figure is made of.
    private func leading(_ figure: Figure) -> FigureCauses? {
        switch figure.name {
        case let name where name.hasPrefix("concentration.people."): shares("load", of: .person)
        case let name where name.hasPrefix("concentration.teams."): shares("load", of: .team)
        case "exposure.people.max": extremes("exposure", of: .person)
        case "exposure.teams.max": extremes("exposure", of: .team)
        case "dominance.max", "authority-dominance.max": extremes("dominance", of: .person)
        case "utilisation.max": extremes("utilisation", of: .person)
        default: nil
        }
    }

    private func values(
        _ name: String, of subject: Figure.Subject
    ) -> [(pair: Int, before: Double, after: Double)] {
        guard let figure = FigureCatalogue.figure(named: name, of: subject), let kind = subject.kind else { return [] }
        return pairing.pairs.indices.compactMap { index in
            guard pairing.id(index).kind == kind else { return nil }
            let pair = pairing.pairs[index]
            let old = pair.before.flatMap { before.value(of: figure, for: pairing.before.entities[$0].id).number } ?? 0
            let new = pair.after.flatMap { after.value(of: figure, for: pairing.after.entities[$0].id).number } ?? 0
            return (index, old, new)
        }
    }

    /// By how much each one's share of the whole changed.
    private func shares(_ name: String, of subject: Figure.Subject) -> FigureCauses? {
        let values = values(name, of: subject)
        let (old, new) = (values.reduce(0) { $0 + $1.before }, values.reduce(0) { $0 + $1.after })
        guard old > 0, new > 0 else { return nil }
        let causes = values.compactMap { value -> (key: [Int], contribution: Double)? in
            let change = value.after / new - value.before / old
            return abs(change) > 1e-12 ? ([value.pair], change) : nil
        }
        return FigureCauses(causes: sorted(causes), isAdditive: false)
    }

    /// Those who hold the largest value before, and those who do after, with what theirs changed by.
    private func extremes(_ name: String, of subject: Figure.Subject) -> FigureCauses? {
        let values = values(name, of: subject)
        let (old, new) = (values.map(\.before).max() ?? 0, values.map(\.after).max() ?? 0)
        let causes = values.compactMap { value -> (key: [Int], contribution: Double)? in
            let isExtreme = (value.before == old && old > 0) || (value.after == new && new > 0)
            return isExtreme && value.after != value.before ? ([value.pair], value.after - value.before) : nil
        }
        return causes.isEmpty ? nil : FigureCauses(causes: sorted(causes), isAdditive: false)
    }
}
