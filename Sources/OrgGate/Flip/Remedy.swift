import OrgAnalysis
import OrgModel

/// A change to an organisation that can be tried out.
enum Remedy: Hashable, Sendable {
    /// Somebody else can fix a system.
    case support(system: EntityID, by: EntityID)
    /// Somebody is called on a rung as well.
    case call(EntityID, LadderRung)
    /// The ladder gets a further rung.
    case append(EntityID, ladder: EntityID)
    /// Rungs wait so many minutes at most.
    case shorten([LadderRung], minutes: Double)
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
    /// The cycle with changes made; nil where one of them cannot be.
    ///
    /// - Complexity: that of building a cycle twice, and O(relations) for each change.
    func remedied(by remedies: [Remedy]) -> Cycle? {
        let supports = remedies.compactMap { remedy -> Change? in
            guard case .support(let system, let person) = remedy else { return nil }
            return .support(of: system, by: person)
        }
        guard let supported = try? applying(supports) else { return nil }
        var ladders = Ladders(of: supported)
        for remedy in remedies { ladders.make(remedy) }
        return ladders.cycle
    }
}

/// The ladders of a cycle while they are changed.
private struct Ladders {
    private let former: Cycle
    private var relations: [Relation]
    private var alwaysOnCall: Set<EntityID> = []

    init(of cycle: Cycle) {
        former = cycle
        relations = cycle.relations
    }

    var cycle: Cycle {
        var builder = CycleBuilder(
            organization: former.organization, label: former.label, danglingReferences: .areErrors)
        builder.complete = former.complete
        builder.collections = Set(former.collections)
        for entity in former.entities { builder.add(entity, at: former.location(of: entity.id)) }
        for relation in relations { builder.add(relation) }
        for event in former.events { builder.add(event) }
        for id in alwaysOnCall {
            builder.update(id) { entity in
                guard var team = entity.team else { return }
                team.onCall?.hours = nil
                entity.attributes = .team(team)
            }
        }
        return builder.build().cycle
    }

    mutating func make(_ remedy: Remedy) {
        switch remedy {
        case .support: break
        case .call(let target, let rung):
            let steps = relations.filter { $0.isStep(of: rung) }.compactMap(\.step)
            add(
                target, to: rung.ladder,
                EscalationStep(
                    rung: rung.number, after: steps.compactMap(\.after).max(), advance: steps.first?.advance))
        case .append(let target, let ladder):
            let steps = relations.filter { $0.kind == .escalatesTo && $0.from == ladder }.compactMap(\.step)
            add(
                target, to: ladder,
                EscalationStep(rung: (steps.map(\.rung).max() ?? 0) + 1, advance: steps.first?.advance))
        case .shorten(let rungs, let minutes):
            change(
                { relation in rungs.contains { relation.isStep(of: $0) } },
                { $0.after = $0.after.map { min($0, minutes) } })
        case .cover(let target, let rung):
            change({ $0.isStep(of: rung) && $0.to == target }, { $0.hours = nil })
            alwaysOnCall.insert(target)
        case .write(let system, let rungs, let minutes):
            relations.removeAll { $0.kind == .escalatesTo && $0.from == system }
            for (index, target) in rungs.enumerated() {
                add(target, to: system, EscalationStep(rung: index + 1, after: index + 1 < rungs.count ? minutes : nil))
            }
        }
    }

    private mutating func add(_ target: EntityID, to ladder: EntityID, _ step: EscalationStep) {
        relations.append(Relation(.escalatesTo, from: ladder, to: target, detail: .escalation(step)))
    }

    private mutating func change(_ isMeant: (Relation) -> Bool, _ change: (inout EscalationStep) -> Void) {
        for index in relations.indices where isMeant(relations[index]) {
            guard var step = relations[index].step else { continue }
            change(&step)
            relations[index].detail = .escalation(step)
        }
    }
}

extension Relation {
    fileprivate func isStep(of rung: Remedy.LadderRung) -> Bool {
        kind == .escalatesTo && from == rung.ladder && step?.rung == rung.number
    }
}
