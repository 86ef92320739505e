import Findings
import OrgModel

/// Teams whose systems depend on each other, and who do not coordinate.
enum UnmatchedTeam: OrganizationRule {
    static let rule = Rule(
        "coordination/unmatched", severity: .note,
        summary: "A team’s systems and another’s depend on each other, and the teams do not coordinate.",
        why: """
            Whoever changes a system has to tell those who build on it, and to hear what they need. Where two teams have no
            forum, no contact and no member in common, they learn of each other’s changes from the failures. Work that has to
            cross such a gap takes longer and breaks more.
            """,
        example: """
            people: {ana: {teams: [claims]}, ben: {teams: [claims]}, chi: {teams: [data]}, dan: {teams: [data]}}
            teams: {claims: {}, data: {}}
            systems:
              claims-core: {owners: [claims], depends-on: [feature-store]}
              feature-store: {owners: [data]}
            forums:
              claims-review: {cadence: weekly, attends: [claims]}   # data is not there
            """,
        advice: "Bring the teams into one forum, let one of each talk regularly, or take the dependency away.",
        references: [
            "Cataldo, Herbsleb and Carley, Socio-technical congruence (2008), doi:10.1145/1414004.1414008",
            "Conway, How do committees invent? (Datamation, 1968)",
        ])

    static func findings(in context: AnalysisContext) -> [Finding] {
        guard let required = context.coordination else { return [] }
        let partners = Dictionary(
            uniqueKeysWithValues: required.uncoveredPartners.map { ($0.team, $0.partners) })
        let strains = Dictionary(uniqueKeysWithValues: required.strains.map { ($0.team, $0.strain) })
        let missing = required.pairs.count - required.coveredCount
        return MissingRule.findings(
            rule, .coordination, about: partners.keys.sorted(), in: context,
            partialMessage: "\(context.counted(missing, "pair")) of teams whose systems depend on each other "
                + "\(missing == 1 ? "has" : "have") no coordination on record."
        ) { team in
            let unmatched = partners[team] ?? []
            let strain = strains[team] ?? RequiredCoordination.Strain()
            return context.finding(
                rule, about: team, affecting: [], message(team, unmatched, of: strain.partners, in: context),
                evidence: Evidence(
                    ids: context.ground.ids(unmatched),
                    figures: [
                        Evidence.Figure("required", strain.covered + strain.uncovered),
                        Evidence.Figure("uncovered", strain.uncovered),
                    ]),
                effect: effect(of: unmatched.count, required))
        }
    }

    private static func message(_ team: Int, _ unmatched: [Int], of all: Int, in context: AnalysisContext) -> String {
        let which = unmatched.count < all ? "\(unmatched.count) of them" : all == 1 ? "it" : "any of them"
        return "\(context.name(team)) depends on, or is depended on by, \(context.counted(all, "other team")), "
            + "and does not coordinate with \(which): \(context.listed(unmatched))."
    }

    /// How congruence changes once some more pairs are covered.
    private static func effect(of count: Int, _ required: RequiredCoordination) -> Effect? {
        let all = Double(required.pairs.count)
        return Effect([
            Effect.Change(
                "congruence", from: Double(required.coveredCount) / all,
                to: Double(required.coveredCount + count) / all, .share)
        ])
    }
}
