import Findings
import OrgModel

/// One absence silences the chain or cuts it off.
enum SinglePath: ChainRule {
    static let rule = Rule(
        "escalation/single-path", severity: .warning,
        summary: "A chain is silenced, or cut off from authority, by one human’s absence.",
        why: """
            One holiday, one resignation, one phone in a drawer, and the ladder has a hole in it. Rotations do not count, since
            somebody else takes the duty; nor do authorities for being cut off from themselves.
            """,
        example: """
            authority: [coo]
            people: {ana: {}, ben: {}, coo: {}}
            teams: {pricing: {on-call: [ana, ben]}}
            policies:
              pricing-oncall: {advance: manual, rungs: [{to: ana}, {to: coo}]}   # without ana nobody hands over
            systems:
              pricing-model: {owners: [pricing], escalation: pricing-oncall}
            """,
        advice: "Put a second person on the rung, or let a paging tool move on by itself (`advance: automatic`).",
        references: [
            "Beyer et al., Site Reliability Engineering (2016), ch. 11 Being On-Call and ch. 14 Managing Incidents"
        ])

    static func applies(to chain: ChainFacts, in context: AnalysisContext) -> Bool {
        chain.isExplicit && !(chain.ladder?.singlePaths.isEmpty ?? true)
    }

    static func message(_ cause: ChainCause, in context: AnalysisContext) -> String {
        let people = cause.ladder?.singlePaths ?? []
        let each = people.count > 2 ? " (any one alone)" : people.count == 2 ? " (either alone)" : ""
        return "Without \(context.listed(people))\(each) the chain of "
            + "\(context.named(cause.position)) stops, for \(context.counted(cause.systems.count, "system"))."
    }

    static func evidence(_ cause: ChainCause, in context: AnalysisContext) -> Evidence {
        Evidence(ids: context.ground.ids(cause.ladder?.singlePaths ?? []))
    }
}
