public import OrgModel

/// How evenly the load lies.
public struct Concentration: Sendable {
    /// Over people.
    public let people: Spread?
    /// Over teams.
    public let teams: Spread?
    /// Who has to be away for more than half of the criticality that has a supporter to lose its last; nil when nothing has
    /// one.
    public let busFactor: BusFactor?
    /// The share of criticality without a supporter after 1, 3, 5 and 10 absences, those who support most going first.
    public let loss: [(absences: Int, share: Double)]
    /// Load against capacity, of people whose capacity is given, by id.
    public let utilisation: [Utilisation]

    /// Concentration of one distribution of load.
    public struct Spread: Hashable, Sendable {
        /// Herfindahl–Hirschman index, the sum of squared shares: 1/n when even, 1 when one carries all.
        public let hhi: Double
        /// The effective number of owners, 1/HHI (Laakso & Taagepera 1979, doi:10.1177/001041407901200101).
        public let effective: Double
        /// The share of the largest.
        public let top1: Double
        /// The share of the three largest.
        public let top3: Double
        /// The share of the five largest.
        public let top5: Double

        /// Nil when there is no load at all.
        init?(_ loads: [Double]) {
            let loads = loads.filter { $0 > 0 }.sorted(by: >)
            let total = loads.reduce(0, +)
            guard total > 0 else { return nil }
            let shares = loads.map { $0 / total }
            hhi = shares.reduce(0) { $0 + $1 * $1 }
            effective = 1 / hhi
            top1 = shares.prefix(1).reduce(0, +)
            top3 = min(1, shares.prefix(3).reduce(0, +))
            top5 = min(1, shares.prefix(5).reduce(0, +))
        }
    }

    /// How much of somebody's capacity is taken.
    public struct Utilisation: Sendable {
        /// Who.
        public let id: EntityID
        /// Hours per cycle carried, by an even split of team load.
        public let load: Double
        /// Hours per cycle given.
        public let capacity: Double
        /// Load over capacity; nil when the capacity is 0.
        public let ratio: Double?
    }
}

/// Computes concentration; see `Concentration`.
struct ConcentrationAnalysis {
    let ground: Ground
    let support: Support
    let load: LoadShares

    func run(knowsOwnership: Bool, knowsCapacity: Bool) -> Concentration {
        guard knowsOwnership else {
            return Concentration(people: nil, teams: nil, busFactor: nil, loss: [], utilisation: [])
        }
        let order = peopleBySupport()
        return Concentration(
            people: Concentration.Spread(ground.people.map { load.person[$0] }),
            teams: Concentration.Spread(ground.teams.map { load.team[$0] }),
            busFactor: Concentration.BusFactor(ground, support), loss: lossCurve(order),
            utilisation: knowsCapacity ? utilisation() : [])
    }

    /// People who support something, those who support most criticality first, ties by id.
    ///
    /// While anybody of a system's supporters is there the system still has one, so what somebody supports never
    /// changes before they go: the greedy order is a plain sort.
    private func peopleBySupport() -> [(person: Int, criticality: Double)] {
        var supported: [Int: Double] = [:]
        for system in support.systems {
            for person in support.supporters[system] { supported[person, default: 0] += ground.criticality(system) }
        }
        return supported.map { (person: $0.key, criticality: $0.value) }.sorted {
            $0.criticality == $1.criticality ? $0.person < $1.person : $0.criticality > $1.criticality
        }
    }

    /// The people who are the first to go in the loss curve, at most so many.
    func firstToGo(_ count: Int) -> [Int] { peopleBySupport().prefix(max(0, count)).map(\.person) }

    /// The criticality without a supporter after each number of absences from 0 on.
    private func lostAfter(_ order: [(person: Int, criticality: Double)]) -> [Double] {
        var rank: [Int: Int] = [:]
        for (position, entry) in order.enumerated() { rank[entry.person] = position }
        var lostAt = [Double](repeating: 0, count: order.count + 1)
        for system in support.systems {
            let last = support.supporters[system].compactMap { rank[$0] }.max().map { $0 + 1 } ?? 0
            lostAt[last] += ground.criticality(system)
        }
        var sum = 0.0
        return lostAt.map { lost in
            sum += lost
            return sum
        }
    }

    private func lossCurve(_ order: [(person: Int, criticality: Double)]) -> [(absences: Int, share: Double)] {
        guard support.totalCriticality > 0 else { return [] }
        let lost = lostAfter(order)
        return [1, 3, 5, 10].map { ($0, lost[min($0, lost.count - 1)] / support.totalCriticality) }
    }

    private func utilisation() -> [Concentration.Utilisation] {
        ground.people.compactMap { person in
            guard let capacity = ground.cycle.entities[person].person?.capacity else { return nil }
            let carried = load.person[person]
            return Concentration.Utilisation(
                id: ground.id(person), load: carried, capacity: capacity,
                ratio: capacity > 0 ? carried / capacity : nil)
        }
    }
}
