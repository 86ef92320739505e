internal import Findings
internal import OrgModel

/// Holds suppressions against what was found: which findings they set aside, and which of them need attention themselves.
struct SuppressionReview {
    private struct Key: Hashable {
        let rule: RuleID
        let subject: Finding.Subject
    }

    private let suppressions: [Suppression]
    private let date: String
    /// The suppressions of one rule and subject, in the order of the file.
    private var places: [Key: [Int]] = [:]
    /// For each suppression the findings that it is about.
    private var matches: [[Finding]]

    /// - Parameter date: The day it is, `YYYY-MM-DD`.
    init(_ suppressions: [Suppression], of findings: [Finding], on date: String) {
        self.suppressions = suppressions
        self.date = date
        matches = Array(repeating: [], count: suppressions.count)
        for (place, suppression) in suppressions.enumerated() {
            places[Key(rule: suppression.rule, subject: suppression.subject), default: []].append(place)
        }
        guard !suppressions.isEmpty else { return }
        for finding in findings {
            for place in places[Key(rule: finding.rule, subject: finding.subject)] ?? [] {
                matches[place].append(finding)
            }
        }
    }

    /// The suppression that sets a finding aside: the first of the file that holds.
    func suppression(of finding: Finding) -> Suppression? {
        places[Key(rule: finding.rule, subject: finding.subject)]?.lazy.map { suppressions[$0] }
            .first { !$0.isExpired(on: date) && $0.covers(finding) }
    }

    /// What is to be said of the suppressions themselves; of rules that were not looked for only that their time is over.
    func findings(unsought: Set<RuleID>) -> [Finding] {
        zip(suppressions, matches).compactMap { suppression, matches in
            if suppression.isExpired(on: date) {
                return finding(SettingsRules.expiredSuppression, suppression, expiry(of: suppression, matches))
            }
            if matches.contains(where: suppression.covers) || unsought.contains(suppression.rule) { return nil }
            return finding(SettingsRules.unusedSuppression, suppression, idleness(of: suppression, matches))
        }
    }

    private func expiry(of suppression: Suppression, _ matches: [Finding]) -> String {
        let outcome =
            matches.isEmpty
            ? "what it set aside is found no more"
            : matches.contains { self.suppression(of: $0) == nil }
                ? "the finding counts again" : "another suppression sets the finding aside"
        return
            "The suppression of \(suppression.rule) by \(suppression.owner) ended on \(suppression.until); \(outcome)."
    }

    private func idleness(of suppression: Suppression, _ matches: [Finding]) -> String {
        let name = "The suppression of \(suppression.rule) by \(suppression.owner)"
        let surplus = Set(matches.flatMap(suppression.surplus)).sorted()
        guard !surplus.isEmpty else { return "\(name) until \(suppression.until) sets nothing aside." }
        let listed = surplus.prefix(3).map(\.description).joined(separator: ", ")
        let more = surplus.count > 3 ? " and \(surplus.count - 3) more" : ""
        return "\(name) does not hold: the finding affects \(listed)\(more) beside what it names."
    }

    private func finding(_ rule: Rule, _ suppression: Suppression, _ message: String) -> Finding {
        let affects = suppression.affects ?? []
        return Finding(
            rule: rule.id, severity: rule.severity, subject: suppression.subject, affects: [], message: message,
            location: suppression.location, advice: rule.advice,
            identity: [suppression.rule.name] + affects.map(\.description))
    }
}
