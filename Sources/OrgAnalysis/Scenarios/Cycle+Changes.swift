public import OrgModel

extension Cycle {
    /// The cycle as it would be with some changes, checked anew. Where entities were read is kept.
    ///
    /// - Throws: All changes that cannot be made, with what speaks against each.
    /// - Complexity: That of building a cycle, O(e + r log r) for e entities and r relations.
    public func applying(_ changes: [Change]) throws(ImpossibleChanges) -> Cycle {
        let obstacles = Change.obstacles(to: changes, in: self)
        guard obstacles.isEmpty else { throw ImpossibleChanges(changes: obstacles) }
        var builder = CycleBuilder(from: self)
        let ground = Ground(self)
        let humans = Humans(ground)
        let support = Support(ground, humans)
        var listed: Set<Relation> = []
        var made: Set<Change> = []
        for change in changes
        where made.insert(change).inserted && change.idleness(in: ground, humans, support) == nil {
            switch change {
            case .absence(let id):
                for person in ground.absentees(id) { builder.setAway(ground.id(person)) }
            case .support(let system, let supporter):
                for relation in supporters(of: system, and: supporter, in: ground, support)
                where listed.insert(relation).inserted {
                    builder.add(relation)
                }
            case .promotion(let id, let factor):
                builder.promote(id, loadFactor: factor)
            case .capacity(let id, let hours):
                builder.setCapacity(of: id, hours)
            }
        }
        return builder.build().cycle
    }

    /// What has to be listed so that somebody more can fix a system, and nobody less.
    private func supporters(
        of system: EntityID, and supporter: EntityID, in ground: Ground, _ support: Support
    ) -> [Relation] {
        guard let position = position(of: system), let newcomer = self.position(of: supporter) else { return [] }
        let listed = ground.listedSupporters[position]
        let owners = listed.isEmpty ? support.owners[position].map(\.position) : []
        return Set(owners + [newcomer]).subtracting(listed).sorted().map {
            Relation(.supports, from: ground.id($0), to: system)
        }
    }
}

extension Ground {
    /// Who is away when a person or a team is.
    func absentees(_ id: EntityID) -> [Int] {
        guard let position = cycle.position(of: id) else { return [] }
        guard id.kind == .team else { return [position] }
        let people = members[position].map(\.position) + leads(of: position) + (onCall(of: position)?.people ?? [])
        // Behind a mailbox others read on, and a bot does not go on leave.
        return Set(people).filter { cycle.entities[$0].person?.nature == .human }.sorted()
    }
}

extension CycleBuilder {
    fileprivate mutating func setAway(_ id: EntityID) {
        update(id) { entity in
            guard var person = entity.person, person.status == .active else { return }
            person.status = .leave
            entity.attributes = .person(person)
        }
    }

    fileprivate mutating func promote(_ id: EntityID, loadFactor: Double) {
        update(id) { entity in
            guard var system = entity.system else { return }
            system.stage = .production
            if loadFactor != 1 { system.load = min(system.effectiveLoad * loadFactor, .greatestFiniteMagnitude) }
            entity.attributes = .system(system)
        }
    }

    fileprivate mutating func setCapacity(of id: EntityID, _ hours: Double) {
        update(id) { entity in
            guard var person = entity.person else { return }
            person.capacity = hours
            entity.attributes = .person(person)
        }
    }
}
