/// A smallest set of nodes whose removal leaves no path from a source to a sink.
public struct VertexCut: Sendable, Equatable {
    /// The nodes of the set, ascending. Among the smallest sets it is the one nearest to the source.
    public let nodes: [Int]

    /// The number of nodes; 0 when there is no path to begin with.
    public var size: Int { nodes.count }
}

extension CompressedGraph {
    /// The smallest set of nodes whose removal leaves no path from `source` to `sink`; neither the two themselves nor
    /// the `uncuttable` nodes can be in it. Nil when no such set exists: the two are one node, an edge leads from the
    /// source to the sink, or a path between them has only uncuttable nodes.
    ///
    /// Menger 1927 in the form of a maximum flow (Ford and Fulkerson 1956, doi:10.4153/CJM-1956-045-5) through the graph
    /// with every node split in two, found as in Dinic, Soviet Math. Doklady 11, 1970, without recursion.
    ///
    /// - Complexity: O(√n · (n + m)) when everything can be cut (Even and Tarjan 1975, doi:10.1137/0204043), O(k · (n + m))
    ///   for a cut of k nodes otherwise.
    public func minimumVertexCut(
        from source: Int, to sink: Int, uncuttable: some Sequence<Int> = EmptyCollection<Int>()
    ) -> VertexCut? {
        check(source)
        check(sink)
        guard source != sink else { return nil }
        var network = SplitNetwork(self, source: source, sink: sink, uncuttable: uncuttable)
        guard !network.hasUncuttablePath() else { return nil }
        network.saturate()
        return VertexCut(nodes: network.nearestCut())
    }

    /// The largest number of paths from `source` to `sink` of which no two share a node in between; a direct edge is
    /// one of them. 0 when the two are one node.
    ///
    /// - Complexity: O(√n · (n + m)); see ``minimumVertexCut(from:to:uncuttable:)`` for the sources.
    public func vertexDisjointPaths(from source: Int, to sink: Int) -> Int {
        check(source)
        check(sink)
        guard source != sink else { return 0 }
        var network = SplitNetwork(self, source: source, sink: sink, uncuttable: EmptyCollection<Int>())
        return network.saturate()
    }
}
