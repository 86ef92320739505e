extension CompressedGraph {
    /// The harmonic closeness of each node: the mean over all other nodes of 1 / distance in hops, 0 for what cannot be
    /// reached. 1 means that everybody is one hop away.
    ///
    /// In a directed graph the distance is taken *to* the node, as in NetworkX: Σ over u ≠ v of 1 / d(u, v), over n − 1.
    /// All zero in a graph with fewer than two nodes.
    ///
    /// Marchiori and Latora, "Harmony in the small-world", Physica A 285, 2000, doi:10.1016/S0378-4371(00)00311-3;
    /// searched from 512 nodes at once, see ``WideSourceSearch``. Nodes in exactly the same position are searched from once.
    ///
    /// - Parameter threads: how many threads may work; at least one does. The result is the same to the last bit.
    /// - Complexity: O(n' · (n' + m')) for the n' positions and the m' edges between them, O(n · (n + m)) at worst.
    public func harmonicCloseness(threads: Int = 1) -> [Double] {
        harmonicCloseness(threads: threads, isCancelled: nil) ?? []
    }

    /// The same as ``harmonicCloseness(threads:)``, or nil if `isCancelled` answers yes; it is asked often and from
    /// several threads.
    public func harmonicCloseness(threads: Int = 1, isCancelled: (@Sendable () -> Bool)?) -> [Double]? {
        let cancellation = Cancellation(isCancelled)
        if cancellation.check() { return nil }
        let quotient = QuotientGraph(
            out: out, into: into, isDirected: isDirected, reach: [Double](repeating: 1, count: nodeCount))
        let lanes = WideSourceSearch.sourceLimit
        let values = [Double](unsafeUninitializedCapacity: quotient.nodeCount) { buffer, count in
            // Each batch of sources writes its own elements.
            nonisolated(unsafe) let result = buffer
            result.initialize(repeating: 0)
            count = quotient.nodeCount
            // Distances to a node are the distances from it along edges turned round.
            quotient.into.withUnsafeRows { into in
                quotient.out.withUnsafeRows { out in
                    ParallelChunks.run((quotient.nodeCount + lanes - 1) / lanes, threads: threads) { next in
                        var search = WideSourceSearch(out: into, into: out, nodeCount: quotient.nodeCount)
                        let counts = SourceCounter(limit: nodeCount)
                        while let batch = next() {
                            if cancellation.check() { return }
                            quotient.setInverseDistances(first: batch * lanes, by: &search, counts, to: result)
                        }
                    }
                }
            }
        }
        if cancellation.wasCancelled { return nil }
        let others = Double(max(1, nodeCount - 1))
        return quotient.classes.map { values[Int($0)] / others }
    }
}

extension QuotientGraph {
    /// Sets, for one node of each of the classes from `first` on, as many as one search serves, the sum of 1 / distance *to*
    /// it over all others.
    fileprivate func setInverseDistances(
        first: Int, by search: inout WideSourceSearch, _ counts: borrowing SourceCounter,
        to result: UnsafeMutableBufferPointer<Double>
    ) {
        let sources = first..<min(first + WideSourceSearch.sourceLimit, nodeCount)
        // Neighbours of one class are one hop apart; other nodes of one meet their own class in place of the others.
        for source in sources {
            result[source] = copies[source] > 1 && !meetsItself(source) ? copies[source] - 1 : 0
        }
        var toMeet = sources.filter(meetsItself)
        search.run(sources, meetingItself: meetsItself) { node, mask in
            counts.add(mask, weight: Int(copies[node]))
        } level: { distance, masks in
            let counted = counts.take(sources.count)
            toMeet.removeAll { source in
                guard masks[source].contains(bit: source - first) else { return false }
                counted[source - first] -= 1
                return true
            }
            for source in sources where counted[source - first] > 0 {
                result[source] += Double(counted[source - first]) / Double(distance)
            }
        }
    }

    private func meetsItself(_ source: Int) -> Bool { reachOfTwins[source] > 0 }
}
