import OrgAnalysis
import OrgCycles
import OrgModel

/// What the user calls the two cycles that are compared.
public struct ComparisonNames: Hashable, Sendable {
    /// The earlier: a file, a file at a revision, or standard input.
    public var before: String
    /// The later.
    public var after: String

    /// Names two cycles.
    public init(before: String, after: String) {
        self.before = before
        self.after = after
    }

    /// Their labels where these tell them apart, else what the user calls them.
    func titles(of comparison: Comparison) -> (before: String, after: String) {
        let labels = (comparison.before.cycle.label, comparison.after.cycle.label)
        return labels.0 == labels.1 ? (before, after) : labels
    }
}
