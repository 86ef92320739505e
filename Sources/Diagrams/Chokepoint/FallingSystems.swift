import OrgAnalysis
import OrgModel

/// Which systems of those that go down with some have a box: the nearest first, so that each hangs on one that is drawn.
struct FallingSystems {
    /// What relies on what, among all of them: from the one that relies to the one relied upon, in order of id.
    let dependencies: [(from: EntityID, to: EntityID)]
    /// The first to fall that have a box, the most critical first.
    let first: [EntityID]
    /// The first to fall without a box of their own.
    let restOfFirst: [EntityID]
    /// What depends on them and has a box, the nearest first, then the most critical.
    let drawn: [EntityID]
    /// What depends on them and has none because there is no room.
    let rest: [EntityID]
    /// What depends on them and lies further away than was asked for.
    let beyond: [EntityID]

    /// So many of the first to fall have a box each, also if nothing hangs on them.
    static let few = 4

    /// - Parameters:
    ///   - hops: How many dependencies away the farthest may lie; nil for all.
    ///   - room: How many boxes there may be of the first to fall, and of the others.
    init(
        first: [EntityID], dependents: [EntityID], in cycle: Cycle, _ atlas: Atlas, hops: Int?,
        room: (first: Int, others: Int)
    ) {
        let falling = Set(first).union(dependents)
        let dependencies = cycle.relations.filter {
            $0.kind == .dependsOn && falling.contains($0.from) && falling.contains($0.to)
        }.map { (from: $0.from, to: $0.to) }
        var below: [EntityID: [EntityID]] = [:]
        for dependency in dependencies { below[dependency.to, default: []].append(dependency.from) }
        var distance: [EntityID: Int] = [:]
        for id in first { distance[id] = 0 }
        var level = first
        var reached = 0
        while !level.isEmpty {
            reached += 1
            var next: [EntityID] = []
            for id in level {
                for dependent in below[id] ?? [] where distance[dependent] == nil {
                    distance[dependent] = reached
                    next.append(dependent)
                }
            }
            level = next
        }
        // A few have boxes of their own; of many only those on which others hang, and the rest is a list.
        let all = atlas.inOrder(first)
        let bearing = all.filter { below[$0] != nil }
        let ordered = bearing + all.filter { below[$0] == nil }
        let wanted = ordered.count <= Self.few ? ordered.count : bearing.count
        let kept = ordered.count <= room.first && wanted == ordered.count ? wanted : min(wanted, max(0, room.first - 1))
        let near = dependents.filter { (distance[$0] ?? .max) <= hops ?? .max }
        let byDistance = atlas.inOrder(near).enumerated().sorted {
            let (a, b) = (distance[$0.element] ?? .max, distance[$1.element] ?? .max)
            return a == b ? $0.offset < $1.offset : a < b
        }.map(\.element)
        let keptOthers = byDistance.count <= room.others ? byDistance.count : max(0, room.others - 1)
        self.dependencies = dependencies
        self.first = Array(ordered.prefix(kept))
        restOfFirst = Array(ordered.dropFirst(kept))
        drawn = Array(byDistance.prefix(keptOthers))
        rest = Array(byDistance.dropFirst(keptOthers))
        beyond = dependents.filter { (distance[$0] ?? .max) > hops ?? .max }
    }
}
