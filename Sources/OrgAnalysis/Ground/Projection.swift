import GraphCore
import OrgModel

/// A layer of a cycle as a simple graph, without retired systems and departed people.
struct Projection: Sendable {
    /// For each node the position of its entity, ascending.
    let positions: [Int]
    /// The graph with directions; an undirected relation is an arc each way.
    let directed: CompressedGraph

    init(of ground: Ground, layer: Layer) {
        let cycle = ground.cycle
        let positions = cycle.entities.indices.filter {
            cycle.entities[$0].system?.stage != .retired && cycle.entities[$0].person?.status != .departed
        }
        var node = [Int](repeating: -1, count: cycle.entities.count)
        for (index, position) in positions.enumerated() { node[position] = index }
        let kinds = layer.kinds
        var edges: [Edge] = []
        edges.reserveCapacity(cycle.relations.count)
        for (relation, ends) in zip(cycle.relations, cycle.ends) where kinds.contains(relation.kind) {
            let (tail, head) = (node[ends.from], node[ends.to])
            guard tail >= 0, head >= 0 else { continue }
            edges.append(Edge(tail, head, weight: relation.weight))
            if relation.kind.isUndirected { edges.append(Edge(head, tail, weight: relation.weight)) }
        }
        self.positions = positions
        directed = CompressedGraph(nodeCount: positions.count, edges: edges, directed: true)
    }
}
