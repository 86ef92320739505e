public import Findings
public import OrgModel

/// One thing that must hold, of the organisation or of each member of a scope.
public struct Requirement: Sendable {
    /// Its name, unique within the policy: lower-case letters, digits, hyphens and dots.
    public let id: String
    /// What it asks for, in a few words for the report.
    public var title: String?
    /// Why it is asked for, in a sentence for the report.
    public var why: String?
    /// Of what or whom it is asked.
    public var scope: Scope
    /// What is asked.
    public var demand: Demand
    /// On which terms a failure becomes a condition; nil where it withholds.
    public var terms: ConditionTerms?
    /// Where it stands in the policy.
    public var location: SourceLocation?

    /// Asks for something.
    public init(
        id: String, title: String? = nil, why: String? = nil, scope: Scope = Scope(), demand: Demand,
        terms: ConditionTerms? = nil, location: SourceLocation? = nil
    ) {
        self.id = id
        self.title = title
        self.why = why
        self.scope = scope
        self.demand = demand
        self.terms = terms
        self.location = location
    }

    /// What is asked.
    public enum Demand: Hashable, Sendable {
        /// A figure of the catalogue, by name, within limits.
        case figure(String, Limits)
        /// So many findings at most.
        case findings(FindingsDemand)
    }
}

/// What a figure may be. Values that differ by less than a billionth of the limit count as equal, so that rounding decides
/// nothing.
public struct Limits: Hashable, Sendable {
    /// The least that is enough.
    public var atLeast: Double?
    /// The most that is allowed.
    public var atMost: Double?

    /// Sets limits.
    public init(atLeast: Double? = nil, atMost: Double? = nil) {
        self.atLeast = atLeast
        self.atMost = atMost
    }

    /// Whether a value is within the limits.
    public func allow(_ value: Double) -> Bool {
        func slack(_ limit: Double) -> Double { 1e-9 * max(1, abs(limit)) }
        if let atLeast, value < atLeast - slack(atLeast) { return false }
        if let atMost, value > atMost + slack(atMost) { return false }
        return true
    }
}

/// How many findings are allowed, and which count.
public struct FindingsDemand: Hashable, Sendable {
    /// Which findings count by their age.
    public enum Age: String, Hashable, Sendable, CaseIterable {
        case any
        /// Those that are not known from a baseline or an earlier cycle.
        case new
    }

    /// Which findings count by their age.
    public var age: Age
    /// Rules by name, or a whole family as `escalation/*`; empty for all.
    public var rules: [String]
    /// The least severity that counts.
    public var severity: Severity
    /// The most that are allowed.
    public var atMost: Int

    /// Describes which findings count, and how many may be there.
    public init(_ age: Age, rules: [String] = [], severity: Severity = .note, atMost: Int = 0) {
        self.age = age
        self.rules = rules
        self.severity = severity
        self.atMost = atMost
    }

    /// Whether a rule is among those that count.
    public func names(_ rule: RuleID) -> Bool {
        rules.isEmpty || rules.contains { $0 == rule.name || $0 == "\(rule.family)/*" }
    }
}
