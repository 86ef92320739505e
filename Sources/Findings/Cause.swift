public import OrgModel

/// Findings of one rule that come from one thing, and are mended by one act: a policy, a team, a person.
public struct Cause: Hashable, Sendable {
    /// The rule.
    public var rule: RuleID
    /// The highest severity of the findings.
    public var severity: Severity
    /// What is behind them.
    public var subject: Finding.Subject
    /// One plain sentence with the number in it.
    public var message: String
    /// The systems that suffer from it, sorted by id.
    public var affects: [EntityID]
    /// What to do.
    public var advice: String
    /// What the figures become if all of it is mended.
    public var effect: Effect?
    /// Where it is told of.
    public var location: SourceLocation?
    /// The share of criticality that is exposed, 0…1.
    public var exposure: Double
    /// The findings, in the order of a report.
    public var findings: [Finding]

    /// Describes a cause.
    public init(
        rule: RuleID, severity: Severity, subject: Finding.Subject, message: String, affects: [EntityID],
        advice: String,
        effect: Effect?, location: SourceLocation?, exposure: Double, findings: [Finding]
    ) {
        self.rule = rule
        self.severity = severity
        self.subject = subject
        self.message = message
        self.affects = affects
        self.advice = advice
        self.effect = effect
        self.location = location
        self.exposure = exposure
        self.findings = findings
    }

    /// The order of a report: severity, exposure, subject, rule.
    public static func inReportingOrder(_ a: Cause, _ b: Cause) -> Bool {
        if a.severity != b.severity { return a.severity > b.severity }
        if a.exposure != b.exposure { return a.exposure > b.exposure }
        let (first, second) = (a.subject.description, b.subject.description)
        return first == second ? a.rule < b.rule : first.precedesByBytes(second)
    }
}
