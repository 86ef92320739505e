public import Findings
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
    /// The findings that appear, that go, and that change, but for those of rules that are left out.
    public let findings: FindingChanges
    /// How many findings that appear, go or change are of rules that are left out.
    public let leftOut: Int
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
    /// - Parameters:
    ///   - severities: Severities that rules have instead of their own.
    ///   - isWanted: Whether findings of a rule are told. Figures are the same, told or not.
    /// - Throws: All changes that cannot be made.
    /// - Complexity: That of an analysis, and of looking up each figure of each entity.
    public init(
        _ changes: [Change], from before: Analysis, severities: [RuleID: Severity] = [:],
        telling isWanted: (RuleID) -> Bool = { _ in true }
    ) throws(ImpossibleChanges) {
        let changed = try before.cycle.applying(changes)
        let before = before.counting(severities)
        let after = Analysis(of: changed, options: before.options).counting(severities)
        let values = FigureValues(of: before)
        let changedValues = FigureValues(of: after)
        var promoted: Set<EntityID> = []
        self.changes = changes
        self.before = before
        self.after = after
        differences = Difference.all(from: values, to: changedValues)
        let all = FindingChanges(from: before.findings, to: after.findings)
        findings = all.keeping(isWanted)
        leftOut = all.count - findings.count
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
