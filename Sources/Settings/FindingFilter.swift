public import Findings

/// Splits findings by what the user has decided of them: new and known ones, suppressed ones, and those of rules that are
/// not wanted. It drops nothing without a trace.
public struct FindingFilter: Sendable {
    /// Which rules count, what is suppressed, and how severe findings are.
    public var settings: Settings
    /// The day it is, `YYYY-MM-DD`, against which suppressions are held.
    public var date: String
    /// What the findings are compared with, and what was found there; nil for no comparison.
    public var before: (comparison: FindingReport.Comparison, findings: Baseline)?
    /// Rules that were not looked for, so that a suppression of what they find is not idle for finding nothing.
    public var unsought: Set<RuleID>

    /// Prepares to split findings.
    public init(
        _ settings: Settings, on date: String, comparedWith before: (FindingReport.Comparison, Baseline)? = nil,
        unsought: Set<RuleID> = []
    ) {
        self.settings = settings
        self.date = date
        self.before = before
        self.unsought = unsought
    }

    /// Splits findings; the suppressions that need attention themselves are among the result.
    ///
    /// - Complexity: O(n log n) for n findings.
    public func report(on findings: [Finding]) -> FindingReport {
        let review = SuppressionReview(settings.suppressions, of: findings, on: date)
        var report = FindingReport(entries: [], comparison: before?.comparison, settings: settings.file)
        var ignored: [RuleID: Int] = [:]
        for finding in graded(findings + review.findings(unsought: unsought)) {
            if !settings.rules.allows(finding.rule) {
                ignored[finding.rule, default: 0] += 1
            } else if let suppression = review.suppression(of: finding) {
                report.suppressed.append(
                    FindingReport.Suppressed(
                        finding, owner: suppression.owner, reason: suppression.reason, until: suppression.until,
                        location: suppression.location))
            } else {
                report.entries.append(FindingReport.Entry(finding, status(of: finding)))
            }
        }
        report.ignored = ignored.sorted { $0.key < $1.key }.map { FindingReport.Ignored($0.key, count: $0.value) }
        report.resolved = resolved(in: findings)
        return report
    }

    /// Findings with the severities of the settings, in the order of a report.
    private func graded(_ findings: [Finding]) -> [Finding] {
        findings.map { finding in
            var finding = finding
            finding.severity = settings.severities.severity(of: finding.rule) ?? finding.severity
            return finding
        }
        .sorted(by: Finding.inReportingOrder)
    }

    private func status(of finding: Finding) -> FindingReport.Status? {
        before.map { $0.findings.contains(finding) ? .known : .new }
    }

    /// What was found before and is not found now, whether it is wanted or not.
    private func resolved(in findings: [Finding]) -> [FindingReport.Resolved] {
        guard let before else { return [] }
        let present = Set(findings.map(\.fingerprint))
        return before.findings.entries.filter { !present.contains($0.fingerprint) }.map {
            FindingReport.Resolved(rule: $0.rule, subject: $0.subject, fingerprint: $0.fingerprint)
        }
    }
}
