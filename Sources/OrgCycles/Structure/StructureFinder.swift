import OrgModel

/// Compares two cycles, entity by entity and relation by relation.
struct StructureFinder {
    let pairing: Pairing
    let relationPairs: RelationPairs
    let recorder: RecordingFinder
    private let dissolved: Set<EntityID>
    private let founded: Set<EntityID>
    /// The reorganisations that a team of before takes part in.
    private let reorganisations: [EntityID: [Reorganisation]]

    init(
        pairing: Pairing, relationPairs: RelationPairs, recorder: RecordingFinder, reorganisations: [Reorganisation]
    ) {
        self.pairing = pairing
        self.relationPairs = relationPairs
        self.recorder = recorder
        dissolved = Set(reorganisations.flatMap { it in it.from.filter { it.dissolves($0) } })
        founded = Set(reorganisations.flatMap { it in it.to.filter { it.founds($0) } })
        var byTeam: [EntityID: [Reorganisation]] = [:]
        for reorganisation in reorganisations {
            for team in reorganisation.from { byTeam[team, default: []].append(reorganisation) }
        }
        self.reorganisations = byTeam
    }

    /// Relations that only one cycle has, and are not recorded in the other.
    func unrecordedRelations() -> (before: [Relation], after: [Relation]) {
        var (before, after): ([Relation], [Relation]) = ([], [])
        for pair in relationPairs.pairs {
            switch (pair.before, pair.after) {
            case (let position?, nil):
                let relation = pairing.before.relations[position]
                if recorder.isUnrecorded(relation, on: .before) { before.append(relation) }
            case (nil, let position?):
                let relation = pairing.after.relations[position]
                if recorder.isUnrecorded(relation, on: .after) { after.append(relation) }
            default: break
            }
        }
        return (before, after)
    }

    /// All that is not the same.
    ///
    /// - Complexity: O(n log n) in the entities and relations.
    func changes() -> StructureChanges {
        let relations = relationPairs.pairs.compactMap(change)
        return StructureChanges(
            entities: pairing.pairs.indices.compactMap(entityChange), relations: relations,
            handovers: handovers(relations), similarities: similarities(),
            keptEntities: pairing.pairs.count(where: \.isKept),
            keptRelations: relationPairs.pairs.count { $0.before != nil && $0.after != nil })
    }

    // MARK: - Entities

    private func entityChange(_ index: Int) -> StructureChanges.EntityChange? {
        let pair = pairing.pairs[index]
        let before = pair.before.map { pairing.before.entities[$0] }
        let after = pair.after.map { pairing.after.entities[$0] }
        let id = pairing.id(index)
        func change(
            _ change: StructureChanges.Change, _ attributes: [AttributeChange] = []
        ) -> StructureChanges.EntityChange {
            StructureChanges.EntityChange(
                change: change, id: id, before: before, after: after, attributes: attributes)
        }
        switch (before, after) {
        case (let before?, let after?):
            // Where the file that described it is missing, what only that file told is not lost; and the other way round.
            let isBlind = (
                before: recorder.isSourceMissing(after.source, on: .after),
                after: recorder.isSourceMissing(before.source, on: .before)
            )
            let attributes = AttributeChange.between(
                Attributes.of(before, naming: pairing.laterID), Attributes.of(after)
            )
            .filter { change in
                if change.attribute == "declared" { return !(isBlind.before || isBlind.after) }
                return !(change.after == nil && isBlind.after || change.before == nil && isBlind.before)
            }
            return attributes.isEmpty ? nil : change(.changed, attributes)
        case (let before?, nil):
            if recorder.isUnrecorded(before, on: .before) { return change(.noLongerRecorded) }
            return change(dissolved.contains(before.id) ? .dissolved : .removed)
        case (nil, let after?):
            if recorder.isUnrecorded(after, on: .after) { return change(.firstRecorded) }
            return change(founded.contains(after.id) ? .splitOff : .added)
        case (nil, nil): return nil
        }
    }

    // MARK: - Relations

    private func change(_ pair: RelationPairs.Pair) -> StructureChanges.RelationChange? {
        let before = pair.before.map { pairing.before.relations[$0] }
        let after = pair.after.map { pairing.after.relations[$0] }
        var change = StructureChanges.Change.changed
        var attributes: [AttributeChange] = []
        switch (before, after) {
        case (let before?, let after?):
            attributes = AttributeChange.between(Attributes.of(before), Attributes.of(after))
            if attributes.isEmpty { return nil }
        case (let before?, nil):
            change = recorder.isUnrecorded(before, on: .before) ? .noLongerRecorded : .removed
        case (nil, let after?):
            change = recorder.isUnrecorded(after, on: .after) ? .firstRecorded : .added
        case (nil, nil): return nil
        }
        return StructureChanges.RelationChange(
            change: change, kind: pair.key.kind, from: pairing.id(pair.key.from), to: pairing.id(pair.key.to),
            rung: pair.key.kind == .escalatesTo ? pair.key.rung : nil, before: before, after: after,
            attributes: attributes)
    }

    // MARK: - Other hands

    private func handovers(_ changes: [StructureChanges.RelationChange]) -> [StructureChanges.Handover] {
        var subjects: Set<Int> = []
        for change in changes where change.change == .added || change.change == .removed {
            switch change.kind {
            case .owns: subjects.formUnion([index(of: change, \.to)].compactMap(\.self))
            case .memberOf: subjects.formUnion([index(of: change, \.from)].compactMap(\.self))
            default: break
            }
        }
        let (before, after) = (holders(pairing.before, pairing.ofBefore), holders(pairing.after, pairing.ofAfter))
        return subjects.filter { pairing.pairs[$0].isKept }.sorted().compactMap { subject in
            let (old, new) = (before[subject] ?? [], after[subject] ?? [])
            guard old != new else { return nil }
            let (gone, come) = (old.subtracting(new), new.subtracting(old))
            let isReorganisation =
                !come.isEmpty
                && (gone.first.flatMap { reorganisations[pairing.id($0)] } ?? []).contains { reorganisation in
                    gone.allSatisfy { reorganisation.from.contains(pairing.id($0)) }
                        && come.allSatisfy { reorganisation.to.contains(pairing.id($0)) }
                }
            return StructureChanges.Handover(
                kind: pairing.id(subject).kind == .system ? .owns : .memberOf, subject: pairing.id(subject),
                before: old.sorted().map(pairing.id), after: new.sorted().map(pairing.id),
                isReorganisation: isReorganisation)
        }
    }

    private func index(
        of change: StructureChanges.RelationChange, _ end: KeyPath<Relation, EntityID>
    ) -> Int? {
        if let relation = change.after {
            return pairing.after.position(of: relation[keyPath: end]).map { pairing.ofAfter[$0] }
        }
        return change.before.flatMap { pairing.before.position(of: $0[keyPath: end]) }.map { pairing.ofBefore[$0] }
    }

    /// Who owns each system, and in which teams each person is.
    private func holders(_ cycle: Cycle, _ places: [Int]) -> [Int: Set<Int>] {
        var holders: [Int: Set<Int>] = [:]
        for (relation, ends) in zip(cycle.relations, cycle.ends) {
            switch relation.kind {
            case .owns: holders[places[ends.to], default: []].insert(places[ends.from])
            case .memberOf: holders[places[ends.from], default: []].insert(places[ends.to])
            default: break
            }
        }
        return holders
    }

    // MARK: - Similarity

    private func similarities() -> [StructureChanges.Similarity] {
        var sums: [RelationKind: (smaller: Double, larger: Double)] = [:]
        for pair in relationPairs.pairs {
            let before = pair.before.map { pairing.before.relations[$0] }
            let after = pair.after.map { pairing.after.relations[$0] }
            if after == nil, let before, recorder.isUnrecorded(before, on: .before) { continue }
            if before == nil, let after, recorder.isUnrecorded(after, on: .after) { continue }
            let (a, b) = (before?.weight ?? 0, after?.weight ?? 0)
            let sum = sums[pair.key.kind] ?? (0, 0)
            sums[pair.key.kind] = (sum.smaller + min(a, b), sum.larger + max(a, b))
        }
        func jaccard(_ kinds: some Sequence<RelationKind>) -> Double? {
            let (smaller, larger) = kinds.reduce((0.0, 0.0)) { total, kind in
                (total.0 + (sums[kind]?.smaller ?? 0), total.1 + (sums[kind]?.larger ?? 0))
            }
            return larger > 0 && larger.isFinite ? smaller / larger : nil
        }
        return RelationKind.allCases.sorted().map {
            StructureChanges.Similarity(name: $0.rawValue, isLayer: false, jaccard: jaccard([$0]))
        }
            + Layer.allCases.map {
                StructureChanges.Similarity(name: $0.rawValue, isLayer: true, jaccard: jaccard($0.kinds.sorted()))
            }
    }
}
