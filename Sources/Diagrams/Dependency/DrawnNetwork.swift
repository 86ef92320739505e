import OrgAnalysis
import OrgModel

/// The relations that a view of a layer draws, and what they are between. Retired systems and departed people are no part
/// of it, as for the measures of the layer.
struct DrawnNetwork {
    let layer: NetworkLayer
    /// The relations whose both ends are there, in the order of the cycle.
    let relations: [Relation]
    /// What has a relation, by id.
    let ids: [EntityID]
    /// For each the weights of its relations, added up.
    let strength: [EntityID: Double]
    /// The kinds of what may have a relation of the layer.
    let kinds: Set<EntityKind>
    /// How many are retired or departed.
    let gone: Int
    private let totals: [EntityKind: Int]

    init(_ cycle: Cycle, _ layer: NetworkLayer) {
        // Teams may depend on teams too; what goes down with what is asked of systems.
        let onlySystems = layer == .layer(.dependency)
        let kinds: Set<EntityKind> =
            onlySystems ? [.system] : Set(layer.kinds.flatMap { $0.ends.flatMap { [$0.from, $0.to] } })
        func isThere(_ entity: Entity) -> Bool {
            entity.system?.stage != .retired && entity.person?.status != .departed
        }
        var strength: [EntityID: Double] = [:]
        var relations: [Relation] = []
        for (relation, ends) in zip(cycle.relations, cycle.ends) where layer.kinds.contains(relation.kind) {
            guard !onlySystems || relation.from.kind == .system, isThere(cycle.entities[ends.from]),
                isThere(cycle.entities[ends.to])
            else { continue }
            relations.append(relation)
            strength[relation.from, default: 0] += relation.weight
            strength[relation.to, default: 0] += relation.weight
        }
        var totals: [EntityKind: Int] = [:]
        var gone = 0
        for entity in cycle.entities where kinds.contains(entity.id.kind) {
            if isThere(entity) { totals[entity.id.kind, default: 0] += 1 } else { gone += 1 }
        }
        self.layer = layer
        self.relations = relations
        self.strength = strength
        self.kinds = kinds
        self.gone = gone
        self.totals = totals
        ids = strength.keys.sorted()
    }

    /// Whether what goes down with what can be asked of it.
    var isOfDependencies: Bool { layer == .layer(.dependency) }

    /// What its relations are called.
    var noun: String { isOfDependencies ? "dependency" : "relation" }

    /// How many of some kinds have no relation of the layer.
    func countWithout(in kinds: [EntityKind]) -> Int {
        kinds.reduce(0) { $0 + (totals[$1] ?? 0) } - ids.count { kinds.contains($0.kind) }
    }

    /// What is at most so many relations away from a focus, whichever way they lead, and how far; everything, at distance
    /// 0, without a focus.
    ///
    /// - Complexity: O(relations).
    func near(_ focus: [EntityID], hops: Int) -> (ids: [EntityID], distances: [EntityID: Int]) {
        guard !focus.isEmpty else { return (ids, [:]) }
        var neighbours: [EntityID: [EntityID]] = [:]
        for relation in relations {
            neighbours[relation.from, default: []].append(relation.to)
            neighbours[relation.to, default: []].append(relation.from)
        }
        var distances: [EntityID: Int] = [:]
        var queue: [EntityID] = []
        for id in focus where distances.updateValue(0, forKey: id) == nil { queue.append(id) }
        var index = 0
        while index < queue.count {
            let id = queue[index]
            index += 1
            let distance = distances[id] ?? 0
            guard distance < hops else { continue }
            for other in neighbours[id] ?? [] where distances[other] == nil {
                distances[other] = distance + 1
                queue.append(other)
            }
        }
        return (distances.keys.sorted(), distances)
    }
}
