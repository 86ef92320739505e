import OrgModel

/// Which teams have to coordinate because their systems depend on each other, and which of these do.
///
/// After Cataldo, Herbsleb and Carley, "Socio-technical congruence", ESEM 2008, doi:10.1145/1414004.1414008: what is
/// required is `R = T·D·Tᵀ`, where `T` says which part of a system is a team's and `D` how strongly a system depends on
/// another. Here what each of two teams needs of the other is added up.
struct RequiredCoordination: Sendable {
    /// Two teams, the first by id first.
    struct Pair: Sendable {
        let first: Int
        let second: Int
        /// How strongly their systems depend on each other, by the parts that are theirs.
        let weight: Double
        /// Whether they coordinate.
        let isCovered: Bool
    }

    /// The pairs of which something is required, by id.
    let pairs: [Pair]
    /// How many of them coordinate.
    let coveredCount: Int

    /// - Complexity: O(dependencies · teams an end) for what is required; then for each pair what the smaller of the two
    ///   teams has of people, forums and contacts, times a logarithm.
    init(_ ground: Ground, _ support: Support) {
        let base = ground.cycle.entities.count
        var shares = [[Ground.Share]](repeating: [], count: ground.systems.count)
        for system in support.systems {
            shares[system - ground.systems.lowerBound] = support.teamShares(of: system, in: ground)
        }
        var weights: [Int: Double] = [:]
        for system in support.systems {
            let own = shares[system - ground.systems.lowerBound]
            for dependency in ground.dependencies[system] {
                let others = shares[dependency.position - ground.systems.lowerBound]
                for one in own {
                    for other in others where one.position != other.position {
                        let key =
                            min(one.position, other.position) * base + max(one.position, other.position)
                        weights[key, default: 0] += one.weight * other.weight * dependency.weight
                    }
                }
            }
        }
        let meetings = Meetings(ground)
        pairs = weights.sorted { $0.key < $1.key }.map { key, weight in
            let (first, second) = key.quotientAndRemainder(dividingBy: base)
            return Pair(first: first, second: second, weight: weight, isCovered: meetings.join(first, second))
        }
        coveredCount = pairs.count(where: \.isCovered)
    }

    /// For each team with somebody it has to coordinate with and does not, these teams, all by id.
    var uncoveredPartners: [(team: Int, partners: [Int])] {
        var partners: [Int: [Int]] = [:]
        for pair in pairs where !pair.isCovered {
            partners[pair.first, default: []].append(pair.second)
            partners[pair.second, default: []].append(pair.first)
        }
        return partners.sorted { $0.key < $1.key }.map { (team: $0.key, partners: $0.value.sorted()) }
    }

    /// What one team has to cover.
    struct Strain: Sendable {
        var partners = 0
        var covered = 0.0
        var uncovered = 0.0
    }

    /// For each team that has to coordinate with another what it has to cover, by id.
    var strains: [(team: Int, strain: Strain)] {
        var strains: [Int: Strain] = [:]
        for pair in pairs {
            for team in [pair.first, pair.second] {
                strains[team, default: Strain()].partners += 1
                if pair.isCovered {
                    strains[team, default: Strain()].covered += pair.weight
                } else {
                    strains[team, default: Strain()].uncovered += pair.weight
                }
            }
        }
        return strains.sorted { $0.key < $1.key }.map { (team: $0.key, strain: $0.value) }
    }
}

/// Who speaks for each team, where they meet others, and with whom they talk; each list ascending.
struct Meetings {
    private let teams: Range<Int>
    private let voices: [[Int]]
    private let forums: [[Int]]
    private let contacts: [[Int]]

    /// - Complexity: O(memberships, attendance and contacts of members), sorted.
    init(_ ground: Ground) {
        teams = ground.teams
        voices = ground.teams.map { team in
            ground.members[team].map(\.position).filter { ground.cycle.entities[$0].person?.status == .active }.sorted()
                + [team]
        }
        forums = voices.map { Set($0.flatMap { ground.attended[$0] }).sorted() }
        contacts = voices.map { Set($0.flatMap { ground.contacts[$0] }).sorted() }
    }

    /// Whether two teams share an active member, talk, or attend one forum, themselves or through active members.
    func join(_ first: Int, _ second: Int) -> Bool {
        let (one, other) = (first - teams.lowerBound, second - teams.lowerBound)
        return Self.meet(voices[one], voices[other]) || Self.meet(forums[one], forums[other])
            || Self.meet(contacts[one], voices[other])
    }

    /// By what two teams coordinate: active members of both, forums that both attend, and whether they talk.
    func means(of first: Int, _ second: Int) -> (members: [Int], forums: [Int], talk: Bool) {
        let (one, other) = (first - teams.lowerBound, second - teams.lowerBound)
        return (
            Self.common(voices[one], voices[other]), Self.common(forums[one], forums[other]),
            Self.meet(contacts[one], voices[other])
        )
    }

    /// What two ascending lists have in common, ascending. O(both).
    private static func common(_ one: [Int], _ other: [Int]) -> [Int] {
        var found: [Int] = []
        var (i, j) = (0, 0)
        while i < one.count, j < other.count {
            if one[i] == other[j] { found.append(one[i]) }
            if one[i] <= other[j] { i += 1 } else { j += 1 }
        }
        return found
    }

    /// Whether two ascending lists have something in common. O(smaller · log larger).
    private static func meet(_ one: [Int], _ other: [Int]) -> Bool {
        let (few, many) = one.count < other.count ? (one, other) : (other, one)
        return few.contains { sought in
            var (low, high) = (0, many.count)
            while low < high {
                let middle = low + (high - low) / 2
                if many[middle] < sought { low = middle + 1 } else { high = middle }
            }
            return low < many.count && many[low] == sought
        }
    }
}
