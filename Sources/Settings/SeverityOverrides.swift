public import Findings

/// Severities that rules have instead of their own.
public struct SeverityOverrides: Hashable, Sendable {
    private struct Override: Hashable {
        let pattern: RulePattern
        let severity: Severity
    }

    private var overrides: [Override] = []

    /// Changes nothing.
    public init() {}

    /// Gives rules a severity; of several for one rule the more specific counts, and of equals the last.
    public mutating func set(_ severity: Severity, for pattern: RulePattern) {
        overrides.append(Override(pattern: pattern, severity: severity))
    }

    /// The severity that is given to a rule; nil when it keeps its own.
    public func severity(of rule: RuleID) -> Severity? {
        var best: Override?
        for override in overrides where override.pattern.matches(rule) {
            if let best, best.pattern.reach > override.pattern.reach { continue }
            best = override
        }
        return best?.severity
    }
}
