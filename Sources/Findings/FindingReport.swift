public import OrgModel

/// Findings once the user's settings and a comparison are taken into account: which of them count, which are known, and
/// which were set aside and why. None is dropped silently.
public struct FindingReport: Hashable, Sendable {
    /// The findings that are told, in the order of a report.
    public var entries: [Entry]
    /// Those that somebody answers for until a day, in the order of a report.
    public var suppressed: [Suppressed]
    /// How many were left out because their rule is not wanted, by rule.
    public var ignored: [Ignored]
    /// What was found before and is found no more, in the order of what it is compared with.
    public var resolved: [Resolved]
    /// What the findings are compared with; nil when with nothing.
    public var comparison: Comparison?
    /// The file that the settings come from; nil when there are none.
    public var settings: String?

    /// Collects findings.
    public init(
        entries: [Entry], suppressed: [Suppressed] = [], ignored: [Ignored] = [], resolved: [Resolved] = [],
        comparison: Comparison? = nil, settings: String? = nil
    ) {
        self.entries = entries
        self.suppressed = suppressed
        self.ignored = ignored
        self.resolved = resolved
        self.comparison = comparison
        self.settings = settings
    }

    /// Findings as they are: nothing is set aside, and nothing compared.
    public init(_ findings: [Finding]) {
        self.init(entries: findings.map { Entry($0) })
    }

    /// The findings that are told, in the order of a report.
    public var findings: [Finding] { entries.map(\.finding) }

    /// The findings that count when it is asked whether all is well: the new ones where they are compared, else all.
    public var counting: [Finding] { entries.filter { $0.status != .known }.map(\.finding) }

    /// The findings that are known already.
    public var known: [Finding] { entries.filter { $0.status == .known }.map(\.finding) }

    /// A finding and what a comparison says of it.
    public struct Entry: Hashable, Sendable {
        /// The finding.
        public var finding: Finding
        /// What the comparison says; nil when nothing is compared.
        public var status: Status?

        /// Describes an entry.
        public init(_ finding: Finding, _ status: Status? = nil) {
            self.finding = finding
            self.status = status
        }
    }

    /// What a comparison says of a finding.
    public enum Status: String, Hashable, Sendable, CaseIterable {
        /// It was not there before.
        case new
        /// It was there before, under the same fingerprint.
        case known
    }

    /// A finding that somebody answers for.
    public struct Suppressed: Hashable, Sendable {
        /// The finding.
        public var finding: Finding
        /// Who answers for it.
        public var owner: String
        /// Why it may stay.
        public var reason: String
        /// The last day on which it is set aside, `YYYY-MM-DD`.
        public var until: String
        /// Where that is written.
        public var location: SourceLocation

        /// Describes a suppressed finding.
        public init(_ finding: Finding, owner: String, reason: String, until: String, location: SourceLocation) {
            self.finding = finding
            self.owner = owner
            self.reason = reason
            self.until = until
            self.location = location
        }
    }

    /// The findings of a rule that is not wanted.
    public struct Ignored: Hashable, Sendable {
        /// The rule.
        public var rule: RuleID
        /// How many there are, at least 1.
        public var count: Int

        /// Describes what was left out.
        public init(_ rule: RuleID, count: Int) {
            self.rule = rule
            self.count = count
        }
    }

    /// A finding of before that is none any more.
    public struct Resolved: Hashable, Sendable {
        /// The rule that had found it.
        public var rule: RuleID
        /// What it was about: an id, or `organization`.
        public var subject: String
        /// Its fingerprint.
        public var fingerprint: String

        /// Describes a finding that is gone.
        public init(rule: RuleID, subject: String, fingerprint: String) {
            self.rule = rule
            self.subject = subject
            self.fingerprint = fingerprint
        }
    }

    /// What findings are compared with.
    public struct Comparison: Hashable, Sendable {
        /// What kind of thing it is.
        public var kind: Kind
        /// What the user calls it: the name of a file, or a revision.
        public var name: String

        /// Names what findings are compared with.
        public init(_ kind: Kind, _ name: String) {
            self.kind = kind
            self.name = name
        }

        /// What findings can be compared with.
        public enum Kind: String, Hashable, Sendable, CaseIterable {
            /// A file of findings that were accepted.
            case baseline
            /// The findings of another file, an earlier cycle.
            case file
            /// The findings of the same file at a revision of its Git repository.
            case revision
        }
    }
}
