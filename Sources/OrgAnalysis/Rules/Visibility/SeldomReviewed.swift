import Findings
import OrgModel

/// Critical, and not reviewed every month.
enum SeldomReviewed: OrganizationRule {
    static let rule = Rule(
        "visibility/too-seldom", severity: .note,
        summary: "A critical system that production rests on is reviewed, but not at least monthly.",
        why: """
            A system of tier 1 or 2 can drift a long way in a quarter. By the time the forum meets, what it would have seen has
            happened. A forum whose cadence is not written down may meet often enough; then writing it down is all there is to do.
            """,
        example: """
            people: {ana: {}, ben: {}}
            teams: {claims: {on-call: [ana, ben]}}
            systems:
              claims-core: {tier: 2, owners: [claims]}
            forums:
              risk-committee: {cadence: quarterly, attends: [claims], reviews: [claims-core]}
            """,
        advice: "Let a forum that meets at least monthly review it too, or say how often the present one meets.",
        references: [
            "Rasmussen, Risk management in a dynamic society (1997), doi:10.1016/S0925-7535(97)00052-0"
        ])

    static func findings(in context: AnalysisContext) -> [Finding] {
        guard context.assessment.knows(.visibility) else { return [] }
        return context.productionScope.systems.filter(context.reviews.isTooSeldom).map { system in
            let forums = context.reviews.forums(of: system, on: .production)
            let days = forums.first.flatMap(context.reviews.interval(of:))
            return context.finding(
                rule, about: system, affecting: [system],
                "\(context.name(system)) is reviewed by \(context.listed(forums)), \(howOften(days)).",
                evidence: Evidence(
                    ids: context.ground.ids(forums), figures: [Evidence.Figure("daysBetweenReviews", days)]),
                effect: context.effectOfReviewing(system))
        }
    }

    private static func howOften(_ days: Double?) -> String {
        let longest = "at least every \(Int(Reviews.longestInterval)) days"
        guard let days else { return "which is not known to meet \(longest)" }
        let interval = days < 1e15 ? String(Int(days.rounded(.up))) : String(days)
        return "every \(interval) days at best, and should be \(longest)"
    }
}
