import OrgModel
import TestSupport

/// Small organisations of people, teams and systems that depend on one another, each with any owners and supporters.
struct RandomOrganisations {
    private var random: SeededGenerator

    init(seed: UInt64) { random = SeededGenerator(seed: seed) }

    private mutating func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &random) }

    private mutating func some(_ count: ClosedRange<Int>, of values: [EntityID]) -> [EntityID] {
        Array(values.shuffled(using: &random).prefix(number(count)))
    }

    mutating func next() -> Cycle {
        var builder = CycleBuilder(organization: "Random", label: "1", danglingReferences: .areErrors)
        builder.complete = [.ownership]
        let people = (0..<number(3...6)).map { EntityID(.person, "p\($0)") }
        let teams = (0..<number(1...3)).map { EntityID(.team, "t\($0)") }
        let systems = (0..<number(3...8)).map { EntityID(.system, "s\($0)") }
        for person in people { builder.add(Entity(person)) }
        for team in teams {
            builder.add(Entity(team))
            for member in some(0...3, of: people) { builder.add(Relation(.memberOf, from: member, to: team)) }
        }
        for (index, system) in systems.enumerated() {
            let tier = number(0...4)
            builder.add(Entity(system, attributes: .system(System(tier: tier == 0 ? nil : tier))))
            for owner in some(1...2, of: teams) { builder.add(Relation(.owns, from: owner, to: system)) }
            if number(0...3) > 0 {
                for person in some(1...2, of: people) { builder.add(Relation(.supports, from: person, to: system)) }
            }
            for other in some(0...2, of: Array(systems[..<index])) {
                builder.add(Relation(.dependsOn, from: other, to: system))
            }
        }
        return builder.build().cycle
    }
}
