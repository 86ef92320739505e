import Findings
import OrgModel

/// No owner.
enum Unowned: OrganizationRule {
    static let rule = Rule(
        "ownership/none", severity: .error,
        summary: "A system has no owner, its own or inherited.",
        why: """
            Nobody is accountable: nobody funds it, nobody decides on it, and nobody notices that it needs something until it
            fails.
            """,
        example: """
            people: {ana: {}, ben: {}}
            teams: {rating: {on-call: [ana, ben]}}
            systems:
              rating-engine: {owners: [rating]}
              legacy-rating: {tier: 3}   # no owners
            """,
        advice: "Name an owner, or retire the system.",
        references: [
            "Bird et al., Don’t touch my code! (2011), doi:10.1145/2025113.2025119"
        ])

    static func findings(in context: AnalysisContext) -> [Finding] {
        let systems = context.support.systems.filter { context.support.owners[$0].isEmpty }
        let unowned = systems.reduce(0) { $0 + context.ground.criticality($1) }
        let total = context.support.totalCriticality
        return MissingRule.findings(
            rule, .ownership, about: systems, in: context,
            partialMessage: "\(context.having(systems.count, "system")) no owner on record."
        ) { system in
            context.finding(
                rule, about: system, affecting: [system], "\(context.name(system)) has no owner.",
                effect: Effect([
                    Effect.Change(
                        "unowned", from: unowned / total, to: (unowned - context.ground.criticality(system)) / total,
                        .share)
                ]))
        }
    }
}
