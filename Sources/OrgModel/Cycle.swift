/// One description of one organisation at one time: a quarter, a release, a date.
///
/// A cycle is made by ``CycleBuilder``, which merges parallel relations and checks everything; it is then a value that
/// never changes, sorted by id, with every relation's ends resolved to positions in ``entities``.
public struct Cycle: Sendable {
    /// The organisation's name; empty when the source does not say.
    public let organization: String
    /// The cycle's label, which sorts: `2026-Q3`, `2026-09-30`.
    public let label: String
    /// The dimensions that the file claims to list in full.
    public let complete: Set<Dimension>
    /// Which of its sources are lists with a file for each entry, by pattern.
    public let collections: [FileCollection]
    /// Every entity, sorted by id.
    public let entities: [Entity]
    /// Every relation, sorted by kind, ends and rung; none twice.
    public let relations: [Relation]
    /// For each relation the positions of its ends in ``entities``.
    public let ends: [(from: Int, to: Int)]
    /// What happened, sorted by date and subject.
    public let events: [Event]
    /// Which entities had other ids in earlier cycles, by old id.
    public let renamings: [Renaming]

    private let positions: [EntityID: Int]
    private let readFrom: [SourceLocation?]

    init(
        organization: String, label: String, complete: Set<Dimension>, collections: [FileCollection],
        entities: [Entity],
        readFrom: [SourceLocation?], relations: [Relation], ends: [(from: Int, to: Int)], events: [Event],
        renamings: [Renaming],
        positions: [EntityID: Int]
    ) {
        self.organization = organization
        self.label = label
        self.complete = complete
        self.collections = collections
        self.entities = entities
        self.readFrom = readFrom
        self.relations = relations
        self.ends = ends
        self.events = events
        self.renamings = renamings
        self.positions = positions
    }

    /// The position of an entity in ``entities``.
    public func position(of id: EntityID) -> Int? { positions[id] }

    /// The entity with an id.
    public subscript(id: EntityID) -> Entity? { positions[id].map { entities[$0] } }

    /// The entities of one kind: a stretch of ``entities``, since ids sort by kind first.
    public func entities(of kind: EntityKind) -> ArraySlice<Entity> {
        let start = entities.partitioningIndex { $0.id.kind >= kind }
        let end = entities.partitioningIndex { $0.id.kind > kind }
        return entities[start..<end]
    }

    /// Where an entity is told of: its `source` if there is one, else the place in the file that was read.
    public func location(of id: EntityID) -> SourceLocation? {
        positions[id].flatMap { entities[$0].source ?? readFrom[$0] }
    }
}

extension Cycle: Equatable {
    /// Whether two cycles say the same; where they were read does not count.
    public static func == (a: Cycle, b: Cycle) -> Bool {
        a.organization == b.organization && a.label == b.label && a.complete == b.complete
            && a.collections == b.collections && a.entities == b.entities && a.relations == b.relations
            && a.events == b.events
            && a.renamings == b.renamings
    }
}

extension Array {
    /// The first index whose element belongs to the second part, of an array that is partitioned by `belongs`.
    ///
    /// - Complexity: O(log n).
    func partitioningIndex(where belongs: (Element) -> Bool) -> Int {
        var (low, high) = (startIndex, endIndex)
        while low < high {
            let middle = low + (high - low) / 2
            if belongs(self[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
