import OrgModel

/// Who is in which team, and who leads whom, at hand for choosing people.
struct TeamIndex {
    private let cycle: Cycle
    private var members: [EntityID: Set<EntityID>] = [:]
    private var teams: [EntityID: Set<EntityID>] = [:]
    private var parents: [EntityID: [EntityID]] = [:]
    private var children: [EntityID: [EntityID]] = [:]
    private var managers: [EntityID: [EntityID]] = [:]

    init(_ cycle: Cycle) {
        self.cycle = cycle
        for relation in cycle.relations {
            switch relation.kind {
            case .memberOf:
                members[relation.to, default: []].insert(relation.from)
                teams[relation.from, default: []].insert(relation.to)
            case .partOf where relation.from.kind == .team:
                parents[relation.from, default: []].append(relation.to)
                children[relation.to, default: []].append(relation.from)
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
    func ancestors(of team: EntityID) -> [EntityID] { ancestorsByLevel(of: team).flatMap(\.self) }

    /// The same, level by level.
    func ancestorsByLevel(of team: EntityID) -> [[EntityID]] { Self.climb(from: [team]) { parents[$0] ?? [] } }

    /// Whom the leads of a team transitively report to, the nearest first.
    func managers(of team: EntityID) -> [EntityID] { managersByLevel(of: team).flatMap(\.self) }

    /// The same, level by level.
    func managersByLevel(of team: EntityID) -> [[EntityID]] {
        Self.climb(from: cycle[team]?.team?.leads ?? []) { managers[$0] ?? [] }
    }

    /// The people of the teams beside a team, which are part of the same ones, by id; none where they are too many to be
    /// near one another.
    func neighbours(of team: EntityID) -> [EntityID] {
        let beside = Set((parents[team] ?? []).flatMap { children[$0] ?? [] }).subtracting([team])
        guard beside.reduce(0, { $0 + (members[$1]?.count ?? 0) }) <= Self.largestUnit else { return [] }
        return Set(beside.flatMap(people)).sorted()
    }

    /// As many people as may know one another (Dunbar 1992, doi:10.1016/0047-2484(92)90081-J).
    private static let largestUnit = 150

    /// Whether accountability may end with a person, in their own name or in that of a team they are in.
    func isAuthority(_ person: EntityID) -> Bool {
        cycle[person]?.isAuthority ?? false || teams(of: person).contains { cycle[$0]?.isAuthority ?? false }
    }

    func isActiveHuman(_ id: EntityID) -> Bool { cycle[id]?.person?.isActiveHuman ?? false }

    private static func climb(from start: [EntityID], _ next: (EntityID) -> [EntityID]) -> [[EntityID]] {
        var seen = Set(start)
        var levels: [[EntityID]] = []
        var level = start
        while true {
            level = level.flatMap(next).filter { seen.insert($0).inserted }.sorted()
            if level.isEmpty { return levels }
            levels.append(level)
        }
    }
}
