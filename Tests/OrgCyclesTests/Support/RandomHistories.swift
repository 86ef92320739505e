import OrgModel
import TestSupport

/// Makes small organisations of everything that figures look at, and what becomes of them a cycle later: some of it is drawn
/// anew, some comes, some goes.
struct RandomHistories {
    private var random: SeededGenerator

    init(seed: UInt64) { random = SeededGenerator(seed: seed) }

    /// So many cycles, each a little different from the one before.
    mutating func cycles(_ count: Int) -> [Cycle] {
        var drawn = Drawn()
        return (1...count).map { number in
            redraw(&drawn, share: number == 1 ? 1 : 0.2)
            return build(drawn, label: "2026-0\(number)")
        }
    }

    /// What was drawn for each place, so that it can stay.
    private struct Drawn {
        var people: [String: (status: Person.Status, capacity: Double?, team: String, manager: Int?)?] = [:]
        var systems: [String: SystemParts?] = [:]
        var meetings: [String: Bool] = [:]
    }

    private struct SystemParts {
        var system: System
        var owners: [EntityID]
        var supporters: [EntityID]
        var policy: String?
        var needs: [String]
        var review: ReviewMetrics?
    }

    private static let people = (0..<12).map { "p\($0)" }
    private static let systems = (0..<14).map { "s\($0)" }
    private static let teams = (0..<4).map { "t\($0)" }
    private static let policies = (0..<3).map { "l\($0)" }

    private mutating func chance(_ share: Double) -> Bool { Double.random(in: 0..<1, using: &random) < share }
    private mutating func pick<Value>(_ values: [Value]) -> Value {
        values[Int.random(in: 0..<values.count, using: &random)]
    }

    private mutating func redraw(_ drawn: inout Drawn, share: Double) {
        for (index, name) in Self.people.enumerated() where chance(share) {
            drawn.people[name] =
                chance(0.1)
                ? .some(nil)
                : .some(
                    (
                        status: pick([.active, .active, .active, .active, .leave, .departed]),
                        capacity: chance(0.7) ? Double(Int.random(in: 1...20, using: &random)) : nil,
                        team: pick(Self.teams),
                        manager: index > 0 && chance(0.6) ? Int.random(in: 0..<index, using: &random) : nil
                    ))
        }
        for name in Self.systems where chance(share) {
            drawn.systems[name] = chance(0.15) ? .some(nil) : .some(system())
        }
        for team in Self.teams where chance(share) { drawn.meetings[team] = chance(0.5) }
    }

    private mutating func system() -> SystemParts {
        let holders = Self.people.map { EntityID(.person, $0) } + Self.teams.map { EntityID(.team, $0) }
        return SystemParts(
            system: System(
                stage: pick([.pilot, .production, .production, .retired]), tier: pick([nil, 1, 2, 3, 4]),
                load: chance(0.4) ? Double(Int.random(in: 0...9, using: &random)) : nil,
                users: chance(0.5) ? Int.random(in: 0...99, using: &random) : nil,
                isReversible: chance(0.5) ? chance(0.5) : nil),
            owners: chance(0.85) ? [pick(holders)] : [], supporters: chance(0.4) ? [pick(holders), pick(holders)] : [],
            policy: chance(0.7) ? pick(Self.policies) : nil, needs: chance(0.5) ? [pick(Self.systems)] : [],
            review: chance(0.6) ? pick(ReviewMetrics.allCases) : nil)
    }

    private func build(_ drawn: Drawn, label: String) -> Cycle {
        var builder = CycleBuilder(organization: "Random", label: label, danglingReferences: .areErrors)
        func person(_ name: String) -> EntityID { EntityID(.person, name) }
        for name in Self.people {
            guard case .some(.some(let it)) = drawn.people[name] else { continue }
            builder.add(
                Entity(person(name), attributes: .person(Person(status: it.status, capacity: it.capacity))))
            builder.add(Relation(.memberOf, from: person(name), to: EntityID(.team, it.team)))
            let manager = it.manager.map { Self.people[$0] }
            if let manager, case .some(.some) = drawn.people[manager] {
                builder.add(Relation(.reportsTo, from: person(name), to: person(manager)))
            }
        }
        let forum = EntityID(.forum, "f")
        builder.add(Entity(forum, attributes: .forum(Forum(cadence: .monthly))))
        for name in Self.teams {
            builder.add(Entity(EntityID(.team, name)))
            if drawn.meetings[name] ?? false { builder.add(Relation(.attends, from: EntityID(.team, name), to: forum)) }
        }
        for (index, name) in Self.policies.enumerated() {
            let policy = EntityID(.policy, name)
            builder.add(Entity(policy))
            let steps: [EntityID] = [EntityID(.team, Self.teams[index]), EntityID(.team, Self.teams[3])]
            for (rung, target) in steps.enumerated() {
                builder.add(
                    Relation(
                        .escalatesTo, from: policy, to: target, detail: .escalation(EscalationStep(rung: rung + 1))))
            }
        }
        builder.addAuthority(EntityID(.team, Self.teams[3]))
        for name in Self.systems {
            guard case .some(.some(let parts)) = drawn.systems[name] else { continue }
            add(parts, EntityID(.system, name), drawn, forum, to: &builder)
        }
        return builder.build().cycle
    }

    private func add(
        _ parts: SystemParts, _ id: EntityID, _ drawn: Drawn, _ forum: EntityID, to builder: inout CycleBuilder
    ) {
        func isThere(_ holder: EntityID) -> Bool {
            guard holder.kind == .person else { return true }
            if case .some(.some) = drawn.people[holder.name] { return true }
            return false
        }
        builder.add(Entity(id, attributes: .system(parts.system)))
        for owner in parts.owners where isThere(owner) { builder.add(Relation(.owns, from: owner, to: id)) }
        for supporter in parts.supporters where isThere(supporter) {
            builder.add(Relation(.supports, from: supporter, to: id))
        }
        if let policy = parts.policy { builder.add(Relation(.follows, from: id, to: EntityID(.policy, policy))) }
        for need in parts.needs where need != id.name {
            if case .some(.some) = drawn.systems[need] {
                builder.add(Relation(.dependsOn, from: id, to: EntityID(.system, need)))
            }
        }
        if let review = parts.review { builder.add(Relation(.reviews, from: forum, to: id, detail: .review(review))) }
    }
}
