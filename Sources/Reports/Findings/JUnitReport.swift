public import Findings
public import OrgAnalysis
import OrgModel
import SourceDocuments

/// What was found, as JUnit's XML in the dialect that CI systems read.
///
/// A suite for each rule, and in it a test case for each finding. Errors and warnings fail; notes, and what is known already,
/// pass and say what was found; what is suppressed is skipped. A rule without findings is one case that passes, or that is
/// skipped where the rule had nothing to go by: what is not assessed is no good news. There are no times, since the same
/// input gives the same bytes.
public struct JUnitReport: AnalysisReport {
    /// The catalogue.
    public var rules: [Rule]

    /// Describes a report.
    public init(rules: [Rule] = RuleSet.all) { self.rules = rules }

    /// Writes the report.
    ///
    /// - Parameter findings: What was decided of the findings; nil tells them all.
    public func render(_ analysis: Analysis, _ findings: FindingReport? = nil) -> String {
        let suites = suites(of: analysis, findings ?? FindingReport(analysis.findings))
        var xml = XMLWriter()
        xml.element("testsuites", Self.counts(suites.flatMap(\.cases), name: "Linchpin")) { xml in
            for suite in suites {
                xml.element("testsuite", Self.counts(suite.cases, name: suite.rule.name)) { xml in
                    for test in suite.cases { test.write(&xml) }
                }
            }
        }
        return xml.text
    }

    private struct Suite {
        let rule: RuleID
        let cases: [JUnitCase]
    }

    /// The rules of the catalogue in its order; then others that something was found by.
    private func suites(of analysis: Analysis, _ findings: FindingReport) -> [Suite] {
        let cases = Dictionary(grouping: JUnitCase.cases(of: findings, in: analysis), by: \.rule)
        let ignored = Dictionary(grouping: findings.ignored, by: \.rule)
        let catalogue = rules.map(\.id)
        let others = Set(cases.keys).union(ignored.keys).subtracting(catalogue).sorted()
        return (catalogue + others).map { rule in
            let silent = ignored[rule]?.first.map(JUnitCase.init(ignored:)) ?? JUnitCase(silent: rule, in: analysis)
            return Suite(rule: rule, cases: cases[rule] ?? [silent])
        }
    }

    private static func counts(_ cases: [JUnitCase], name: String) -> XMLWriter.Attributes {
        [
            "name": name, "tests": "\(cases.count)", "failures": "\(cases.count(where: \.isFailure))", "errors": "0",
            "skipped": "\(cases.count(where: \.isSkipped))", "time": "0",
        ]
    }
}
