import OrgModel

/// The line of a team: it, the teams it is transitively part of, their members, on-call people and leads, and all whom
/// the leads transitively report to.
struct Line: Sendable {
    let entities: Set<Int>
    /// Whether an active human is in it.
    let hasHuman: Bool

    init(of team: Int, _ ground: Ground, _ humans: Humans) {
        let teams = Line.closure(of: [team]) { ground.parents[$0] }
        let leads = Set(teams.flatMap(ground.leads))
        var people = Line.closure(of: leads) { ground.managers[$0] }
        for team in teams {
            people.formUnion(ground.members[team].map(\.position))
            people.formUnion(ground.onCall(of: team)?.people ?? [])
        }
        entities = teams.union(people)
        hasHuman = people.contains(where: humans.isActiveHuman)
    }

    private static func closure(of start: Set<Int>, _ next: (Int) -> ArraySlice<Int>) -> Set<Int> {
        var seen = start
        var queue = Array(start)
        while let position = queue.popLast() {
            for target in next(position) where seen.insert(target).inserted { queue.append(target) }
        }
        return seen
    }
}
