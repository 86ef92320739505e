import Findings
import OrgAnalysis
public import OrgCycles
import OrgModel
import SourceDocuments

/// What changed between two cycles, as a person reads it: what to know first, then what is not recorded, what was found,
/// what got better or worse and why, whom it hangs on, who owns what, and the structure.
public struct ComparisonText {
    /// How the text is laid out.
    public var style: TextStyle
    /// How many rows a table, and how many findings a list shows at most.
    public var top: Int
    /// What the user calls the two cycles.
    public var names: ComparisonNames

    /// Describes a report.
    public init(style: TextStyle = TextStyle(), top: Int = 10, names: ComparisonNames) {
        self.style = style
        self.top = max(1, top)
        self.names = names
    }

    /// Writes the report.
    public func render(_ comparison: Comparison) -> String {
        let structure = ComparisonStructureText(style: style, top: top, comparison: comparison)
        let figures = ComparisonFiguresText(style: style, top: top, comparison: comparison)
        let sections = [
            [heading(comparison)], lead(comparison), recording(comparison),
            list(fresh(comparison), "Findings that are new", in: comparison.after, withAdvice: true),
            figures.organization(), figures.notCompared(), chokepoints(comparison), structure.handovers(),
            structure.identity(), structure.proposals(), structure.changes(), figures.entities(),
            altered(comparison),
            list(resolved(comparison), "Findings that are resolved", in: comparison.before, withAdvice: false),
            others(comparison),
        ]
        return sections.filter { !$0.isEmpty }.map { $0.joined(separator: "\n") }.joined(separator: "\n\n") + "\n"
    }

    // MARK: - First

    private func heading(_ comparison: Comparison) -> String {
        let organization = comparison.after.cycle.organization
        let (before, after) = names.titles(of: comparison)
        return style.bold(
            DisplayText.visible("\(organization.isEmpty ? "Organisation" : organization) · \(before) → \(after)"))
    }

    private func lead(_ comparison: Comparison) -> [String] {
        TextWrapping.lines(
            ComparisonLead(comparison: comparison).sentences().joined(separator: " "), width: style.width, indent: ""
        ).map(style.bold)
    }

    private func recording(_ comparison: Comparison) -> [String] {
        let sentences = ComparisonWords.missing(comparison.recording)
        guard !sentences.isEmpty else { return [] }
        let hint = ComparisonWords.hint(comparison.recording).map { [$0] } ?? []
        return [style.bold("Not recorded in both, and so neither gone nor new")]
            + sentences.prefix(top).flatMap { TextWrapping.lines($0, width: style.width, indent: "  ") }
            + more(sentences.count) + hint.flatMap { TextWrapping.lines($0, width: style.width, indent: "  ") }
    }

    // MARK: - Findings

    private func fresh(_ comparison: Comparison) -> [Finding] {
        comparison.findings.filter { $0.status == .new || $0.status == .recurring }.compactMap(\.after)
    }

    private func resolved(_ comparison: Comparison) -> [Finding] { comparison.findings(.resolved).compactMap(\.before) }

    private func list(
        _ findings: [Finding], _ title: String, in analysis: Analysis, withAdvice: Bool
    ) -> [String] {
        guard !findings.isEmpty else { return [] }
        let groups = CauseText.bySubject(analysis.causes(of: findings))
        return [style.bold(title)]
            + groups.prefix(top).flatMap { CauseText(style: style).lines($0, number: nil, withAdvice: withAdvice) }
            + more(groups.count)
    }

    private func altered(_ comparison: Comparison) -> [String] {
        let altered = comparison.findings.filter(\.isAltered)
        guard !altered.isEmpty else { return [] }
        var table = TextTable([("severity", .left), ("subject", .left), ("rule", .left), ("systems", .right)])
        for finding in altered {
            guard let before = finding.before, let after = finding.after else { continue }
            table.add([
                before.severity == after.severity
                    ? after.severity.rawValue : "\(before.severity.rawValue) → \(after.severity.rawValue)",
                after.subject.description, after.rule.name,
                before.affects.count == after.affects.count
                    ? "\(after.affects.count)" : "\(before.affects.count) → \(after.affects.count)",
            ])
        }
        return [style.bold("Findings that stay, and change")] + table.lines(limit: top, style: style)
    }

    private func others(_ comparison: Comparison) -> [String] {
        let counts: [(FindingHistory.Status, String, String)] = [
            (.persisting, "finding was there before", "findings were there before"),
            (
                .firstAssessed, "finding is about what was not recorded before, and is not new for that",
                "findings are about what was not recorded before, and are not new for that"
            ),
            (
                .noLongerAssessed, "finding is about what is no longer recorded, and is not resolved for that",
                "findings are about what is no longer recorded, and are not resolved for that"
            ),
        ]
        let sentences = counts.compactMap { status, one, many -> String? in
            let count = comparison.findings(status).count
            return count == 0 ? nil : "\(count) \(count == 1 ? one : many)."
        }
        return TextWrapping.lines(sentences.joined(separator: " "), width: style.width, indent: "")
    }

    // MARK: - Chokepoints

    private func chokepoints(_ comparison: Comparison) -> [String] {
        // What rounds to the same is not worth a row.
        let changes = comparison.chokepoints.changes.filter {
            $0.before.map(Numbers.percent) != $0.after.map(Numbers.percent)
        }
        guard !changes.isEmpty else { return [] }
        var table = TextTable([
            ("", .left), ("who", .left), ("exposed before", .right), ("now", .right), ("alone with", .left),
        ])
        for change in changes {
            let systems =
                change.sole.prefix(2).map(\.name) + (change.sole.count > 2 ? ["\(change.sole.count - 2) more"] : [])
            table.add([
                change.hasEntered ? "entered" : change.hasLeft ? "left" : "",
                change.ids.map(\.description).joined(separator: " and "),
                change.before.map(Numbers.percent) ?? "–", change.after.map(Numbers.percent) ?? "–",
                systems.joined(separator: ", "),
            ])
        }
        return [style.bold("Whom it cannot do without")] + table.lines(limit: top, style: style)
    }

    private func more(_ count: Int) -> [String] {
        count > top ? [style.faint("  … and \(count - top) more (--top \(count) shows all)")] : []
    }
}
