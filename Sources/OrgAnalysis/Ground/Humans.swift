import OrgModel

/// Who can be reached behind a person or a team: `H` of the metrics.
struct Humans: Sendable {
    private let ground: Ground
    private let ofTeam: [[Int]]

    init(_ ground: Ground) {
        self.ground = ground
        ofTeam = ground.teams.map { team in
            Humans.behind(team, in: ground).filter { ground.cycle.entities[$0].person?.isActiveHuman ?? false }
        }
    }

    /// The active humans behind a person or a team, by id: of a team those on call if any are named, else its direct
    /// members and leads.
    func of(_ position: Int) -> [Int] {
        if ground.isTeam(position) { return ofTeam[position - ground.teams.lowerBound] }
        return isActiveHuman(position) ? [position] : []
    }

    func isActiveHuman(_ position: Int) -> Bool { ground.cycle.entities[position].person?.isActiveHuman ?? false }

    /// Everybody and everything behind a person or a team that is active: humans, mailboxes and bots.
    func active(behind position: Int) -> [Int] {
        let behind = ground.isTeam(position) ? Humans.behind(position, in: ground) : [position]
        return behind.filter { ground.cycle.entities[$0].person?.status == .active }
    }

    private static func behind(_ team: Int, in ground: Ground) -> [Int] {
        if let onCall = ground.onCall(of: team) { return onCall.people }
        return Set(ground.members[team].map(\.position) + ground.leads(of: team)).sorted()
    }
}
