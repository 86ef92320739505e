public import OrgAnalysis
public import OrgModel

/// Finds what changed in the structure behind a part of the organisation whose figure changed: about itself, else about
/// whom and what it rests on.
public struct ReasonFinder: Sendable {
    private let entityChanges: [EntityID: StructureChanges.EntityChange]
    private let relationChanges: [EntityID: [StructureChanges.RelationChange]]
    private let holders: [EntityID: [EntityID]]

    /// How far from a system its reasons are looked for: its policy, the team on it, and who is in that.
    private static let farthest = 3
    /// So many changes at most are weighed against each other.
    private static let mostReasons = 256

    /// One change of the structure.
    public enum Reason: Hashable, Sendable {
        case entity(StructureChanges.EntityChange)
        case relation(StructureChanges.RelationChange)
    }

    /// Lays out the changes between two cycles.
    ///
    /// - Complexity: O(entities and relations).
    public init(of comparison: Comparison) {
        let structure = comparison.structure
        entityChanges = Dictionary(structure.entities.map { ($0.id, $0) }) { first, _ in first }
        var relations: [EntityID: [StructureChanges.RelationChange]] = [:]
        for change in structure.relations {
            relations[change.from, default: []].append(change)
            relations[change.to, default: []].append(change)
        }
        relationChanges = relations
        var holders: [EntityID: Set<EntityID>] = [:]
        for cycle in [comparison.before.cycle, comparison.after.cycle] {
            for relation in cycle.relations {
                switch relation.kind {
                case .owns, .supports, .reviews, .memberOf: holders[relation.to, default: []].insert(relation.from)
                case .follows, .escalatesTo: holders[relation.from, default: []].insert(relation.to)
                case .partOf, .dependsOn, .reportsTo, .coordinatesWith, .attends: break
                }
            }
        }
        self.holders = holders.mapValues { $0.sorted() }
    }

    /// What changed about one of some entities, or about the nearest of those it rests on; at most so many, the gravest first.
    ///
    /// - Complexity: O(entities within three steps).
    ///
    /// - Parameter figure: What changed; relations that it does not rest on are no reason.
    public func reasons(for subjects: [EntityID], of figure: Figure? = nil, limit: Int = 3) -> [Reason] {
        let kinds = figure.map(Self.relations) ?? Set(RelationKind.allCases)
        var level = subjects
        var seen = Set(subjects)
        for _ in 0...Self.farthest {
            var found: [Reason] = []
            for id in level where found.count < Self.mostReasons {
                if let change = entityChanges[id].flatMap({ Self.relevant($0, to: figure) }) {
                    found.append(.entity(change))
                }
                found += (relationChanges[id] ?? []).lazy.filter { kinds.contains($0.kind) }.prefix(Self.mostReasons)
                    .map(Reason.relation)
            }
            if !found.isEmpty { return Array(Self.gravestFirst(found).prefix(limit)) }
            level = level.flatMap { holders[$0] ?? [] }.filter { seen.insert($0).inserted }
        }
        return []
    }

    /// A change without the attributes that make no difference to a figure; nil where none is left.
    private static func relevant(
        _ change: StructureChanges.EntityChange, to figure: Figure?
    ) -> StructureChanges.EntityChange? {
        guard let figure, change.change == .changed else { return change }
        let attributes = change.attributes.filter { matters($0.attribute, to: figure) }
        guard !attributes.isEmpty else { return nil }
        return StructureChanges.EntityChange(
            change: .changed, id: change.id, before: change.before, after: change.after, attributes: attributes)
    }

    private static func matters(_ attribute: String, to figure: Figure) -> Bool {
        func isAbout(_ words: String...) -> Bool { words.contains { figure.name.contains($0) } }
        switch attribute {
        case "name", "title": return false
        case "capacity": return figure.dimensions.contains(.capacity)
        case "load": return isAbout("load", "concentration", "utilisation", "effective")
        case "users": return isAbout("users")
        case "reversible": return isAbout("reversible")
        case "stage": return isAbout("stages", "visibility", "counts") || figure.dimensions.contains(.ownership)
        default: return !attribute.hasPrefix("labels.")
        }
    }

    /// The relations that a figure rests on.
    private static func relations(of figure: Figure) -> Set<RelationKind> {
        let prefix = "counts.relations."
        if figure.name.hasPrefix(prefix) {
            return RelationKind(rawValue: String(figure.name.dropFirst(prefix.count))).map { [$0] } ?? []
        }
        var kinds: Set<RelationKind> = []
        for dimension in figure.dimensions {
            switch dimension {
            case .ownership, .membership, .capacity: kinds.formUnion([.owns, .supports, .memberOf, .partOf])
            case .escalation, .authority: kinds.formUnion([.follows, .escalatesTo, .memberOf, .reportsTo])
            case .dependencies: kinds.insert(.dependsOn)
            case .coordination: kinds.formUnion([.coordinatesWith, .attends, .memberOf])
            case .visibility: kinds.formUnion([.reviews, .dependsOn])
            case .reporting: kinds.insert(.reportsTo)
            }
        }
        return kinds
    }

    private static func gravestFirst(_ reasons: [Reason]) -> [Reason] {
        // An owner in place of another is less than an owner who is gone.
        let added = Set(
            reasons.compactMap { reason -> RelationKind? in
                if case .relation(let it) = reason, it.change == .added { it.kind } else { nil }
            })
        func rank(_ reason: Reason) -> Int {
            if case .relation(let it) = reason, it.change == .removed, added.contains(it.kind) { return 2 }
            let (change, isEntity) =
                switch reason {
                case .entity(let it): (it.change, true)
                case .relation(let it): (it.change, false)
                }
            switch change {
            case .removed, .dissolved: return 0
            case .changed: return isEntity ? 1 : 3
            case .added, .splitOff: return 2
            case .firstRecorded, .noLongerRecorded: return 4
            }
        }
        var seen: Set<Reason> = []
        return reasons.filter { seen.insert($0).inserted }.enumerated().sorted { a, b in
            let (first, second) = (rank(a.element), rank(b.element))
            return first == second ? a.offset < b.offset : first < second
        }
        .map(\.element)
    }
}
