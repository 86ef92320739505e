import GraphCore
import OrgModel

/// Some relations of a cycle as a simple graph, without retired systems and departed people.
struct Projection: Sendable {
    /// For each node the position of its entity, ascending.
    let positions: [Int]
    /// The graph. An undirected relation is an arc each way in a directed one, and counts its weight once in an
    /// undirected one.
    let graph: CompressedGraph

    /// Projects the relations of some kinds.
    ///
    /// - Parameter leavingOutOthers: whether only those are nodes that have such a relation, instead of all that are there.
    init(
        of cycle: Cycle, kinds: Set<RelationKind>, directed: Bool = true, leavingOutOthers: Bool = false
    ) {
        func isThere(_ position: Int) -> Bool {
            cycle.entities[position].system?.stage != .retired && cycle.entities[position].person?.status != .departed
        }
        let relations = cycle.relations.indices.filter {
            kinds.contains(cycle.relations[$0].kind) && isThere(cycle.ends[$0].from) && isThere(cycle.ends[$0].to)
        }
        var isNode = cycle.entities.indices.map { !leavingOutOthers && isThere($0) }
        for relation in relations {
            isNode[cycle.ends[relation].from] = true
            isNode[cycle.ends[relation].to] = true
        }
        let positions = isNode.indices.filter { isNode[$0] }
        var node = [Int](repeating: -1, count: isNode.count)
        for (index, position) in positions.enumerated() { node[position] = index }
        var edges: [Edge] = []
        edges.reserveCapacity(relations.count)
        for index in relations {
            let relation = cycle.relations[index]
            let (tail, head) = (node[cycle.ends[index].from], node[cycle.ends[index].to])
            edges.append(Edge(tail, head, weight: relation.weight))
            if directed, relation.kind.isUndirected { edges.append(Edge(head, tail, weight: relation.weight)) }
        }
        self.positions = positions
        graph = CompressedGraph(nodeCount: positions.count, edges: edges, directed: directed)
    }
}
