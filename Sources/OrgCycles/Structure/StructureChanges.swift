public import OrgModel

/// What was added, removed and changed from one cycle to another.
public struct StructureChanges: Sendable {
    /// Entities that are not the same, by id.
    public let entities: [EntityChange]
    /// Relations that are not the same, by kind, ends and rung.
    public let relations: [RelationChange]
    /// Systems that are in other hands, and people who are in other teams, by id.
    public let handovers: [Handover]
    /// How alike the relations of each kind and layer are.
    public let similarities: [Similarity]
    /// How many entities both cycles have.
    public let keptEntities: Int
    /// How many relations both cycles have.
    public let keptRelations: Int

    /// What happened to an entity or a relation.
    public enum Change: String, Hashable, Sendable, CaseIterable {
        /// It was not there before.
        case added
        /// It is gone.
        case removed
        /// It is in both cycles, and not the same.
        case changed
        /// It is a team that came out of another, see ``Reorganisation``.
        case splitOff
        /// It was a team, and is in another or in several now.
        case dissolved
        /// Its kind or its source was not recorded before; it may have been there.
        case firstRecorded
        /// Its kind or its source is not recorded any more; it may be there still.
        case noLongerRecorded
    }

    /// An entity that is not the same.
    public struct EntityChange: Hashable, Sendable {
        /// What happened.
        public let change: Change
        /// What it is called in the later cycle, or in the earlier one where it is only there.
        public let id: EntityID
        /// As it was; nil where it was not there.
        public let before: Entity?
        /// As it is; nil where it is not there.
        public let after: Entity?
        /// What changed of what is in both, by key.
        public let attributes: [AttributeChange]
    }

    /// A relation that is not the same.
    public struct RelationChange: Hashable, Sendable {
        /// What happened.
        public let change: Change
        /// What it says.
        public let kind: RelationKind
        /// Where it leads from, under its later id.
        public let from: EntityID
        /// Where it leads to, under its later id.
        public let to: EntityID
        /// The rung of an `escalates-to`.
        public let rung: Int?
        /// As it was; nil where it was not there.
        public let before: Relation?
        /// As it is; nil where it is not there.
        public let after: Relation?
        /// What changed of what is in both, by key.
        public let attributes: [AttributeChange]
    }

    /// A system with other owners, or a person in other teams, both of which both cycles have.
    public struct Handover: Hashable, Sendable {
        /// `owns` of a system, or `member-of` of a person.
        public let kind: RelationKind
        /// The system or the person.
        public let subject: EntityID
        /// The owners or teams of before, under their later ids.
        public let before: [EntityID]
        /// The owners or teams of after.
        public let after: [EntityID]
        /// Whether it is only that teams were merged or split.
        public let isReorganisation: Bool
    }

    /// How alike the relations of two cycles are.
    public struct Similarity: Hashable, Sendable {
        /// A kind of relation, or a layer.
        public let name: String
        /// Whether it is a layer.
        public let isLayer: Bool
        /// Weighted Jaccard: the sum of the smaller weights over that of the larger, 0…1, of what both cycles record; nil
        /// where there is nothing in either.
        ///
        /// Source: Ružička 1958; Jaccard 1912, doi:10.1111/j.1469-8137.1912.tb05611.x.
        public let jaccard: Double?
    }

    /// Whether nothing differs.
    public var isEmpty: Bool { entities.isEmpty && relations.isEmpty }
}
