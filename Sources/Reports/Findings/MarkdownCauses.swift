import Findings
import OrgAnalysis
import OrgModel
import SourceDocuments

/// Causes as a table of what is wrong, and below it how to mend each; no longer than there is room for.
struct MarkdownCauses {
    /// How many are shown at most.
    let top: Int
    let analysis: Analysis

    /// The table and the part that unfolds, for causes grouped by subject; as many of them as go into so many bytes, and a
    /// line that tells what was left out. Empty where there are none.
    func render(_ causes: [[Cause]], bytes: Int) -> [String] {
        var rows: [String] = []
        var repairs: [String] = []
        // For the frame around them and the line below.
        var room = bytes - 500
        for group in causes.prefix(top) {
            guard let cause = group.first else { continue }
            let row = self.row(cause, others: group.count - 1)
            let repair = self.repair(group, number: rows.count + 1)
            room -= row.utf8.count + repair.utf8.count + 3
            guard room >= 0 else { break }
            rows.append(row)
            repairs.append(repair)
        }
        guard !causes.isEmpty else { return [] }
        let table = (["| | cause | what is wrong | where |", "|---|---|---|---|"] + rows).joined(separator: "\n")
        let left = leftOut(causes.count - rows.count, of: causes.count, isFull: rows.count < min(top, causes.count))
        return (rows.isEmpty ? [] : [table]) + left
            + (repairs.isEmpty
                ? []
                : [
                    MarkdownReport.folded(
                        "How to fix \(rows.count == 1 ? "it" : "them")", repairs.joined(separator: "\n"))
                ])
    }

    private func leftOut(_ count: Int, of all: Int, isFull: Bool) -> [String] {
        guard count > 0 else { return [] }
        let why = isFull ? "a comment holds no more" : "`--top \(all)` shows all"
        return ["… and \(Numbers.counted(count, "more cause")) (\(why))."]
    }

    private func row(_ cause: Cause, others: Int) -> String {
        let message = MarkdownText.escaped(Self.clipped(cause.message))
        let more = others == 0 ? "" : " *And \(Numbers.counted(others, "further finding")).*"
        let place = cause.location.map { MarkdownText.code(Self.clipped($0.description)) } ?? ""
        return "| \(mark(cause.severity)) | \(subject(cause)) | \(message)\(more) | \(place) |"
    }

    private func repair(_ group: [Cause], number: Int) -> String {
        guard let cause = group.first else { return "" }
        var lines = ["\(number). \(subject(cause)) \(MarkdownText.code(cause.rule.name))"]
        lines.append("Fix: \(MarkdownText.prose(cause.advice))")
        if let effect = cause.effect {
            lines.append("Effect: \(MarkdownText.escaped(Self.clipped(CauseText.text(effect))))")
        }
        let affected = Affected(cause.affects, atMost: 10, in: analysis)
        if !affected.shown.isEmpty {
            lines.append("Affects: \(affected.listed { MarkdownText.escaped($1) }).")
        }
        lines += group.dropFirst().map { other in
            "Also \(mark(other.severity)) \(MarkdownText.code(other.rule.name)): "
                + MarkdownText.escaped(Self.clipped(other.message))
        }
        // Deep enough below a number of up to three digits.
        return lines.joined(separator: "\n     - ")
    }

    private func subject(_ cause: Cause) -> String {
        cause.subject == .organization
            ? "the organisation" : MarkdownText.code(Self.clipped(cause.subject.description))
    }

    private func mark(_ severity: Severity) -> String {
        severity == .error ? "**error**" : severity.rawValue
    }

    /// A name of hundreds of letters would leave no room for anything else.
    private static func clipped(_ text: String) -> String { DisplayText.visible(text).clipped(to: 300) }
}
