extension CompressedGraph {
    /// The harmonic closeness of each node: the mean over all other nodes of 1 / distance in hops, 0 for what cannot be
    /// reached. 1 means that everybody is one hop away.
    ///
    /// In a directed graph the distance is taken *to* the node, as in NetworkX: Σ over u ≠ v of 1 / d(u, v), over n − 1.
    /// All zero in a graph with fewer than two nodes.
    ///
    /// Marchiori and Latora, "Harmony in the small-world", Physica A 285, 2000, doi:10.1016/S0378-4371(00)00311-3;
    /// searched from 64 nodes at once after Then et al., "The more the merrier: efficient multi-source graph traversal",
    /// PVLDB 8(4), 2014, doi:10.14778/2735496.2735507. Nodes in exactly the same position are searched from once.
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
        let lanes = UInt64.bitWidth
        let largestClass = Int(quotient.copies.max() ?? 1)
        let values = [Double](unsafeUninitializedCapacity: quotient.nodeCount) { buffer, count in
            // Each batch of sources writes its own elements.
            nonisolated(unsafe) let result = buffer
            result.initialize(repeating: 0)
            count = quotient.nodeCount
            // Distances to a node are the distances from it along edges turned round.
            quotient.into.withUnsafeRows { rows in
                ParallelChunks.run((quotient.nodeCount + lanes - 1) / lanes, threads: threads) { next in
                    var search = ManySourceSearch(rows, nodeCount: quotient.nodeCount)
                    var counts = LaneCounter(largestWeight: largestClass)
                    while let batch = next() {
                        if cancellation.check() { return }
                        quotient.setInverseDistances(first: batch * lanes, by: &search, &counts, to: result)
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
    /// Sets, for one node of each of the up to 64 classes from `first` on, the sum of 1 / distance *to* it over all others.
    fileprivate func setInverseDistances(
        first: Int, by search: inout ManySourceSearch, _ counts: inout LaneCounter,
        to result: UnsafeMutableBufferPointer<Double>
    ) {
        let sources = first..<min(first + UInt64.bitWidth, nodeCount)
        // Neighbours of one class are one hop apart; other nodes of one meet their own class in place of the others.
        for source in sources {
            result[source] = copies[source] > 1 && !meetsItself(source) ? copies[source] - 1 : 0
        }
        search.run(sources, meetingItself: meetsItself) { distance, nodes, masks in
            counts.clear()
            for place in nodes.indices { counts.add(masks[place], weight: Int(copies[Int(nodes[place])])) }
            counts.finish()
            for place in nodes.indices where sources.contains(Int(nodes[place])) {
                let lane = Int(nodes[place]) - first
                if masks[place] & 1 << UInt64(lane) != 0 { counts.discount(lane) }
            }
            for lane in 0..<sources.count where counts[lane] > 0 {
                result[first + lane] += Double(counts[lane]) / Double(distance)
            }
        }
    }

    private func meetsItself(_ source: Int) -> Bool { reachOfTwins[source] > 0 }
}

/// Counts for each of the 64 bits how much the masks that have it weigh together.
///
/// Masks are counted bit by bit of their weights: for each, eight words of eight one-byte counters, emptied before one
/// can overflow.
private struct LaneCounter: ~Copyable {
    private struct Plane {
        var bytes = SIMD8<UInt64>(repeating: 0)
        var pending = 0
    }

    private let planes: UnsafeMutableBufferPointer<Plane>
    private let totals: UnsafeMutableBufferPointer<Int>
    private static let shifts = SIMD8<UInt64>(0, 1, 2, 3, 4, 5, 6, 7)
    private static let lowBits = SIMD8<UInt64>(repeating: 0x0101_0101_0101_0101)

    /// - Precondition: `largestWeight` is above zero.
    init(largestWeight: Int) {
        planes = .allocate(capacity: Int.bitWidth - largestWeight.leadingZeroBitCount)
        totals = .allocate(capacity: UInt64.bitWidth)
        planes.initialize(repeating: Plane())
        totals.initialize(repeating: 0)
    }

    deinit {
        planes.deallocate()
        totals.deallocate()
    }

    /// - Precondition: `weight` is above zero, and no larger than the largest.
    @inline(__always)
    mutating func add(_ mask: UInt64, weight: Int) {
        let bytes = (SIMD8(repeating: mask) &>> Self.shifts) & Self.lowBits
        var rest = weight
        var plane = 0
        while rest != 0 {
            if rest & 1 != 0 {
                planes[plane].bytes &+= bytes
                planes[plane].pending &+= 1
                if planes[plane].pending == 255 { flush(plane) }
            }
            rest &>>= 1
            plane &+= 1
        }
    }

    /// Takes one away from what the masks with a bit weigh. Call after ``finish()``.
    mutating func discount(_ lane: Int) { totals[lane] -= 1 }

    mutating func clear() { totals.update(repeating: 0) }

    /// Makes the masks added so far count. Call before reading a count.
    mutating func finish() {
        for plane in planes.indices where planes[plane].pending > 0 { flush(plane) }
    }

    subscript(lane: Int) -> Int { totals[lane] }

    private mutating func flush(_ plane: Int) {
        let bytes = planes[plane].bytes
        for shift in 0..<8 {
            for byte in 0..<8 {
                totals[8 * byte + shift] += Int(truncatingIfNeeded: (bytes[shift] >> UInt64(8 * byte)) & 0xFF) << plane
            }
        }
        planes[plane] = Plane()
    }
}
