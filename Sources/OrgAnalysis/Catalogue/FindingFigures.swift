import Findings

/// How many findings there are, by severity.
struct FindingCounts: Sendable {
    private var bySeverity: [Severity: Int] = [:]

    mutating func add(_ severity: Severity) { bySeverity[severity, default: 0] += 1 }

    /// How many there are of a severity, or in all.
    subscript(severity: Severity?) -> Int {
        severity.map { bySeverity[$0, default: 0] } ?? Severity.allCases.reduce(0) { $0 + bySeverity[$1, default: 0] }
    }
}

extension Figure {
    /// Counts of findings of a subject: in all, then the gravest first. `about` says which, after their name.
    static func findingFigures(of subject: Subject, _ about: String) -> [Figure] {
        let kinds: [(severity: Severity?, name: String, noun: String)] = [
            (nil, "findings", "Findings"), (.error, "findings.error", "Errors among the findings"),
            (.warning, "findings.warning", "Warnings among the findings"),
            (.note, "findings.note", "Notes among the findings"),
        ]
        return kinds.map { severity, name, noun in
            Figure(name, of: subject, .count, .lower, "\(noun)\(about).") { values, position in
                guard subject == .organization else { return .count(values.findings(about: position)[severity]) }
                return .count(values.analysis.findings.count { severity == nil || $0.severity == severity })
            }
        }
    }
}
