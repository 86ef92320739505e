import OrgAnalysis
public import OrgModel

/// Whom the organisation has come to be unable to do without, and whom it can do without now.
public struct ChokepointChanges: Sendable {
    /// People, pairs and teams that are a chokepoint in one cycle only, or expose more or less: those that entered first, then
    /// those that left, then the rest, each by exposure, then id. Empty where ``obstacle`` says why.
    public let changes: [Change]
    /// Why chokepoints are not compared, in a phrase; nil where they are.
    public let obstacle: String?

    /// A person, a pair or a team.
    public struct Change: Hashable, Sendable {
        /// Who: one id, of a pair two, under their later ids.
        public let ids: [EntityID]
        /// The share of criticality that was exposed without them, 0…1; nil where it was none.
        public let before: Double?
        /// The share that is; nil where it is none.
        public let after: Double?
        /// The systems that hang on them alone now, or did before where they left, by id.
        public let sole: [EntityID]

        /// Whether they are a chokepoint now, and were not.
        public var hasEntered: Bool { before == nil }
        /// Whether they were a chokepoint, and are not.
        public var hasLeft: Bool { after == nil }
    }
}

/// Compares the chokepoints of two cycles.
struct ChokepointComparer {
    let pairing: Pairing
    let recording: Recording

    private struct Holder {
        let exposure: Double
        let sole: [EntityID]
    }

    func changes(from before: Chokepoints, to after: Chokepoints) -> ChokepointChanges {
        let figure = FigureCatalogue.figure(named: "exposure.people.max", of: .organization)
        if let obstacle = figure.flatMap(recording.obstacle) {
            return ChokepointChanges(changes: [], obstacle: obstacle)
        }
        let old = holders(before, in: pairing.before, pairing.ofBefore)
        let new = holders(after, in: pairing.after, pairing.ofAfter)
        var changes: [(key: [Int], change: ChokepointChanges.Change)] = []
        for key in Set(old.keys).union(new.keys) {
            let (was, isNow) = (old[key], new[key])
            if let was, let isNow, abs(was.exposure - isNow.exposure) <= 1e-9 { continue }
            let sole = isNow?.sole ?? (was?.sole ?? []).map(pairing.laterID)
            changes.append(
                (
                    key,
                    ChokepointChanges.Change(
                        ids: key.map(pairing.id), before: was?.exposure, after: isNow?.exposure, sole: sole.sorted())
                ))
        }
        func rank(_ change: ChokepointChanges.Change) -> Int { change.hasEntered ? 0 : change.hasLeft ? 1 : 2 }
        changes.sort { a, b in
            let (first, second) = (rank(a.change), rank(b.change))
            if first != second { return first < second }
            let (one, other) = (a.change.after ?? a.change.before ?? 0, b.change.after ?? b.change.before ?? 0)
            return one == other ? a.key.lexicographicallyPrecedes(b.key) : one > other
        }
        return ChokepointChanges(changes: changes.map(\.change), obstacle: nil)
    }

    private func holders(_ chokepoints: Chokepoints, in cycle: Cycle, _ places: [Int]) -> [[Int]: Holder] {
        func key(_ ids: [EntityID]) -> [Int] { ids.compactMap { cycle.position(of: $0).map { places[$0] } }.sorted() }
        var holders: [[Int]: Holder] = [:]
        for person in chokepoints.people {
            // Somebody may be listed for the ladders that hang on them alone.
            guard let exposure = person.exposure, exposure > 0 else { continue }
            holders[key([person.id])] = Holder(exposure: exposure, sole: person.sole)
        }
        for pair in chokepoints.pairs {
            holders[key(pair.ids)] = Holder(exposure: pair.exposure, sole: pair.sole)
        }
        for team in chokepoints.teams where team.exposure > 0 {
            holders[key([team.id])] = Holder(exposure: team.exposure, sole: team.sole)
        }
        return holders
    }
}
