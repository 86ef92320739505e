import Findings
import OrgModel

/// Owned, but without a supporter.
enum Unsupported: OrganizationRule {
    static let rule = Rule(
        "ownership/unsupported", severity: .error,
        summary: "A system is owned, yet nobody who is there can fix it.",
        why: """
            The owner is a team without people, or people who have left. On paper somebody is accountable; in fact nobody can act.
            """,
        example: """
            people: {ana: {}, ben: {}}
            teams: {fraud: {}, risk: {on-call: [ana, ben]}}
            systems:
              fraud-rules: {owners: [fraud]}   # a team without people
              risk-model: {owners: [risk]}
            """,
        advice: "Give the owning team people, or name supporters who are there.")

    static func findings(in context: AnalysisContext) -> [Finding] {
        let systems = context.support.systems.filter {
            !context.support.owners[$0].isEmpty && context.support.supporters[$0].isEmpty
        }
        return MissingRule.findings(
            rule, .membership, about: systems, in: context,
            partialMessage: "\(context.having(systems.count, "owned system")) no known supporter."
        ) { system in
            let owners = context.support.owners[system].map(\.position)
            return context.finding(
                rule, about: system, affecting: [system],
                "\(context.name(system)) is owned by \(context.listed(owners)), yet nobody there can fix it.",
                evidence: Evidence(ids: context.ground.ids(owners)))
        }
    }
}
