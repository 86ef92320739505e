/// Brandes' two passes (2001, doi:10.1080/0022250X.2001.9990249) from eight sources at once, one lane each, on a quotient
/// graph; the scratch memory of one worker.
///
/// The searches go level by level. A node stands in the level list once for each distance at which any lane reaches it,
/// with a mask of these lanes; sources that are near one another reach most nodes at the same distance, and then eight
/// searches cost little more than one. Whether an edge leads on is decided by bytes; only edges that do touch a vector,
/// and they are written down with their lanes, so that the way back reads them and nothing else. Each node has one
/// vector: the path counts σ on the way out and, since a lane reaches a node at one level only, in their place on the
/// way back what the node hands to those before it.
struct DependencySweep: SourceSweep, ~Copyable {
    typealias Lanes = SIMD8<Double>

    private let nodeCount: Int
    private let rows: UnsafeRows
    private let copies: UnsafeBufferPointer<Double>
    private let reach: UnsafeBufferPointer<Double>
    private let reachOfTwins: UnsafeBufferPointer<Double>

    /// σ, then (reach / σ + copies · Σ) of each lane.
    private let values: UnsafeMutableBufferPointer<Lanes>
    /// The lanes that have reached each node, and those that do so in the level being built.
    private let seen: UnsafeMutableBufferPointer<UInt8>
    private let found: UnsafeMutableBufferPointer<UInt8>
    /// The level lists behind one another: node, lanes, and where its edges start.
    private let nodes: UnsafeMutableBufferPointer<UInt32>
    private let masks: UnsafeMutableBufferPointer<UInt8>
    private let edgeStarts: UnsafeMutableBufferPointer<Int>
    private var levelStarts: [Int] = []
    /// The edges on shortest paths in the order of discovery: where they lead, and for which lanes.
    private var heads: UnsafeMutableBufferPointer<UInt32>
    private var headMasks: UnsafeMutableBufferPointer<UInt8>
    /// For each mask all bits of its lanes.
    private let laneBits: UnsafeMutableBufferPointer<SIMD8<UInt64>>

    /// Above this, sums of reciprocals would lose digits; such sources are left to ``WidePathSweep``.
    private static let countLimit = 0x1p500

    /// The buffers behind `graph` have to outlive the sweep.
    init(_ graph: UnsafeQuotientGraph) {
        nodeCount = graph.copies.count
        rows = graph.out
        copies = graph.copies
        reach = graph.reach
        reachOfTwins = graph.reachOfTwins
        values = .allocate(capacity: nodeCount)
        seen = .allocate(capacity: nodeCount)
        found = .allocate(capacity: nodeCount)
        // A source that has twins is met once more.
        let capacity = (nodeCount + 1) * sourceLanes
        nodes = .allocate(capacity: capacity)
        masks = .allocate(capacity: capacity)
        edgeStarts = .allocate(capacity: capacity + 1)
        heads = .allocate(capacity: rows.targets.count + nodeCount)
        headMasks = .allocate(capacity: heads.count)
        laneBits = .allocate(capacity: 256)
        values.initialize(repeating: .zero)
        seen.initialize(repeating: 0)
        found.initialize(repeating: 0)
        nodes.initialize(repeating: 0)
        masks.initialize(repeating: 0)
        edgeStarts.initialize(repeating: 0)
        for mask in 0..<256 {
            var bits = SIMD8<UInt64>.zero
            for lane in 0..<sourceLanes where mask & (1 << lane) != 0 { bits[lane] = .max }
            laneBits.initializeElement(at: mask, to: bits)
        }
    }

    deinit {
        values.deallocate()
        seen.deallocate()
        found.deallocate()
        nodes.deallocate()
        masks.deallocate()
        edgeStarts.deallocate()
        heads.deallocate()
        headMasks.deallocate()
        laneBits.deallocate()
    }

    /// Adds to `betweenness` the dependencies of all nodes that the up to eight classes from `first` on stand for.
    ///
    /// - Returns: False, and nothing added, when there are more shortest paths than a lane can count.
    mutating func run(first: Int, betweenness: UnsafeMutableBufferPointer<Double>) -> Bool {
        let sources = first..<min(first + sourceLanes, nodeCount)
        guard countPaths(from: sources) else { return false }
        addDependencies(of: sources, to: betweenness)
        return true
    }

    /// The way out: fills the lists and the path counts. False when a count exceeds the limit.
    private mutating func countPaths(from sources: Range<Int>) -> Bool {
        values.update(repeating: .zero)
        seen.update(repeating: 0)
        levelStarts.removeAll(keepingCapacity: true)
        levelStarts.append(0)
        for (lane, source) in sources.enumerated() {
            nodes[lane] = UInt32(truncatingIfNeeded: source)
            masks[lane] = 1 << UInt8(truncatingIfNeeded: lane)
            // A node meets its twins where it would meet itself.
            if reachOfTwins[source] == 0 { seen[source] = masks[lane] }
        }
        var largest = Lanes.zero
        var edgeCount = 0
        var level = 0..<sources.count
        while !level.isEmpty {
            levelStarts.append(level.upperBound)
            let isStart = level.lowerBound == 0
            var end = level.upperBound
            for index in level {
                let node = Int(nodes[index])
                let mask = masks[index]
                edgeStarts[index] = edgeCount
                let row = rows.offsets[node]..<rows.offsets[node + 1]
                if edgeCount + row.count > heads.count { growEdges(toHold: edgeCount + row.count) }
                // A path starts at one node of a class, and may go through any.
                let start = Self.keep(Lanes(repeating: 1), laneBits[Int(mask)])
                let value = isStart ? start : Self.keep(values[node], laneBits[Int(mask)]) * copies[node]
                largest.replace(with: value, where: value .> largest)
                for position in row {
                    let head = rows.targets[position]
                    let new = mask & ~seen[Int(head)]
                    if new == 0 { continue }
                    values[Int(head)] += Self.keep(value, laneBits[Int(new)])
                    heads[edgeCount] = head
                    headMasks[edgeCount] = new
                    edgeCount += 1
                    if found[Int(head)] == 0 {
                        nodes[end] = head
                        end += 1
                    }
                    found[Int(head)] |= new
                }
            }
            for index in level.upperBound..<end {
                let node = Int(nodes[index])
                masks[index] = found[node]
                seen[node] |= found[node]
                found[node] = 0
            }
            level = level.upperBound..<end
        }
        edgeStarts[level.upperBound] = edgeCount
        return largest.max() <= Self.countLimit
    }

    /// The way back, deepest level first.
    ///
    /// Brandes' dependency of a node with σ paths is σ · x, where x sums (weight + dependency) / σ over the nodes that
    /// follow it on shortest paths. A class that follows hands on its weight, and its dependency once for each copy.
    private func addDependencies(of sources: Range<Int>, to betweenness: UnsafeMutableBufferPointer<Double>) {
        let (values, heads, headMasks) = (values, heads, headMasks)
        let laneBits = UnsafeBufferPointer(laneBits)
        var sourceReach = Lanes.zero
        for (lane, source) in sources.enumerated() { sourceReach[lane] = reach[source] }
        for index in (sources.count..<(levelStarts.last ?? 0)).reversed() {
            let node = Int(nodes[index])
            let bits = laneBits[Int(masks[index])]
            var sum = Lanes.zero
            for edge in edgeStarts[index]..<edgeStarts[index + 1] {
                sum += Self.keep(values[Int(heads[edge])], laneBits[Int(headMasks[edge])])
            }
            let count = values[node]
            betweenness[node] += Self.total(Self.keep(count * sum, bits))
            var weight = sourceReach * reach[node]
            if sources.contains(node) {
                let lane = node - sources.lowerBound
                weight[lane] = sourceReach[lane] * reachOfTwins[node]
            }
            let handed = Self.keep(weight / count + sum * copies[node], bits)
            values[node] = unsafeBitCast(
                unsafeBitCast(count, to: SIMD8<UInt64>.self) & ~bits | unsafeBitCast(handed, to: SIMD8<UInt64>.self),
                to: Lanes.self)
        }
    }

    /// More room for edges; a batch seldom needs as many as the graph has, but can need eight times that.
    private mutating func growEdges(toHold count: Int) {
        let capacity = max(count, 2 * heads.count)
        let (oldHeads, oldMasks) = (heads, headMasks)
        heads = .allocate(capacity: capacity)
        headMasks = .allocate(capacity: capacity)
        if let from = oldHeads.baseAddress, let fromMasks = oldMasks.baseAddress {
            heads.baseAddress?.update(from: from, count: oldHeads.count)
            headMasks.baseAddress?.update(from: fromMasks, count: oldMasks.count)
        }
        oldHeads.deallocate()
        oldMasks.deallocate()
    }

    @inline(__always)
    private static func keep(_ values: Lanes, _ bits: SIMD8<UInt64>) -> Lanes {
        unsafeBitCast(unsafeBitCast(values, to: SIMD8<UInt64>.self) & bits, to: Lanes.self)
    }

    @inline(__always)
    private static func total(_ values: Lanes) -> Double {
        let four = values.lowHalf + values.highHalf
        let two = four.lowHalf + four.highHalf
        return two[0] + two[1]
    }
}

/// The scratch memory of one worker that adds up the dependencies of eight sources at a time.
protocol SourceSweep: ~Copyable, SendableMetatype {
    /// The buffers behind `graph` have to outlive the sweep.
    init(_ graph: UnsafeQuotientGraph)

    /// Adds to `betweenness` the dependencies of all nodes that the up to eight classes from `first` on stand for.
    ///
    /// - Returns: False, and nothing added, when there are more shortest paths than a lane can count.
    mutating func run(first: Int, betweenness: UnsafeMutableBufferPointer<Double>) -> Bool
}

/// How many sources a sweep serves at once.
let sourceLanes = 8

/// A quotient graph for the innermost loops; exists only inside ``QuotientGraph/withUnsafeGraph(_:)``.
struct UnsafeQuotientGraph: @unchecked Sendable {
    let out: UnsafeRows
    /// The length of each edge, in the order of the rows; empty where every edge is one hop.
    let lengths: UnsafeBufferPointer<Double>
    let copies: UnsafeBufferPointer<Double>
    let reach: UnsafeBufferPointer<Double>
    let reachOfTwins: UnsafeBufferPointer<Double>
}

extension QuotientGraph {
    func withUnsafeGraph<Result>(_ body: (UnsafeQuotientGraph) -> Result) -> Result {
        out.withUnsafeRows { rows in
            out.weights.withUnsafeBufferPointer { lengths in
                copies.withUnsafeBufferPointer { copies in
                    reach.withUnsafeBufferPointer { reach in
                        reachOfTwins.withUnsafeBufferPointer { twins in
                            body(
                                UnsafeQuotientGraph(
                                    out: rows, lengths: lengths, copies: copies, reach: reach, reachOfTwins: twins))
                        }
                    }
                }
            }
        }
    }
}
