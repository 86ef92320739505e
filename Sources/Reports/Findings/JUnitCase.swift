import Findings
import OrgAnalysis
import OrgModel
import SourceDocuments

/// A finding, or a rule without any, as a test case.
struct JUnitCase {
    let rule: RuleID
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

    /// The findings that are told or suppressed. The names of those of one rule stay the same while the findings do, and are
    /// all different, since CI systems tell cases by them.
    static func cases(of findings: FindingReport, in analysis: Analysis) -> [JUnitCase] {
        let all = findings.entries.map(\.finding) + findings.suppressed.map(\.finding)
        let timesTold = Dictionary(all.map { ([$0.rule.name, $0.subject.description], 1) }, uniquingKeysWith: +)
        func name(_ finding: Finding) -> String {
            let subject = finding.subject.description
            return timesTold[[finding.rule.name, subject]] == 1 ? subject : "\(subject) \(finding.fingerprint)"
        }
        return findings.entries.map { entry in
            JUnitCase(entry.finding, name(entry.finding), outcome: outcome(of: entry, in: analysis))
        }
            + findings.suppressed.map { suppressed in
                let reason = "suppressed until \(suppressed.until), by \(suppressed.owner): \(suppressed.reason)"
                return JUnitCase(suppressed.finding, name(suppressed.finding), outcome: .skipped(because: reason))
            }
    }

    private init(_ finding: Finding, _ name: String, outcome: Outcome) {
        rule = finding.rule
        self.name = name
        location = finding.location
        self.outcome = outcome
    }

    private static func outcome(of entry: FindingReport.Entry, in analysis: Analysis) -> Outcome {
        let finding = entry.finding
        let message = line(finding.message)
        let words = ([message] + details(of: finding, in: analysis)).joined(separator: "\n")
        if entry.status == .known { return .passed(saying: "known \(finding.severity.rawValue): \(words)") }
        return finding.severity == .note
            ? .passed(saying: "note: \(words)") : .failed(as: finding.severity, message: message, saying: words)
    }

    /// A rule that is not asked for.
    init(ignored: FindingReport.Ignored) {
        rule = ignored.rule
        name = "not asked for"
        location = nil
        outcome = .skipped(
            because: "\(Numbers.counted(ignored.count, "finding")) left out, as the rule is not asked for")
    }

    /// A rule that found nothing: because there is nothing, or because it had nothing to go by.
    init(silent rule: RuleID, in analysis: Analysis) {
        self.rule = rule
        location = nil
        let missing = RuleSet.silencing(rule, in: analysis.assessment)
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
