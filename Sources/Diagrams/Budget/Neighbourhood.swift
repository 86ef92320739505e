import OrgAnalysis
import OrgModel

/// What lies around the entities that a user asks for.
struct Neighbourhood {
    /// Whom or what was asked for.
    let focus: [EntityID]
    /// How many relations away the farthest may lie.
    let hops: Int
    /// The focus, and all that lies so near.
    let members: Set<EntityID>

    /// Walks from the focus along relations, whichever way they lead, and between systems and those who own or can fix them,
    /// also where that is inherited or follows from a team.
    ///
    /// - Parameter kinds: The kinds of relations that are walked; all by default.
    /// - Complexity: O(hops · relations).
    init(
        of focus: [EntityID], hops: Int = 1, in analysis: Analysis,
        over kinds: Set<RelationKind> = Set(RelationKind.allCases)
    ) {
        self.focus = focus
        self.hops = hops
        let cycle = analysis.cycle
        var ends: [(Int, Int)] = []
        for (index, relation) in cycle.relations.enumerated() where kinds.contains(relation.kind) {
            ends.append((cycle.ends[index].from, cycle.ends[index].to))
        }
        if kinds.contains(.owns) || kinds.contains(.supports) {
            for row in analysis.ownership.systems {
                guard let system = cycle.position(of: row.id) else { continue }
                for other in row.supporters + row.owners {
                    if let position = cycle.position(of: other) { ends.append((system, position)) }
                }
            }
        }
        var isNear = [Bool](repeating: false, count: cycle.entities.count)
        for id in focus { if let position = cycle.position(of: id) { isNear[position] = true } }
        for _ in 0..<max(0, hops) {
            // What one round finds is only walked from in the next.
            var found: [Int] = []
            for (from, to) in ends where isNear[from] != isNear[to] { found.append(isNear[from] ? to : from) }
            guard !found.isEmpty else { break }
            for position in found { isNear[position] = true }
        }
        members = Set(isNear.indices.filter { isNear[$0] }.map { cycle.entities[$0].id })
    }

    /// The neighbourhood that a request asks for; nil where it asks for all.
    init?(
        _ request: DiagramRequest, in analysis: Analysis, over kinds: Set<RelationKind> = Set(RelationKind.allCases)
    ) {
        guard !request.focus.isEmpty else { return nil }
        self.init(of: request.focus, hops: request.hops ?? 1, in: analysis, over: kinds)
    }

    func contains(_ id: EntityID) -> Bool { members.contains(id) }

    /// `Ana Silva` or `Ana Silva, Pricing +2`.
    func names(_ cycle: Cycle) -> String { Wording.listed(focus.map(cycle.name), atMost: 2, width: 40) }

    /// The line of small print that says how far the picture reaches.
    func footLine(_ cycle: Cycle) -> String {
        let away = hops == 0 ? "alone" : "and what lies at most \(Wording.counted(hops, "relation")) away"
        return "Drawn is what concerns \(names(cycle)) \(away), \(members.count) of "
            + "\(Wording.counted(cycle.entities.count, "entity")); all that lies further is left out."
    }
}
