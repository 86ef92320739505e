import OrgAnalysis
import OrgModel

/// Which team a system counts with, in each cycle of a series.
struct SystemTeams {
    /// For each cycle, by the identity of a system, the identity of the team that answers for it, else of the last that did.
    let ofSystems: [[Int: Int]]
    private let series: CycleSeries

    init(of series: CycleSeries) {
        self.series = series
        var known: [Int: Int] = [:]
        var ofSystems: [[Int: Int]] = []
        for (cycle, analysis) in series.analyses.enumerated() {
            for row in analysis.ownership.systems {
                guard let system = series.identities.identity(of: row.id, in: cycle),
                    let team = row.owningTeam.flatMap({ series.identities.identity(of: $0, in: cycle) })
                else { continue }
                known[system] = team
            }
            ofSystems.append(known)
        }
        self.ofSystems = ofSystems
    }

    /// The outermost team that each team is part of, as it is in the last cycle that has the team; teams that are part of
    /// nothing have none. Of several parents the first by id is taken.
    func domains() -> [Int: Int] {
        var parents: [Int: Int] = [:]
        for (cycle, content) in series.cycles.enumerated() {
            let identities = series.identities.ofEntities[cycle]
            // What a later cycle says takes the place of what an earlier one said.
            for position in content.entities.indices where content.entities[position].id.kind == .team {
                parents[identities[position]] = nil
            }
            for (relation, ends) in zip(content.relations, content.ends)
            where relation.kind == .partOf && relation.from.kind == .team && parents[identities[ends.from]] == nil {
                parents[identities[ends.from]] = identities[ends.to]
            }
        }
        return Dictionary(uniqueKeysWithValues: parents.keys.map { ($0, Self.outermost(of: $0, parents)) })
    }

    private static func outermost(of team: Int, _ parents: [Int: Int]) -> Int {
        var seen: Set<Int> = [team]
        var team = team
        // Cycles may contradict each other, so that a team is part of itself.
        while let parent = parents[team], seen.insert(parent).inserted { team = parent }
        return team
    }
}
