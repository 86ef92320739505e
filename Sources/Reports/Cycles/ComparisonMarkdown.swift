import Findings
import OrgAnalysis
public import OrgCycles
import OrgModel
import SourceDocuments

/// What changed between two cycles, as GitHub-flavoured Markdown for a comment or a minute: what to know first, then tables.
public struct ComparisonMarkdown {
    /// How many rows a table shows at most.
    public var top: Int
    /// What the user calls the two cycles.
    public var names: ComparisonNames

    /// Describes a report.
    public init(top: Int = 10, names: ComparisonNames) {
        self.top = max(1, top)
        self.names = names
    }

    /// Writes the report.
    public func render(_ comparison: Comparison) -> String {
        let sections = [
            heading(comparison), lead(comparison),
            bullets(
                "Not recorded in both, and so neither gone nor new", ComparisonWords.sentences(comparison.recording)),
            findings(
                "Findings that are new", comparison.findings.filter { $0.status == .new || $0.status == .recurring }),
            figures(comparison), chokepoints(comparison), owners(comparison),
            bullets("Merged or split", comparison.reorganisations.map(ComparisonWords.sentence)),
            bullets("Renamed", comparison.renames.map { "\($0.old) is \($0.new) now" }),
            bullets(
                "Probably renamed",
                comparison.proposals.map { "\($0.old) → \($0.new): \(ComparisonWords.evidence($0))" }),
            structure(comparison), findings("Findings that are resolved", comparison.findings(.resolved)),
        ]
        return sections.filter { !$0.isEmpty }.joined(separator: "\n\n") + "\n"
    }

    private func heading(_ comparison: Comparison) -> String {
        let (before, after) = names.titles(of: comparison)
        let organization = comparison.after.cycle.organization
        return "### "
            + MarkdownText.escaped("\(organization.isEmpty ? "Organisation" : organization) · \(before) → \(after)")
    }

    private func lead(_ comparison: Comparison) -> String {
        let sentences = ComparisonLead(comparison: comparison).sentences().map(MarkdownText.escaped)
        return (["**\(sentences[0])**"] + sentences.dropFirst()).joined(separator: " ")
    }

    private func bullets(_ title: String, _ sentences: [String]) -> String {
        guard !sentences.isEmpty else { return "" }
        return
            (["**\(title)**", ""] + sentences.prefix(top).map { "- \(MarkdownText.prose($0))" } + rest(sentences.count))
            .joined(separator: "\n")
    }

    private func table(_ title: String, _ columns: [String], _ rows: [[String]]) -> String {
        guard !rows.isEmpty else { return "" }
        let lines = [columns, columns.map { _ in "---" }].map { "| \($0.joined(separator: " | ")) |" }
        let shown = rows.prefix(top).map { "| \($0.joined(separator: " | ")) |" }
        return (["**\(title)**", ""] + lines + shown + rest(rows.count)).joined(separator: "\n")
    }

    private func rest(_ count: Int) -> [String] { count > top ? ["", "… and \(count - top) more"] : [] }

    private func findings(_ title: String, _ findings: [Comparison.ComparedFinding]) -> String {
        table(
            title, ["severity", "subject", "rule", "what"],
            findings.compactMap(\.finding).map {
                [
                    $0.severity.rawValue, MarkdownText.code($0.subject.description), MarkdownText.code($0.rule.name),
                    MarkdownText.prose($0.message),
                ]
            })
    }

    private func figures(_ comparison: Comparison) -> String {
        let groups = CauseGroups(reasons: ReasonFinder(of: comparison))
        return table(
            "The organisation", ["", "figure", "was", "is", "change", "mainly"],
            comparison.toldFigures.map { change in
                let (was, now) = FigureFormat.pair(change.before, change.after, change.figure.unit)
                let causes = groups.phrases(of: change, limit: 2)?.shown ?? []
                return [
                    change.trend == .neither ? "" : change.trend.rawValue, MarkdownText.code(change.figure.name), was,
                    now, change.difference.map { ComparisonWords.signed($0, change.figure.unit) } ?? "",
                    causes.map(MarkdownText.escaped).joined(separator: "; "),
                ]
            })
    }

    private func chokepoints(_ comparison: Comparison) -> String {
        table(
            "Whom it cannot do without", ["", "who", "exposed before", "now"],
            comparison.chokepoints.changes.map { change in
                [
                    change.hasEntered ? "entered" : change.hasLeft ? "left" : "",
                    change.ids.map { MarkdownText.code($0.description) }.joined(separator: " and "),
                    change.before.map(Numbers.percent) ?? "–", change.after.map(Numbers.percent) ?? "–",
                ]
            })
    }

    private func owners(_ comparison: Comparison) -> String {
        func names(_ ids: [EntityID]) -> String {
            ids.isEmpty ? "nobody" : ids.map { MarkdownText.code($0.description) }.joined(separator: ", ")
        }
        let changes = comparison.structure.handovers.filter { $0.kind == .owns && !$0.isReorganisation }
        let lost = changes.filter(\.after.isEmpty)
        return table(
            "Other owners", ["system", "from", "to"],
            (lost + changes.filter { !$0.after.isEmpty }).map {
                [MarkdownText.code($0.subject.description), names($0.before), names($0.after)]
            })
    }

    private func structure(_ comparison: Comparison) -> String {
        let told: [StructureChanges.Change] = [.removed, .dissolved, .added, .splitOff, .changed]
        let changes = told.flatMap { change in comparison.structure.entities.filter { $0.change == change } }
        return table(
            "The structure", ["", "which", "what"],
            changes.map {
                [
                    ComparisonWords.word($0.change), MarkdownText.code($0.id.description),
                    MarkdownText.escaped(ComparisonWords.attributes($0.attributes)),
                ]
            })
    }
}
