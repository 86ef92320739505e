import Findings
import OrgModel

/// In production, with two signs of a pilot.
enum PilotGrade: OrganizationRule {
    static let rule = Rule(
        "ownership/pilot-grade", severity: .warning,
        summary: "A system in production is still run like a pilot.",
        why: """
            A pilot may live with one expert, no ladder and a review that looks at the pilot’s own figures. Production may not: the
            load that the pilot hid arrives after the promotion, when nobody is set up to carry it. Two of these three signs are
            enough.
            """,
        example: """
            complete: [escalation]
            people: {ana: {teams: [ai-lab]}}
            teams: {ai-lab: {}}
            systems:
              claims-agent: {stage: production, owners: [ai-lab]}   # one supporter, and no escalation
            """,
        advice: "Give it a second supporter, an explicit ladder, and a review on production figures before it grows.",
        references: [
            "Sculley et al., Hidden technical debt in machine learning systems (NIPS 2015)"
        ])

    static func findings(in context: AnalysisContext) -> [Finding] {
        context.chains.compactMap { chain in
            guard context.ground.system(chain.system).stage == .production, !chain.followsUndeclared else { return nil }
            let signs = signs(of: chain, in: context)
            guard signs.count >= 2 else { return nil }
            return context.finding(
                rule, about: chain.system, affecting: [chain.system],
                "\(context.name(chain.system)) is in production but run like a pilot: \(signs.joined(separator: ", ")).",
                evidence: Evidence(ids: context.ground.ids(context.support.supporters[chain.system])))
        }
    }

    private static func signs(of chain: ChainFacts, in context: AnalysisContext) -> [String] {
        var signs: [String] = []
        if context.assessment.isAssessed(.ownership), context.support.supporters[chain.system].count == 1 {
            signs.append("one supporter")
        }
        if context.assessment.isAssessed(.escalation), !chain.isExplicit { signs.append("no explicit ladder") }
        let reviews = context.ground.reviews[chain.system]
        if context.assessment.isAssessed(.visibility), !reviews.contains(where: { $0.metrics == .production }) {
            signs.append(reviews.isEmpty ? "no review" : "reviewed on pilot metrics only")
        }
        return signs
    }
}
