/// What one rule finds, why it matters, and how to resolve it: the text that `explain` prints and `docs/rules.md` holds.
public struct Rule: Hashable, Sendable {
    /// Its name.
    public let id: RuleID
    /// The severity before tiers and the user's own settings are taken into account.
    public let severity: Severity
    /// What it finds, in one sentence that goes with the rule's name.
    public let summary: String
    /// Why it matters to people who run an organisation.
    public let why: String
    /// A small example that the rule finds: a file without its first line.
    public let example: String
    /// The first line of the example: which kind of file it is, and in which version.
    public let exampleStart: String
    /// How to resolve it.
    public let advice: String
    /// Where the idea comes from, and what the rule rests on.
    public let references: [String]

    /// Documents a rule.
    public init(
        _ id: RuleID, severity: Severity, summary: String, why: String, example: String,
        exampleStart: String = "linchpin: 1", advice: String, references: [String] = []
    ) {
        self.id = id
        self.severity = severity
        self.summary = summary
        self.why = why
        self.example = example
        self.exampleStart = exampleStart
        self.advice = advice
        self.references = references
    }
}
