import OrgAnalysis
import OrgModel

/// Suggests who could become a supporter of a system, and says why that one: first whoever shares a team with somebody who
/// can fix it now, then the people of its owners, then those of the teams beside these and their line, the nearest first;
/// among these whoever is alone on nothing else. Those with whom accountability ends come last of the line: nobody wants
/// the managing director to learn to run a service because they carry none.
struct SupporterAdvisor {
    private let examination: Examination
    private let teams: TeamIndex
    private let sole: [EntityID: Int]
    private let use: [EntityID: Concentration.Utilisation]
    private let supported: [EntityID: Int]
    /// How often each was suggested already: work is spread.
    private var suggested: [EntityID: Int] = [:]

    /// Somebody, and why.
    struct Suggestion {
        let person: EntityID
        let because: String
    }

    init(_ examination: Examination, _ teams: TeamIndex) {
        self.examination = examination
        self.teams = teams
        let analysis = examination.analysis
        sole = Dictionary(uniqueKeysWithValues: analysis.chokepoints.people.map { ($0.id, $0.sole.count) })
        use = Dictionary(uniqueKeysWithValues: analysis.concentration.utilisation.map { ($0.id, $0) })
        var supported: [EntityID: Int] = [:]
        for row in analysis.ownership.systems {
            for person in row.supporters { supported[person, default: 0] += 1 }
        }
        self.supported = supported
    }

    /// Suggests so many people for a system, or fewer where nobody else is near it.
    mutating func suggest(_ count: Int, for system: EntityID, except: Set<EntityID> = []) -> [Suggestion] {
        guard let row = examination.ownership(of: system) else { return [] }
        let candidates = candidates(for: row).filter {
            !except.contains($0.person) && !row.supporters.contains($0.person)
        }
        let chosen = candidates.sorted(by: isBetter).prefix(count)
        for candidate in chosen { suggested[candidate.person, default: 0] += 1 }
        return chosen.map { Suggestion(person: $0.person, because: because($0)) }
    }

    /// Forgets what was suggested.
    mutating func reset() { suggested = [:] }

    // MARK: - Who comes into question

    /// How near somebody is to a system; nearer comes first.
    private enum Nearness: Int {
        case rotaOfSupporter, teamOfSupporter, rotaOfOwner, teamOfOwner, unit, line
    }

    private struct Candidate {
        let person: EntityID
        let nearness: Nearness
        /// Whom or what they are near through.
        let through: EntityID
        /// How many levels up: 0 in the teams themselves, 1 beside them or right above.
        var distance = 0
    }

    private func candidates(for row: Ownership.Row) -> [Candidate] {
        var found: [Candidate] = []
        var seen: Set<EntityID> = []
        func add(_ people: [EntityID], _ nearness: Nearness, _ through: EntityID, distance: Int = 0) {
            for person in people where teams.isActiveHuman(person) && seen.insert(person).inserted {
                found.append(Candidate(person: person, nearness: nearness, through: through, distance: distance))
            }
        }
        let colleagues = row.supporters.flatMap { supporter in teams.teams(of: supporter).map { (supporter, $0) } }
        for (supporter, team) in colleagues { add(teams.answering(for: team), .rotaOfSupporter, supporter) }
        for (supporter, team) in colleagues { add(teams.people(of: team), .teamOfSupporter, supporter) }
        let owners = row.owners.filter { $0.kind == .team } + [row.owningTeam].compactMap(\.self)
        for team in owners { add(teams.answering(for: team), .rotaOfOwner, team) }
        for team in owners { add(teams.people(of: team), .teamOfOwner, team) }
        for team in owners { add(teams.neighbours(of: team), .unit, team, distance: 1) }
        for team in owners {
            for (level, parents) in teams.ancestorsByLevel(of: team).enumerated() {
                add(parents.flatMap(teams.people), .line, team, distance: level + 1)
            }
            for (level, managers) in teams.managersByLevel(of: team).enumerated() {
                add(managers, .line, team, distance: level + 1)
            }
        }
        return found
    }

    // MARK: - Which of them

    private func isBetter(_ a: Candidate, _ b: Candidate) -> Bool {
        func key(_ candidate: Candidate) -> [Double] {
            let person = candidate.person
            return [
                candidate.distance > 0 ? 1 : 0, candidate.distance > 0 && teams.isAuthority(person) ? 1 : 0,
                Double(candidate.distance), (sole[person] ?? 0) > 0 ? 1 : 0,
                Double(candidate.nearness.rawValue),
                isFull(person) ? 1 : 0, Double(suggested[person] ?? 0), use[person]?.ratio ?? 0,
                Double(supported[person] ?? 0),
            ]
        }
        let (first, second) = (key(a), key(b))
        return first == second ? a.person < b.person : first.lexicographicallyPrecedes(second)
    }

    private func isFull(_ person: EntityID) -> Bool { use[person].map { $0.load >= $0.capacity } ?? false }

    private func because(_ candidate: Candidate) -> String {
        let through = examination.name(candidate.through)
        var reasons: [String] =
            switch candidate.nearness {
            case .rotaOfSupporter: ["answers beside \(through)"]
            case .teamOfSupporter: ["in a team with \(through)"]
            case .rotaOfOwner: ["answers for \(through)"]
            case .teamOfOwner: ["in \(through)"]
            case .unit: ["in a team beside \(through)"]
            case .line: ["in the line of \(through)"]
            }
        let alone = sole[candidate.person] ?? 0
        reasons.append(alone == 0 ? "alone on nothing else" : "alone on \(Plain.counted(alone, "system")) already")
        if let use = use[candidate.person] {
            reasons.append("carries \(Plain.number(use.load)) of \(Plain.number(use.capacity)) hours")
        }
        return reasons.joined(separator: ", ")
    }
}
