import Findings
import OrgModel

/// No ladder, explicit or implicit.
enum NoLadder: ChainRule {
    static let rule = Rule(
        "escalation/none", severity: .error,
        summary: "A system has no escalation ladder, explicit or implicit: nobody is told when it breaks.",
        why: """
            When the system fails there is no first call. Whoever notices has to find out who answers while the failure runs,
            which is the slowest moment to learn it.
            """,
        example: """
            people: {ana: {}, ben: {}}
            teams: {claims: {on-call: [ana, ben]}}
            systems:
              claims-workflow: {escalation: [{to: claims}]}
              claims-triage: {tier: 2}   # no escalation, and no owner to start from
            """,
        advice: "Give the system an owner, or an `escalation:` policy.",
        references: [
            "Beyer et al., Site Reliability Engineering (2016), ch. 11 Being On-Call and ch. 14 Managing Incidents"
        ])
    static let isBreak = true

    static func applies(to chain: ChainFacts, in context: AnalysisContext) -> Bool {
        chain.ladder == nil && !chain.followsUndeclared
    }

    static func findings(about chains: [ChainFacts], in context: AnalysisContext) -> [Finding] {
        MissingRule.findings(
            rule, .escalation, about: chains.map(\.system), in: context,
            partialMessage: "\(context.having(chains.count, "system")) no escalation ladder on record."
        ) { system in
            let id = context.ground.id(system)
            return Finding(
                rule: rule.id, severity: context.severity(rule.severity, affecting: [system]), subject: .entity(id),
                affects: [id], message: message(ChainCause(position: system, chains: []), in: context),
                location: context.ground.cycle.location(of: id), advice: rule.advice,
                exposure: context.exposure(of: [system]))
        }
    }

    static func message(_ cause: ChainCause, in context: AnalysisContext) -> String {
        "Nobody is called when \(context.name(cause.position)) breaks: it has no ladder and no owner to start one from."
    }
}
