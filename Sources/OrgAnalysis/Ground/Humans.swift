import OrgModel

/// Who can be reached behind a person or a team: `H` of the metrics.
struct Humans: Sendable {
    private let ground: Ground
    private let ofTeam: [[Int]]
    /// Of each person whether active, and whether a human besides.
    private let isActive: [Bool]
    private let isHuman: [Bool]

    init(_ ground: Ground) {
        self.ground = ground
        let people = ground.cycle.entities[ground.people].map { $0.person ?? Person() }
        isActive = people.map { $0.status == .active }
        isHuman = people.map(\.isActiveHuman)
        ofTeam = ground.teams.map { team in
            Humans.behind(team, in: ground).filter {
                ground.isPerson($0) && people[$0 - ground.people.lowerBound].isActiveHuman
            }
        }
    }

    /// The active humans behind a person or a team, by id: of a team those on call if any are named, else its direct
    /// members and leads.
    func of(_ position: Int) -> [Int] {
        if ground.isTeam(position) { return ofTeam[position - ground.teams.lowerBound] }
        return isActiveHuman(position) ? [position] : []
    }

    func isActiveHuman(_ position: Int) -> Bool {
        ground.isPerson(position) && isHuman[position - ground.people.lowerBound]
    }

    /// Everybody and everything behind a person or a team that is active: humans, mailboxes and bots.
    func active(behind position: Int) -> [Int] {
        let behind = ground.isTeam(position) ? Humans.behind(position, in: ground) : [position]
        return behind.filter { ground.isPerson($0) && isActive[$0 - ground.people.lowerBound] }
    }

    private static func behind(_ team: Int, in ground: Ground) -> [Int] {
        if let onCall = ground.onCall(of: team) { return onCall.people }
        return Set(ground.members[team].map(\.position) + ground.leads(of: team)).sorted()
    }
}
