/// Breadth-first searches from 64 sources at once, one bit each; the scratch memory of one worker.
///
/// Then et al., "The more the merrier: efficient multi-source graph traversal", PVLDB 8(4), 2014,
/// doi:10.14778/2735496.2735507.
struct ManySourceSearch: ~Copyable {
    let nodeCount: Int
    private let rows: UnsafeRows
    private let seen: UnsafeMutableBufferPointer<UInt64>
    private let found: UnsafeMutableBufferPointer<UInt64>
    private let frontier: UnsafeMutableBufferPointer<UInt32>
    private let frontierMasks: UnsafeMutableBufferPointer<UInt64>
    /// With a place more than there are nodes.
    private let reached: UnsafeMutableBufferPointer<UInt32>

    init(_ rows: UnsafeRows, nodeCount: Int) {
        self.rows = rows
        self.nodeCount = nodeCount
        // A source may stand twice, so that a small graph can have fewer nodes than there are sources.
        let capacity = max(nodeCount, UInt64.bitWidth)
        seen = .allocate(capacity: nodeCount)
        found = .allocate(capacity: nodeCount)
        frontier = .allocate(capacity: capacity)
        frontierMasks = .allocate(capacity: capacity)
        reached = .allocate(capacity: nodeCount + 1)
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

    /// Calls `level` for each distance from 1 on with the nodes that are found at it from any source, and beside each the
    /// bits of the sources it is found from.
    ///
    /// - Parameter sources: at most 64 nodes; the first has bit 0.
    /// - Complexity: O(n + m) for each distance at which anything is found, and O(64 · (n + m)) at most.
    @inline(__always)
    mutating func run(
        _ sources: some Collection<Int>,
        level: (
            _ distance: Int, _ nodes: Slice<UnsafeMutableBufferPointer<UInt32>>,
            _ masks: Slice<UnsafeMutableBufferPointer<UInt64>>
        ) -> Void
    ) {
        let (offsets, targets) = (rows.offsets, rows.targets)
        let (seen, found, frontier, masks, reached) = (seen, found, frontier, frontierMasks, reached)
        seen.update(repeating: 0)
        var frontierCount = 0
        for source in sources {
            frontier[frontierCount] = UInt32(source)
            masks[frontierCount] = 1 << UInt64(frontierCount)
            seen[source] |= masks[frontierCount]
            frontierCount += 1
        }
        var distance = 1
        while frontierCount > 0 {
            var reachedCount = 0
            for index in 0..<frontierCount {
                let node = Int(frontier[index])
                let mask = masks[index]
                for position in offsets[node]..<offsets[node + 1] {
                    let target = Int(targets[position])
                    let new = mask & ~seen[target]
                    let before = found[target]
                    // Without branches, which would often be guessed wrong: what is not new is written over by the next.
                    reached[reachedCount] = UInt32(truncatingIfNeeded: target)
                    reachedCount &+= before == 0 && new != 0 ? 1 : 0
                    found[target] = before | new
                }
            }
            for index in 0..<reachedCount {
                let node = reached[index]
                let mask = found[Int(node)]
                found[Int(node)] = 0
                seen[Int(node)] |= mask
                frontier[index] = node
                masks[index] = mask
            }
            if reachedCount > 0 { level(distance, frontier[..<reachedCount], masks[..<reachedCount]) }
            frontierCount = reachedCount
            distance += 1
        }
    }
}
