import Findings
import OrgModel

/// No supporter on any rung.
enum NoFixer: ChainRule {
    static let rule = Rule(
        "escalation/no-fixer", severity: .warning,
        summary: "A chain has no rung with anybody who can fix the system.",
        why: """
            The ladder reaches people, and even authority, but none of the few who know the system. They will be called by chance,
            or not at all.
            """,
        example: """
            authority: [duty-manager]
            people: {ana: {teams: [risk]}, ben: {teams: [risk]}, chi: {}, dan: {}, duty-manager: {teams: [risk]}}
            teams:
              risk: {}
              service-desk: {on-call: [chi, dan]}
            policies:
              front-desk: {rungs: [{to: service-desk, after: 20}, {to: duty-manager}]}
            systems:
              scoring: {owners: [risk], supporters: [ana, ben], escalation: front-desk}   # on no rung
            """,
        advice: "Put a supporter of the system on a rung, or make somebody on the ladder a supporter.",
        references: [
            "Beyer et al., Site Reliability Engineering (2016), ch. 11 Being On-Call and ch. 14 Managing Incidents"
        ])

    static func applies(to chain: ChainFacts, in context: AnalysisContext) -> Bool {
        let supporters = context.support.supporters[chain.system]
        return !supporters.isEmpty && !(chain.ladder?.hasRung(with: supporters) ?? false)
    }

    static func message(_ cause: ChainCause, in context: AnalysisContext) -> String {
        "The chain of \(context.named(cause.position)) never reaches anybody who can fix "
            + (cause.systems.count == 1 ? context.name(cause.systems[0]) : "\(cause.systems.count) of its systems")
            + "."
    }

    static func evidence(_ cause: ChainCause, in context: AnalysisContext) -> Evidence {
        Evidence(ids: context.ground.ids(Set(cause.systems.flatMap { context.support.supporters[$0] }).sorted()))
    }
}
