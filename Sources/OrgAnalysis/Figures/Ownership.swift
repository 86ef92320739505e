public import OrgModel

/// Who owns and who can fix, over all live systems.
public struct Ownership: Sendable {
    /// The share of criticality without an owner, 0…1; nil where ownership is not assessed.
    public let unowned: Double?
    /// The share of criticality without a supporter, 0…1; nil where ownership or membership is not assessed.
    public let unsupported: Double?
    /// Hours per cycle that nobody carries; nil where ownership is not assessed.
    public let unassignedLoad: Double?
    /// One row a system, by id.
    public let systems: [Row]

    /// One system.
    public struct Row: Sendable {
        /// Which.
        public let id: EntityID
        /// The people who can fix it, by id.
        public let supporters: [EntityID]
        /// Who owns it, by id.
        public let owners: [EntityID]
        /// The system that the owners are inherited from.
        public let inherited: EntityID?
        /// The team that answers for it.
        public let owningTeam: EntityID?
    }
}
