/// A graph with each strongly connected component drawn together into one node; what remains has no cycles.
public struct Condensation: Sendable {
    /// The strongly connected components.
    public let components: Components

    /// One node for each component, under its number; the weights of the edges between two components are added.
    public let graph: CompressedGraph

    /// The components in an order in which every edge of ``graph`` leads forward.
    public let topologicalOrder: [Int]
}

extension CompressedGraph {
    /// The condensation: the acyclic graph of the strongly connected components. That of an undirected graph is one node
    /// without edges for each connected component.
    ///
    /// Tarjan 1972 (see ``stronglyConnectedComponents()``); the order as in Kahn, "Topological sorting of large
    /// networks", CACM 5(11), 1962, doi:10.1145/368996.369025, with components that are free at the same time in the
    /// order in which they became free.
    ///
    /// - Complexity: O(n + m), and what merging parallel edges takes (see ``init(nodeCount:edges:directed:)``).
    public func condensation() -> Condensation {
        let components = stronglyConnectedComponents()
        let labels = components.labels
        let rows = out
        let edges = (0..<(isDirected ? nodeCount : 0)).lazy.flatMap { tail in
            rows.range(of: tail).lazy
                .filter { labels[Int(rows.targets[$0])] != labels[tail] }
                .map { Edge(labels[tail], labels[Int(rows.targets[$0])], weight: rows.weights[$0]) }
        }
        let graph = CompressedGraph(nodeCount: components.count, edges: edges, directed: true)
        return Condensation(components: components, graph: graph, topologicalOrder: graph.kahnOrder())
    }

    /// The nodes in an order in which every edge leads forward; those on or behind a cycle are left out.
    private func kahnOrder() -> [Int] {
        var waitsFor = (0..<nodeCount).map { into.range(of: $0).count }
        var order = waitsFor.indices.filter { waitsFor[$0] == 0 }
        order.reserveCapacity(nodeCount)
        var index = 0
        while index < order.count {
            for position in out.range(of: order[index]) {
                let head = Int(out.targets[position])
                waitsFor[head] -= 1
                if waitsFor[head] == 0 { order.append(head) }
            }
            index += 1
        }
        return order
    }
}
