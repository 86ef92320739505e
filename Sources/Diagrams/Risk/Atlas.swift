import OrgAnalysis
import OrgModel

/// Where everybody belongs: the look-ups that views share.
struct Atlas {
    let cycle: Cycle
    /// The team to which a person gives most, ties by id.
    private(set) var homeTeam: [EntityID: EntityID] = [:]
    /// The team that a team is part of, the first by id.
    private(set) var parent: [EntityID: EntityID] = [:]
    /// People who are not departed, by home team.
    private(set) var people: [EntityID: Set<EntityID>] = [:]
    /// Live systems, by owning team.
    private(set) var systems: [EntityID: Set<EntityID>] = [:]
    /// The first chain of each policy, team or system whose ladder it is.
    private(set) var chainBySource: [EntityID: Chain] = [:]
    private(set) var chainBySystem: [EntityID: Chain] = [:]
    let authorities: Set<EntityID>
    /// Criticality over all live systems.
    let totalCriticality: Double
    /// How many systems are live.
    let liveSystems: Int

    init(_ analysis: Analysis) {
        cycle = analysis.cycle
        authorities = Set(analysis.escalation.authorities)
        liveSystems = analysis.ownership.systems.count
        var total = 0.0
        for row in analysis.ownership.systems {
            total += analysis.cycle[row.id]?.system?.criticality ?? 0
            if let team = row.owningTeam { systems[team, default: []].insert(row.id) }
        }
        totalCriticality = total
        var strength: [EntityID: Double] = [:]
        for relation in analysis.cycle.relations {
            switch relation.kind {
            case .memberOf where relation.weight > strength[relation.from] ?? 0:
                strength[relation.from] = relation.weight
                homeTeam[relation.from] = relation.to
            case .partOf where relation.from.kind == .team && parent[relation.from] == nil:
                parent[relation.from] = relation.to
            default: break
            }
        }
        for (person, team) in homeTeam
        where analysis.cycle[person]?.person.map({ $0.status != .departed && $0.nature == .human }) ?? false {
            people[team, default: []].insert(person)
        }
        for chain in analysis.escalation.chains {
            chainBySystem[chain.system] = chain
            if let source = chain.via, chainBySource[source].map({ !$0.isExplicit && chain.isExplicit }) ?? true {
                chainBySource[source] = chain
            }
        }
    }

    /// The ladder that a system spells out itself.
    func ownLadder(of system: EntityID) -> Chain? {
        chainBySystem[system].flatMap { $0.via == nil && $0.isExplicit ? $0 : nil }
    }

    func name(_ id: EntityID) -> String { cycle.name(of: id) }

    /// 1…8; 0 for what is not a system.
    func criticality(_ id: EntityID) -> Double { cycle[id]?.system?.criticality ?? 0 }

    /// The share of all criticality that some systems make up, 0…1.
    func share(of systems: some Sequence<EntityID>) -> Double {
        totalCriticality > 0 ? systems.reduce(0) { $0 + criticality($1) } / totalCriticality : 0
    }

    /// The criticality of the most critical of some systems, 0 for none.
    func highestCriticality(_ systems: some Sequence<EntityID>) -> Double {
        systems.reduce(0) { max($0, criticality($1)) }
    }

    /// The most critical first, then by id.
    func inOrder(_ systems: some Sequence<EntityID>) -> [EntityID] {
        systems.sorted {
            let (a, b) = (criticality($0), criticality($1))
            return a == b ? $0 < $1 : a > b
        }
    }

    /// A team and all it is transitively part of, itself first. Cycles build without loops; the walk is bounded anyway.
    func line(from team: EntityID) -> [EntityID] {
        var line = [team]
        var seen: Set<EntityID> = [team]
        while let last = line.last, let next = parent[last], seen.insert(next).inserted { line.append(next) }
        return line
    }

    /// `14 people · 9 systems` of some teams.
    func counts(of teams: some Sequence<EntityID>) -> String {
        var (persons, owned) = (0, 0)
        for team in teams {
            persons += people[team]?.count ?? 0
            owned += systems[team]?.count ?? 0
        }
        return [Wording.counted(persons, "person"), Wording.counted(owned, "system")].joined(separator: " · ")
    }
}

extension [Ownership.Row] {
    /// The row of a system; rows are sorted by id.
    func first(where system: EntityID) -> Ownership.Row? {
        var (low, high) = (0, count)
        while low < high {
            let middle = low + (high - low) / 2
            if self[middle].id < system { low = middle + 1 } else { high = middle }
        }
        return low < count && self[low].id == system ? self[low] : nil
    }
}
