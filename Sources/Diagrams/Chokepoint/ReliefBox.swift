import Findings
import GraphvizLayout
import OrgAnalysis
import OrgModel

/// What would relieve a chokepoint: the advice of its findings, and what the figures become.
struct ReliefBox {
    let subject: ChokepointSubject
    let analysis: Analysis
    let atlas: Atlas
    /// Lines below one piece of advice before the rest becomes a number.
    static let mostLines = 5
    private static let width = 44

    /// Findings that their advice would resolve, in the order of a report.
    private var findings: [Finding] {
        let person = subject.ids.count == 1 ? subject.ids[0] : nil
        return analysis.findings.filter { finding in
            switch finding.rule {
            case "ownership/single": finding.evidence.ids.contains(where: subject.ids.contains)
            case "escalation/single-path": person.map(finding.evidence.ids.contains) ?? false
            default: false
            }
        }
    }

    /// The table; nil where there is nothing to relieve.
    var label: HTMLLabel? {
        guard subject.holdsAnything else { return nil }
        var rows = [row("What would relieve it", bold: true)]
        let findings = findings
        var rules: [RuleID] = []
        for finding in findings where !rules.contains(finding.rule) { rules.append(finding.rule) }
        for rule in rules { rows += advice(findings.filter { $0.rule == rule }) }
        // Of pairs and teams no rule speaks: what they hold together is nobody's fault, and still hangs on them.
        let spoken = Set(findings.filter { $0.rule == "ownership/single" }.flatMap(\.affects))
        let joint = subject.sole.filter { !spoken.contains($0) }
        if !joint.isEmpty {
            let who = subject.ids[0].kind == .team ? "somebody outside the team" : "a third person"
            rows += wrapped("Let \(who) learn to run \(joint.count == 1 ? "it" : "these, the most critical first"):")
            rows += lines(atlas.inOrder(joint).map { (atlas.name($0), SystemList.tier(atlas.cycle[$0])) })
        }
        let authorities = subject.dominated.filter { _ in subject.ids.contains(where: atlas.authorities.contains) }
        if !authorities.isEmpty, !rules.contains("escalation/single-path") {
            rows += wrapped("Let somebody else decide as well while they are away (authority:).")
        }
        return rows.count > 1 ? HTMLLabel(rows: rows) : nil
    }

    /// A rule's advice, and below it each finding with what it would change, the most first.
    private func advice(_ findings: [Finding]) -> [[HTMLLabel.Cell]] {
        let lines = findings.map { finding -> (name: String, words: String, gain: Double) in
            let name =
                switch finding.subject {
                case .entity(let id): atlas.name(id)
                case .organization: "the organisation"
                }
            guard let change = finding.effect?.changes.first, change.unit == .share else {
                return (name, Wording.counted(finding.affects.count, "system"), Double(finding.affects.count))
            }
            let (before, after) = Wording.percents(change.before, change.after)
            let words = "\(before) → \(after) exposed"
            return (name, words, change.before - change.after)
        }
        let ordered = lines.enumerated().sorted {
            $0.element.gain == $1.element.gain ? $0.offset < $1.offset : $0.element.gain > $1.element.gain
        }
        return wrapped(findings[0].advice) + self.lines(ordered.map { ($0.element.name, $0.element.words) })
    }

    private func lines(_ lines: [(String, String)]) -> [[HTMLLabel.Cell]] {
        let shown = lines.count <= Self.mostLines + 1 ? lines.count : Self.mostLines
        var rows = lines.prefix(shown).map { name, words in
            [
                HTMLLabel.Cell(
                    HTMLLabel.Run("– " + Wording.short(name, 30), color: Palette.ink, pointSize: 11)),
                HTMLLabel.Cell(HTMLLabel.Run(words, color: Palette.detail, pointSize: 11), alignment: .right),
            ]
        }
        if shown < lines.count { rows.append(row("+\(lines.count - shown) more")) }
        return rows
    }

    private func wrapped(_ text: String) -> [[HTMLLabel.Cell]] {
        // The advice is Markdown; a picture has no typewriter face to mark code with.
        TextWrapping.lines(of: text.filter { $0 != "`" }, width: Self.width, maximumLines: 4).map { row($0) }
    }

    private func row(_ text: String, bold: Bool = false) -> [HTMLLabel.Cell] {
        [
            HTMLLabel.Cell(
                lines: [
                    [
                        HTMLLabel.Run(
                            text, isBold: bold, color: bold ? Palette.good : Palette.detail, pointSize: bold ? 13 : 11)
                    ]
                ],
                columnSpan: 2)
        ]
    }
}
