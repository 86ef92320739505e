import Findings
import OrgAnalysis
public import OrgGate
import OrgModel
import SourceDocuments

/// A decision as people read it: the verdict, each requirement on a line, then what failed, on which evidence, and what
/// would turn it.
public struct DecisionText {
    /// How the text is laid out.
    public var style: TextStyle
    /// How many of each list are shown at most; of requirements all are.
    public var top: Int
    /// The cycle's file as the user named it, for the next step.
    public var file: String

    /// Describes a report.
    public init(style: TextStyle = TextStyle(), top: Int = 10, file: String) {
        self.style = style
        self.top = max(1, top)
        self.file = file
    }

    /// Writes the report.
    public func render(_ decision: Decision) -> String {
        let words = DecisionWords(decision: decision)
        let failures = decision.outcomes.filter { [.failed, .conditional, .notAssessable].contains($0.status) }
        var sections = [head(decision, words), requirements(decision, words)]
        sections += failures.map { failure($0, words) }
        sections += [conditions(decision, words), earlier(decision, words), closing(decision)]
        return sections.filter { !$0.isEmpty }.map { $0.joined(separator: "\n") }.joined(separator: "\n\n") + "\n"
    }

    private func head(_ decision: Decision, _ words: DecisionWords) -> [String] {
        let headline = words.headline
        let painted =
            switch decision.verdict {
            case .authorised: style.bold(headline)
            case .authorisedWithConditions, .notAssessable: style.yellow(headline)
            case .withheld: style.red(headline)
            }
        return [painted, DisplayText.visible(words.subject.joined(separator: " · "))]
    }

    private func requirements(_ decision: Decision, _ words: DecisionWords) -> [String] {
        var table = TextTable([
            ("", .left), ("requirement", .left), ("asks for", .left), ("measured", .right), ("required", .left),
            ("where", .left),
        ])
        let asked = decision.outcomes.filter { ![.nothingToRequire, .leftOut].contains($0.status) }
        for outcome in asked {
            table.add([
                DecisionWords.status(outcome.status), outcome.requirement.id, words.asked(outcome),
                words.measured(outcome), words.required(outcome), words.place(outcome),
            ])
        }
        let title = decision.policy.title.map { "What was required: \($0)" } ?? "What was required"
        var lines = [style.bold(DisplayText.visible(title))]
        if !asked.isEmpty { lines += table.lines(limit: asked.count, style: style) }
        for line in words.notAsked { lines += wrapped(line, "  ") }
        return lines
    }

    // MARK: - What failed

    private func failure(_ outcome: Outcome, _ words: DecisionWords) -> [String] {
        let status = DecisionWords.status(outcome.status)
        let title = outcome.requirement.title.map { "  \($0)" } ?? ""
        let marked = outcome.status == .failed ? style.red(status) : style.yellow(status)
        var lines = ["\(marked)  \(style.bold(outcome.requirement.id))\(DisplayText.visible(title))"]
        if let location = outcome.requirement.location { lines.append(place(location)) }
        if let why = outcome.requirement.why { lines += wrapped("Why: \(why)", "    ") }
        let missed = words.missed(outcome)
        for (names, measured) in missed.prefix(top) { lines += self.measured(names, measured, outcome, words) }
        lines += more(missed.count)
        let unknown = words.unknown(outcome)
        for sentence in unknown.prefix(top) { lines += wrapped(sentence, "    ") }
        lines += more(unknown.count)
        if let flip = outcome.flip { lines += self.flip(flip, words) }
        return lines
    }

    private func measured(
        _ names: String, _ measured: Measured, _ outcome: Outcome, _ words: DecisionWords
    ) -> [String] {
        var sentence = "\(names): \(words.value(measured.value, outcome))"
        if let reason = measured.value.reason { sentence += " (\(reason))" }
        var lines = wrapped("\(sentence); \(words.required(outcome)) is required.", "    ")
        var told: SourceLocation?
        for evidence in measured.evidence.prefix(top) {
            lines += wrapped(evidence.sentence, "      ")
            if let location = evidence.location, location != told { lines.append("  " + place(location)) }
            told = evidence.location
        }
        lines += more(measured.evidence.count)
        if let condition = measured.condition {
            lines += wrapped("Condition: \(words.owner(condition)), \(DecisionWords.due(condition)).", "      ")
        }
        if let bar = measured.bar { lines += wrapped("No condition: \(bar).", "      ") }
        return lines
    }

    private func flip(_ flip: Flip, _ words: DecisionWords) -> [String] {
        guard !flip.steps.isEmpty else {
            return flip.remarks.flatMap { wrapped($0, "    ") }
        }
        var lines = wrapped("What would turn it (\(words.certainty(flip))):", "    ")
        for step in flip.steps.prefix(top) {
            lines += wrapped(step.sentence, "      ")
            if let because = step.because { lines += wrapped("(\(because))", "        ") }
            for other in step.alternatives { lines += wrapped("or: \(other)", "        ") }
            if let effect = step.effect { lines += wrapped("Effect: \(CauseText.text(effect))", "        ") }
        }
        lines += more(flip.steps.count)
        return lines + words.consequences(flip).flatMap { wrapped($0, "      ") }
    }

    // MARK: - Conditions

    private func conditions(_ decision: Decision, _ words: DecisionWords) -> [String] {
        let conditions = decision.conditions
        guard !conditions.isEmpty else { return [] }
        var table = TextTable([
            ("who", .left), ("until", .left), ("requirement", .left), ("of", .left), ("since", .left),
        ])
        for condition in conditions {
            table.add([
                words.owner(condition), DecisionWords.due(condition), condition.requirement,
                words.name(condition.subject), condition.since?.description ?? "now",
            ])
        }
        return [style.bold("Conditions")] + table.lines(limit: max(top, 20), style: style)
    }

    private func earlier(_ decision: Decision, _ words: DecisionWords) -> [String] {
        guard !decision.earlier.isEmpty else { return [] }
        var table = TextTable([
            ("", .left), ("by", .left), ("requirement", .left), ("of", .left), ("who", .left), ("in the log", .left),
        ])
        let order: [EarlierCondition.State] = [.overdue, .overdueNotAsked, .open, .notAsked, .fulfilled]
        for state in order {
            for earlier in decision.earlier where earlier.state == state {
                let entry = earlier.entry
                table.add([
                    DecisionWords.state(state), entry.due.description, entry.requirement, entry.subject, entry.owner,
                    entry.location.description,
                ])
            }
        }
        return [style.bold("Conditions of earlier decisions")] + table.lines(limit: max(top, 20), style: style)
    }

    private func closing(_ decision: Decision) -> [String] {
        let failures =
            decision.outcomes.filter { $0.status == .failed } + decision.outcomes.filter { $0.status == .conditional }
        let subject = failures.lazy.flatMap(\.missed).compactMap { measured -> EntityID? in
            if case .entity(let id) = measured.subject { return id }
            return measured.findings.lazy.flatMap(\.affects).first
        }.first
        return subject.map {
            ["Next: linchpin show \(ShellWord.quoted($0.description)) \(ShellWord.quoted(file))"]
        } ?? []
    }

    // MARK: - Lines

    private func wrapped(_ text: String, _ indent: String) -> [String] {
        TextWrapping.lines(text, width: style.width, indent: indent)
    }

    private func place(_ location: SourceLocation) -> String {
        style.faint("    \(DisplayText.visible(location.description))")
    }

    private func more(_ count: Int) -> [String] {
        count > top ? [style.faint("      … and \(count - top) more (--top \(count) shows all)")] : []
    }
}
