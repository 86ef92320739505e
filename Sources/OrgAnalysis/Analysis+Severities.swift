public import Findings

extension Analysis {
    /// The same analysis with findings of some rules as severe as a policy says, whatever they affect, in the order of a
    /// report.
    public func counting(_ severities: [RuleID: Severity]) -> Analysis {
        guard !severities.isEmpty else { return self }
        var changed = self
        changed.findings = findings.map { finding in
            var finding = finding
            finding.severity = severities[finding.rule] ?? finding.severity
            return finding
        }
        .sorted(by: Finding.inReportingOrder)
        return changed
    }
}
