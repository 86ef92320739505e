extension CompressedGraph {
    /// The harmonic closeness of each node: the mean over all other nodes of 1 / distance in hops, 0 for what cannot be
    /// reached. 1 means that everybody is one hop away.
    ///
    /// In a directed graph the distance is taken *to* the node, as in NetworkX: Σ over u ≠ v of 1 / d(u, v), over n − 1.
    /// All zero in a graph with fewer than two nodes.
    ///
    /// Marchiori and Latora, "Harmony in the small-world", Physica A 285, 2000, doi:10.1016/S0378-4371(00)00311-3;
    /// searched from 64 nodes at once after Then et al., "The more the merrier: efficient multi-source graph traversal",
    /// PVLDB 8(4), 2014, doi:10.14778/2735496.2735507.
    ///
    /// - Parameter threads: how many threads may work; at least one does. The result is the same to the last bit.
    /// - Complexity: O(n · (n + m)).
    public func harmonicCloseness(threads: Int = 1) -> [Double] {
        harmonicCloseness(threads: threads, isCancelled: nil) ?? []
    }

    /// The same as ``harmonicCloseness(threads:)``, or nil if `isCancelled` answers yes; it is asked often and from
    /// several threads.
    public func harmonicCloseness(threads: Int = 1, isCancelled: (@Sendable () -> Bool)?) -> [Double]? {
        let cancellation = Cancellation(isCancelled)
        let layout = TraversalLayout(self)
        let nodeCount = nodeCount
        let lanes = UInt64.bitWidth
        let values = [Double](unsafeUninitializedCapacity: nodeCount) { buffer, count in
            // Each batch of sources writes its own elements.
            nonisolated(unsafe) let result = buffer
            result.initialize(repeating: 0)
            count = nodeCount
            // Distances to a node are the distances from it along edges turned round.
            layout.into.withUnsafeRows { rows in
                ParallelChunks.run((nodeCount + lanes - 1) / lanes, threads: threads) { next in
                    var search = ManySourceSearch(rows, nodeCount: nodeCount)
                    while let batch = next() {
                        if cancellation.check() { return }
                        search.addHarmonicCloseness(first: batch * lanes, to: result)
                    }
                }
            }
        }
        return cancellation.wasCancelled ? nil : layout.restored(values)
    }
}

extension ManySourceSearch {
    /// Sets the closeness of the up to 64 nodes from `first` on, which is 0 before.
    fileprivate mutating func addHarmonicCloseness(first: Int, to result: UnsafeMutableBufferPointer<Double>) {
        let laneCount = min(UInt64.bitWidth, nodeCount - first)
        var counts = LaneCounter()
        run(first..<(first + laneCount)) { distance, _, masks in
            counts.clear()
            for mask in masks { counts.add(mask) }
            counts.finish()
            for lane in 0..<laneCount {
                let count = counts[lane]
                if count > 0 { result[first + lane] += Double(count) / Double(distance) }
            }
        }
        let others = Double(max(1, nodeCount - 1))
        for lane in 0..<laneCount { result[first + lane] /= others }
    }
}

/// Counts for each of the 64 bits how many masks have it: eight words of eight one-byte counters, emptied before one can
/// overflow.
private struct LaneCounter {
    private var bytes = SIMD8<UInt64>(repeating: 0)
    private var pending = 0
    private var totals = [Int](repeating: 0, count: 64)
    private static let shifts = SIMD8<UInt64>(0, 1, 2, 3, 4, 5, 6, 7)
    private static let lowBits = SIMD8<UInt64>(repeating: 0x0101_0101_0101_0101)

    mutating func add(_ mask: UInt64) {
        bytes &+= (SIMD8(repeating: mask) &>> Self.shifts) & Self.lowBits
        pending += 1
        if pending == 255 { flush() }
    }

    mutating func clear() {
        for lane in totals.indices { totals[lane] = 0 }
    }

    /// Makes the masks added so far count. Call before reading a count.
    mutating func finish() {
        if pending > 0 { flush() }
    }

    subscript(lane: Int) -> Int { totals[lane] }

    private mutating func flush() {
        for shift in 0..<8 {
            for byte in 0..<8 {
                totals[8 * byte + shift] += Int(truncatingIfNeeded: (bytes[shift] >> UInt64(8 * byte)) & 0xFF)
            }
        }
        bytes = SIMD8(repeating: 0)
        pending = 0
    }
}
