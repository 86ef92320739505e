import OrgModel

/// A cycle with every question that the analysis asks of it answered by position: who is in a team, who owns a system,
/// what escalates where. Positions are those of `cycle.entities`, so a smaller position is a smaller id.
///
/// A class, because everything that looks at it would otherwise copy thirty arrays.
final class Ground: Sendable {
    let cycle: Cycle
    /// The positions of every kind, in order of id.
    let people: Range<Int>
    let teams: Range<Int>
    let systems: Range<Int>
    let policies: Range<Int>
    let forums: Range<Int>
    /// Systems that are not retired: what every sum runs over.
    let liveSystems: [Int]
    /// How critical each system is, kept apart since every sum asks for it.
    private let criticalities: [Double]

    /// Members of each team and teams of each person, with the allocation.
    let members: Rows<Share>
    let teamsOf: Rows<Share>
    /// What each team or system is part of, and what is part of it.
    let parents: Rows<Int>
    let children: Rows<Int>
    /// Whom each person reports to, and who reports to them.
    let managers: Rows<Int>
    let reports: Rows<Int>
    /// Who owns each system, and which systems each owner owns.
    let owners: Rows<Owner>
    let owned: Rows<Int>
    /// Who is listed as a supporter of each system, and what each supports.
    let listedSupporters: Rows<Int>
    let supported: Rows<Int>
    /// Policies that each system or team follows.
    let policiesOf: Rows<Int>
    /// The steps of each ladder, by rung.
    let steps: Rows<Step>
    /// Which systems rely on each system directly, and on what each relies, and how strongly; retired ones are left out
    /// at both ends.
    let dependents: Rows<Int>
    let dependencies: Rows<Share>
    /// Which forums review each system, and on which figures.
    let reviews: Rows<Review>
    /// Which forums each person or team attends.
    let attended: Rows<Int>
    /// With whom each person or team coordinates; a relation stands in the rows of both its ends.
    let contacts: Rows<Int>

    /// A part of somebody's time or work, or of what a system relies on.
    struct Share: Sendable {
        let position: Int
        let weight: Double
    }

    struct Owner: Sendable {
        let position: Int
        let role: OwnershipRole
        let share: Double
    }

    struct Step: Sendable {
        let target: Int
        let step: EscalationStep
    }

    struct Review: Sendable {
        let forum: Int
        let metrics: ReviewMetrics
    }

    init(_ cycle: Cycle) {
        self.cycle = cycle
        people = cycle.entities(of: .person).indices
        teams = cycle.entities(of: .team).indices
        systems = cycle.entities(of: .system).indices
        policies = cycle.entities(of: .policy).indices
        forums = cycle.entities(of: .forum).indices
        liveSystems = systems.filter { cycle.entities[$0].system?.stage != .retired }
        criticalities = systems.map { cycle.entities[$0].system?.criticality ?? 0 }

        var byKind: [RelationKind: Range<Int>] = [:]
        var start = 0
        while start < cycle.relations.count {
            let kind = cycle.relations[start].kind
            var end = start
            while end < cycle.relations.count, cycle.relations[end].kind == kind { end += 1 }
            byKind[kind] = start..<end
            start = end
        }
        let count = cycle.entities.count
        /// Rows by one end of the relations of a kind; relations are sorted by `from`, then `to`.
        func rows<Value>(
            _ kind: RelationKind, byTarget: Bool = false, where keep: (Int) -> Bool = { _ in true },
            _ value: (Int) -> Value
        ) -> Rows<Value> {
            Rows(
                rows: count,
                (byKind[kind] ?? 0..<0).filter(keep).map {
                    (byTarget ? cycle.ends[$0].to : cycle.ends[$0].from, value($0))
                })
        }
        let ends = cycle.ends
        let relations = cycle.relations
        members = rows(.memberOf, byTarget: true) { Share(position: ends[$0].from, weight: relations[$0].weight) }
        teamsOf = rows(.memberOf) { Share(position: ends[$0].to, weight: relations[$0].weight) }
        parents = rows(.partOf) { ends[$0].to }
        children = rows(.partOf, byTarget: true) { ends[$0].from }
        managers = rows(.reportsTo) { ends[$0].to }
        reports = rows(.reportsTo, byTarget: true) { ends[$0].from }
        owners = rows(.owns, byTarget: true) {
            Owner(position: ends[$0].from, role: relations[$0].role ?? .primary, share: relations[$0].weight)
        }
        owned = rows(.owns) { ends[$0].to }
        listedSupporters = rows(.supports, byTarget: true) { ends[$0].from }
        supported = rows(.supports) { ends[$0].to }
        policiesOf = rows(.follows) { ends[$0].to }
        steps = rows(.escalatesTo) { Step(target: ends[$0].to, step: relations[$0].step ?? EscalationStep()) }
        func bothLive(_ relation: Int) -> Bool {
            [ends[relation].from, ends[relation].to].allSatisfy { cycle.entities[$0].system?.stage != .retired }
        }
        dependents = rows(.dependsOn, byTarget: true, where: bothLive) { ends[$0].from }
        dependencies = rows(.dependsOn, where: bothLive) {
            Share(position: ends[$0].to, weight: relations[$0].weight)
        }
        reviews = rows(.reviews, byTarget: true) {
            Review(forum: ends[$0].from, metrics: relations[$0].metrics ?? .production)
        }
        attended = rows(.attends) { ends[$0].to }
        contacts = Rows(
            rows: count,
            (byKind[.coordinatesWith] ?? 0..<0).flatMap {
                [(row: ends[$0].from, value: ends[$0].to), (row: ends[$0].to, value: ends[$0].from)]
            })
    }

    /// The id at a position.
    func id(_ position: Int) -> EntityID { cycle.entities[position].id }

    /// The ids at positions, in their order.
    func ids(_ positions: some Sequence<Int>) -> [EntityID] { positions.map { cycle.entities[$0].id } }

    func isPerson(_ position: Int) -> Bool { people.contains(position) }
    func isTeam(_ position: Int) -> Bool { teams.contains(position) }

    /// The attributes of the system at a position.
    func system(_ position: Int) -> System { cycle.entities[position].system ?? System() }

    /// How critical the system at a position is; nothing else is critical.
    func criticality(_ position: Int) -> Double {
        systems.contains(position) ? criticalities[position - systems.lowerBound] : 0
    }

    /// Leads of a team, by id.
    func leads(of team: Int) -> [Int] {
        (cycle.entities[team].team?.leads ?? []).compactMap { cycle.position(of: $0) }.sorted()
    }

    /// The on-call people of a team in order of id; nil when none is named.
    func onCall(of team: Int) -> (people: [Int], mode: OnCall.Mode, hours: WeeklyHours?)? {
        guard let onCall = cycle.entities[team].team?.onCall, !onCall.people.isEmpty else { return nil }
        return (onCall.people.compactMap { cycle.position(of: $0) }.sorted(), onCall.mode, onCall.hours)
    }
}
