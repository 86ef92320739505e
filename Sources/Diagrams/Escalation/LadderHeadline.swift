import Findings
import OrgAnalysis
import OrgModel

/// The sentence above a ladder: what is worst about it, or how fast it carries.
struct LadderHeadline {
    let view: LadderView

    /// What is worst, breaks first.
    var sentence: String {
        let name = Wording.short(view.system.displayName, 40)
        for rule in Self.order where view.findings.contains(where: { $0.rule == rule }) {
            if let sentence = says(rule, name) { return sentence }
        }
        return calm(name)
    }

    private static let order: [RuleID] = [
        "escalation/none", "escalation/shared-only", "escalation/loop", "escalation/empty-rung", "escalation/dead-end",
        "escalation/no-fixer", "escalation/slow", "escalation/hours", "escalation/single-path", "escalation/hollow",
        "escalation/outside",
    ]

    private func says(_ rule: RuleID, _ name: String) -> String? {
        let figures = view.chain.figures
        let authority = figures?.toAuthority?.minutes.map(Wording.minutes)
        switch rule.name {
        case "escalation/none": return "Nobody is called when \(name) breaks"
        case "escalation/shared-only": return "When \(name) breaks, only a mailbox is told"
        case "escalation/loop": return "The chain of \(name) leads back to itself"
        case "escalation/empty-rung": return "The chain of \(name) calls an empty chair"
        case "escalation/dead-end": return "The chain of \(name) never reaches anybody who may decide"
        case "escalation/no-fixer":
            let decides = authority.map { "reaches authority in \($0), but " } ?? ""
            return "The chain of \(name) \(decides)never reaches anybody who can fix it"
        case "escalation/slow": return authority.map { "It takes \($0) until anybody may decide about \(name)" }
        case "escalation/hours":
            return figures?.humanHours.map {
                "Nobody is named for \(name) during \(Wording.number(168 - $0)) of 168 hours a week"
            }
        case "escalation/single-path":
            let people = view.findings.first { $0.rule == rule }?.evidence.ids ?? []
            guard let first = people.first else { return nil }
            return "The chain of \(name) stops when \(Wording.short(view.atlas.name(first), 40)) is away"
        case "escalation/hollow": return "The chain of \(name) calls the same people twice"
        case "escalation/outside": return "The chain of \(name) calls nobody in its owners’ line"
        default: return nil
        }
    }

    private func calm(_ name: String) -> String {
        var parts: [String] = []
        if let fixer = view.chain.figures?.toFixer?.minutes {
            parts.append("somebody who can fix it \(Self.when(fixer))")
        }
        if let authority = view.chain.figures?.toAuthority?.minutes {
            parts.append("somebody who may decide \(Self.when(authority))")
        }
        return parts.isEmpty ? "Who is called when \(name) breaks" : "\(name) reaches \(parts.joined(separator: ", "))"
    }

    private static func when(_ minutes: Double) -> String {
        minutes > 0 ? "after \(Wording.minutes(minutes))" : "at once"
    }
}
