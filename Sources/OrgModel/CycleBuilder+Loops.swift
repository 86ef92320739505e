extension CycleBuilder {
    /// Reports every loop in a hierarchy once, by its entities, and drops the relation that closes it.
    ///
    /// Iterative depth-first search in the order of ids, so that the order of the file changes nothing.
    ///
    /// - Parameters:
    ///   - placed: All relations, sorted by kind and ends; these are positions in sorted order.
    ///   - order: For each position in sorted order that in ``entities``.
    /// - Complexity: O(e + r) for e entities and r relations.
    mutating func breakLoops(of kind: RelationKind, in placed: inout [PlacedRelation], order: [Int]) {
        let start = placed.partitioningIndex { $0.kind >= kind }
        let end = placed.partitioningIndex { $0.kind > kind }
        guard start < end else { return }
        // The relations out of each entity are a stretch of `placed`.
        var firstOut = [Int](repeating: start, count: order.count + 1)
        for position in start..<end { firstOut[placed[position].from + 1] = position + 1 }
        for entity in 1..<firstOut.count { firstOut[entity] = max(firstOut[entity], firstOut[entity - 1]) }

        let unseen = -1
        let done = -2
        var depths = [Int](repeating: unseen, count: order.count)
        var closing: Set<Int> = []
        for root in order.indices where depths[root] == unseen && firstOut[root] < firstOut[root + 1] {
            var path: [(entity: Int, next: Int)] = [(root, firstOut[root])]
            depths[root] = 0
            while let (entity, next) = path.last {
                guard next < firstOut[entity + 1] else {
                    depths[entity] = done
                    path.removeLast()
                    continue
                }
                path[path.count - 1].next += 1
                let target = placed[next].to
                if depths[target] >= 0 {
                    closing.insert(next)
                    reportLoop(
                        of: kind, through: path[depths[target]...].map(\.entity), closedBy: placed[next],
                        order: order)
                } else if depths[target] == unseen {
                    depths[target] = path.count
                    path.append((target, firstOut[target]))
                }
            }
        }
        if !closing.isEmpty {
            placed = placed.indices.filter { !closing.contains($0) }.map { placed[$0] }
        }
    }

    private mutating func reportLoop(
        of kind: RelationKind, through loop: [Int], closedBy closing: PlacedRelation, order: [Int]
    ) {
        var names = (loop.count > 12 ? Array(loop.prefix(6)) : loop).map { entities[order[$0]].entity.id.description }
        if loop.count > 12 {
            names.append("… \(loop.count - 9) more …")
            names += loop.suffix(3).map { entities[order[$0]].entity.id.description }
        }
        let (relation, stated) = relations[closing.origin]
        names.append(relation.to.description)
        let location = stated ?? positions[relation.from].flatMap { entities[$0].location }
        report(
            .error, "model/loop", "\(kind.rawValue) runs in a circle: \(names.joined(separator: " → "))", at: location,
            naming: relation.to)
    }
}
