extension CompressedGraph {
    /// Trial.
    public func lengthBetweenness(threads: Int = 1) -> [Double]? {
        var copy = self
        copy = CompressedGraph(nodeCount: nodeCount, edgeCount: edgeCount, isDirected: isDirected, out: inverse(out), into: inverse(into))
        let work = BetweennessWork(threads: threads, cancellation: Cancellation(nil), hasLengths: true)
        return isDirected ? work.directed(copy) : work.undirected(copy)
    }
    private func inverse(_ rows: Rows) -> Rows {
        Rows(offsets: rows.offsets, targets: rows.targets, weights: rows.weights.map { 1 / $0 })
    }
}
