public import OrgModel

/// Teams that were merged, or a team that was split: most of who and what was in one is in another.
public struct Reorganisation: Hashable, Sendable {
    /// What happened.
    public let kind: Kind
    /// The teams of before, by id.
    public let from: [EntityID]
    /// The teams of after, by id. Of a split the old team is among them where it is still there.
    public let to: [EntityID]
    /// How many people went from ones to others.
    public let people: Int
    /// How many systems did.
    public let systems: Int

    /// What can happen to teams.
    public enum Kind: String, Hashable, Sendable, CaseIterable {
        /// More than half of what each of some teams had, and that is still there, is in one team now, and they are gone.
        case merged
        /// New teams have more than half of what they hold, and that was there before, from one team.
        case split
    }

    /// Whether a team of before is gone by it.
    func dissolves(_ team: EntityID) -> Bool { from.contains(team) && !to.contains(team) }

    /// Whether a team of after is new by it.
    func founds(_ team: EntityID) -> Bool { to.contains(team) && !from.contains(team) }
}

/// Finds teams that were merged or split, by their people and the systems they own.
///
/// - Complexity: O(n log n) in the entities and relations.
struct ReorganisationFinder {
    let pairing: Pairing
    let recorder: RecordingFinder

    /// Fewer than this many who moved make no reorganisation: of a team of one, somebody left and somebody joined.
    static let least = 2

    /// More teams than this of one person or system are not looked at.
    private static let mostTeams = 32

    /// How much went from a team of before to a team of after.
    private struct Flow {
        var people = 0
        var systems = 0
        var all: Int { people + systems }
    }

    private struct Route: Hashable {
        let from: Int
        let to: Int
    }

    func reorganisations() -> [Reorganisation] {
        let (before, after) = (holdings(pairing.before, pairing.ofBefore), holdings(pairing.after, pairing.ofAfter))
        var flows: [Route: Flow] = [:]
        let (origins, homes) = (holders(before), holders(after))
        for (item, teams) in origins {
            // Who is in very many teams says nothing of any of them.
            guard let now = homes[item], teams.count <= Self.mostTeams, now.count <= Self.mostTeams else { continue }
            let isPerson = pairing.id(item).kind == .person
            for team in teams {
                for home in now {
                    flows[Route(from: team, to: home), default: Flow()].people += isPerson ? 1 : 0
                    flows[Route(from: team, to: home), default: Flow()].systems += isPerson ? 0 : 1
                }
            }
        }
        let absorbed = flows.filter { route, flow in
            isGone(route.from) && route.from != route.to && flow.all >= Self.least
                && 2 * flow.all > (before[route.from] ?? []).count
        }
        let founded = flows.filter { route, flow in
            isNew(route.to) && flow.all >= Self.least && 2 * flow.all > (after[route.to] ?? []).count
        }
        return (merges(absorbed, founded, flows) + splits(absorbed, founded, flows)).sorted {
            ($0.from.first.map(\.description) ?? "", $0.kind.rawValue) < (
                $1.from.first.map(\.description) ?? "", $1.kind.rawValue
            )
        }
    }

    private func merges(
        _ absorbed: [Route: Flow], _ founded: [Route: Flow], _ flows: [Route: Flow]
    ) -> [Reorganisation] {
        Dictionary(grouping: absorbed.keys, by: \.to).compactMap { target, routes in
            // One team that is gone and one that is new and has its people: a new name, if anything.
            if routes.count == 1, isNew(target), founded[routes[0]] != nil { return nil }
            return reorganisation(.merged, routes.map(\.from), [target], flows)
        }
    }

    private func splits(
        _ absorbed: [Route: Flow], _ founded: [Route: Flow], _ flows: [Route: Flow]
    ) -> [Reorganisation] {
        Dictionary(grouping: founded.keys, by: \.from).compactMap { source, routes in
            let isKept = pairing.pairs[source].isKept
            if !isKept, routes.count == 1, absorbed[routes[0]] != nil { return nil }
            // Several teams into one new one is told as a merge.
            let targets = routes.map(\.to).filter { target in
                absorbed.keys.count { $0.to == target } < 2
            }
            guard !targets.isEmpty else { return nil }
            return reorganisation(.split, [source], targets + (isKept ? [source] : []), flows)
        }
    }

    private func reorganisation(
        _ kind: Reorganisation.Kind, _ from: [Int], _ to: [Int], _ flows: [Route: Flow]
    ) -> Reorganisation {
        var total = Flow()
        for source in from {
            for target in to where source != target {
                total.people += flows[Route(from: source, to: target)]?.people ?? 0
                total.systems += flows[Route(from: source, to: target)]?.systems ?? 0
            }
        }
        return Reorganisation(
            kind: kind, from: from.sorted().map(pairing.id), to: to.sorted().map(pairing.id), people: total.people,
            systems: total.systems)
    }

    private func isGone(_ team: Int) -> Bool {
        let pair = pairing.pairs[team]
        guard pair.after == nil, let position = pair.before else { return false }
        // A team that was only a name on what it once owned has been gone before.
        return pairing.before.entities[position].isDeclared
            && !recorder.isUnrecorded(pairing.before.entities[position], on: .before)
    }

    private func isNew(_ team: Int) -> Bool {
        let pair = pairing.pairs[team]
        guard pair.before == nil, let position = pair.after else { return false }
        return pairing.after.entities[position].isDeclared
            && !recorder.isUnrecorded(pairing.after.entities[position], on: .after)
    }

    /// The teams of each person and system.
    private func holders(_ holdings: [Int: Set<Int>]) -> [Int: [Int]] {
        var holders: [Int: [Int]] = [:]
        for (team, held) in holdings { for item in held { holders[item, default: []].append(team) } }
        return holders
    }

    /// The people and systems of each team that both cycles have.
    private func holdings(_ cycle: Cycle, _ places: [Int]) -> [Int: Set<Int>] {
        var holdings: [Int: Set<Int>] = [:]
        for (relation, ends) in zip(cycle.relations, cycle.ends) {
            let (team, item) =
                switch relation.kind {
                case .memberOf: (places[ends.to], places[ends.from])
                case .owns where relation.from.kind == .team: (places[ends.from], places[ends.to])
                default: (-1, -1)
                }
            if team >= 0, pairing.pairs[item].isKept { holdings[team, default: []].insert(item) }
        }
        return holdings
    }
}
