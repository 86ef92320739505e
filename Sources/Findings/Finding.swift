public import OrgModel

/// Something that a rule found: what, about whom, on which evidence, and what would mend it.
public struct Finding: Hashable, Sendable {
    /// The rule that found it.
    public var rule: RuleID
    /// How much it matters here.
    public var severity: Severity
    /// What it is about: the cause, such as a policy, a team or a person.
    public var subject: Subject
    /// The systems that suffer from it, sorted by id.
    public var affects: [EntityID]
    /// One plain sentence with the number in it.
    public var message: String
    /// What it rests on.
    public var evidence: Evidence
    /// Where its subject is told of.
    public var location: SourceLocation?
    /// What to do.
    public var advice: String
    /// What the figures become if the advice is followed; nil where that can't be computed.
    public var effect: Effect?
    /// The share of criticality that is exposed, 0…1; used for sorting only.
    public var exposure: Double
    /// The ids beside rule and subject that make it this finding and no other.
    public var identity: [String]

    /// Reports a finding.
    public init(
        rule: RuleID, severity: Severity, subject: Subject, affects: [EntityID], message: String,
        evidence: Evidence = Evidence(), location: SourceLocation? = nil, advice: String, effect: Effect? = nil,
        exposure: Double = 0, identity: [String] = []
    ) {
        self.rule = rule
        self.severity = severity
        self.subject = subject
        self.affects = affects
        self.message = message
        self.evidence = evidence
        self.location = location
        self.advice = advice
        self.effect = effect
        self.exposure = exposure
        self.identity = identity
    }

    /// What a finding is about.
    public enum Subject: Hashable, Sendable, CustomStringConvertible {
        case entity(EntityID)
        /// The organisation as a whole.
        case organization

        /// The id, or `organization`.
        public var description: String {
            switch self {
            case .entity(let id): id.description
            case .organization: "organization"
            }
        }
    }

    /// A digest of rule, subject and the ids that matter, never of the message: 16 hexadecimal digits that stay the same
    /// while the finding does (FNV-1a, 64 bits).
    public var fingerprint: String {
        let text = ([rule.name, subject.description] + identity).joined(separator: "\u{1F}")
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
        let digits = String(hash, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }
}

/// What a finding rests on: ids, paths and figures that a reader can check.
public struct Evidence: Hashable, Sendable {
    /// Ids of people, rungs or relations that the finding rests on, in a meaningful order.
    public var ids: [EntityID]
    /// Paths through the organisation, each from its start to its end.
    public var paths: [[EntityID]]
    /// Figures by name, sorted by name.
    public var figures: [Figure]

    /// Collects evidence.
    public init(ids: [EntityID] = [], paths: [[EntityID]] = [], figures: [Figure] = []) {
        self.ids = ids
        self.paths = paths
        self.figures = figures.sorted { $0.name < $1.name }
    }

    /// A named number; nil when it has no value, such as a ratio to nothing.
    public struct Figure: Hashable, Sendable {
        /// Its name.
        public let name: String
        /// Its value.
        public let value: Double?

        /// Names a number.
        public init(_ name: String, _ value: Double?) {
            self.name = name
            self.value = value
        }
    }
}

extension Finding {
    /// The order of a report: severity, exposure, subject, rule.
    public static func inReportingOrder(_ a: Finding, _ b: Finding) -> Bool {
        if a.severity != b.severity { return a.severity > b.severity }
        if a.exposure != b.exposure { return a.exposure > b.exposure }
        let (first, second) = (a.subject.description, b.subject.description)
        return first == second ? a.rule < b.rule : first.precedesByBytes(second)
    }
}
