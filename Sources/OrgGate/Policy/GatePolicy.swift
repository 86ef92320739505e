public import Findings

/// What must hold before something may go on.
public struct GatePolicy: Sendable {
    /// What the policy is called, for reading.
    public var title: String?
    /// Rules whose findings count as this severe, whatever the tier of what they affect.
    public var severities: [RuleID: Severity]
    /// The requirements, in the order of the file; their ids differ.
    public var requirements: [Requirement]

    /// Collects requirements.
    public init(title: String? = nil, severities: [RuleID: Severity] = [:], requirements: [Requirement]) {
        self.title = title
        self.severities = severities
        self.requirements = requirements
    }

    /// Whether some requirement is about new findings, so that it has to be known which are not.
    public var asksForNewFindings: Bool {
        requirements.contains { if case .findings(let demand) = $0.demand { demand.age == .new } else { false } }
    }
}
