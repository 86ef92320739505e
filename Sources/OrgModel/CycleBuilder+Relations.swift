extension CycleBuilder {
    /// Relations that can stand, undirected ones with the smaller id first; what can't is reported.
    mutating func checkedRelations() -> [Relation] {
        var checked: [Relation] = []
        checked.reserveCapacity(relations.count)
        for (var relation, location) in relations {
            guard relation.from != relation.to else {
                report(
                    .error, "model/self-relation", "\(relation.from) \(relation.kind.rawValue) itself", at: location,
                    naming: relation.from)
                continue
            }
            let ends = relation.kind.ends
            guard ends.contains(where: { $0.from == relation.from.kind && $0.to == relation.to.kind }) else {
                let allowed = ends.map { "\($0.from.rawValue) → \($0.to.rawValue)" }.joined(separator: ", ")
                report(
                    .error, "model/wrong-kind",
                    "\(relation.kind.rawValue) cannot lead from \(relation.from) to \(relation.to); it leads \(allowed)",
                    at: location, naming: relation.from)
                continue
            }
            let part = "\(relation.kind.rawValue) of \(relation.from)"
            let hasFrom = resolve(relation.from, at: location, as: relation.kind.rawValue)
            let hasTo = resolve(relation.to, at: location, as: part)
            guard hasFrom, hasTo, weightStands(of: relation, at: location), stepStands(of: relation, at: location)
            else {
                continue
            }
            if relation.kind.isUndirected, relation.to < relation.from {
                (relation.from, relation.to) = (relation.to, relation.from)
            }
            checked.append(relation)
        }
        return checked
    }

    private mutating func weightStands(of relation: Relation, at location: SourceLocation?) -> Bool {
        let isAllocation = relation.kind == .memberOf
        guard relation.weight.isFinite, relation.weight > 0, !isAllocation || relation.weight <= 1 else {
            report(
                .error, "model/invalid-weight",
                "the weight \(relation.weight) of \(relation.from) \(relation.kind.rawValue) \(relation.to) is not "
                    + (isAllocation ? "an allocation above 0 and at most 1" : "positive and finite"),
                at: location)
            return false
        }
        return true
    }

    private mutating func stepStands(of relation: Relation, at location: SourceLocation?) -> Bool {
        guard let step = relation.step else { return true }
        let problem: String? =
            if step.rung < 1 {
                "rung \(step.rung) is not 1 or more"
            } else if let after = step.after, !after.isFinite || after < 0 {
                "after must be a finite number of minutes, at least 0"
            } else { nil }
        if let problem { report(.error, "model/invalid-value", problem, at: location) }
        return problem == nil
    }

    /// `lead` implies membership with weight 1 where none is given; `on-call` does so only for people who belong nowhere.
    func impliedMemberships(beside stated: [Relation]) -> [Relation] {
        struct Pair: Hashable {
            let person: EntityID
            let team: EntityID
        }
        var given: Set<Pair> = []
        var placed: Set<EntityID> = []
        for relation in stated where relation.kind == .memberOf {
            given.insert(Pair(person: relation.from, team: relation.to))
            placed.insert(relation.from)
        }
        var implied: [Relation] = []
        for (entity, _) in entities {
            for lead in entity.team?.leads ?? [] {
                placed.insert(lead)
                if given.insert(Pair(person: lead, team: entity.id)).inserted {
                    implied.append(Relation(.memberOf, from: lead, to: entity.id))
                }
            }
        }
        for (entity, _) in entities {
            for person in entity.team?.onCall?.people ?? [] where !placed.contains(person) {
                implied.append(Relation(.memberOf, from: person, to: entity.id))
            }
        }
        return implied
    }

    /// Merges relations of one kind between one pair (and, for `escalates-to`, of one rung) by the rules of the kind.
    static func merged(_ relations: [Relation]) -> [Relation] {
        struct Key: Hashable {
            let kind: RelationKind
            let from: EntityID
            let to: EntityID
            let rung: Int
        }
        var merged: [Relation] = []
        var positions: [Key: Int] = [:]
        merged.reserveCapacity(relations.count)
        positions.reserveCapacity(relations.count)
        // Weights are added in ascending order, so that the order of the file changes no bit of a sum.
        var weights: [Int: [Double]] = [:]
        for relation in relations {
            let key = Key(kind: relation.kind, from: relation.from, to: relation.to, rung: relation.step?.rung ?? 0)
            guard let position = positions[key] else {
                positions[key] = merged.count
                merged.append(relation)
                continue
            }
            let (kept, added) = join(
                merged[position], relation, weights: weights[position] ?? [merged[position].weight])
            merged[position] = kept
            weights[position] = added
        }
        for (position, parts) in weights where parts.count > 1 {
            merged[position].weight = parts.sorted().reduce(0, +)
        }
        return merged
    }

    /// One relation of two, and the weights that make up its own.
    private static func join(
        _ a: Relation, _ b: Relation, weights: [Double]
    ) -> (relation: Relation, weights: [Double]) {
        var joined = a
        joined.labels.merge(b.labels) { first, second in min(first, second) }
        joined.source = [a.source, b.source].compactMap(\.self).min { $0.description.precedesByBytes($1.description) }
        switch (a.detail, b.detail) {
        case (.ownership(let first), .ownership(let second)) where first != second:
            let primary = first == .primary ? a : b
            joined.detail = .ownership(.primary)
            joined.weight = primary.weight
            return (joined, first == .primary ? weights : [b.weight])
        case (.review(let first), .review(let second)) where first != second:
            let production = first == .production ? a : b
            joined.detail = .review(.production)
            joined.weight = production.weight
            return (joined, first == .production ? weights : [b.weight])
        case (.escalation(let first), .escalation(let second)):
            var step = first
            step.after = [first.after, second.after].compactMap(\.self).max()
            step.hours = first.hours.flatMap { hours in second.hours.map { hours.joined(with: $0) } }
            step.advance =
                [first.advance, second.advance].contains(.manual) ? .manual : first.advance ?? second.advance
            joined.detail = .escalation(step)
        default:
            break
        }
        if a.kind == .memberOf {
            joined.weight = max(a.weight, b.weight)
            return (joined, [joined.weight])
        }
        return (joined, weights + [b.weight])
    }

    /// Reports every loop in a hierarchy once, by its entities, and drops the relation that closes it.
    mutating func breakLoops(of kind: RelationKind, in relations: inout [Relation]) {
        var ids: [EntityID] = []
        var indices: [EntityID: Int] = [:]
        func index(_ id: EntityID) -> Int {
            if let known = indices[id] { return known }
            indices[id] = ids.count
            ids.append(id)
            return ids.count - 1
        }
        var out: [[(target: Int, relation: Int)]] = []
        let members = relations.indices.filter { relations[$0].kind == kind }
            .sorted { (relations[$0].from, relations[$0].to) < (relations[$1].from, relations[$1].to) }
        for position in members {
            let (from, to) = (index(relations[position].from), index(relations[position].to))
            while out.count < ids.count { out.append([]) }
            out[from].append((to, position))
        }
        var state = [UInt8](repeating: 0, count: ids.count)  // 0 unseen, 1 on the path, 2 done
        var closing: Set<Int> = []
        for root in ids.indices where state[root] == 0 {
            var path: [(node: Int, next: Int)] = [(root, 0)]
            state[root] = 1
            while let (node, next) = path.last {
                guard next < out[node].count else {
                    state[node] = 2
                    path.removeLast()
                    continue
                }
                path[path.count - 1].next += 1
                let (target, relation) = out[node][next]
                if state[target] == 1 {
                    closing.insert(relation)
                    let start = path.firstIndex { $0.node == target } ?? 0
                    let loop = (path[start...].map { ids[$0.node] } + [ids[target]]).map(\.description)
                    let location = positions[ids[node]].flatMap { entities[$0].location }
                    report(
                        .error, "model/loop",
                        "\(kind.rawValue) runs in a circle: \(loop.joined(separator: " → "))", at: location,
                        naming: ids[node])
                } else if state[target] == 0 {
                    state[target] = 1
                    path.append((target, 0))
                }
            }
        }
        if !closing.isEmpty {
            relations = relations.enumerated().filter { !closing.contains($0.offset) }.map(\.element)
        }
    }
}
