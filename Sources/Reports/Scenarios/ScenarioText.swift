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
        let whole = scenario.differences.filter { $0.entity == nil }
        let parts = scenario.differences.filter { $0.entity != nil }
        let findings = scenario.findings
        let sections = [
            [heading(scenario)], tried(scenario), summary(scenario, whole), breakEvens(scenario),
            list(findings.appearing, "Findings that appear"), altered(findings.altered),
            list(findings.going, "Findings that go"), table(whole, "The organisation"),
            table(parts, "Systems, people and teams"),
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
        guard !scenario.differences.isEmpty || !scenario.findings.appearing.isEmpty || !scenario.findings.going.isEmpty
        else { return ["Nothing changes."] }
        let (appearing, going) = (scenario.findings.appearing.count, scenario.findings.going.count)
        let (worse, better) = (whole.count { $0.trend == .worse }, whole.count { $0.trend == .better })
        let text =
            "\(Numbers.counted(appearing, "finding")) appear\(appearing == 1 ? "s" : ""), \(going) "
            + "go\(going == 1 ? "es" : ""). Of the organisation's figures \(worse) get\(worse == 1 ? "s" : "") worse, "
            + "\(better) better."
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

    private func list(_ findings: [Finding], _ title: String) -> [String] {
        guard !findings.isEmpty else { return [] }
        let groups = CauseText.bySubject(findings.map(Cause.init(of:)))
        return [style.bold(title)]
            + groups.prefix(top).flatMap { CauseText(style: style).lines($0, number: nil) } + more(groups.count)
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

    private func table(_ differences: [Difference], _ title: String) -> [String] {
        guard !differences.isEmpty else { return [] }
        let isWhole = differences.allSatisfy { $0.entity == nil }
        let columns: [(title: String, alignment: TextTable.Alignment)] =
            [("", .left)] + (isWhole ? [] : [("of", .left)]) + [("figure", .left), ("now", .right), ("then", .right)]
        var table = TextTable(columns)
        for difference in differences {
            let (now, then) = FigureFormat.pair(difference.before, difference.after, difference.figure.unit)
            let trend = difference.trend == .neither ? "" : difference.trend.rawValue
            let entity = difference.entity.map { [$0.description] } ?? []
            table.add([trend] + entity + [difference.figure.name, now, then])
        }
        return [style.bold(title)] + table.lines(limit: top, style: style) + reasons(differences.prefix(top))
    }

    /// Why there is no number where there is none any more.
    private func reasons(_ differences: some Sequence<Difference>) -> [String] {
        differences.flatMap { difference -> [String] in
            guard let reason = difference.after.reason else { return [] }
            let entity = difference.entity.map { " of \($0)" } ?? ""
            return TextWrapping.lines("\(difference.figure.name)\(entity): \(reason)", width: style.width, indent: "  ")
                .map(style.faint)
        }
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
