import Findings
import OrgAnalysis
import OrgModel

extension FlipSearch {
    /// Changes to the ladders of systems: each change is made and measured, and the fewest that together turn all systems
    /// are chosen.
    mutating func ladders(of systems: [EntityID], _ name: String, _ limits: Limits, _ requirement: Requirement) -> Flip
    {
        guard let found = proposals(for: systems, name, limits) else {
            return Flip([], .unknown, remarks: [Self.spent])
        }
        guard let cover = SmallestCover.find(systems, among: found.map(\.turns)) else {
            let turned = found.reduce(into: Set<EntityID>()) { $0.formUnion($1.turns) }
            let stuck = systems.filter { !turned.contains($0) }
            return .none(
                "No single change to a ladder that was tried turns \(name) of \(examination.listed(stuck)); it takes several."
            )
        }
        let steps = cover.chosen.map { index in
            let chosen = found[index]
            let others = found.enumerated().filter {
                $0.offset != index && $0.element.turns.isSuperset(of: chosen.turns)
            }
            return Flip.Step(
                chosen.proposal.sentence, because: serving(chosen.turns), ids: chosen.proposal.ids,
                alternatives: others.prefix(2).map(\.element.proposal.sentence))
        }
        return tried(steps, cover.chosen.map { found[$0].proposal.remedy }, requirement, isFewest: cover.isProven)
    }

    private func serving(_ systems: Set<EntityID>) -> String { "for \(examination.listed(systems.sorted()))" }

    private struct Tried {
        let proposal: LadderChanges.Proposal
        /// The systems that it turns.
        let turns: Set<EntityID>
    }

    /// Every change that turns something, in the order of ladders; nil when the budget is spent.
    private mutating func proposals(for systems: [EntityID], _ name: String, _ limits: Limits) -> [Tried]? {
        var found: [Tried] = []
        for group in byLadder(systems) {
            guard let changes = LadderChanges(group, figure: name, limits, examination, teams) else { continue }
            var turning = 0
            for proposal in changes.proposals() where turning < 3 {
                guard let turned = turned(systems, name, limits, by: proposal.remedy) else { return nil }
                if turned.isEmpty { continue }
                found.append(Tried(proposal: proposal, turns: turned))
                if turned.isSuperset(of: group) { turning += 1 }
            }
        }
        return found
    }

    /// Systems that share a ladder that is written down; others stand alone.
    private func byLadder(_ systems: [EntityID]) -> [[EntityID]] {
        let groups = Dictionary(grouping: systems) { id in
            examination.chain(of: id).flatMap { $0.isExplicit ? $0.via : nil } ?? id
        }
        return groups.keys.sorted().compactMap { groups[$0] }
    }

    /// Which of some systems a change turns; nil when the budget is spent.
    private mutating func turned(
        _ systems: [EntityID], _ name: String, _ limits: Limits, by remedy: Remedy
    ) -> Set<EntityID>? {
        guard let figure = FigureCatalogue.figure(named: name, of: .system), let changed = examination(after: [remedy])
        else { return nil }
        return Set(
            systems.filter { Examination.standing(of: changed.values.value(of: figure, for: $0), limits) == .met })
    }

    // MARK: - Of the organisation

    /// The mean over ladders, or the share of those that are not broken: ladders that give most are mended first, since
    /// what one gives does not depend on the others.
    mutating func ladders(_ name: String, _ limits: Limits, _ requirement: Requirement) -> Flip {
        guard let least = limits.atLeast else { return .none("Worse ladders would do.") }
        let chains = examination.analysis.escalation.chains.filter(\.isExplicit)
        func weight(_ chain: Chain) -> Double {
            name == "intact" ? examination.analysis.cycle[chain.system]?.system?.criticality ?? 0 : 1
        }
        func lack(_ chain: Chain) -> Double {
            name == "intact" ? (chain.broken.isEmpty ? 0 : 1) : 168 - (chain.figures?.humanHours ?? 168)
        }
        let total = chains.reduce(0) { $0 + weight($1) }
        let whole: Double = name == "intact" ? 1 : 168
        var missing = chains.reduce(0) { $0 + weight($1) * lack($1) } / total
        let groups = Dictionary(grouping: chains.filter { lack($0) > 0 }) { $0.via ?? $0.system }
        let gains = groups.mapValues { $0.reduce(0) { $0 + weight($1) * lack($1) } / total }
        let ranked = gains.sorted { $0.value == $1.value ? $0.key < $1.key : $0.value > $1.value }
        var chosen: [EntityID] = []
        for (ladder, gain) in ranked where !Limits(atLeast: least).allow(whole - missing) {
            chosen += (groups[ladder] ?? []).map(\.system)
            missing -= gain
        }
        let part = name == "intact" ? ("breaks", Limits(atMost: 0)) : ("human-hours", Limits(atLeast: 168))
        return ladders(of: chosen.sorted(), part.0, part.1, requirement)
    }
}
