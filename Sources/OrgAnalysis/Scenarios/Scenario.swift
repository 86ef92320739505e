import OrgModel

/// What would become of an organisation if something changed: before and after, and all that is not the same.
public struct Scenario: Sendable {
    /// What is changed, in the order given.
    public let changes: [Change]
    /// The organisation as it is.
    public let before: Analysis
    /// The organisation as it would be.
    public let after: Analysis
    /// Every figure that changes, of the organisation and of each entity: worse ones first, then by how much.
    public let differences: [Difference]
    /// The findings that appear, that go, and that change.
    public let findings: FindingChanges
    /// For each promotion how much its load may grow, in the order given.
    public let breakEvens: [BreakEven]
    /// Changes that make no difference, and why.
    public let idle: [IdleChange]

    /// A change that makes no difference.
    public struct IdleChange: Hashable, Sendable {
        /// Which.
        public let change: Change
        /// Why it makes none, in a phrase without a capital or a full stop.
        public let reason: String
    }

    /// Tries changes on what was analysed, with the same options.
    ///
    /// - Throws: All changes that cannot be made.
    /// - Complexity: That of an analysis, and of looking up each figure of each entity.
    public init(_ changes: [Change], from before: Analysis) throws(ImpossibleChanges) {
        let changed = try before.cycle.applying(changes)
        let after = Analysis(of: changed, options: before.options)
        let values = FigureValues(of: before)
        let changedValues = FigureValues(of: after)
        var promoted: Set<EntityID> = []
        self.changes = changes
        self.before = before
        self.after = after
        differences = Difference.all(from: values, to: changedValues)
        findings = FindingChanges(from: before.findings, to: after.findings)
        breakEvens = changes.compactMap { change in
            guard case .promotion(let id, _) = change, promoted.insert(id).inserted else { return nil }
            return BreakEven(of: id, load: before.cycle[id]?.system?.effectiveLoad ?? 0, in: changedValues)
        }
        idle = changes.compactMap { change in
            change.idleness(in: values.ground, values.humans, values.support).map {
                IdleChange(change: change, reason: $0)
            }
        }
    }
}
