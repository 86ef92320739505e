public import OrgAnalysis
public import OrgModel

/// What one of two cycles tells of and the other does not: kinds of data, dimensions, source files.
///
/// What is missing because nobody wrote it down is not gone. It is told here, and by no other part of a comparison, and
/// figures that rest on it are not compared.
public struct Recording: Sendable {
    /// Kinds of entities and relations of which one cycle has none, entities first, each by name.
    public let kinds: [Kind]
    /// Dimensions that are known in one cycle and not in the other, in the order of their names.
    public let dimensions: [DimensionGap]
    /// Files and collections that one cycle has nothing of, by path.
    public let sources: [Source]
    /// Folders of which files are missing and that look like lists with a file for each entry, those of the earlier cycle
    /// first, each by pattern. Whether they are only ``Cycle/collections`` can say.
    public let possibleCollections: [PossibleCollection]

    let judge: Judge

    /// In which of two cycles something is.
    public enum Side: String, Hashable, Sendable, CaseIterable {
        /// The earlier one only: it is no longer recorded.
        case before
        /// The later one only: it is recorded for the first time.
        case after
    }

    /// A kind of data of which one cycle has none.
    public struct Kind: Hashable, Sendable {
        /// What it is called in files: `person`, `depends-on`.
        public let name: String
        /// Whether it is a kind of entities, and not of relations.
        public let isEntity: Bool
        /// Which cycle has it.
        public let side: Side
        /// How many of it that cycle has.
        public let count: Int
    }

    /// A dimension that is known in one cycle only.
    public struct DimensionGap: Hashable, Sendable {
        /// Which.
        public let dimension: Dimension
        /// Which cycle knows it.
        public let side: Side
        /// Why the other does not, in words that help to change it.
        public let reason: String?
    }

    /// A file that one cycle has nothing of.
    public struct Source: Hashable, Sendable {
        /// Its path in the cycle that has it.
        public let path: String
        /// Which cycle has it.
        public let side: Side
        /// What came from it alone and is not in the other cycle, by id.
        public let entities: [EntityID]
        /// How many relations came from it, and are not in the other cycle.
        public let relations: Int
    }

    /// Files beside one another that each tell of one entity of a kind.
    public struct PossibleCollection: Hashable, Sendable {
        /// The pattern that means them.
        public let pattern: String
        /// What each tells of.
        public let kind: EntityKind
        /// How many there are.
        public let files: Int
    }

    /// Why a figure is not compared, in a phrase without a capital or a full stop; nil where nothing speaks against it.
    ///
    /// It is not where a dimension that it rests on is known in one cycle only; nor where more than a tenth of what the
    /// dimension is about, or of the relations that carry it, is recorded in one cycle only. More is taken into account than
    /// the catalogue says: who can fix or answer for something rests on membership, too; exposure, and how much of production
    /// is reviewed, on dependencies; centrality on every relation; counts of findings on every dimension.
    public func obstacle(to figure: Figure) -> String? { judge.obstacle(to: figure) }

    /// Whether nothing is missing on either side.
    public var isEmpty: Bool { kinds.isEmpty && dimensions.isEmpty && sources.isEmpty }
}

/// Looks for what one of two cycles does not tell of.
struct RecordingFinder {
    let pairing: Pairing
    let provenance: Provenance
    let before: Int
    let after: Int
    let assessments: (before: Assessments, after: Assessments)
    private let entityCounts: (before: [EntityKind: Int], after: [EntityKind: Int])
    private let relationCounts: (before: [RelationKind: Int], after: [RelationKind: Int])

    init(
        _ pairing: Pairing, _ provenance: Provenance, _ before: Int, _ after: Int,
        _ assessments: (before: Assessments, after: Assessments)
    ) {
        self.pairing = pairing
        self.provenance = provenance
        self.before = before
        self.after = after
        self.assessments = assessments
        func entities(_ cycle: Cycle) -> [EntityKind: Int] {
            Dictionary(uniqueKeysWithValues: EntityKind.allCases.map { ($0, cycle.entities(of: $0).count) })
        }
        func relations(_ cycle: Cycle) -> [RelationKind: Int] {
            cycle.relations.reduce(into: [:]) { $0[$1.kind, default: 0] += 1 }
        }
        entityCounts = (entities(pairing.before), entities(pairing.after))
        relationCounts = (relations(pairing.before), relations(pairing.after))
    }

    /// Whether all that told of a place in one cycle is missing in the other.
    func isSourceMissing(_ location: SourceLocation?, on side: Recording.Side) -> Bool {
        let (own, other) = side == .before ? (before, after) : (after, before)
        return provenance.source(of: location, in: own).map { !provenance.has($0, in: other) } ?? false
    }

    /// Whether what only one cycle has is missing in the other for want of a record.
    func isUnrecorded(_ entity: Entity, on side: Recording.Side) -> Bool {
        let others = side == .before ? entityCounts.after : entityCounts.before
        return others[entity.id.kind] == 0 || isSourceMissing(entity.source, on: side)
    }

    /// The same of a relation: also where an end of it is not recorded.
    func isUnrecorded(_ relation: Relation, on side: Recording.Side) -> Bool {
        let (own, others) =
            side == .before ? (pairing.before, relationCounts.after) : (pairing.after, relationCounts.before)
        if others[relation.kind, default: 0] == 0 || isSourceMissing(relation.source, on: side) { return true }
        let places = side == .before ? pairing.ofBefore : pairing.ofAfter
        return [relation.from, relation.to].contains { id in
            guard let position = own.position(of: id), !pairing.pairs[places[position]].isKept else { return false }
            return isUnrecorded(own.entities[position], on: side)
        }
    }

    /// What is missing, once it is known which relations are.
    func recording(_ relations: (before: [Relation], after: [Relation])) -> Recording {
        let missing = (before: singles(.before), after: singles(.after))
        let judge = Judge(
            assessments: assessments,
            entities: (
                Judge.Tally(missing.before.map(\.id.kind), of: entityCounts.before),
                Judge.Tally(missing.after.map(\.id.kind), of: entityCounts.after)
            ),
            relations: (
                Judge.Tally(relations.before.map(\.kind), of: relationCounts.before),
                Judge.Tally(relations.after.map(\.kind), of: relationCounts.after)
            ))
        let gaps = Dimension.allCases.sorted { $0.rawValue < $1.rawValue }.compactMap { dimension in
            judge.gap(dimension).map { side in
                let blind = side == .before ? assessments.after : assessments.before
                return Recording.DimensionGap(dimension: dimension, side: side, reason: blind[dimension].reason)
            }
        }
        let lost = sources(.before, missing.before, relations.before)
        let found = sources(.after, missing.after, relations.after)
        let possible =
            CollectionFinder(provenance: provenance, own: before, other: after).possible(
                in: pairing.before, missing: lost)
            + CollectionFinder(provenance: provenance, own: after, other: before).possible(
                in: pairing.after, missing: found)
        return Recording(
            kinds: kinds(), dimensions: gaps, sources: lost + found, possibleCollections: possible, judge: judge)
    }

    /// What only one cycle has, and is not recorded in the other.
    private func singles(_ side: Recording.Side) -> [Entity] {
        pairing.pairs.compactMap { pair in
            guard !pair.isKept else { return nil }
            let entity =
                side == .before
                ? pair.before.map { pairing.before.entities[$0] } : pair.after.map { pairing.after.entities[$0] }
            return entity.flatMap { isUnrecorded($0, on: side) ? $0 : nil }
        }
    }

    private func kinds() -> [Recording.Kind] {
        func gap(_ name: String, _ isEntity: Bool, _ before: Int, _ after: Int) -> Recording.Kind? {
            guard (before == 0) != (after == 0) else { return nil }
            return Recording.Kind(
                name: name, isEntity: isEntity, side: before > 0 ? .before : .after, count: max(before, after))
        }
        let entities = EntityKind.allCases.sorted().compactMap { kind in
            gap(kind.rawValue, true, entityCounts.before[kind] ?? 0, entityCounts.after[kind] ?? 0)
        }
        return entities
            + RelationKind.allCases.sorted().compactMap { kind in
                gap(
                    kind.rawValue, false, relationCounts.before[kind, default: 0],
                    relationCounts.after[kind, default: 0])
            }
    }

    private func sources(
        _ side: Recording.Side, _ entities: [Entity], _ relations: [Relation]
    ) -> [Recording.Source] {
        let own = side == .before ? before : after
        var ids: [Int: [EntityID]] = [:]
        var counts: [Int: Int] = [:]
        for entity in entities where isSourceMissing(entity.source, on: side) {
            if let source = provenance.source(of: entity.source, in: own) { ids[source, default: []].append(entity.id) }
        }
        for relation in relations where isSourceMissing(relation.source, on: side) {
            if let source = provenance.source(of: relation.source, in: own) { counts[source, default: 0] += 1 }
        }
        let other = side == .before ? after : before
        return provenance.sources.indices.filter { provenance.has($0, in: own) && !provenance.has($0, in: other) }
            .map { source in
                Recording.Source(
                    path: provenance.sources[source].paths[own] ?? "", side: side, entities: ids[source] ?? [],
                    relations: counts[source] ?? 0)
            }
            .sorted { $0.path.precedesByBytes($1.path) }
    }
}
