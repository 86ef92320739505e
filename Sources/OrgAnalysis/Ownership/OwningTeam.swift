import OrgModel

extension Support {
    /// The team that answers for a system: the primary owning team with the largest share (ties: most humans, then id);
    /// without one, the largest-allocation team of the primary owning person with the largest share (ties by id). With
    /// no primary owner the backups stand in.
    func owningTeam(of system: Int, in ground: Ground, _ humans: Humans) -> Int? {
        let owners = accountable(for: system)
        let team = owners.filter { ground.isTeam($0.position) }.min {
            if $0.share != $1.share { return $0.share > $1.share }
            let (a, b) = (humans.of($0.position).count, humans.of($1.position).count)
            return a == b ? $0.position < $1.position : a > b
        }
        if let team { return team.position }
        let person = owners.filter { ground.isPerson($0.position) }.min {
            $0.share == $1.share ? $0.position < $1.position : $0.share > $1.share
        }
        guard let person else { return nil }
        return ground.teamsOf[person.position].min {
            $0.weight == $1.weight ? $0.position < $1.position : $0.weight > $1.weight
        }?.position
    }
}
