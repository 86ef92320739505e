/// A relation whose ends have been found. It stays where it is, in `CycleBuilder.relations`: there are many, and they are
/// large.
struct PlacedRelation {
    let kind: RelationKind
    /// The position of the entity it leads from: in `CycleBuilder.entities`, once merged in sorted order.
    let from: Int
    /// The position of the entity it leads to.
    let to: Int
    /// The position in `CycleBuilder.relations`; of merged relations the first, which then stands for all.
    let origin: Int
}

extension CycleBuilder {
    /// Relations that can stand; what can't is reported.
    mutating func checkedRelations() -> [PlacedRelation] {
        var checked: [PlacedRelation] = []
        checked.reserveCapacity(relations.count)
        for (origin, (relation, location)) in relations.enumerated() {
            guard relation.from != relation.to else {
                report(
                    .error, "model/self-relation", "\(relation.from) \(relation.kind.rawValue) itself", at: location,
                    naming: relation.from)
                continue
            }
            guard relation.kind.leads(from: relation.from.kind, to: relation.to.kind) else {
                let allowed = relation.kind.ends.map { "\($0.from.rawValue) → \($0.to.rawValue)" }
                report(
                    .error, "model/wrong-kind",
                    "\(relation.kind.rawValue) cannot lead from \(relation.from) to \(relation.to); it leads "
                        + allowed.joined(separator: ", "),
                    at: location, naming: relation.from)
                continue
            }
            let from = resolve(relation.from, at: location, as: relation.kind.rawValue)
            let to = resolve(relation.to, at: location, as: "\(relation.kind.rawValue) of \(relation.from)")
            guard let from, let to, weightStands(of: relation, at: location), stepStands(of: relation, at: location)
            else {
                continue
            }
            checked.append(PlacedRelation(kind: relation.kind, from: from, to: to, origin: origin))
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
        if let hours = step.hours, hours.windows.isEmpty {
            _ = standing(hours, of: "rung \(step.rung) of \(relation.from)", at: location)
            return false
        }
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
    mutating func impliedMemberships(beside stated: [PlacedRelation]) -> [PlacedRelation] {
        struct Pair: Hashable {
            let person: Int
            let team: Int
        }
        var given: Set<Pair> = []
        var belongs = [Bool](repeating: false, count: entities.count)
        for relation in stated where relation.kind == .memberOf {
            given.insert(Pair(person: relation.from, team: relation.to))
            belongs[relation.from] = true
        }
        var implied: [PlacedRelation] = []
        func imply(_ person: Int, memberOf team: Int) {
            implied.append(PlacedRelation(kind: .memberOf, from: person, to: team, origin: relations.count))
            relations.append((Relation(.memberOf, from: entities[person].entity.id, to: entities[team].entity.id), nil))
        }
        for (team, (entity, _)) in entities.enumerated() {
            for lead in entity.team?.leads ?? [] {
                guard let person = positions[lead] else { continue }
                belongs[person] = true
                if given.insert(Pair(person: person, team: team)).inserted { imply(person, memberOf: team) }
            }
        }
        for (team, (entity, _)) in entities.enumerated() {
            for id in entity.team?.onCall?.people ?? [] {
                if let person = positions[id], !belongs[person] { imply(person, memberOf: team) }
            }
        }
        return implied
    }

    /// Sorts relations by kind, ends and rung, and merges those that agree in all of these by the rules of the kind.
    ///
    /// - Parameter ranks: For each position in ``entities`` that in sorted order, which the result uses.
    /// - Complexity: O(r log r).
    mutating func merged(_ placed: [PlacedRelation], ranks: [Int]) -> [PlacedRelation] {
        struct Key: Comparable {
            let kind: UInt8
            let from: Int
            let to: Int
            let rung: Int
            let offset: Int

            static func < (a: Key, b: Key) -> Bool {
                if a.kind != b.kind { return a.kind < b.kind }
                if a.from != b.from { return a.from < b.from }
                if a.to != b.to { return a.to < b.to }
                return a.rung != b.rung ? a.rung < b.rung : a.offset < b.offset
            }
        }
        let keys = placed.enumerated().map { offset, relation in
            let (from, to) = (ranks[relation.from], ranks[relation.to])
            let isSwapped = relation.kind.isUndirected && to < from
            return Key(
                kind: relation.kind.ordinal, from: isSwapped ? to : from, to: isSwapped ? from : to,
                rung: relations[relation.origin].relation.step?.rung ?? 0, offset: offset)
        }
        .sorted()
        var merged: [PlacedRelation] = []
        merged.reserveCapacity(placed.count)
        var start = 0
        while start < keys.count {
            let key = keys[start]
            var end = start + 1
            while end < keys.count, keys[end].kind == key.kind, keys[end].from == key.from, keys[end].to == key.to,
                keys[end].rung == key.rung
            {
                end += 1
            }
            let first = placed[key.offset]
            if ranks[first.from] != key.from {
                let relation = relations[first.origin].relation
                relations[first.origin].relation.from = relation.to
                relations[first.origin].relation.to = relation.from
            }
            if end > start + 1 {
                let others = keys[(start + 1)..<end].map { relations[placed[$0.offset].origin].relation }
                relations[first.origin].relation = Self.joined(relations[first.origin].relation, others)
            }
            merged.append(PlacedRelation(kind: first.kind, from: key.from, to: key.to, origin: first.origin))
            start = end
        }
        return merged
    }

    /// One relation of several between the same ends.
    private static func joined(_ first: Relation, _ others: some Sequence<Relation>) -> Relation {
        var joined = first
        var weights = [first.weight]
        for other in others {
            (joined, weights) = join(joined, other, weights: weights)
        }
        // Added in ascending order, so that the order of the file changes no bit of the sum; and a sum stays finite.
        if weights.count > 1 { joined.weight = min(weights.sorted().reduce(0, +), .greatestFiniteMagnitude) }
        return joined
    }

    /// One relation of two, and the weights that make up its own.
    private static func join(
        _ a: Relation, _ b: Relation, weights: [Double]
    ) -> (relation: Relation, weights: [Double]) {
        var joined = a
        joined.labels.merge(b.labels) { $1.precedesByBytes($0) ? $1 : $0 }
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
}
