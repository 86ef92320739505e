import OrgModel

/// Who answers for each system, and who can fix it.
struct Support: Sendable {
    /// Live systems, by id: the systems that every sum runs over.
    let systems: [Int]
    /// For each position the owners, its own or inherited, by id.
    let owners: [[Ground.Owner]]
    /// For each position the system that the owners are inherited from.
    let inheritedFrom: [Int?]
    /// For each position the people who can fix it, by id: `O(s)`.
    let supporters: [[Int]]
    /// The sum of all criticality.
    let totalCriticality: Double

    init(_ ground: Ground, _ humans: Humans) {
        let count = ground.cycle.entities.count
        systems = ground.liveSystems
        var owners = [[Ground.Owner]](repeating: [], count: count)
        var inheritedFrom = [Int?](repeating: nil, count: count)
        var supporters = [[Int]](repeating: [], count: count)
        for system in ground.systems {
            owners[system] = Array(ground.owners[system])
            if owners[system].isEmpty, let ancestor = Support.nearestOwned(above: system, in: ground) {
                owners[system] = Array(ground.owners[ancestor])
                inheritedFrom[system] = ancestor
            }
            let listed = ground.listedSupporters[system]
            let sources = listed.isEmpty ? owners[system].map(\.position) : Array(listed)
            supporters[system] =
                sources.count == 1 ? humans.of(sources[0]) : Set(sources.flatMap(humans.of)).sorted()
        }
        self.owners = owners
        self.inheritedFrom = inheritedFrom
        self.supporters = supporters
        totalCriticality = systems.reduce(0) { $0 + ground.criticality($1) }
    }

    /// The nearest system above one that has owners of its own; of several at one distance the first by id.
    private static func nearestOwned(above system: Int, in ground: Ground) -> Int? {
        var level = [system]
        var seen: Set<Int> = [system]
        while !level.isEmpty {
            level = Set(level.flatMap { ground.parents[$0] }).subtracting(seen).sorted()
            if let owned = level.first(where: { !ground.owners[$0].isEmpty }) { return owned }
            seen.formUnion(level)
        }
        return nil
    }

    /// The primary owners of a system, or its backups where it has no primary.
    func accountable(for system: Int) -> [Ground.Owner] {
        let primary = owners[system].filter { $0.role == .primary }
        return primary.isEmpty ? owners[system] : primary
    }
}
