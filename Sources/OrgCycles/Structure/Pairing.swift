import OrgModel

/// The entities of two cycles of a series, those that are one as one.
struct Pairing: Sendable {
    /// What is in either cycle, by the later id where there is one, else the earlier.
    let pairs: [Pair]
    /// For each entity of the earlier cycle the position of its pair.
    let ofBefore: [Int]
    /// For each entity of the later cycle the position of its pair.
    let ofAfter: [Int]
    let before: Cycle
    let after: Cycle

    /// One entity, by its position in each cycle that has it.
    struct Pair: Sendable {
        let identity: Int
        let before: Int?
        let after: Int?

        /// Whether both cycles have it.
        var isKept: Bool { before != nil && after != nil }
    }

    init(_ before: Int, _ after: Int, of series: CycleSeries) {
        let identities = series.identities
        let (first, second) = (series.cycles[before], series.cycles[after])
        var pairs = identities.ofEntities[after].enumerated().map { position, identity in
            Pair(identity: identity, before: identities.position(of: identity, in: before), after: position)
        }
        pairs += identities.ofEntities[before].enumerated().compactMap { position, identity in
            identities.position(of: identity, in: after) == nil
                ? Pair(identity: identity, before: position, after: nil) : nil
        }
        func id(_ pair: Pair) -> EntityID {
            pair.after.map { second.entities[$0].id } ?? first.entities[pair.before ?? 0].id
        }
        // An id may be that of one thing before and of another after: the later one stands first.
        pairs.sort { a, b in
            let (one, other) = (id(a), id(b))
            return one == other ? a.after != nil && b.after == nil : one < other
        }
        var ofBefore = [Int](repeating: 0, count: first.entities.count)
        var ofAfter = [Int](repeating: 0, count: second.entities.count)
        for (index, pair) in pairs.enumerated() {
            if let position = pair.before { ofBefore[position] = index }
            if let position = pair.after { ofAfter[position] = index }
        }
        self.pairs = pairs
        self.ofBefore = ofBefore
        self.ofAfter = ofAfter
        self.before = first
        self.after = second
    }

    /// The entity as it is after, else as it was before.
    func entity(_ pair: Int) -> Entity {
        pairs[pair].after.map { after.entities[$0] } ?? before.entities[pairs[pair].before ?? 0]
    }

    /// What it is called after, else before.
    func id(_ pair: Int) -> EntityID { entity(pair).id }

    /// What an entity of the earlier cycle is called after, where it is there; else what it was called.
    func laterID(of id: EntityID) -> EntityID { before.position(of: id).map { self.id(ofBefore[$0]) } ?? id }
}
