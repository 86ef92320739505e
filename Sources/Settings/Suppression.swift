public import Findings
public import OrgModel

/// A finding that somebody knows of, answers for, and lets be until a day.
public struct Suppression: Hashable, Sendable {
    /// The rule that finds it.
    public var rule: RuleID
    /// What it is about.
    public var subject: Finding.Subject
    /// The systems that may be affected, sorted; nil for any. Once another is, the finding is told again.
    public var affects: [EntityID]?
    /// Who answers for it.
    public var owner: String
    /// Why it may stay.
    public var reason: String
    /// The last day on which it holds, `YYYY-MM-DD`.
    public var until: String
    /// Where it is written.
    public var location: SourceLocation

    /// Describes a suppression.
    public init(
        rule: RuleID, subject: Finding.Subject, affects: [EntityID]? = nil, owner: String, reason: String,
        until: String, location: SourceLocation
    ) {
        self.rule = rule
        self.subject = subject
        self.affects = affects?.sorted()
        self.owner = owner
        self.reason = reason
        self.until = until
        self.location = location
    }

    /// Whether its last day is over.
    ///
    /// - Parameter date: The day it is, `YYYY-MM-DD`; such days sort as text.
    public func isExpired(on date: String) -> Bool { until.precedesByBytes(date) }

    /// Whether a finding is the one that is meant, however many systems it affects by now.
    func isAbout(_ finding: Finding) -> Bool { finding.rule == rule && finding.subject == subject }

    /// The systems that a finding affects beyond those that are named, sorted.
    func surplus(of finding: Finding) -> [EntityID] {
        guard let affects else { return [] }
        let named = Set(affects)
        return finding.affects.filter { !named.contains($0) }
    }

    /// Whether a finding is set aside while the suppression holds.
    func covers(_ finding: Finding) -> Bool { isAbout(finding) && surplus(of: finding).isEmpty }
}
