import OrgModel

/// Who carries how much of the load, by an even split of each team's part over its humans.
struct LoadShares: Sendable {
    /// Hours per cycle by position of a person; 0 for all others.
    let person: [Double]
    /// Hours per cycle by position of a team; 0 for all others.
    let team: [Double]
    /// For each position of a person the systems whose load they carry, by id.
    let carried: Rows<Int>
    /// Hours that nobody carries: of systems without an owner, and of owners without an active human.
    let unassigned: Double

    /// Shares out the load of all live systems, or of some of them only; each has its own, or what `loadOf` says of its position.
    init(
        _ ground: Ground, _ humans: Humans, _ support: Support, of systems: [Int]? = nil,
        loadOf: ((Int) -> Double)? = nil
    ) {
        let count = ground.cycle.entities.count
        var person = [Double](repeating: 0, count: count)
        var team = [Double](repeating: 0, count: count)
        var carried: [(row: Int, value: Int)] = []
        var unassigned = 0.0
        for system in systems ?? support.systems {
            let load = loadOf?(system) ?? ground.system(system).effectiveLoad
            let owners = support.accountable(for: system)
            let shares = owners.reduce(0) { $0 + $1.share }
            if owners.isEmpty { unassigned += load }
            var carriers: Set<Int> = []
            for owner in owners {
                let part = load * (owner.share / shares)
                let people = humans.of(owner.position)
                guard !people.isEmpty else {
                    unassigned += part
                    continue
                }
                for carrier in people { person[carrier] += part / Double(people.count) }
                carriers.formUnion(people)
                if ground.isTeam(owner.position) {
                    team[owner.position] += part
                } else {
                    let teams = ground.teamsOf[owner.position]
                    let allocation = teams.reduce(0) { $0 + $1.weight }
                    for share in teams { team[share.position] += part * (share.weight / allocation) }
                }
            }
            if load > 0 { carried += carriers.sorted().map { ($0, system) } }
        }
        self.person = person
        self.team = team
        self.carried = Rows(rows: count, carried)
        self.unassigned = unassigned
    }
}
