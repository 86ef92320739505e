import Findings
import OrgAnalysis
import OrgModel

/// What the rules say, in the few words that fit on a box.
enum RiskNotes {
    /// The notes of a cause, the worst first; findings of one rule are one note.
    static func notes(of cause: RiskCause, _ atlas: Atlas) -> [Canvas.Note] {
        var notes: [Canvas.Note] = []
        if !cause.sole.isEmpty {
            let exposed = cause.exposure > 0 ? " · \(Wording.percent(cause.exposure)) exposed" : ""
            if case .pair = cause.subject {
                notes.append(.init(.sole, "only these two\(exposed)"))
            } else {
                notes.append(
                    .init(
                        .sole, "alone on \(systems(cause.sole.count))\(exposed)",
                        tooltip: tooltip(cause.findings.filter { $0.rule == "ownership/single" }, atMost: 1)))
            }
        }
        if !cause.dominated.isEmpty {
            let count = cause.dominated.count
            notes.append(
                .init(
                    Mark(max(cause.severity, .warning)),
                    "\(Wording.counted(count, "chain")) \(count == 1 ? "stops" : "stop") without them",
                    tooltip: "escalation/single-path: \(Wording.listed(cause.dominated.map(atlas.name), atMost: 10))"))
        }
        var rules: [RuleID] = []
        for finding in cause.findings where !rules.contains(finding.rule) { rules.append(finding.rule) }
        for rule in rules {
            let findings = cause.findings.filter { $0.rule == rule }
            guard rule != "ownership/single" || cause.sole.isEmpty, let worst = findings.first else { continue }
            let affected = Set(findings.flatMap(\.affects))
            notes.append(
                Canvas.Note(
                    Mark(worst.severity), words(rule, findings, affected, cause, atlas),
                    tooltip: tooltip(findings, atMost: 1)))
        }
        return notes
    }

    private static func systems(_ count: Int) -> String { Wording.counted(count, "system") }

    /// The rule and the sentence of each finding, so that a reader can ask `explain` about it; the others as a number, since
    /// a picture is no list.
    static func tooltip(_ findings: [Finding], atMost limit: Int = 3) -> String? {
        guard !findings.isEmpty else { return nil }
        let shown = findings.prefix(limit).map { "\($0.rule.name): \(Wording.short($0.message, 160))" }
        return (shown + (findings.count > limit ? ["and \(findings.count - limit) more"] : [])).joined(separator: "\n")
    }

    private static func words(
        _ rule: RuleID, _ findings: [Finding], _ affected: Set<EntityID>, _ cause: RiskCause, _ atlas: Atlas
    ) -> String {
        let finding = findings[0]
        let count = systems(affected.count)
        let isItself = affected.count == 1 && affected.first == cause.entity
        let which =
            isItself
            ? "it" : affected.count == 1 ? affected.first.map { Wording.short(atlas.name($0), 30) } ?? count : count
        func figure(_ name: String) -> Double? { finding.evidence.figures.first { $0.name == name }?.value }
        func people() -> String { Wording.listed(finding.evidence.ids.map(atlas.name), atMost: 2) }
        switch rule.name {
        case "escalation/shared-only": return "no human on any rung"
        case "escalation/none": return "nobody is called"
        case "escalation/loop":
            let line = cause.entity.flatMap { atlas.chainBySource[$0] ?? atlas.chainBySystem[$0] }?.rungs ?? []
            let other = line.count == 2 ? line[1].targets.first.map { " from \(atlas.name($0))" } : nil
            return "chain leads back\(other ?? " to itself")"
        case "escalation/empty-rung": return emptyRungs(finding, cause, atlas) ?? "nobody there: \(people())"
        case "escalation/dead-end": return "nobody on it may decide"
        case "escalation/no-fixer": return "nobody on it can fix \(which)"
        case "escalation/hours": return "\(Wording.number(figure("humanHours") ?? 0)) of 168 h covered"
        case "escalation/single-path": return "stops without \(people())"
        case "escalation/slow":
            return "\(figure("minutesToAuthority").map(Wording.minutes) ?? "too long") to authority"
        case "escalation/hollow": return "calls \(people()) twice"
        case "escalation/outside": return "outside the owners’ line"
        case "ownership/single": return "only \(people()) can fix \(which)"
        case "ownership/unsupported": return "nobody can fix \(which)"
        case "ownership/departed": return "departed, still named for \(which)"
        case "ownership/away": return "on leave, named for \(which)"
        case "ownership/overloaded":
            let load = "\(Wording.number(figure("load") ?? 0)) of \(Wording.number(figure("capacity") ?? 0)) h"
            return figure("ratio").map { "ρ \(Wording.number($0)): \(load)" } ?? load
        case "ownership/dissolved": return "not declared, yet \(count) on it"
        case "ownership/pilot-grade": return isItself ? "run like a pilot" : "run like a pilot: \(which)"
        case "coordination/unmatched": return "does not talk with \(people())"
        case "visibility/unreviewed": return isItself ? "no forum reviews it" : "no forum reviews \(which)"
        case "visibility/too-seldom": return isItself ? "reviewed too seldom" : "reviewed too seldom: \(which)"
        case "visibility/pilot-metrics":
            return affected.count > 1
                ? "reviewed as pilots: \(which)" : "reviewed as a pilot" + (isItself ? "" : ": \(which)")
        default: return finding.message
        }
    }

    /// `rung 2 is empty`, by the rungs of the ladder whose targets are the finding's evidence.
    private static func emptyRungs(_ finding: Finding, _ cause: RiskCause, _ atlas: Atlas) -> String? {
        guard let chain = cause.entity.flatMap({ atlas.chainBySource[$0] ?? atlas.chainBySystem[$0] }) else {
            return nil
        }
        let numbers = chain.rungs.indices.filter { index in
            let rung = chain.rungs[index]
            return rung.isExplicit && rung.answerers.isEmpty && rung.targets.allSatisfy(finding.evidence.ids.contains)
        }
        guard let first = numbers.first else { return nil }
        return numbers.count == 1 ? "rung \(first + 1) is empty" : "\(numbers.count) rungs are empty"
    }
}
