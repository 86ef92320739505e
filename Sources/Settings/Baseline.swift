public import Findings
internal import OrgModel
internal import SourceDocuments

/// Findings that are accepted as they are, or that were there before: what is found beside them is new.
///
/// A finding is known again by its fingerprint, so that it stays known while its words, its severity or the number of
/// systems it affects change. Findings about the settings are never part of a baseline: they are mended in a minute.
public struct Baseline: Hashable, Sendable {
    /// One accepted finding. Rule and subject are there for readers; the fingerprint decides.
    public struct Entry: Hashable, Sendable {
        /// The rule.
        public let rule: RuleID
        /// What it is about: an id, or `organization`.
        public let subject: String
        /// 16 hexadecimal digits; see `Finding.fingerprint`.
        public let fingerprint: String

        /// Describes an accepted finding.
        public init(rule: RuleID, subject: String, fingerprint: String) {
            self.rule = rule
            self.subject = subject
            self.fingerprint = fingerprint
        }
    }

    /// The findings by rule, subject and fingerprint, each fingerprint once.
    public let entries: [Entry]
    private let fingerprints: Set<String>

    /// Takes entries in any order.
    public init(_ entries: some Sequence<Entry>) {
        var fingerprints: Set<String> = []
        self.entries = entries.sorted(by: Self.isBefore).filter { fingerprints.insert($0.fingerprint).inserted }
        self.fingerprints = fingerprints
    }

    /// Takes findings, but for those about the settings.
    public init(of findings: some Sequence<Finding>) {
        self.init(
            findings.filter { $0.rule.family != SettingsRules.family }.map {
                Entry(rule: $0.rule, subject: $0.subject.description, fingerprint: $0.fingerprint)
            })
    }

    /// Whether a finding is known.
    public func contains(_ finding: Finding) -> Bool { fingerprints.contains(finding.fingerprint) }

    private static func isBefore(_ a: Entry, _ b: Entry) -> Bool {
        if a.rule != b.rule { return a.rule < b.rule }
        return a.subject == b.subject
            ? a.fingerprint < b.fingerprint : a.subject.precedesByBytes(b.subject)
    }
}

extension Baseline {
    /// How a baseline is written; both are read.
    public enum Format: Hashable, Sendable {
        case json, yaml
    }

    /// The baseline as a file: the same findings are the same bytes, one a line, without a date, so that a diff shows what
    /// was accepted or mended and nothing else.
    public func text(as format: Format) -> String {
        switch format {
        case .json:
            let lines = entries.map { "    \(Self.json($0))" }.joined(separator: ",\n")
            let list = lines.isEmpty ? "[]" : "[\n\(lines)\n  ]"
            return "{\n  \"\(BaselineKeys.version)\": 1,\n  \"\(BaselineKeys.findings)\": \(list)\n}\n"
        case .yaml:
            let lines = entries.map { "\n  - \(Self.yaml($0))" }.joined()
            return "\(BaselineKeys.version): 1\n\(BaselineKeys.findings):\(lines.isEmpty ? " []" : lines)\n"
        }
    }

    private static func json(_ entry: Entry) -> String {
        func quoted(_ text: String) -> String {
            var json = JSONWriter()
            json.value(text)
            return json.text
        }
        return "{" + fields(of: entry).map { "\"\($0)\": \(quoted($1))" }.joined(separator: ", ") + "}"
    }

    private static func yaml(_ entry: Entry) -> String {
        "{" + fields(of: entry).map { "\($0): \(YAMLScalar.quoted($1, in: .flow))" }.joined(separator: ", ") + "}"
    }

    private static func fields(of entry: Entry) -> [(String, String)] {
        [
            (BaselineKeys.rule, entry.rule.name), (BaselineKeys.subject, entry.subject),
            (BaselineKeys.fingerprint, entry.fingerprint),
        ]
    }
}
