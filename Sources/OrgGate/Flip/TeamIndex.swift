import OrgModel

/// Who is in which team, and who leads whom, at hand for choosing people.
struct TeamIndex {
    private let cycle: Cycle
    private var members: [EntityID: Set<EntityID>] = [:]
    private var teams: [EntityID: Set<EntityID>] = [:]
    private var parents: [EntityID: [EntityID]] = [:]
    private var managers: [EntityID: [EntityID]] = [:]

    init(_ cycle: Cycle) {
        self.cycle = cycle
        for relation in cycle.relations {
            switch relation.kind {
            case .memberOf:
                members[relation.to, default: []].insert(relation.from)
                teams[relation.from, default: []].insert(relation.to)
            case .partOf where relation.from.kind == .team: parents[relation.from, default: []].append(relation.to)
            case .reportsTo: managers[relation.from, default: []].append(relation.to)
            default: break
            }
        }
    }

    /// The teams that a person is in, by id.
    func teams(of person: EntityID) -> [EntityID] { (teams[person] ?? []).sorted() }

    /// The active humans who answer for a team, by id: those on call where any are named, else all of it.
    func answering(for team: EntityID) -> [EntityID] {
        let onCall = cycle[team]?.team?.onCall?.people ?? []
        return onCall.isEmpty ? people(of: team) : onCall.filter(isActiveHuman).sorted()
    }

    /// The active humans who are in a team or lead it, by id.
    func people(of team: EntityID) -> [EntityID] {
        let leads = cycle[team]?.team?.leads ?? []
        return (members[team] ?? []).union(leads).filter(isActiveHuman).sorted()
    }

    /// Teams that a team is transitively part of, the nearest first.
    func ancestors(of team: EntityID) -> [EntityID] { Self.climb(from: [team]) { parents[$0] ?? [] } }

    /// Whom the leads of a team transitively report to, the nearest first.
    func managers(of team: EntityID) -> [EntityID] {
        let leads = cycle[team]?.team?.leads ?? []
        return Self.climb(from: leads) { managers[$0] ?? [] }
    }

    func isActiveHuman(_ id: EntityID) -> Bool { cycle[id]?.person?.isActiveHuman ?? false }

    private static func climb(from start: [EntityID], _ next: (EntityID) -> [EntityID]) -> [EntityID] {
        var seen = Set(start)
        var found: [EntityID] = []
        var level = start
        while !level.isEmpty {
            level = level.flatMap(next).filter { seen.insert($0).inserted }.sorted()
            found += level
        }
        return found
    }
}
