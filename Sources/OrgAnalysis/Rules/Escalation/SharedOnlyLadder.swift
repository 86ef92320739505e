import Findings
import OrgModel

/// No human on any rung, but a mailbox, a channel or a bot.
enum SharedOnlyLadder: ChainRule {
    static let rule = Rule(
        "escalation/shared-only", severity: .error,
        summary: "A chain has only mailboxes, channels or bots on its rungs.",
        why: """
            A mailbox answers nobody. Behind it may stand attentive people or nobody at all; the organisation cannot tell, and
            finds out during the incident.
            """,
        example: """
            people: {inbox: {name: Platform mailbox, type: shared}}
            policies:
              member: {rungs: [{to: inbox}]}
            systems:
              member-portal: {escalation: member}
            """,
        advice: "Put a named person or a rota on rung 1.",
        references: [
            "Beyer et al., Site Reliability Engineering (2016), ch. 11 Being On-Call and ch. 14 Managing Incidents"
        ])
    static let isBreak = true

    static func applies(to chain: ChainFacts, in context: AnalysisContext) -> Bool {
        chain.ladder?.isSharedOnly ?? false
    }

    static func message(_ cause: ChainCause, in context: AnalysisContext) -> String {
        let targets = cause.ladder?.ladder.rungs.flatMap(\.targets) ?? []
        return
            "\(context.systems(cause, "pages", "page")) \(context.listed(Set(targets).sorted())) only; no known human is on any rung."
    }
}
