import Findings
import OrgModel

/// Owners and parents that nobody declared.
enum DissolvedOwner: OrganizationRule {
    static let rule = Rule(
        "ownership/dissolved", severity: .warning,
        summary: "An owner, or what a team or system is part of, is not declared.",
        why: """
            A team that was dissolved or renamed lives on in the records of what it owned. Its systems look owned, and are not.
            """,
        example: """
            # as imported from a catalog that names a group team-hydra, but lists none
            people: {ana: {}, ben: {}}
            teams: {team-hydra: {declared: false}}
            systems:
              ingress-proxy: {owners: [team-hydra], supporters: [ana, ben]}
            """,
        advice: "Hand the systems to a team that exists, or declare the team.")

    static func findings(in context: AnalysisContext) -> [Finding] {
        guard context.assessment.knows(.ownership) else { return [] }
        let ground = context.ground
        var affected: [Int: Set<Int>] = [:]
        func isUndeclared(_ position: Int) -> Bool { !ground.cycle.entities[position].isDeclared }
        var ownedByTeam: [Int: [Int]] = [:]
        for system in context.support.systems {
            for owner in context.support.owners[system].map(\.position) {
                if isUndeclared(owner) { affected[owner, default: []].insert(system) }
                if ground.isTeam(owner) { ownedByTeam[owner, default: []].append(system) }
            }
            for parent in ground.parents[system] where isUndeclared(parent) {
                affected[parent, default: []].insert(system)
            }
        }
        for team in ground.teams {
            for parent in ground.parents[team] where isUndeclared(parent) {
                affected[parent, default: []].formUnion(ownedByTeam[team] ?? [])
            }
        }
        return affected.sorted { $0.key < $1.key }.map { position, systems in
            let kind = ground.id(position).kind.rawValue
            return context.finding(
                rule, about: position, affecting: systems.sorted(),
                "The \(kind) \(context.name(position)) is not declared, yet \(context.counted(systems.count, "system")) "
                    + "\(systems.count == 1 ? "hangs" : "hang") on it.")
        }
    }
}
