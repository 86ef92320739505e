import OrgModel
import TestSupport

/// Makes small organisations with one system, `s`, that follows one policy, full of what makes a ladder hard: people on
/// several rungs, teams that are pools, rotations or mailboxes, people who are away, and authorities among all of these.
struct RandomLadders {
    var random: SeededGenerator

    /// What one ladder is made of, so that a test can change a part and build it again.
    struct Parts {
        var people: [String: Person]
        var teams: [String: Team]
        var policy: Policy
        /// For each rung the targets.
        var rungs: [[EntityID]]
        /// Who owns the system.
        var owner: EntityID
        /// Whom each person reports to.
        var managers: [String: String]

        func cycle() -> Cycle {
            var builder = CycleBuilder(organization: "Random", label: "1", danglingReferences: .areErrors)
            for (name, person) in people { builder.add(Entity(EntityID(.person, name), attributes: .person(person))) }
            for (name, team) in teams { builder.add(Entity(EntityID(.team, name), attributes: .team(team))) }
            let system = EntityID(.system, "s")
            let policy = EntityID(.policy, "p")
            builder.add(Entity(system, attributes: .system(System())))
            builder.add(Entity(policy, attributes: .policy(self.policy)))
            builder.add(Relation(.owns, from: owner, to: system, detail: .ownership(.primary)))
            builder.add(Relation(.follows, from: system, to: policy))
            for (index, targets) in rungs.enumerated() {
                for target in targets {
                    builder.add(
                        Relation(
                            .escalatesTo, from: policy, to: target,
                            detail: .escalation(EscalationStep(rung: index + 1, after: 10))))
                }
            }
            for (name, manager) in managers {
                builder.add(
                    Relation(.reportsTo, from: EntityID(.person, name), to: EntityID(.person, manager)))
            }
            return builder.build().cycle
        }
    }

    init(seed: UInt64) { random = SeededGenerator(seed: seed) }

    mutating func chance(_ share: Double) -> Bool { Double.random(in: 0..<1, using: &random) < share }

    mutating func pick<Value>(_ values: [Value]) -> Value { values[Int.random(in: 0..<values.count, using: &random)] }

    mutating func next() -> Parts {
        let names = (0..<Int.random(in: 4...14, using: &random)).map { "p\($0)" }
        var people: [String: Person] = [:]
        for name in names {
            let status: Person.Status = chance(0.1) ? pick([.leave, .departed]) : .active
            people[name] = Person(
                nature: chance(0.1) ? pick([.shared, .bot]) : .human, status: status, isAuthority: chance(0.12))
        }
        var teams: [String: Team] = [:]
        for index in 0..<Int.random(in: 1...4, using: &random) {
            let crew = Array(names.shuffled(using: &random).prefix(Int.random(in: 1...4, using: &random)))
            let onCall = OnCall(
                people: crew.map { EntityID(.person, $0) }, mode: chance(0.4) ? .rotation : .pool)
            teams["t\(index)"] = Team(onCall: onCall, isAuthority: chance(0.15))
        }
        let targets = names.map { EntityID(.person, $0) } + teams.keys.sorted().map { EntityID(.team, $0) }
        let rungs = (0..<Int.random(in: 1...5, using: &random)).map { _ in
            Array(targets.shuffled(using: &random).prefix(pick([1, 2, 3, 4])))
        }
        var managers: [String: String] = [:]
        for (index, name) in names.enumerated() where index > 0 && chance(0.3) {
            managers[name] = names[Int.random(in: 0..<index, using: &random)]
        }
        return Parts(
            people: people, teams: teams, policy: Policy(advance: pick([.automatic, .manual])), rungs: rungs,
            owner: pick(targets), managers: managers)
    }
}
