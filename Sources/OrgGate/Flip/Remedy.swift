import OrgModel

/// A change to an organisation that can be tried out.
enum Remedy: Hashable, Sendable {
    /// Somebody else can fix a system.
    case support(system: EntityID, by: EntityID)
    /// Somebody is called on a rung as well.
    case call(EntityID, LadderRung)
    /// The ladder gets a further rung.
    case append(EntityID, ladder: EntityID)
    /// A rung waits so many minutes at most.
    case shorten(LadderRung, minutes: Double)
    /// Who is called on a rung can be reached around the clock.
    case cover(EntityID, LadderRung)
    /// A system gets a ladder of its own: each rung waits so many minutes.
    case write(system: EntityID, rungs: [EntityID], minutes: Double)

    /// A rung of a ladder that is written down.
    struct LadderRung: Hashable, Sendable {
        /// The policy, team or system that has the rungs.
        let ladder: EntityID
        /// Its number in the file.
        let number: Int
        /// Its place on the chain, from 1.
        let place: Int
    }
}

extension Cycle {
    /// The cycle with changes made. What cannot be changed stays as it is.
    ///
    /// - Parameter supporters: Who can fix a system now.
    /// - Complexity: that of building a cycle for each change.
    func applying(_ remedies: [Remedy], supporters: (EntityID) -> [EntityID]) -> Cycle {
        var entities = self.entities
        var relations = self.relations
        for remedy in remedies {
            switch remedy {
            case .support(let system, let person):
                // Listed supporters replace the owners' people, who are then listed beside the new one.
                let isListed = relations.contains { $0.kind == .supports && $0.to == system }
                let others = isListed ? [] : supporters(system)
                relations += (others + [person]).map { Relation(.supports, from: $0, to: system) }
            case .call(let target, let rung):
                let steps = relations.filter { $0.isStep(of: rung) }.compactMap(\.step)
                relations.append(
                    Relation(
                        .escalatesTo, from: rung.ladder, to: target,
                        detail: .escalation(
                            EscalationStep(
                                rung: rung.number, after: steps.compactMap(\.after).max(),
                                advance: steps.first?.advance))))
            case .append(let target, let ladder):
                let steps = relations.filter { $0.kind == .escalatesTo && $0.from == ladder }.compactMap(\.step)
                let last = steps.map(\.rung).max() ?? 0
                relations.append(
                    Relation(
                        .escalatesTo, from: ladder, to: target,
                        detail: .escalation(EscalationStep(rung: last + 1, advance: steps.first?.advance))))
            case .shorten(let rung, let minutes):
                for index in relations.indices where relations[index].isStep(of: rung) {
                    relations[index].change { $0.after = $0.after.map { min($0, minutes) } }
                }
            case .cover(let target, let rung):
                for index in relations.indices
                where relations[index].isStep(of: rung) && relations[index].to == target {
                    relations[index].change { $0.hours = nil }
                }
                if let position = entities.firstIndex(where: { $0.id == target }), var team = entities[position].team {
                    team.onCall?.hours = nil
                    entities[position].attributes = .team(team)
                }
            case .write(let system, let rungs, let minutes):
                relations.removeAll { $0.kind == .escalatesTo && $0.from == system }
                for (index, target) in rungs.enumerated() {
                    let after = index + 1 < rungs.count ? minutes : nil
                    relations.append(
                        Relation(
                            .escalatesTo, from: system, to: target,
                            detail: .escalation(EscalationStep(rung: index + 1, after: after))))
                }
            }
        }
        return rebuilt(entities, relations)
    }

    private func rebuilt(_ entities: [Entity], _ relations: [Relation]) -> Cycle {
        var builder = CycleBuilder(organization: organization, label: label, danglingReferences: .areErrors)
        builder.complete = complete
        for entity in entities { builder.add(entity, at: location(of: entity.id)) }
        for relation in relations { builder.add(relation) }
        for event in events { builder.add(event) }
        return builder.build().cycle
    }
}

extension Relation {
    fileprivate func isStep(of rung: Remedy.LadderRung) -> Bool {
        kind == .escalatesTo && from == rung.ladder && step?.rung == rung.number
    }

    fileprivate mutating func change(_ change: (inout EscalationStep) -> Void) {
        guard var step else { return }
        change(&step)
        detail = .escalation(step)
    }
}
