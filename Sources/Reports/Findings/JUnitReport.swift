import Findings
public import OrgAnalysis
import OrgModel
import SourceDocuments

/// What was found, as JUnit's XML in the dialect that CI systems read.
///
/// A suite for each rule, and in it a test case for each finding. Errors and warnings fail, notes pass and say what was noted.
/// A rule without findings is one case that passes, or that is skipped where the rule had nothing to go by: what is not
/// assessed is no good news. There are no times, since the same input gives the same bytes.
public struct JUnitReport: AnalysisReport {
    /// The format.
    public init() {}

    /// Writes the report.
    public func render(_ analysis: Analysis) -> String {
        let suites = Self.suites(of: analysis)
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

    /// The rules of the catalogue by name; then others that something was found by.
    private static func suites(of analysis: Analysis) -> [Suite] {
        let findings = Dictionary(grouping: analysis.findings, by: \.rule)
        let catalogue = RuleSet.all.map(\.id)
        let others = Set(findings.keys).subtracting(catalogue).sorted()
        return (catalogue + others).map { rule in
            let cases = findings[rule].map { JUnitCase.cases(of: $0, in: analysis) }
            return Suite(rule: rule, cases: cases ?? [JUnitCase(silent: rule, in: analysis)])
        }
    }

    private static func counts(_ cases: [JUnitCase], name: String) -> XMLWriter.Attributes {
        [
            "name": name, "tests": "\(cases.count)", "failures": "\(cases.count(where: \.isFailure))", "errors": "0",
            "skipped": "\(cases.count(where: \.isSkipped))", "time": "0",
        ]
    }
}

/// A finding, or a rule without any, as a test case.
struct JUnitCase {
    private let rule: RuleID
    private let name: String
    private let location: SourceLocation?
    private let outcome: Outcome

    private enum Outcome {
        case passed(saying: String)
        case skipped(because: String)
        case failed(as: Severity, message: String, saying: String)
    }

    var isFailure: Bool { if case .failed = outcome { true } else { false } }
    var isSkipped: Bool { if case .skipped = outcome { true } else { false } }

    /// The findings of one rule. Their names stay the same while the findings do, and are all different, since CI systems tell
    /// cases by them.
    static func cases(of findings: [Finding], in analysis: Analysis) -> [JUnitCase] {
        let timesTold = Dictionary(findings.map { ($0.subject, 1) }, uniquingKeysWith: +)
        return findings.map { finding in
            let subject = finding.subject.description
            let isAlone = timesTold[finding.subject] == 1
            return JUnitCase(finding, name: isAlone ? subject : "\(subject) \(finding.fingerprint)", in: analysis)
        }
    }

    private init(_ finding: Finding, name: String, in analysis: Analysis) {
        rule = finding.rule
        self.name = name
        location = finding.location
        let message = Self.line(finding.message)
        let words = ([message] + Self.details(of: finding, in: analysis)).joined(separator: "\n")
        outcome =
            finding.severity == .note
            ? .passed(saying: "note: \(words)") : .failed(as: finding.severity, message: message, saying: words)
    }

    /// A rule that found nothing: because there is nothing, or because it had nothing to go by.
    init(silent rule: RuleID, in analysis: Analysis) {
        self.rule = rule
        location = nil
        let missing = analysis.dimensionsMissing(for: rule)
        name = missing.isEmpty ? "no findings" : "not assessed"
        let inPart = RuleSet.dimensions(of: rule).filter { analysis.assessment[$0].status == .partial }
        outcome =
            missing.isEmpty
            ? .passed(saying: inPart.map(analysis.assessment.gap).joined(separator: "\n"))
            : .skipped(because: missing.map(analysis.assessment.gap).joined(separator: "; "))
    }

    func write(_ xml: inout XMLWriter) {
        // Where a subject stands nowhere there is no file to name, and an empty one would be taken for one.
        let place = location ?? SourceLocation(file: "")
        let attributes: XMLWriter.Attributes =
            place.file.isEmpty
            ? ["classname": classname, "name": Self.line(name), "time": "0"]
            : [
                "classname": classname, "name": Self.line(name), "file": Self.line(place.file),
                "line": "\(place.line ?? 1)", "time": "0",
            ]
        switch outcome {
        case .passed(saying: ""): xml.element("testcase", attributes)
        case .passed(let words): xml.element("testcase", attributes) { $0.element("system-out", text: words) }
        case .skipped(let reason):
            xml.element("testcase", attributes) { $0.element("skipped", ["message": Self.line(reason)]) }
        case .failed(let severity, let message, let words):
            xml.element("testcase", attributes) {
                $0.element("failure", ["type": severity.rawValue, "message": message], text: words)
            }
        }
    }

    /// CI systems take what stands before the last point for a group.
    private var classname: String { rule.name.rewriting { $0 == "/" ? "." : nil } }

    private static func details(of finding: Finding, in analysis: Analysis) -> [String] {
        let affected = Affected(finding.affects, atMost: 20, in: analysis)
        return [
            finding.location.map { line($0.description) },
            affected.shown.isEmpty ? nil : "Affects: \(affected.listed { $1 }).",
            "Fix: \(line(finding.advice))",
            finding.effect.map { "Effect: \(line(CauseText.text($0)))" },
        ].compactMap(\.self)
    }

    /// Words in one line, of which nothing is hidden.
    private static func line(_ text: String) -> String { DisplayText.visible(text).clipped(to: 1000) }
}
