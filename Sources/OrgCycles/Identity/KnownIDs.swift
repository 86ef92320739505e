import OrgModel

/// The ids of all that was seen so far, each as it was called last.
struct KnownIDs {
    private(set) var count = 0
    private var identities: [EntityID: Int] = [:]

    /// What came of looking up the entities of a cycle.
    struct Matching {
        /// For each entity its identity.
        var identities: [Int]
        /// What is called differently than before, by old id.
        var renames: [(old: EntityID, new: EntityID, reason: Identities.Rename.Reason)] = []
        /// What the cycle states and contradicts, by old id.
        var unfollowed: [Renaming] = []
    }

    /// Finds the identity of each entity of the next cycle, and remembers its id.
    mutating func match(_ cycle: Cycle, renamings: [StatedRename]) -> Matching {
        var matching = Matching(identities: [Int](repeating: -1, count: cycle.entities.count))
        var taken: Set<Int> = []
        func take(_ identity: Int, _ position: Int) {
            matching.identities[position] = identity
            taken.insert(identity)
        }
        let (followed, unfollowed) = follow(renamings, to: cycle)
        matching.unfollowed = unfollowed
        for rename in followed {
            guard let identity = identities[rename.from], let position = cycle.position(of: rename.to) else { continue }
            take(identity, position)
            matching.renames.append((rename.from, rename.to, .stated))
        }
        for (position, entity) in cycle.entities.enumerated() where matching.identities[position] < 0 {
            if let identity = identities[entity.id], !taken.contains(identity) { take(identity, position) }
        }
        for (old, position) in foldedMatches(in: cycle, matching.identities, taken) {
            guard let identity = identities[old] else { continue }
            take(identity, position)
            matching.renames.append((old, cycle.entities[position].id, .caseFolded))
        }
        matching.renames.sort { $0.old < $1.old }
        for rename in matching.renames { identities[rename.old] = nil }
        for (position, entity) in cycle.entities.enumerated() {
            if matching.identities[position] < 0 {
                matching.identities[position] = count
                count += 1
            }
            identities[entity.id] = matching.identities[position]
        }
        return matching
    }

    // MARK: - What files state

    /// Those renamings that can hold together, and those of the cycle's own that cannot.
    ///
    /// What a renaming leads to must be new, or have been renamed in turn; and what it leads from must be gone, or its name
    /// have been given to another. One that falls may take others with it.
    private func follow(
        _ renamings: [StatedRename], to cycle: Cycle
    ) -> (followed: [StatedRename], unfollowed: [Renaming]) {
        var byOld: [EntityID: StatedRename] = [:]
        var byNew: [EntityID: StatedRename] = [:]
        var order: [EntityID] = []
        for rename in renamings where identities[rename.from] != nil && cycle[rename.to] != nil {
            guard byOld[rename.from] == nil, byNew[rename.to] == nil else { continue }
            byOld[rename.from] = rename
            byNew[rename.to] = rename
            order.append(rename.from)
        }
        func stands(_ rename: StatedRename) -> Bool {
            let isFree = identities[rename.to] == nil || byOld[rename.to] != nil
            let isGone = !(cycle[rename.from]?.isDeclared ?? false) || byNew[rename.from] != nil
            return isFree && isGone
        }
        var unfollowed: [Renaming] = []
        var waiting = order
        while let from = waiting.popLast() {
            guard let rename = byOld[from], !stands(rename) else { continue }
            byOld[rename.from] = nil
            byNew[rename.to] = nil
            if rename.isOwn { unfollowed.append(Renaming(rename.from, to: rename.to)) }
            if let leadingHere = byNew[rename.from] { waiting.append(leadingHere.from) }
            if byOld[rename.to] != nil { waiting.append(rename.to) }
        }
        return (order.compactMap { byOld[$0] }, unfollowed.sorted { $0.old < $1.old })
    }

    // MARK: - Upper and lower case

    /// Entities without an identity whose id differs in case only from one that is not taken, each unique on its side.
    private func foldedMatches(
        in cycle: Cycle, _ matched: [Int], _ taken: Set<Int>
    ) -> [(old: EntityID, position: Int)] {
        let open = cycle.entities.indices.filter { matched[$0] < 0 }
        guard !open.isEmpty else { return [] }
        var positions: [EntityID: [Int]] = [:]
        for position in open { positions[Self.folded(cycle.entities[position].id), default: []].append(position) }
        var olds: [EntityID: [EntityID]] = [:]
        for (id, identity) in identities where !taken.contains(identity) {
            let folded = Self.folded(id)
            if positions[folded] != nil { olds[folded, default: []].append(id) }
        }
        return open.compactMap { position in
            let folded = Self.folded(cycle.entities[position].id)
            guard positions[folded]?.count == 1, let known = olds[folded], known.count == 1 else { return nil }
            return (known[0], position)
        }
    }

    private static func folded(_ id: EntityID) -> EntityID { EntityID(id.kind, id.name.lowercased()) }
}
