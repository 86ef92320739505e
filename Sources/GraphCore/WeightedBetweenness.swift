extension CompressedGraph {
    /// The betweenness of each node with paths measured by `lengths`: over all pairs of other nodes, the share of the
    /// shortest paths between them that pass it. Each unordered pair counts once in an undirected graph, each ordered
    /// pair in a directed one; the ends of a path are not on it. See ``normalizedBetweenness(_:)`` for values between 0
    /// and 1.
    ///
    /// Two path lengths are equal when they differ by less than 1e-10 of the larger. Where all edges have one length,
    /// this is ``betweenness(threads:)``.
    ///
    /// Brandes, "A faster algorithm for betweenness centrality", J. Math. Sociol. 25(2), 2001,
    /// doi:10.1080/0022250X.2001.9990249.
    ///
    /// - Parameter threads: how many threads may work; at least one does. The result is the same to the last bit.
    /// - Complexity: O(n · (n + m) · log n) time; memory for 64 · n numbers at most beside what each thread needs.
    public func betweenness(lengths: PathLengths, threads: Int = 1) -> [Double] {
        betweenness(lengths: lengths, threads: threads, isCancelled: nil) ?? []
    }

    /// The same as ``betweenness(lengths:threads:)``, or nil if `isCancelled` answers yes; it is asked often and from
    /// several threads.
    public func betweenness(
        lengths: PathLengths, threads: Int = 1, isCancelled: (@Sendable () -> Bool)?
    ) -> [Double]? {
        if uniformLength(lengths) != nil { return betweenness(threads: threads, isCancelled: isCancelled) }
        return sumOverSources(
            count: nodeCount, lengths: lengths, threads: threads, isCancelled: isCancelled
        ) { pass, source, partial in
            pass.add(from: source, toNodes: &partial)
        }
    }

    /// For each array of `count` sums, adds what `add` finds for each source. Halved in an undirected graph, where every
    /// pair is met from both of its ends.
    func sumOverSources(
        count: Int, lengths: PathLengths, threads: Int, isCancelled: (@Sendable () -> Bool)?,
        add: @Sendable (inout PathDependencies, _ source: Int, _ partial: inout [Double]) -> Void
    ) -> [Double]? {
        let cancellation = Cancellation(isCancelled)
        let nodeCount = nodeCount
        let uniformLength = uniformLength(lengths)
        // A constant, and not made from the number of threads: the grouping of the sums decides their last bits.
        let chunkCount = min(nodeCount, 64)
        let sum = OrderedSum(count: count)
        pathRows(out, lengths).withUnsafeRows { rows, edgeLengths in
            nonisolated(unsafe) let edgeLengths = edgeLengths
            ParallelChunks.run(chunkCount, threads: threads) { next in
                var pass = PathDependencies(
                    nodeCount: nodeCount, rows: rows, lengths: edgeLengths, uniformLength: uniformLength)
                while let chunk = next() {
                    var partial = [Double](repeating: 0, count: count)
                    for source in (chunk * nodeCount / chunkCount)..<((chunk + 1) * nodeCount / chunkCount) {
                        if cancellation.check() { return }
                        add(&pass, source, &partial)
                    }
                    sum.add(partial, at: chunk)
                }
            }
        }
        if cancellation.wasCancelled { return nil }
        return isDirected ? sum.total : sum.total.map { $0 / 2 }
    }
}
