import OrgAnalysis
public import OrgGate
import OrgModel
import SourceDocuments

/// A decision as Markdown, for a comment or a page: the verdict, a table of requirements, and what failed folded away.
public struct DecisionMarkdown {
    /// How many of each list are shown at most; of requirements all are.
    public var top: Int

    /// Describes a report.
    public init(top: Int = 10) { self.top = max(1, top) }

    /// Writes the report.
    public func render(_ decision: Decision) -> String {
        let words = DecisionWords(decision: decision)
        var lines = [
            "## \(words.headline)", "", words.subject.map(MarkdownText.escaped).joined(separator: " · "), "",
            "| | requirement | measured | required | where |", "|---|---|---|---|---|",
        ]
        for outcome in decision.outcomes where ![.nothingToRequire, .leftOut].contains(outcome.status) {
            let cells = [
                mark(outcome.status) + DecisionWords.status(outcome.status), MarkdownText.code(outcome.requirement.id),
                MarkdownText.escaped(words.measured(outcome)),
                MarkdownText.escaped("\(words.asked(outcome)): \(words.required(outcome))"),
                MarkdownText.escaped(words.place(outcome)),
            ]
            lines.append("| \(cells.joined(separator: " | ")) |")
        }
        for line in words.notAsked { lines += ["", MarkdownText.escaped(line)] }
        for outcome in decision.outcomes where [.failed, .conditional, .notAssessable].contains(outcome.status) {
            lines += [""] + failure(outcome, words)
        }
        lines += conditions(decision, words) + earlier(decision)
        return lines.joined(separator: "\n") + "\n"
    }

    private func mark(_ status: Outcome.Status) -> String {
        switch status {
        case .met: "✓ "
        case .failed: "✗ "
        case .conditional, .notAssessable: "! "
        case .nothingToRequire, .leftOut: ""
        }
    }

    private func failure(_ outcome: Outcome, _ words: DecisionWords) -> [String] {
        let title = outcome.requirement.title.map { ": \(MarkdownText.escaped($0))" } ?? ""
        var lines = [
            "<details><summary>\(DecisionWords.status(outcome.status)) <b>\(outcome.requirement.id)</b>\(title)</summary>",
            "",
        ]
        if let why = outcome.requirement.why { lines += [MarkdownText.escaped(why), ""] }
        let missed = words.missed(outcome)
        for (names, measured) in missed.prefix(top) { lines += self.measured(names, measured, outcome, words) }
        lines += more(missed.count)
        let reasons = words.unknown(outcome)
        lines += reasons.prefix(top).map { "- \(MarkdownText.escaped($0))" } + more(reasons.count)
        if let flip = outcome.flip { lines += self.flip(flip, words) }
        return lines + ["", "</details>"]
    }

    private func measured(
        _ names: String, _ measured: Measured, _ outcome: Outcome, _ words: DecisionWords
    ) -> [String] {
        let reason = measured.value.reason.map { " (\($0))" } ?? ""
        let value = "\(words.value(measured.value, outcome))\(reason); \(words.required(outcome)) is required."
        var lines = ["- **\(MarkdownText.escaped(names))**: \(MarkdownText.escaped(value))"]
        for evidence in measured.evidence.prefix(top) {
            let place = evidence.location.map { " " + MarkdownText.code($0.description) } ?? ""
            lines.append("  - \(MarkdownText.escaped(evidence.sentence))\(place)")
        }
        lines += more(measured.evidence.count, indent: "  ")
        if let condition = measured.condition {
            let terms = "\(words.owner(condition)), \(DecisionWords.due(condition))"
            lines.append("  - **Condition:** \(MarkdownText.escaped(terms)).")
        }
        if let bar = measured.bar { lines.append("  - No condition: \(MarkdownText.escaped(bar)).") }
        return lines
    }

    private func flip(_ flip: Flip, _ words: DecisionWords) -> [String] {
        guard !flip.steps.isEmpty else { return flip.remarks.map { "- \(MarkdownText.escaped($0))" } }
        var lines = ["", "**What would turn it** (\(words.certainty(flip))):", ""]
        for step in flip.steps.prefix(top) {
            let because = step.because.map { " (\($0))" } ?? ""
            lines.append("- \(MarkdownText.escaped(step.sentence + because))")
            lines += step.alternatives.map { "  - or: \(MarkdownText.escaped($0))" }
        }
        lines += more(flip.steps.count)
        let consequences = words.consequences(flip)
        return lines + (consequences.isEmpty ? [] : [""]) + consequences.map(MarkdownText.escaped)
    }

    private func conditions(_ decision: Decision, _ words: DecisionWords) -> [String] {
        guard !decision.conditions.isEmpty else { return [] }
        return ["", "### Conditions", ""]
            + decision.conditions.map { condition in
                let what =
                    "\(words.name(condition.subject)), \(words.owner(condition)), \(DecisionWords.due(condition))"
                return "- [ ] \(MarkdownText.code(condition.requirement)): \(MarkdownText.escaped(what))"
            }
    }

    private func earlier(_ decision: Decision) -> [String] {
        guard !decision.earlier.isEmpty else { return [] }
        return ["", "### Conditions of earlier decisions", ""]
            + decision.earlier.map { earlier in
                let entry = earlier.entry
                return "- [\(earlier.state == .fulfilled ? "x" : " ")] \(DecisionWords.state(earlier.state)): "
                    + "\(MarkdownText.code(entry.requirement)) of \(MarkdownText.code(entry.subject)), \(MarkdownText.escaped(entry.owner)), "
                    + "by \(entry.due)"
            }
    }

    private func more(_ count: Int, indent: String = "") -> [String] {
        count > top ? ["\(indent)- … and \(count - top) more"] : []
    }
}
