import OrgModel

/// The relations of two cycles, those that say the same of the same entities together.
struct RelationPairs {
    /// What makes two relations the same: kind, ends and rung.
    struct Key: Hashable, Comparable {
        let kind: RelationKind
        let from: Int
        let to: Int
        let rung: Int

        static func < (a: Key, b: Key) -> Bool {
            if a.kind != b.kind { return a.kind < b.kind }
            if a.from != b.from { return a.from < b.from }
            return a.to == b.to ? a.rung < b.rung : a.to < b.to
        }
    }

    /// One relation, by its position in each cycle that has it.
    struct Pair {
        let key: Key
        let before: Int?
        let after: Int?
    }

    /// By kind, ends (as in the pairing) and rung.
    let pairs: [Pair]

    init(_ pairing: Pairing) {
        var before: [Key: Int] = [:]
        before.reserveCapacity(pairing.before.relations.count)
        for (position, key) in Self.keys(of: pairing.before, pairing.ofBefore).enumerated() { before[key] = position }
        var pairs: [Pair] = []
        for (position, key) in Self.keys(of: pairing.after, pairing.ofAfter).enumerated() {
            pairs.append(Pair(key: key, before: before.removeValue(forKey: key), after: position))
        }
        pairs += before.map { Pair(key: $0.key, before: $0.value, after: nil) }
        self.pairs = pairs.sorted { $0.key < $1.key }
    }

    private static func keys(of cycle: Cycle, _ places: [Int]) -> [Key] {
        zip(cycle.relations, cycle.ends).map { relation, ends in
            var (from, to) = (places[ends.from], places[ends.to])
            if relation.kind.isUndirected, to < from { swap(&from, &to) }
            return Key(kind: relation.kind, from: from, to: to, rung: relation.step?.rung ?? 0)
        }
    }
}
