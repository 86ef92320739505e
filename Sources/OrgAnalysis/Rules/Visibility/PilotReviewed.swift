import Findings
import OrgModel

/// In production, and reviewed on the figures of the pilot.
enum PilotReviewed: OrganizationRule {
    static let rule = Rule(
        "visibility/pilot-metrics", severity: .warning,
        summary: "A system in production is reviewed on pilot figures only.",
        why: """
            A pilot is asked whether it works. Production has to be asked what it costs to keep it working: load, incidents, who
            answers. A review that still looks at the pilot’s figures stays green while that goes wrong.
            """,
        example: """
            people: {ana: {}, ben: {}}
            teams: {claims: {on-call: [ana, ben]}}
            systems:
              claims-agent: {stage: production, owners: [claims]}
            forums:
              pilot-review: {cadence: weekly, attends: [claims], reviews: [{system: claims-agent, metrics: pilot}]}
            """,
        advice: "Review it on production figures: load, incidents, cover, and what depends on it.",
        references: [
            "Sculley et al., Hidden technical debt in machine learning systems (NIPS 2015)"
        ])

    static func findings(in context: AnalysisContext) -> [Finding] {
        guard context.assessment.knows(.visibility) else { return [] }
        return context.production.compactMap { system in
            let forums = context.reviews.forums(of: system, on: .pilot)
            guard !forums.isEmpty, !context.reviews.isOnProduction(system) else { return nil }
            return context.finding(
                rule, about: system, affecting: [system],
                "\(context.name(system)) is in production, and \(context.listed(forums)) "
                    + "\(forums.count == 1 ? "reviews" : "review") it on pilot figures only.",
                evidence: Evidence(ids: context.ground.ids(forums)), effect: context.effectOfReviewing(system))
        }
    }
}
