public import OrgGate

/// What a policy asks, and how that stands in each cycle.
public struct TrendPolicy: Sendable {
    /// The policy's file, as the user or the settings name it.
    public var path: String
    /// What it is called.
    public var title: String?
    /// For each cycle how each requirement stands, in the order of the policy.
    public var standings: [[RequirementStanding]]

    /// Collects standings.
    public init(path: String, title: String?, standings: [[RequirementStanding]]) {
        self.path = path
        self.title = title
        self.standings = standings
    }
}
