import Findings
import OrgModel

/// In production, and reviewed by nobody.
enum Unreviewed: OrganizationRule {
    static let rule = Rule(
        "visibility/unreviewed", severity: .note,
        summary: "A system in production is reviewed by no forum.",
        why: """
            Nobody asks how it is doing. What wears down slowly, such as load, errors or the people who know it, is seen by the one
            who looks after it, and reaches those who could decide on it only as a failure.
            """,
        example: """
            people: {ana: {}, ben: {}}
            teams: {claims: {on-call: [ana, ben]}}
            systems:
              claims-core: {owners: [claims]}
              claims-agent: {owners: [claims]}   # in production, and on nobody’s agenda
            forums:
              ops-review: {cadence: weekly, attends: [claims], reviews: [claims-core]}
            """,
        advice: "Put it on the agenda of a forum that looks at production figures.",
        references: [
            "Rasmussen, Risk management in a dynamic society (1997), doi:10.1016/S0925-7535(97)00052-0"
        ])

    static func findings(in context: AnalysisContext) -> [Finding] {
        let systems = context.production.filter { context.ground.reviews[$0].isEmpty }
        return MissingRule.findings(
            rule, .visibility, about: systems, in: context,
            partialMessage: "\(context.having(systems.count, "production system")) no review on record."
        ) { system in
            context.finding(
                rule, about: system, affecting: [system],
                "\(context.name(system)) is in production, and no forum reviews it.",
                effect: context.effectOfReviewing(system))
        }
    }
}
