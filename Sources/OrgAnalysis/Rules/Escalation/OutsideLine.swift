import Findings
import OrgModel

/// No target or human in the owning team's line.
enum OutsideLine: ChainRule {
    static let rule = Rule(
        "escalation/outside", severity: .note,
        summary: "A chain has no rung in the owning team’s line.",
        why: """
            Nobody on the ladder is in the team that owns the system or in a team above it, and nobody manages their leads. That
            can be meant, as with a service desk, but then the owners learn of it last.
            """,
        example: """
            people: {ana: {teams: [actuarial]}, ben: {teams: [actuarial]}, chi: {}, dan: {}}
            teams:
              actuarial: {}
              front-desk: {on-call: [chi, dan]}
            systems:
              rating: {owners: [actuarial], supporters: [chi, dan], escalation: [{to: front-desk}]}
            """,
        advice: "Put the owning team, or somebody in its line, on a rung; or hand ownership to who answers.")

    static func applies(to chain: ChainFacts, in context: AnalysisContext) -> Bool {
        guard let team = chain.owningTeam, let ladder = chain.ladder, let line = context.lines[team], line.hasHuman
        else {
            return false
        }
        return !ladder.ladder.rungs.contains { $0.targets.contains(where: line.entities.contains) }
            && !ladder.humansOnRung.contains { $0.contains(where: line.entities.contains) }
    }

    static func message(_ cause: ChainCause, in context: AnalysisContext) -> String {
        let teams = Set(cause.chains.compactMap(\.owningTeam)).sorted()
        return "\(context.titled(cause.position)) calls nobody in the line of \(context.listed(teams)), "
            + "which \(teams.count == 1 ? "owns" : "own") \(context.counted(cause.systems.count, "system")) that it serves."
    }

    static func evidence(_ cause: ChainCause, in context: AnalysisContext) -> Evidence {
        Evidence(ids: context.ground.ids(Set(cause.chains.compactMap(\.owningTeam)).sorted()))
    }
}
