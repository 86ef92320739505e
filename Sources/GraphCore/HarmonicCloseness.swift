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
        let values = [Double](unsafeUninitializedCapacity: quotient.nodeCount) { buffer, count in
            // Each batch of sources writes its own elements.
            nonisolated(unsafe) let result = buffer
            result.initialize(repeating: 0)
            count = quotient.nodeCount
            // Distances to a node are the distances from it along edges turned round.
            quotient.into.withUnsafeRows { rows in
                ParallelChunks.run((quotient.nodeCount + lanes - 1) / lanes, threads: threads) { next in
                    var search = DistanceCounts(rows, of: quotient)
                    while let batch = next() {
                        if cancellation.check() { return }
                        search.run(first: batch * lanes, into: result)
                    }
                }
            }
        }
        if cancellation.wasCancelled { return nil }
        let others = Double(max(1, nodeCount - 1))
        return quotient.classes.map { values[Int($0)] / others }
    }
}

/// Breadth-first searches from 64 sources at once, one bit each; the scratch memory of one worker.
private struct DistanceCounts: ~Copyable {
    private let rows: UnsafeRows
    private let nodeCount: Int
    /// How many nodes each class has, and whether these reach one another in one hop.
    private let copies: [Int]
    private let areNeighbours: [Bool]
    private let seen: UnsafeMutableBufferPointer<UInt64>
    private let found: UnsafeMutableBufferPointer<UInt64>
    private let frontier: UnsafeMutableBufferPointer<UInt32>
    private let frontierMasks: UnsafeMutableBufferPointer<UInt64>
    private let reached: UnsafeMutableBufferPointer<UInt32>
    private var counts: LaneCounter

    init(_ rows: UnsafeRows, of quotient: QuotientGraph) {
        self.rows = rows
        nodeCount = quotient.nodeCount
        copies = quotient.copies.map { Int($0) }
        areNeighbours = (0..<nodeCount).map { quotient.copies[$0] > 1 && quotient.reachOfTwins[$0] == 0 }
        counts = LaneCounter(largestWeight: copies.max() ?? 1)
        seen = .allocate(capacity: nodeCount)
        found = .allocate(capacity: nodeCount)
        frontier = .allocate(capacity: nodeCount)
        frontierMasks = .allocate(capacity: nodeCount)
        reached = .allocate(capacity: nodeCount)
        found.initialize(repeating: 0)
        seen.initialize(repeating: 0)
        frontier.initialize(repeating: 0)
        frontierMasks.initialize(repeating: 0)
        reached.initialize(repeating: 0)
    }

    deinit {
        seen.deallocate()
        found.deallocate()
        frontier.deallocate()
        frontierMasks.deallocate()
        reached.deallocate()
    }

    /// Sets the sum of 1 / distance for one node of each of the up to 64 classes from `first` on.
    mutating func run(first: Int, into result: UnsafeMutableBufferPointer<Double>) {
        let (offsets, targets) = (rows.offsets, rows.targets)
        let (seen, found, frontier, masks, reached) = (seen, found, frontier, frontierMasks, reached)
        let laneCount = min(UInt64.bitWidth, nodeCount - first)
        seen.update(repeating: 0)
        for lane in 0..<laneCount {
            frontier[lane] = UInt32(first + lane)
            masks[lane] = 1 << UInt64(lane)
            let source = first + lane
            if areNeighbours[source] {
                result[source] = Double(copies[source] - 1)
                seen[source] = masks[lane]
            } else if copies[source] == 1 {
                seen[source] = masks[lane]
            }
            // Else a node meets its twins where it would meet itself.
        }
        var frontierCount = laneCount
        var distance = 1
        while frontierCount > 0 {
            var reachedCount = 0
            for index in 0..<frontierCount {
                let node = Int(frontier[index])
                let mask = masks[index]
                for position in offsets[node]..<offsets[node + 1] {
                    let target = Int(targets[position])
                    let new = mask & ~seen[target]
                    if new == 0 { continue }
                    if found[target] == 0 {
                        reached[reachedCount] = UInt32(target)
                        reachedCount += 1
                    }
                    found[target] |= new
                }
            }
            counts.clear()
            for index in 0..<reachedCount {
                let node = reached[index]
                let mask = found[Int(node)]
                found[Int(node)] = 0
                seen[Int(node)] |= mask
                frontier[index] = node
                masks[index] = mask
                counts.add(mask, weight: copies[Int(node)])
            }
            counts.finish()
            for index in 0..<reachedCount where Int(frontier[index]) &- first < laneCount && Int(frontier[index]) >= first {
                // What a node met in its own place are the others of its class.
                let lane = Int(frontier[index]) - first
                if masks[index] & 1 << UInt64(lane) != 0 { counts.discount(lane) }
            }
            for lane in 0..<laneCount {
                let count = counts[lane]
                if count > 0 { result[first + lane] += Double(count) / Double(distance) }
            }
            frontierCount = reachedCount
            distance += 1
        }
    }
}

/// Counts for each of the 64 bits how much the masks that have it weigh together.
///
/// Masks are counted bit by bit of their weights: for each, eight words of eight one-byte counters, emptied before one
/// can overflow.
private struct LaneCounter {
    private struct Plane {
        var bytes = SIMD8<UInt64>(repeating: 0)
        var pending = 0
    }

    private var planes: [Plane]
    private var totals = [Int](repeating: 0, count: 64)
    private static let shifts = SIMD8<UInt64>(0, 1, 2, 3, 4, 5, 6, 7)
    private static let lowBits = SIMD8<UInt64>(repeating: 0x0101_0101_0101_0101)

    /// - Precondition: `largestWeight` is above zero.
    init(largestWeight: Int) {
        planes = [Plane](repeating: Plane(), count: Int.bitWidth - largestWeight.leadingZeroBitCount)
    }

    /// - Precondition: `weight` is above zero, and no larger than the largest.
    mutating func add(_ mask: UInt64, weight: Int) {
        let bytes = (SIMD8(repeating: mask) &>> Self.shifts) & Self.lowBits
        var rest = weight
        var plane = 0
        while rest != 0 {
            if rest & 1 != 0 {
                planes[plane].bytes &+= bytes
                planes[plane].pending += 1
                if planes[plane].pending == 255 { flush(plane) }
            }
            rest >>= 1
            plane += 1
        }
    }

    /// Takes one away from what the masks with a bit weigh. Call after ``finish()``.
    mutating func discount(_ lane: Int) { totals[lane] -= 1 }

    mutating func clear() {
        for lane in totals.indices { totals[lane] = 0 }
    }

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
