import OrgAnalysis
import OrgModel

/// Which systems of those that go down with some have a box. A few have one each; many are lists, one for each distance, since
/// nobody can follow so many lines.
struct FallingSystems {
    /// What relies on what, among all of them: from the one that relies to the one relied upon, in order of id.
    let dependencies: [(from: EntityID, to: EntityID)]
    /// The first to fall that have a box of their own, the most critical first.
    let first: [EntityID]
    /// The first to fall that are a list.
    let restOfFirst: [EntityID]
    /// What depends on them and has a box of its own, the nearest first, then the most critical.
    let drawn: [EntityID]
    /// What depends on them and is a list: what depends on them directly, what depends on that, and so on; the last list has
    /// all that lies further.
    let levels: [[EntityID]]
    /// What depends on them and lies further away than was asked for.
    let beyond: [EntityID]
    /// How many dependencies away each lies; 0 for the first to fall.
    let distance: [EntityID: Int]

    /// Boxes that there is room for.
    struct Room {
        /// Of the first to fall.
        let first: Int
        /// Of the others, before they become lists.
        let others: Int
        /// Of such lists.
        let lists: Int

        init(_ maxNodes: Int) {
            guard maxNodes > 0 else {
                (first, others, lists) = (.max, .max, .max)
                return
            }
            first = max(1, min(8, maxNodes / 8))
            others = max(1, min(16, maxNodes / 4))
            lists = max(1, min(4, maxNodes / 8))
        }
    }

    /// So many of the first to fall have a box each, also if nothing hangs on them.
    static let few = 4

    /// - Parameter hops: How many dependencies away the farthest may lie; nil for all.
    init(first: [EntityID], dependents: [EntityID], in cycle: Cycle, _ atlas: Atlas, hops: Int?, room: Room) {
        let falling = Set(first).union(dependents)
        let dependencies = cycle.relations.filter {
            $0.kind == .dependsOn && falling.contains($0.from) && falling.contains($0.to)
        }.map { (from: $0.from, to: $0.to) }
        var below: [EntityID: [EntityID]] = [:]
        for dependency in dependencies { below[dependency.to, default: []].append(dependency.from) }
        let distance = Self.distances(from: first, below)
        // A few have boxes of their own; of many only those on which others hang, and the rest is a list.
        let all = atlas.inOrder(first)
        let bearing = all.filter { below[$0] != nil }
        let ordered = bearing + all.filter { below[$0] == nil }
        let near = dependents.filter { (distance[$0] ?? .max) <= hops ?? .max }
        let isLists = near.count > room.others
        let wanted = ordered.count <= Self.few ? ordered.count : isLists ? 0 : bearing.count
        let isAll = ordered.count <= room.first && wanted == ordered.count
        let kept = isAll ? wanted : min(wanted, max(0, room.first - 1))
        let byDistance = atlas.inOrder(near).enumerated().sorted {
            let (a, b) = (distance[$0.element] ?? .max, distance[$1.element] ?? .max)
            return a == b ? $0.offset < $1.offset : a < b
        }.map(\.element)
        var levels: [[EntityID]] = []
        for id in isLists ? byDistance : [] {
            let level = min(distance[id] ?? 1, room.lists)
            while levels.count < level { levels.append([]) }
            levels[level - 1].append(id)
        }
        self.dependencies = dependencies
        self.first = Array(ordered.prefix(kept))
        restOfFirst = Array(ordered.dropFirst(kept))
        drawn = isLists ? [] : byDistance
        self.levels = levels
        beyond = dependents.filter { (distance[$0] ?? .max) > hops ?? .max }
        self.distance = distance
    }

    private static func distances(from first: [EntityID], _ below: [EntityID: [EntityID]]) -> [EntityID: Int] {
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
        return distance
    }
}
