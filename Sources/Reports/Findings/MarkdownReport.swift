public import Findings
public import OrgAnalysis
import OrgModel
import SourceDocuments

/// What was found, as GitHub-flavoured Markdown that fits into a comment on a pull request: how many things are wrong, the
/// worst of them, and how to mend each in a part that unfolds.
public struct MarkdownReport: AnalysisReport {
    /// GitHub takes 65,536 characters for a comment. These are bytes, and leave room for what a job puts before them.
    static let mostBytes = 65_000

    /// How many causes the table shows at most.
    public var top: Int
    /// The file as the user named it, for the next step.
    public var file: String

    /// Describes a report.
    public init(top: Int = 10, file: String) {
        self.top = max(1, top)
        self.file = file
    }

    /// Writes the report.
    ///
    /// - Parameter findings: What was decided of the findings; nil tells them all.
    public func render(_ analysis: Analysis, _ findings: FindingReport? = nil) -> String {
        let findings = findings ?? FindingReport(analysis.findings)
        let causes = CauseText.bySubject(analysis.causes(of: findings.counting))
        let opening = [heading(causes, findings, analysis), summary(causes, findings, analysis)]
        let closing =
            (MarkdownAsides(top: top).render(findings) + [known(analysis), figures(analysis), next(causes, analysis)])
            .filter { !$0.isEmpty }
        // What stands at the beginning and at the end is short, whatever is in the file.
        let used = (opening + closing).reduce(0) { $0 + $1.utf8.count + 2 }
        let table = MarkdownCauses(top: top, analysis: analysis).render(causes, bytes: Self.mostBytes - used - 2)
        return (opening + table + closing).joined(separator: "\n\n") + "\n"
    }

    // MARK: - First

    private func heading(_ causes: [[Cause]], _ findings: FindingReport, _ analysis: Analysis) -> String {
        let cycle = analysis.cycle
        let name = [cycle.organization.isEmpty ? "Organisation" : cycle.organization, cycle.label]
            .map { MarkdownText.escaped($0.clipped(to: 200)) }.joined(separator: " · ")
        let severities = causes.compactMap(\.first?.severity)
        let counts = Severity.allCases.reversed().compactMap { severity in
            let count = severities.count { $0 == severity }
            return count == 0 ? nil : Numbers.counted(count, severity.rawValue)
        }
        if counts.isEmpty { return "### \(name): \(FindingsText.allClear(findings).lowercased()) was found" }
        let novelty = findings.comparison.map {
            ", \(MarkdownText.escaped(FindingsText.novelty($0).clipped(to: 200)))"
        }
        return "### \(name): \(counts.joined(separator: ", "))\(novelty ?? "")"
    }

    private func summary(_ causes: [[Cause]], _ findings: FindingReport, _ analysis: Analysis) -> String {
        var sentences: [String] = []
        if !causes.isEmpty {
            let affected = Set(causes.joined().flatMap(\.affects)).count
            let count = Numbers.counted(causes.count, findings.comparison == nil ? "cause" : "new cause")
            sentences.append("\(count) behind \(Numbers.counted(affected, "affected system")).")
        }
        sentences += findings.asides.map { MarkdownText.escaped($0.clipped(to: 1000)) }
        let gaps = analysis.assessment.gaps
        let unknown = gaps.filter { !analysis.assessment.knows($0) }.map(\.rawValue)
        let inPart = gaps.filter(analysis.assessment.knows).map(\.rawValue)
        if !unknown.isEmpty { sentences.append("Not assessed: \(unknown.joined(separator: ", ")).") }
        if !inPart.isEmpty { sentences.append("Only recorded in part: \(inPart.joined(separator: ", ")).") }
        return sentences.isEmpty ? "All dimensions were assessed." : sentences.joined(separator: " ")
    }

    // MARK: - Last

    private func known(_ analysis: Analysis) -> String {
        var lines = ["| dimension | | |", "|---|---|---|"]
        for dimension in Dimension.allCases {
            let it = analysis.assessment[dimension]
            let status = it.status == .notAssessed ? "not assessed" : it.status.rawValue
            let words = it.reason.map(MarkdownText.prose) ?? (it.of > 1 ? "\(it.have) of \(it.of)" : "")
            lines.append("| \(dimension.rawValue) | \(status) | \(words) |")
        }
        return Self.folded("What could be assessed", lines.joined(separator: "\n"))
    }

    private func figures(_ analysis: Analysis) -> String {
        let escalation = analysis.escalation
        let busFactor = analysis.concentration.busFactor
        let rows: [(String, String?)] = [
            ("intact chains", escalation.intact.map(Numbers.percent)),
            ("human-covered hours a week", escalation.humanHours.map { Numbers.decimal($0, places: 1) }),
            (
                "an authority is reached",
                escalation.continuity.map { "with probability \(Numbers.decimal($0, places: 3))" }
            ),
            ("criticality without an owner", analysis.ownership.unowned.map(Numbers.percent)),
            ("criticality that nobody can fix", analysis.ownership.unsupported.map(Numbers.percent)),
            ("pairs of teams that have to talk, and do", analysis.coordination.congruence.map(Numbers.percent)),
            ("reviewed on production figures", analysis.visibility.coverage.map(Numbers.percent)),
            ("bus factor", busFactor.map { "\($0.size)\($0.isExact ? "" : " at most")" }),
        ]
        let lines = rows.compactMap { name, value in value.map { "| \(name) | \($0) |" } }
        return lines.isEmpty
            ? "" : Self.folded("Figures", (["| figure | |", "|---|---|"] + lines).joined(separator: "\n"))
    }

    private func next(_ causes: [[Cause]], _ analysis: Analysis) -> String {
        let entities = causes.joined().lazy.compactMap { FindingsText.entity($0.subject, in: analysis.cycle) }
        guard let id = entities.first else { return "" }
        let command = "linchpin show \(ShellWord.quoted(id.description)) \(ShellWord.quoted(file))"
        // Half a command is none.
        return command.utf8.count > 1000 ? "" : "Next: \(MarkdownText.code(command))"
    }

    /// A part that unfolds; Markdown within it needs an empty line around it.
    static func folded(_ title: String, _ body: String) -> String {
        "<details><summary>\(title)</summary>\n\n\(body)\n\n</details>"
    }
}
