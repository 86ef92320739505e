import Findings
import OrgModel

/// No rung with authority.
enum DeadEnd: ChainRule {
    static let rule = Rule(
        "escalation/dead-end", severity: .warning,
        summary: "A chain ends before it reaches an authority.",
        why: """
            Somebody answers, but nobody on the ladder may decide: to take the system down, to spend, to accept the loss. The
            decision waits until someone is found who can.
            """,
        example: """
            authority: [coo]
            people: {ana: {}, ben: {}, coo: {}}
            teams: {pricing: {on-call: [ana, ben]}}   # ana and ben report to nobody
            policies:
              pricing-oncall: {rungs: [{to: pricing}]}
            systems:
              pricing-model: {owners: [pricing], escalation: pricing-oncall}
            """,
        advice: "Add a last rung that leads to somebody marked as `authority`, or say whom the last rung reports to.",
        references: [
            "Dekker, Drift into Failure (2011)"
        ])

    static func applies(to chain: ChainFacts, in context: AnalysisContext) -> Bool {
        guard let ladder = chain.ladder, context.assessment.knows(.authority) else { return false }
        return !ladder.hasAuthority && !ladder.ladder.endsInLoop && !chain.followsUndeclared
    }

    static func message(_ cause: ChainCause, in context: AnalysisContext) -> String {
        let last = cause.ladder?.ladder.rungs.last?.targets ?? []
        return "The chain of \(context.named(cause.position)) ends at \(context.listed(last)), who may not decide, "
            + "for \(context.counted(cause.systems.count, "system"))."
    }
}
