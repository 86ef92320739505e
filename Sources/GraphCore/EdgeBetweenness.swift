extension CompressedGraph {
    /// The betweenness of each edge, in the order of ``edges()``: over all pairs of nodes, the share of the shortest paths
    /// between them that take it. Each unordered pair counts once in an undirected graph, each ordered pair in a directed
    /// one. See ``normalizedEdgeBetweenness(_:)`` for values between 0 and 1.
    ///
    /// Two path lengths are equal when they differ by less than 1e-10 of the larger.
    ///
    /// Girvan and Newman, "Community structure in social and biological networks", PNAS 99(12), 2002,
    /// doi:10.1073/pnas.122653799; Brandes, "On variants of shortest-path betweenness centrality and their generic
    /// computation", Soc. Netw. 30(2), 2008, doi:10.1016/j.socnet.2007.11.001.
    ///
    /// - Precondition: with ``PathLengths/inverseWeights`` every weight is above zero.
    /// - Parameter threads: how many threads may work; at least one does. The result is the same to the last bit.
    /// - Complexity: O(n · (n + m)) time where all edges have one length, else O(n · (n + m) · log n); memory for 64 · m
    ///   numbers at most beside what each thread needs.
    public func edgeBetweenness(lengths: PathLengths = .hops, threads: Int = 1) -> [Double] {
        edgeBetweenness(lengths: lengths, threads: threads, isCancelled: nil) ?? []
    }

    /// The same as ``edgeBetweenness(lengths:threads:)``, or nil if `isCancelled` answers yes; it is asked often and from
    /// several threads.
    public func edgeBetweenness(
        lengths: PathLengths = .hops, threads: Int = 1, isCancelled: (@Sendable () -> Bool)?
    ) -> [Double]? {
        let cancellation = Cancellation(isCancelled)
        let (nodeCount, edgeCount) = (nodeCount, edgeCount)
        // A constant, and not made from the number of threads: the grouping of the sums decides their last bits.
        let chunkCount = min(nodeCount, 64)
        let sum = OrderedSum(count: edgeCount)
        edgeIndices().withUnsafeBufferPointer { buffer in
            nonisolated(unsafe) let indices = buffer
            PathRows(out, lengths).withUnsafeRows { rows in
                ParallelChunks.run(chunkCount, threads: threads) { next in
                    var dependencies = EdgeDependencies(rows, indices: indices)
                    while let chunk = next() {
                        var partial = [Double](repeating: 0, count: edgeCount)
                        for source in (chunk * nodeCount / chunkCount)..<((chunk + 1) * nodeCount / chunkCount) {
                            if cancellation.check() { return }
                            dependencies.add(from: source, to: &partial)
                        }
                        sum.add(partial, at: chunk)
                    }
                }
            }
        }
        if cancellation.wasCancelled { return nil }
        // Undirected, every pair was met from both of its ends.
        return isDirected ? sum.total : sum.total.map { $0 / 2 }
    }

    /// Edge betweenness as a share of the pairs of nodes, as in NetworkX: divided by n(n − 1), half of that in an
    /// undirected graph.
    ///
    /// - Precondition: `values` has one element for each edge.
    public func normalizedEdgeBetweenness(_ values: [Double]) -> [Double] {
        precondition(values.count == edgeCount, "\(values.count) values for \(edgeCount) edges")
        let orderedPairs = Double(nodeCount) * Double(nodeCount - 1)
        let pairs = isDirected ? orderedPairs : orderedPairs / 2
        return values.map { $0 / pairs }
    }

    /// For each position of ``out`` the place of its edge in ``edges()``; the two of an undirected edge share one.
    /// O(n + m).
    private func edgeIndices() -> [UInt32] {
        var result = [UInt32](repeating: 0, count: out.targets.count)
        var next: UInt32 = 0
        // For each node the position behind those of its edges that a smaller end has numbered. Rows are sorted, and the
        // smaller ends come in ascending order.
        var filled = out.offsets
        for tail in 0..<nodeCount {
            for position in out.range(of: tail) {
                let head = Int(out.targets[position])
                if !isDirected {
                    if head < tail { continue }
                    result[filled[head]] = next
                    filled[head] += 1
                }
                result[position] = next
                next += 1
            }
        }
        return result
    }
}
