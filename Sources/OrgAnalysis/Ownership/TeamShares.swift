import OrgModel

extension Support {
    /// Which part of the primary ownership of a system each team has, by id: `T` of the metrics.
    ///
    /// The parts of people go to their teams by allocation, that of somebody without a team to none. Backups do not stand
    /// in, and owners who are gone count: the team is still the one that has to talk.
    func teamShares(of system: Int, in ground: Ground) -> [Ground.Share] {
        let primary = owners[system].filter { $0.role == .primary }
        if primary.count == 1, ground.isTeam(primary[0].position) {
            return [Ground.Share(position: primary[0].position, weight: 1)]
        }
        let whole = primary.reduce(0) { $0 + $1.share }
        var shares: [Int: Double] = [:]
        for owner in primary {
            let part = owner.share / whole
            guard ground.isPerson(owner.position) else {
                shares[owner.position, default: 0] += part
                continue
            }
            let teams = ground.teamsOf[owner.position]
            let allocation = teams.reduce(0) { $0 + $1.weight }
            for team in teams { shares[team.position, default: 0] += part * (team.weight / allocation) }
        }
        return shares.sorted { $0.key < $1.key }.map { Ground.Share(position: $0.key, weight: $0.value) }
    }
}
