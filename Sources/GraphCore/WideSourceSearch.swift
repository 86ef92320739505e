/// A bit for each of up to 512 sources.
typealias SourceMask = SIMD8<UInt64>

/// Breadth-first searches from 512 sources at once, one bit each; the scratch memory of one worker.
///
/// Then et al., "The more the merrier: efficient multi-source graph traversal", PVLDB 8(4), 2014,
/// doi:10.14778/2735496.2735507; with levels that are pulled where they are wide, after Beamer et al.,
/// "Direction-optimizing breadth-first search", SC 2012, doi:10.1109/SC.2012.50: with so many sources most nodes of an
/// organisation are at the edge of some search at each of the middle distances, and then it is cheaper to ask each node
/// that some source has yet to reach what its neighbours were reached by, than to tell all neighbours.
struct WideSourceSearch: ~Copyable {
    /// How many sources a search serves at once.
    static let sourceLimit = SourceMask.scalarCount * UInt64.bitWidth

    private let nodeCount: Int
    /// For each node those that lead to it in one hop, and those that it leads to, as seen from the searches.
    private let into: UnsafeRows
    private let out: UnsafeRows

    private let seen: UnsafeMutableBufferPointer<SourceMask>
    /// Whether all sources have reached a node.
    private let isDone: UnsafeMutableBufferPointer<Bool>
    /// The sources for which each node is at the distance at hand, and at the next; zero for all nodes that are in no list.
    private var current: UnsafeMutableBufferPointer<SourceMask>
    private var next: UnsafeMutableBufferPointer<SourceMask>
    private var frontier: UnsafeMutableBufferPointer<UInt32>
    private var reached: UnsafeMutableBufferPointer<UInt32>

    /// Wide levels are those with more than so many of all edges; pulling an edge costs less than pushing it.
    private static let wideShare = 8

    /// - Parameters:
    ///   - out: where searches lead from each node.
    ///   - into: the same edges turned round.
    init(out: UnsafeRows, into: UnsafeRows, nodeCount: Int) {
        self.out = out
        self.into = into
        self.nodeCount = nodeCount
        seen = .allocate(capacity: nodeCount)
        isDone = .allocate(capacity: nodeCount)
        current = .allocate(capacity: nodeCount)
        next = .allocate(capacity: nodeCount)
        frontier = .allocate(capacity: nodeCount + 1)
        reached = .allocate(capacity: nodeCount + 1)
        seen.initialize(repeating: .zero)
        isDone.initialize(repeating: false)
        current.initialize(repeating: .zero)
        next.initialize(repeating: .zero)
        frontier.initialize(repeating: 0)
        reached.initialize(repeating: 0)
    }

    deinit {
        seen.deallocate()
        isDone.deallocate()
        current.deallocate()
        next.deallocate()
        frontier.deallocate()
        reached.deallocate()
    }

    /// Goes from distance to distance, from 1 on.
    ///
    /// - Parameters:
    ///   - sources: at most ``sourceLimit`` nodes, each once; the first has bit 0.
    ///   - meetingItself: which sources count as found when a search comes back to them, not at its beginning.
    ///   - found: called for each node at a distance, with the bits of the sources that it is found from.
    ///   - level: called when all nodes at a distance were found, with these bits of all nodes.
    /// - Complexity: O(n + m) for each distance at which anything is found, and O(512 · (n + m)) at most.
    @inline(__always)
    mutating func run(
        _ sources: Range<Int>, meetingItself: (Int) -> Bool,
        found: (_ node: Int, _ mask: SourceMask) -> Void,
        level: (_ distance: Int, _ masks: UnsafeMutableBufferPointer<SourceMask>) -> Void
    ) {
        seen.update(repeating: .zero)
        isDone.update(repeating: false)
        var all = SourceMask.zero
        for (bit, source) in sources.enumerated() {
            let mask = SourceMask(bit: bit)
            all |= mask
            frontier[bit] = UInt32(truncatingIfNeeded: source)
            current[source] = mask
            if !meetingItself(source) { seen[source] = mask }
        }
        var frontierCount = sources.count
        var distance = 1
        while frontierCount > 0 {
            let reachedCount = isWide(frontierCount) ? pull() : push(frontierCount)
            for index in 0..<frontierCount { current[Int(frontier[index])] = .zero }
            var newCount = 0
            for index in 0..<reachedCount {
                let node = Int(reached[index])
                let new = next[node] & ~seen[node]
                next[node] = new
                guard new != .zero else { continue }
                seen[node] |= new
                isDone[node] = seen[node] == all
                reached[newCount] = UInt32(truncatingIfNeeded: node)
                newCount += 1
                found(node, new)
            }
            swap(&current, &next)
            swap(&frontier, &reached)
            frontierCount = newCount
            if frontierCount > 0 { level(distance, current) }
            distance += 1
        }
    }

    private func isWide(_ frontierCount: Int) -> Bool {
        let offsets = out.offsets
        let limit = offsets[nodeCount] / Self.wideShare
        var edges = 0
        for index in 0..<frontierCount {
            let node = Int(frontier[index])
            edges += offsets[node + 1] - offsets[node]
        }
        return edges > limit
    }

    /// Collects for each node that is not done what those before it were reached by; returns how many were met.
    private func pull() -> Int {
        let (offsets, tails) = (into.offsets, into.targets)
        let (current, next, reached, isDone) = (current, next, reached, isDone)
        var count = 0
        for node in 0..<nodeCount where !isDone[node] {
            var mask = SourceMask.zero
            for position in offsets[node]..<offsets[node + 1] { mask |= current[Int(tails[position])] }
            next[node] = mask
            reached[count] = UInt32(truncatingIfNeeded: node)
            count &+= 1
        }
        return count
    }

    /// Tells those that follow the nodes of the frontier what these were reached by; returns how many were met.
    private func push(_ frontierCount: Int) -> Int {
        let (offsets, heads) = (out.offsets, out.targets)
        let (current, next, reached, isDone) = (current, next, reached, isDone)
        var count = 0
        for index in 0..<frontierCount {
            let node = Int(frontier[index])
            let mask = current[node]
            for position in offsets[node]..<offsets[node + 1] {
                let head = Int(heads[position])
                if isDone[head] { continue }
                let before = next[head]
                if before == .zero {
                    reached[count] = UInt32(truncatingIfNeeded: head)
                    count &+= 1
                }
                next[head] = before | mask
            }
        }
        return count
    }
}

extension SourceMask {
    /// The mask with one bit.
    init(bit: Int) {
        self = .zero
        self[bit / UInt64.bitWidth] = 1 << UInt64(bit % UInt64.bitWidth)
    }

    /// Whether it has a bit.
    func contains(bit: Int) -> Bool {
        self[bit / UInt64.bitWidth] & 1 << UInt64(bit % UInt64.bitWidth) != 0
    }
}
