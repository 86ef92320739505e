import Findings
public import OrgAnalysis
import OrgModel
import SourceDocuments

/// What would become of an organisation, as a person reads it: what is tried, what appears and goes, what changes.
public struct ScenarioText {
    /// How the text is laid out.
    public var style: TextStyle
    /// How many rows a table, and how many findings a list shows at most.
    public var top: Int

    /// Describes a report.
    public init(style: TextStyle = TextStyle(), top: Int = 10) {
        self.style = style
        self.top = max(1, top)
    }

    /// Writes the report.
    public func render(_ scenario: Scenario) -> String {
        // How many findings there are goes without saying, where those that appear and go are told.
        let differences = scenario.differences.filter { !$0.figure.name.hasPrefix("findings") }
        let whole = differences.filter { $0.entity == nil }
        let parts = differences.filter { $0.entity != nil }
        let findings = scenario.findings
        let tables = DifferenceText(style: style, top: top)
        let sections = [
            [heading(scenario)], tried(scenario), summary(scenario, whole), breakEvens(scenario),
            list(findings.appearing, "Findings that appear", withAdvice: true), altered(findings.altered),
            list(findings.going, "Findings that go", withAdvice: false), leftOut(scenario),
            tables.lines(whole, title: "The organisation"),
            tables.lines(parts, title: "Systems, people and teams"),
        ]
        return sections.filter { !$0.isEmpty }.map { $0.joined(separator: "\n") }.joined(separator: "\n\n") + "\n"
    }

    private func heading(_ scenario: Scenario) -> String {
        let cycle = scenario.before.cycle
        let title = [cycle.organization.isEmpty ? "Organisation" : cycle.organization, cycle.label]
        return style.bold(DisplayText.visible(title.joined(separator: " · ")))
    }

    private func tried(_ scenario: Scenario) -> [String] {
        let words = ChangeText(scenario: scenario)
        return [style.bold("What if")]
            + scenario.changes.flatMap { change in
                let idle = scenario.idle.first { $0.change == change }.map { " – no difference: \($0.reason)" } ?? ""
                return TextWrapping.lines(words.sentence(change) + idle, width: style.width, indent: "  ")
            }
    }

    private func summary(_ scenario: Scenario, _ whole: [Difference]) -> [String] {
        guard !scenario.differences.isEmpty || scenario.findings.count + scenario.leftOut > 0
        else { return ["Nothing changes."] }
        let (appearing, going) = (scenario.findings.appearing.count, scenario.findings.going.count)
        let (worse, better) = (whole.count { $0.trend == .worse }, whole.count { $0.trend == .better })
        let text =
            "\(Numbers.counted(appearing, "finding")) appear\(appearing == 1 ? "s" : ""), "
            + "\(going == 0 ? "none" : String(going)) go\(going < 2 ? "es" : ""). Of the organisation's other figures "
            + "\(worse) get\(worse == 1 ? "s" : "") worse, \(better) better."
        return TextWrapping.lines(text, width: style.width, indent: "").map(style.bold)
    }

    private func breakEvens(_ scenario: Scenario) -> [String] {
        guard !scenario.breakEvens.isEmpty else { return [] }
        let words = ChangeText(scenario: scenario)
        return [style.bold("Break-even")]
            + scenario.breakEvens.flatMap(words.sentences).flatMap {
                TextWrapping.lines($0, width: style.width, indent: "  ")
            }
    }

    private func list(_ findings: [Finding], _ title: String, withAdvice: Bool) -> [String] {
        guard !findings.isEmpty else { return [] }
        let groups = CauseText.bySubject(findings.map(Cause.init(of:)))
        return [style.bold(title)]
            + groups.prefix(top).flatMap {
                CauseText(style: style).lines($0, number: nil, withAdvice: withAdvice)
            } + more(groups.count)
    }

    private func leftOut(_ scenario: Scenario) -> [String] {
        guard scenario.leftOut > 0 else { return [] }
        let text =
            scenario.leftOut == 1
            ? "1 finding that appears, goes or changes is of a rule that the settings leave out."
            : "\(scenario.leftOut) findings that appear, go or change are of rules that the settings leave out."
        return TextWrapping.lines(text, width: style.width, indent: "").map(style.faint)
    }

    private func altered(_ findings: [FindingChanges.Altered]) -> [String] {
        guard !findings.isEmpty else { return [] }
        var table = TextTable([("severity", .left), ("subject", .left), ("rule", .left), ("systems", .right)])
        for finding in findings {
            let (before, after) = (finding.before, finding.after)
            table.add([
                before.severity == after.severity
                    ? after.severity.rawValue : "\(before.severity.rawValue) → \(after.severity.rawValue)",
                after.subject.description, after.rule.name,
                before.affects.count == after.affects.count
                    ? "\(after.affects.count)" : "\(before.affects.count) → \(after.affects.count)",
            ])
        }
        return [style.bold("Findings that change")] + table.lines(limit: top, style: style)
    }

    private func more(_ count: Int) -> [String] {
        count > top ? [style.faint("  … and \(count - top) more (--top \(count) shows all)")] : []
    }
}

extension Cause {
    /// A finding by itself, told like a cause.
    fileprivate init(of finding: Finding) {
        self.init(
            rule: finding.rule, severity: finding.severity, subject: finding.subject, message: finding.message,
            affects: finding.affects, advice: finding.advice, effect: finding.effect, location: finding.location,
            exposure: finding.exposure, findings: [finding])
    }
}
