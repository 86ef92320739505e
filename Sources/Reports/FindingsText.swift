import Findings
import OrgAnalysis
import OrgModel
import SourceDocuments

/// What to fix first; then what is known already, what somebody answers for, and what else is not told.
struct FindingsText {
    let style: TextStyle
    /// How many rows a list shows at most.
    let top: Int
    /// The file as the user named it, for the next step.
    let file: String

    /// The sections, those that have nothing to say left empty.
    func sections(_ report: FindingReport, of analysis: Analysis) -> [[String]] {
        [fixFirst(report, analysis), known(report), suppressed(report), remainder(report)]
    }

    // MARK: - What counts

    private func fixFirst(_ report: FindingReport, _ analysis: Analysis) -> [String] {
        let causes = CauseText.bySubject(analysis.causes(of: report.counting))
        guard !causes.isEmpty else { return [style.bold(allClear(report))] }
        var lines = [style.bold("Fix these first" + (report.comparison.map { ": \(Self.novelty($0))" } ?? ""))]
        for (index, cause) in causes.prefix(top).enumerated() {
            lines += CauseText(style: style).lines(cause, number: index + 1)
        }
        if causes.count > top {
            let more = Numbers.counted(causes.count - top, "more cause")
            lines.append(style.faint("… and \(more) (--top \(causes.count) shows all)"))
        }
        let affected = Set(causes.joined().flatMap(\.affects)).count
        var closing =
            "\(Numbers.counted(causes.count, report.comparison == nil ? "cause" : "new cause"))"
            + " behind \(Numbers.counted(affected, "affected system"))."
        if let id = causes.joined().lazy.compactMap({ Self.entity($0.subject, in: analysis.cycle) }).first {
            closing += "   Next: linchpin show \(ShellWord.quoted(id.description)) \(ShellWord.quoted(file))"
        }
        lines += ["", closing]
        return lines
    }

    private func allClear(_ report: FindingReport) -> String {
        if report.comparison != nil { return "Nothing new to fix was found in what could be assessed." }
        return report.suppressed.isEmpty && report.ignored.isEmpty
            ? "Nothing to fix was found in what could be assessed."
            : "Nothing else to fix was found in what could be assessed."
    }

    /// What makes a finding new.
    private static func novelty(_ comparison: FindingReport.Comparison) -> String {
        let name = DisplayText.visible(comparison.name)
        switch comparison.kind {
        case .baseline: return "not in \(name)"
        case .file, .revision: return "new since \(name)"
        }
    }

    /// The entity that can be shown; a suppression may speak of what is there no more.
    private static func entity(_ subject: Finding.Subject, in cycle: Cycle) -> EntityID? {
        if case .entity(let id) = subject, cycle[id] != nil { id } else { nil }
    }

    // MARK: - What does not

    private func known(_ report: FindingReport) -> [String] {
        guard let comparison = report.comparison else { return [] }
        var lines: [String] = []
        if !report.known.isEmpty {
            var table = TextTable([("severity", .left), ("about", .left), ("rule", .left), ("systems", .right)])
            for finding in report.known {
                table.add([
                    finding.severity.rawValue, Self.told(finding.subject), finding.rule.name,
                    String(finding.affects.count),
                ])
            }
            lines.append(style.bold("Known from \(DisplayText.visible(comparison.name)), and not counted"))
            lines += table.lines(limit: top, style: style)
        }
        if !report.resolved.isEmpty {
            let shown = report.resolved.prefix(top).map { "\($0.rule) \($0.subject)" }
            let more = report.resolved.count - shown.count
            let list = shown.joined(separator: ", ") + (more > 0 ? " and \(more) more" : "")
            lines += TextWrapping.lines(
                "No longer found (\(report.resolved.count)): \(list).", width: style.width, indent: "")
        }
        return lines
    }

    private func suppressed(_ report: FindingReport) -> [String] {
        guard !report.suppressed.isEmpty else { return [] }
        var lines = [style.bold("Suppressed, and not counted")]
        for suppressed in report.suppressed.prefix(top) { lines += SuppressedText(style: style).lines(suppressed) }
        let more = report.suppressed.count - top
        if more > 0 { lines.append(style.faint("  … and \(more) more (--top \(report.suppressed.count) shows all)")) }
        return lines
    }

    private func remainder(_ report: FindingReport) -> [String] {
        var lines: [String] = []
        if !report.ignored.isEmpty {
            let count = report.ignored.reduce(0) { $0 + $1.count }
            let list = report.ignored.map { "\($0.rule) \($0.count)" }.joined(separator: ", ")
            lines += TextWrapping.lines(
                "Left out, as these rules are not asked for (\(count)): \(list).",
                width: style.width, indent: "")
        }
        if let settings = report.settings {
            lines.append(style.faint("Settings: \(DisplayText.visible(settings))"))
        }
        return lines
    }

    /// What a finding is about, in a list.
    static func told(_ subject: Finding.Subject) -> String {
        subject == .organization ? "the organisation" : subject.description
    }
}

/// One finding that somebody answers for.
struct SuppressedText {
    let style: TextStyle

    /// What it is, then until when, by whom and why.
    func lines(_ suppressed: FindingReport.Suppressed) -> [String] {
        let finding = suppressed.finding
        let subject = DisplayText.visible(FindingsText.told(finding.subject))
        return ["  \(finding.severity.rawValue)  \(subject)  \(style.faint(finding.rule.name))"]
            + TextWrapping.lines(
                "until \(suppressed.until), by \(suppressed.owner): \(suppressed.reason)", width: style.width,
                indent: "    ")
    }
}
