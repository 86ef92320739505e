/// What ``CompressedGraph/centralization(of:threads:)`` measures.
public enum CentralizationMeasure: String, Hashable, Sendable, CaseIterable {
    case degree, closeness, betweenness
}

extension CompressedGraph {
    /// Freeman's centralization: how far the graph is built round its most central node. 0 when all nodes are equally
    /// central, 1 for a star; nil with fewer than three nodes.
    ///
    /// Σ (C* − C(v)) over the largest value that a connected graph with n nodes can have, which the star has: with degree
    /// n² − 3n + 2, with closeness (n² − 3n + 2) / (2n − 3), with betweenness (as a share of its pairs) n − 1. Directions
    /// and weights are not used. In a graph of several parts closeness is that of Wasserman and Faust; a star beside
    /// nodes that stand alone then has less than 1.
    ///
    /// Freeman, "Centrality in social networks: conceptual clarification", Soc. Netw. 1, 1979,
    /// doi:10.1016/0378-8733(78)90021-7.
    ///
    /// - Complexity: O(n + m) with degree, else O(n · (n + m)).
    public func centralization(of measure: CentralizationMeasure, threads: Int = 1) -> Double? {
        centralization(of: measure, threads: threads, isCancelled: nil)
    }

    /// The same as ``centralization(of:threads:)``, or nil if `isCancelled` answers yes; it is asked often and from
    /// several threads.
    public func centralization(
        of measure: CentralizationMeasure, threads: Int = 1, isCancelled: (@Sendable () -> Bool)?
    ) -> Double? {
        guard nodeCount > 2 else { return nil }
        let graph = undirected()
        let n = Double(nodeCount)
        let starSum = (n - 1) * (n - 2)
        let values: [Double]?
        let largestSum: Double
        switch measure {
        case .degree:
            values = graph.degrees().map(Double.init)
            largestSum = starSum
        case .closeness:
            values = graph.closeness(threads: threads, isCancelled: isCancelled)
            largestSum = starSum / (2 * n - 3)
        case .betweenness:
            values = graph.betweenness(threads: threads, isCancelled: isCancelled).map(graph.normalizedBetweenness)
            largestSum = n - 1
        }
        guard let values else { return nil }
        let largest = values.max() ?? 0
        return values.reduce(0) { $0 + (largest - $1) } / largestSum
    }
}
