extension CompressedGraph {
    /// The closeness of each node, between 0 and 1: how near it is to what reaches it, times the share of the others that
    /// do. With r nodes at distances d > 0 *to* the node, r / Σd · r / (n − 1); 0 where nothing reaches it.
    ///
    /// In a directed graph the distance is taken to the node, as in NetworkX; `transposed().closeness()` takes it from
    /// the node. 1 / w as length makes values above 1 possible.
    ///
    /// Wasserman and Faust, "Social Network Analysis", 1994, p. 201, doi:10.1017/CBO9780511815478; the improvement for
    /// graphs in several parts is theirs.
    ///
    /// - Precondition: with ``PathLengths/inverseWeights`` every weight is above zero.
    /// - Parameter threads: how many threads may work; at least one does. The result is the same to the last bit.
    /// - Complexity: O(n · (n + m)) where all edges have one length, else O(n · (n + m) · log n).
    public func closeness(lengths: PathLengths = .hops, threads: Int = 1) -> [Double] {
        closeness(lengths: lengths, threads: threads, isCancelled: nil) ?? []
    }

    /// The same as ``closeness(lengths:threads:)``, or nil if `isCancelled` answers yes; it is asked often and from
    /// several threads.
    public func closeness(
        lengths: PathLengths = .hops, threads: Int = 1, isCancelled: (@Sendable () -> Bool)?
    ) -> [Double]? {
        let others = Double(max(1, nodeCount - 1))
        return mapDistances(lengths: lengths, threads: threads, isCancelled: isCancelled) { distances in
            let reached = Double(distances.count)
            var sum = 0.0
            for distance in distances { sum += distance }
            return sum > 0 ? reached / sum * (reached / others) : 0
        }
    }

    /// The harmonic closeness of each node with paths measured by `lengths`: the mean over all other nodes of
    /// 1 / distance *to* the node, 0 for what does not reach it. With hops it is ``harmonicCloseness(threads:)``; with
    /// 1 / w as length values above 1 are possible.
    ///
    /// Marchiori and Latora, "Harmony in the small-world", Physica A 285, 2000, doi:10.1016/S0378-4371(00)00311-3.
    ///
    /// - Precondition: with ``PathLengths/inverseWeights`` every weight is above zero.
    /// - Parameter threads: how many threads may work; at least one does. The result is the same to the last bit.
    /// - Complexity: O(n · (n + m)) where all edges have one length, else O(n · (n + m) · log n).
    public func harmonicCloseness(lengths: PathLengths, threads: Int = 1) -> [Double] {
        harmonicCloseness(lengths: lengths, threads: threads, isCancelled: nil) ?? []
    }

    /// The same as ``harmonicCloseness(lengths:threads:)``, or nil if `isCancelled` answers yes; it is asked often and
    /// from several threads.
    public func harmonicCloseness(
        lengths: PathLengths, threads: Int = 1, isCancelled: (@Sendable () -> Bool)?
    ) -> [Double]? {
        if lengths == .hops { return harmonicCloseness(threads: threads, isCancelled: isCancelled) }
        let others = Double(max(1, nodeCount - 1))
        return mapDistances(lengths: lengths, threads: threads, isCancelled: isCancelled) { distances in
            var sum = 0.0
            for distance in distances { sum += 1 / distance }
            return sum / others
        }
    }

    /// For each node what `value` makes of the distances to it, nearest first, from the other nodes that reach it.
    private func mapDistances(
        lengths: PathLengths, threads: Int, isCancelled: (@Sendable () -> Bool)?,
        value: @Sendable (LazyMapSequence<Slice<UnsafeMutableBufferPointer<UInt32>>, Double>) -> Double
    ) -> [Double]? {
        let cancellation = Cancellation(isCancelled)
        let nodeCount = nodeCount
        let chunkSize = 16
        let values = [Double](unsafeUninitializedCapacity: nodeCount) { buffer, count in
            buffer.initialize(repeating: 0)
            count = nodeCount
            // Each chunk writes its own elements.
            nonisolated(unsafe) let result = buffer
            // Distances to a node are the distances from it along edges turned round.
            PathRows(into, lengths).withUnsafeRows { rows in
                ParallelChunks.run((nodeCount + chunkSize - 1) / chunkSize, threads: threads) { next in
                    var search = ShortestPathSearch(rows)
                    while let chunk = next() {
                        for node in (chunk * chunkSize)..<min(nodeCount, (chunk + 1) * chunkSize) {
                            if cancellation.check() { return }
                            search.run(from: node)
                            let distance = search.distance
                            let others = search.order[1..<search.reachedCount]
                            result[node] = value(others.lazy.map { distance[Int($0)] })
                        }
                    }
                }
            }
        }
        return cancellation.wasCancelled ? nil : values
    }
}
