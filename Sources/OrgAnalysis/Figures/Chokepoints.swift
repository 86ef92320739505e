public import OrgModel

/// Whom the organisation cannot do without.
public struct Chokepoints: Sendable {
    /// People who alone hold something, by exposure, then id; nil where neither ownership nor escalation
    /// is assessed.
    public let people: [Chokepoint]
    /// Pairs whose joint absence exposes more than their single ones do, by exposure, then id.
    public let pairs: [Pair]
    /// Teams that alone hold something, by exposure, then id.
    public let teams: [TeamChokepoint]
    /// Authorities without whom chains fall silent or short of authority, by dominance, then id.
    public let authorityDominance: [Dominance]

    /// A person who alone holds something.
    public struct Chokepoint: Sendable {
        /// Who.
        public let id: EntityID
        /// The systems of which they are the only supporter, by id.
        public let sole: [EntityID]
        /// The systems that transitively depend on these, by id.
        public let dependents: [EntityID]
        /// The share of criticality that both make up, 0…1; nil where ownership is not assessed.
        public let exposure: Double?
        /// The share of criticality, among systems with an explicit ladder, whose chain falls silent or short of
        /// authority without them; nil where escalation is not assessed, and for authorities, who are listed apart.
        public let dominance: Double?
        /// These systems, by id.
        public let dominated: [EntityID]
    }

    /// Two people who together hold something.
    public struct Pair: Sendable {
        /// Who, by id.
        public let ids: [EntityID]
        /// The systems that only the two support, together with what each alone supports, by id.
        public let sole: [EntityID]
        /// The share of criticality that these and their transitive dependents make up, 0…1.
        public let exposure: Double
    }

    /// A team that alone holds something.
    public struct TeamChokepoint: Sendable {
        /// Which.
        public let id: EntityID
        /// The systems whose every supporter is in the team, by id.
        public let sole: [EntityID]
        /// The systems that transitively depend on these, by id.
        public let dependents: [EntityID]
        /// The share of criticality that both make up, 0…1.
        public let exposure: Double
    }

    /// How much of the escalation hangs on an authority.
    public struct Dominance: Sendable {
        /// Who.
        public let id: EntityID
        /// The share of criticality, among systems with an explicit ladder, that depends on them, 0…1.
        public let dominance: Double
        /// These systems, by id.
        public let dominated: [EntityID]
    }
}

/// Finds chokepoints; see `Chokepoints`.
struct ChokepointFinder {
    let ground: Ground
    let humans: Humans
    let support: Support
    let authorities: Authorities

    func find(_ chains: [ChainFacts], knowsOwnership: Bool, knowsEscalation: Bool) -> Chokepoints {
        let exposure = Exposure(ground)
        let sole = knowsOwnership ? soleSystems() : [:]
        let explicit = knowsEscalation ? chains.filter(\.isExplicit) : []
        let total = explicit.reduce(0) { $0 + ground.criticality($1.system) }
        let dominated = systemsByDominator(of: explicit)
        func share(of systems: [Int]) -> Double? {
            total > 0 ? systems.reduce(0) { $0 + ground.criticality($1) } / total : nil
        }
        let ordinary = dominated.filter { !authorities.contains($0.key) }
        let people = Set(sole.keys).union(ordinary.keys).sorted().map { person in
            let systems = sole[person] ?? []
            let chains = ordinary[person] ?? []
            return Chokepoints.Chokepoint(
                id: ground.id(person), sole: ground.ids(systems),
                dependents: ground.ids(exposure.dependents(of: systems)),
                exposure: knowsOwnership ? exposure.share(of: systems) : nil,
                dominance: authorities.contains(person) ? nil : share(of: chains),
                dominated: ground.ids(chains))
        }
        return Chokepoints(
            people: people.sorted {
                let (a, b) = ($0.exposure ?? 0, $1.exposure ?? 0)
                return a == b ? $0.id < $1.id : a > b
            },
            pairs: knowsOwnership ? pairs(sole, exposure) : [], teams: knowsOwnership ? teams(exposure) : [],
            authorityDominance: dominated.filter { authorities.contains($0.key) }.sorted { $0.key < $1.key }
                .map { person, systems in
                    Chokepoints.Dominance(
                        id: ground.id(person), dominance: share(of: systems) ?? 0, dominated: ground.ids(systems))
                }
                .sorted { $0.dominance == $1.dominance ? $0.id < $1.id : $0.dominance > $1.dominance })
    }

    /// For each human the systems whose chain falls silent, or short of authority, without them.
    private func systemsByDominator(of chains: [ChainFacts]) -> [Int: [Int]] {
        var systems: [Int: [Int]] = [:]
        for chain in chains {
            for person in chain.ladder?.dominators ?? [] { systems[person, default: []].append(chain.system) }
        }
        return systems
    }

    /// `sole(p)`: for each person the systems that nobody else can fix.
    func soleSystems() -> [Int: [Int]] {
        var sole: [Int: [Int]] = [:]
        for system in support.systems where support.supporters[system].count == 1 {
            sole[support.supporters[system][0], default: []].append(system)
        }
        return sole
    }

    /// A pair can only expose more than its two do alone if some system has exactly these two supporters.
    private func pairs(_ sole: [Int: [Int]], _ exposure: Exposure) -> [Chokepoints.Pair] {
        var joint: [[Int]: [Int]] = [:]
        for system in support.systems where support.supporters[system].count == 2 {
            joint[support.supporters[system], default: []].append(system)
        }
        var pairs: [Chokepoints.Pair] = []
        for pair in joint.keys.sorted(by: { $0.lexicographicallyPrecedes($1) }) {
            let (a, b) = (sole[pair[0]] ?? [], sole[pair[1]] ?? [])
            let together = ((joint[pair] ?? []) + a + b).sorted()
            let criticality = exposure.criticality(of: together)
            // Criticality is a whole number of small integers, so the comparison is exact.
            guard criticality > exposure.criticality(of: a) + exposure.criticality(of: b) else { continue }
            pairs.append(
                Chokepoints.Pair(
                    ids: ground.ids(pair), sole: ground.ids(together), exposure: criticality / support.totalCriticality)
            )
        }
        return pairs.sorted {
            $0.exposure == $1.exposure ? $0.ids.lexicographicallyPrecedes($1.ids) : $0.exposure > $1.exposure
        }
    }

    /// `sole(T)`: the teams whose humans include every supporter of a system.
    private func teams(_ exposure: Exposure) -> [Chokepoints.TeamChokepoint] {
        let teamsOfHuman = Rows(
            rows: ground.cycle.entities.count,
            ground.teams.flatMap { team in humans.of(team).map { (row: $0, value: team) } })
        var sole: [Int: [Int]] = [:]
        for system in support.systems {
            guard let first = support.supporters[system].first else { continue }
            var holding = Set(teamsOfHuman[first])
            for person in support.supporters[system].dropFirst() where !holding.isEmpty {
                holding.formIntersection(teamsOfHuman[person])
            }
            for team in holding { sole[team, default: []].append(system) }
        }
        return sole.keys.sorted().map { team in
            let systems = sole[team] ?? []
            return Chokepoints.TeamChokepoint(
                id: ground.id(team), sole: ground.ids(systems),
                dependents: ground.ids(exposure.dependents(of: systems)), exposure: exposure.share(of: systems))
        }
        .sorted { $0.exposure == $1.exposure ? $0.id < $1.id : $0.exposure > $1.exposure }
    }
}
