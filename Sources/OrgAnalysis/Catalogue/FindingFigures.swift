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
    /// Counts of findings of a subject: in all, then the gravest first.
    static func findingFigures(of subject: Subject, _ which: String) -> [Figure] {
        [nil, Severity.error, .warning, .note].map { (severity: Severity?) in
            Figure(
                "findings" + (severity.map { ".\($0.rawValue)" } ?? ""), of: subject, .count, .lower,
                "\(which)\(severity.map { " with the severity \($0.rawValue)" } ?? "")."
            ) { values, position in
                guard subject == .organization else { return .count(values.findings(about: position)[severity]) }
                return .count(values.analysis.findings.count { severity == nil || $0.severity == severity })
            }
        }
    }
}
