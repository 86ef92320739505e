extension CompressedGraph {
    /// The betweenness of each node: over all pairs of other nodes, the share of the shortest paths in hops between them
    /// that pass it. Each unordered pair counts once in an undirected graph, each ordered pair in a directed one; the
    /// ends of a path are not on it. See ``normalizedBetweenness(_:)`` for values between 0 and 1.
    ///
    /// Brandes, "A faster algorithm for betweenness centrality", J. Math. Sociol. 25(2), 2001,
    /// doi:10.1080/0022250X.2001.9990249.
    ///
    /// An undirected graph is taken apart into its biconnected components first, and in either kind nodes in exactly the
    /// same position are searched from once; the result is exact all the same.
    ///
    /// - Parameters:
    ///   - lengths: how long an edge is; weights must be positive for ``PathLengths/inverseWeights``.
    ///   - threads: how many threads may work; at least one does. The result is the same to the last bit.
    /// - Complexity: O(n' · (n' + m')) time for n' and m' of the largest part that is left, O(n · (n + m)) at worst; memory
    ///   for 64 · n numbers at most beside what each thread needs.
    public func betweenness(lengths: PathLengths = .hops, threads: Int = 1) -> [Double] {
        betweenness(lengths: lengths, threads: threads, isCancelled: nil) ?? []
    }

    /// The same as ``betweenness(lengths:threads:)``, or nil if `isCancelled` answers yes; it is asked often and from
    /// several threads.
    public func betweenness(
        lengths: PathLengths = .hops, threads: Int = 1, isCancelled: (@Sendable () -> Bool)?
    ) -> [Double]? {
        var work = BetweennessWork(threads: threads, cancellation: Cancellation(isCancelled))
        var rows = (out: out, into: into)
        if lengths == .inverseWeights {
            precondition(out.weights.allSatisfy { $0 > 0 }, "an edge without a positive weight has no length")
            if let inverse = rowsByInverseWeight() {
                rows = inverse
                work.hasLengths = true
            }
        }
        return isDirected
            ? work.directed(nodeCount: nodeCount, out: rows.out, into: rows.into)
            : work.undirected(rows.out)
    }

    /// ``betweenness(lengths:threads:)`` and ``harmonicCloseness(threads:)`` together.
    public func pathCentralities(threads: Int = 1) -> (betweenness: [Double], harmonic: [Double]) {
        pathCentralities(threads: threads, isCancelled: nil) ?? ([], [])
    }

    /// The same as ``pathCentralities(threads:)``, or nil if `isCancelled` answers yes; it is asked often and from
    /// several threads.
    public func pathCentralities(
        threads: Int = 1, isCancelled: (@Sendable () -> Bool)?
    ) -> (betweenness: [Double], harmonic: [Double])? {
        guard let betweenness = betweenness(threads: threads, isCancelled: isCancelled),
            let harmonic = harmonicCloseness(threads: threads, isCancelled: isCancelled)
        else { return nil }
        return (betweenness, harmonic)
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
}
