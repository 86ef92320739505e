import OrgModel
import TestSupport

/// Makes small organisations of people, teams, systems, owners, supporters and dependencies; no ladders, and no system is
/// part of another.
struct RandomOwnership {
    var random: SeededGenerator

    /// What an organisation is made of, so that a test can change a part and build it again.
    struct Parts {
        var people: [String: Person] = [:]
        var teams: [String: [String]] = [:]
        var systems: [String: System] = [:]
        /// Who owns, and who supports, each system.
        var owners: [String: [EntityID]] = [:]
        var supporters: [String: [EntityID]] = [:]
        /// What each system depends on.
        var dependencies: [String: [String]] = [:]

        func cycle() -> Cycle {
            var builder = CycleBuilder(organization: "Random", label: "1", danglingReferences: .areErrors)
            for (name, person) in people { builder.add(Entity(EntityID(.person, name), attributes: .person(person))) }
            for (name, members) in teams {
                builder.add(Entity(EntityID(.team, name), attributes: .team(Team())))
                for member in members {
                    builder.add(
                        Relation(.memberOf, from: EntityID(.person, member), to: EntityID(.team, name), weight: 0.5))
                }
            }
            for (name, system) in systems {
                let id = EntityID(.system, name)
                builder.add(Entity(id, attributes: .system(system)))
                for owner in owners[name] ?? [] {
                    builder.add(Relation(.owns, from: owner, to: id, detail: .ownership(.primary)))
                }
                for supporter in supporters[name] ?? [] { builder.add(Relation(.supports, from: supporter, to: id)) }
                for target in dependencies[name] ?? [] where systems[target] != nil {
                    builder.add(Relation(.dependsOn, from: id, to: EntityID(.system, target)))
                }
            }
            return builder.build().cycle
        }
    }

    init(seed: UInt64) { random = SeededGenerator(seed: seed) }

    mutating func chance(_ share: Double) -> Bool { Double.random(in: 0..<1, using: &random) < share }

    mutating func some<Value>(_ count: ClosedRange<Int>, of values: [Value]) -> [Value] {
        Array(values.shuffled(using: &random).prefix(Int.random(in: count, using: &random)))
    }

    mutating func next() -> Parts {
        var parts = Parts()
        let people = (0..<Int.random(in: 2...7, using: &random)).map { "p\($0)" }
        for name in people {
            parts.people[name] = Person(status: chance(0.15) ? .departed : .active)
        }
        for index in 0..<Int.random(in: 1...3, using: &random) {
            parts.teams["t\(index)"] = some(0...3, of: people)
        }
        let holders = people.map { EntityID(.person, $0) } + parts.teams.keys.sorted().map { EntityID(.team, $0) }
        let systems = (0..<Int.random(in: 2...9, using: &random)).map { "s\($0)" }
        for name in systems {
            let tier = Int.random(in: 0...4, using: &random)
            parts.systems[name] = System(
                stage: chance(0.1) ? .retired : .production, tier: tier == 0 ? nil : tier)
            parts.owners[name] = some(0...2, of: holders)
            parts.supporters[name] = chance(0.5) ? some(1...2, of: holders) : []
            parts.dependencies[name] = some(0...2, of: systems.filter { $0 != name })
        }
        return parts
    }
}
