import Findings
import OrgModel

/// Exactly one supporter.
enum SingleSupporter: OrganizationRule {
    static let rule = Rule(
        "ownership/single", severity: .warning,
        summary: "Only one person can fix a system.",
        why: """
            One person holds what it takes to keep the system alive. Illness, leave or a resignation takes it away at once, and
            until then every question waits for the same person.
            """,
        example: """
            people: {ana: {teams: [data]}, ben: {teams: [data]}}
            teams: {data: {}}
            systems:
              feature-store: {owners: [data], supporters: [ana]}
            """,
        advice: "Make somebody else a supporter: pair on the next change, and swap the duty for a cycle.",
        references: [
            "Avelino et al., A novel approach for estimating truck factors (2016), doi:10.1109/ICPC.2016.7503718"
        ])

    static func findings(in context: AnalysisContext) -> [Finding] {
        guard context.assessment.knows(.ownership) else { return [] }
        var sole: [Int: [Int]] = [:]
        for system in context.support.systems where context.support.supporters[system].count == 1 {
            sole[context.support.supporters[system][0], default: []].append(system)
        }
        return sole.sorted { $0.key < $1.key }.flatMap { person, systems in
            let before = context.exposure(of: systems)
            return systems.map { system in
                let after = context.exposure(of: systems.filter { $0 != system })
                return context.finding(
                    rule, about: system, affecting: [system],
                    "\(context.name(person)) alone can fix \(context.name(system)).",
                    evidence: Evidence(ids: [context.ground.id(person)]),
                    effect: Effect([
                        Effect.Change("exposure of \(context.ground.id(person))", from: before, to: after, .share)
                    ]))
            }
        }
    }
}
