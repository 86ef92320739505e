public import Findings
public import OrgModel

/// What an organisation sets once and for all of its cycles, in a `linchpin.yaml` beside them: which rules count and how
/// much, what is accepted for a time and by whom, and the defaults of the command line.
public struct Settings: Hashable, Sendable {
    /// The file as it was read; nil for settings that come from no file.
    public var file: String?
    /// Which rules count.
    public var rules: RuleSelection
    /// The severities of rules that have another than their own.
    public var severities: SeverityOverrides
    /// Words that mean *no owner*, beside the usual ones.
    public var noOwner: [String]
    /// The probability with which each answerer is away, 0…1; nil for the default.
    public var awayProbability: Double?
    /// The minutes within which an authority should be reached, by tier; nil for no limit. What is not listed has its
    /// default.
    public var minutesToAuthority: [Int: Double?]
    /// From which severity on findings make a command fail; nil for the command's default.
    public var failOn: FailureLimit?
    /// The policy that a gate goes by.
    public var policy: FileReference?
    /// The findings that are accepted.
    public var baseline: FileReference?
    /// Findings that somebody answers for until a day, in the order of the file.
    public var suppressions: [Suppression]

    /// Settings that change nothing.
    public init() {
        file = nil
        rules = RuleSelection()
        severities = SeverityOverrides()
        noOwner = []
        awayProbability = nil
        minutesToAuthority = [:]
        failOn = nil
        policy = nil
        baseline = nil
        suppressions = []
    }

    /// The words that mean *no owner*: the usual ones and these.
    public var sentinels: Sentinels {
        noOwner.isEmpty ? .standard : Sentinels(Sentinels.standard.words.union(noOwner))
    }

    /// Another file that the settings name.
    public struct FileReference: Hashable, Sendable {
        /// Its path, from where the command runs.
        public var path: String
        /// Where it is named.
        public var location: SourceLocation

        /// Takes a path as it is written in a settings file: relative to that file's folder.
        public init(_ path: String, location: SourceLocation) {
            self.location = location
            let folder = location.file.lastIndex(of: "/").map { location.file[...$0] } ?? ""
            self.path = path.hasPrefix("/") ? path : folder + path
        }
    }
}

/// From which severity on findings make a command fail.
public enum FailureLimit: String, Hashable, Sendable, CaseIterable {
    /// Whatever is found.
    case never
    /// From notes on.
    case note
    /// From warnings on.
    case warning
    /// On errors only.
    case error

    /// Whether some findings are severe enough.
    public func isReached(by findings: some Sequence<Finding>) -> Bool {
        guard let limit = Severity(rawValue: rawValue) else { return false }
        return findings.contains { $0.severity >= limit }
    }
}
