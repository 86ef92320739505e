extension CompressedGraph {
    /// The betweenness of each node: over all pairs of other nodes, the share of the shortest paths in hops between them
    /// that pass it. Each unordered pair counts once in an undirected graph, each ordered pair in a directed one; the
    /// ends of a path are not on it. See ``normalizedBetweenness(_:)`` for values between 0 and 1.
    ///
    /// Brandes, "A faster algorithm for betweenness centrality", J. Math. Sociol. 25(2), 2001,
    /// doi:10.1080/0022250X.2001.9990249.
    ///
    /// - Parameter threads: how many threads may work; at least one does. The result is the same to the last bit.
    /// - Complexity: O(n · (n + m)) time; memory for 64 · n numbers at most beside what each thread needs.
    public func betweenness(threads: Int = 1) -> [Double] {
        betweenness(threads: threads, isCancelled: nil) ?? []
    }

    /// The same as ``betweenness(threads:)``, or nil if `isCancelled` answers yes; it is asked often and from several
    /// threads.
    public func betweenness(threads: Int = 1, isCancelled: (@Sendable () -> Bool)?) -> [Double]? {
        sweepShortestPaths(threads: threads, withHarmonic: false, isCancelled: isCancelled)?.betweenness
    }

    /// ``betweenness(threads:)`` and ``harmonicCloseness(threads:)`` together, with the same bits; in an undirected graph
    /// for the price of the first alone.
    public func pathCentralities(threads: Int = 1) -> (betweenness: [Double], harmonic: [Double]) {
        pathCentralities(threads: threads, isCancelled: nil) ?? ([], [])
    }

    /// The same as ``pathCentralities(threads:)``, or nil if `isCancelled` answers yes; it is asked often and from
    /// several threads.
    public func pathCentralities(
        threads: Int = 1, isCancelled: (@Sendable () -> Bool)?
    ) -> (betweenness: [Double], harmonic: [Double])? {
        let swept = sweepShortestPaths(threads: threads, withHarmonic: !isDirected, isCancelled: isCancelled)
        guard isDirected, let swept else { return swept }
        guard let harmonic = harmonicCloseness(threads: threads, isCancelled: isCancelled) else { return nil }
        return (swept.betweenness, harmonic)
    }

    /// Betweenness as a share of the pairs a node could lie between: divided by (n − 1)(n − 2), half of that in an
    /// undirected graph. All zero with fewer than three nodes.
    ///
    /// - Precondition: `values` has one element for each node.
    public func normalizedBetweenness(_ values: [Double]) -> [Double] {
        precondition(values.count == nodeCount, "\(values.count) values for \(nodeCount) nodes")
        guard nodeCount > 2 else { return [Double](repeating: 0, count: nodeCount) }
        let orderedPairs = Double(nodeCount - 1) * Double(nodeCount - 2)
        let pairs = isDirected ? orderedPairs : orderedPairs / 2
        return values.map { $0 / pairs }
    }

    /// At most so many partial sums are added up. It is a constant, and not made from the number of threads, because the
    /// grouping of the sums decides their last bits.
    private static var chunkLimit: Int { 64 }

    private func sweepShortestPaths(
        threads: Int, withHarmonic: Bool, isCancelled: (@Sendable () -> Bool)?
    ) -> (betweenness: [Double], harmonic: [Double])? {
        let cancellation = Cancellation(isCancelled)
        let layout = TraversalLayout(self)
        let nodeCount = nodeCount
        let batchCount = (nodeCount + PathSweep.laneCount - 1) / PathSweep.laneCount
        let chunkCount = min(batchCount, Self.chunkLimit)
        let sum = OrderedSum(count: nodeCount)
        let harmonic = [Double](unsafeUninitializedCapacity: nodeCount) { buffer, count in
            buffer.initialize(repeating: 0)
            count = nodeCount
            // Each batch of sources writes its own elements.
            nonisolated(unsafe) let harmonic = withHarmonic ? buffer : nil
            layout.withUnsafeRows { out, into in
                ParallelChunks.run(chunkCount, threads: threads) { next in
                    var sweep = PathSweep(nodeCount: nodeCount, out: out, into: into)
                    while let chunk = next() {
                        var partial = [Double](repeating: 0, count: nodeCount)
                        for batch in (chunk * batchCount / chunkCount)..<((chunk + 1) * batchCount / chunkCount) {
                            if cancellation.check() { return }
                            sweep.run(first: batch * PathSweep.laneCount, betweenness: &partial, harmonic: harmonic)
                        }
                        sum.add(partial, at: chunk)
                    }
                }
            }
        }
        if cancellation.wasCancelled { return nil }
        // Undirected, every pair was met from both of its ends.
        let betweenness = isDirected ? sum.total : sum.total.map { $0 / 2 }
        return (layout.restored(betweenness), layout.restored(harmonic))
    }
}
