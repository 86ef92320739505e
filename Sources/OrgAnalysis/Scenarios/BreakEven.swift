public import OrgModel

/// How much the load of a promoted system may grow until somebody has more load than capacity.
public struct BreakEven: Hashable, Sendable {
    /// The system.
    public let system: EntityID
    /// How far its load may grow.
    public let limit: Limit
    /// Who carries a part of its load and whose capacity is not given, so that nothing is known of them, by id.
    public let withoutCapacity: [EntityID]
    /// Who carries no part of its load and has more load than capacity whatever the factor, by id.
    public let overloadedAnyway: [EntityID]

    /// How far a load may grow.
    public enum Limit: Hashable, Sendable {
        /// The largest factor of today's load at which nobody who carries a part of it has more load than capacity, at
        /// least 0, and who reaches theirs there, by id.
        case factor(Double, reachedBy: [EntityID])
        /// There is none: these carry a part of it, and have more load than capacity even without it, by id.
        case exceeded(by: [EntityID])
        /// The system has no load today, so that no factor changes anything.
        case noLoad
        /// Nobody carries it: it has no owner, or none who is there.
        case noCarrier
        /// Nobody's capacity is given of those who carry it.
        case noCapacity
    }

    /// The break-even of a system whose load today is known, with all else as it stands in an analysis.
    ///
    /// Load is linear in the factor: who carries `w` hours of today's load and `b` hours of all else reaches a capacity of
    /// `k` at the factor (k − b) / w, and the smallest of these is the break-even.
    ///
    /// - Complexity: O(entities and relations).
    init(of system: EntityID, load today: Double, in values: FigureValues) {
        let (ground, humans, support) = (values.ground, values.humans, values.support)
        let position = ground.cycle.position(of: system)
        let base = LoadShares(ground, humans, support) { $0 == position ? 0 : ground.system($0).effectiveLoad }
        let own = LoadShares(ground, humans, support) { $0 == position ? today : 0 }
        func capacity(_ person: Int) -> Double? { ground.cycle.entities[person].person?.capacity }
        let carriers = ground.people.filter { own.person[$0] > 0 }
        let factors = carriers.compactMap { person in
            capacity(person).map { (person, factor: ($0 - base.person[person]) / own.person[person]) }
        }
        self.system = system
        withoutCapacity = ground.ids(carriers.filter { capacity($0) == nil })
        overloadedAnyway = ground.ids(
            ground.people.filter { own.person[$0] == 0 && base.person[$0] > capacity($0) ?? .infinity })
        if today == 0 {
            limit = .noLoad
        } else if carriers.isEmpty {
            limit = .noCarrier
        } else if let least = factors.map(\.factor).min() {
            let overloaded = factors.filter { !($0.factor >= 0) }.map(\.0)
            // Equal capacities are reached together, up to rounding.
            let reaching = factors.filter { $0.factor - least <= 1e-12 * max(1, abs(least)) }.map(\.0)
            limit =
                overloaded.isEmpty
                ? .factor(least, reachedBy: ground.ids(reaching)) : .exceeded(by: ground.ids(overloaded))
        } else {
            limit = .noCapacity
        }
    }
}
