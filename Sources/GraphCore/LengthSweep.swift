/// Brandes' two passes (2001, doi:10.1080/0022250X.2001.9990249) along shortest paths by length, from eight sources at
/// once, one lane each; the scratch memory of one worker.
///
/// A queue ordered by distance serves one source only. Here the distances of all lanes are found together by correcting
/// labels, nodes that improve going back on a list; what is left is a directed graph without cycles for each lane, and
/// ``DependencySweep``'s passes walk it with a node in the list as soon as all that lead to it, in a lane, are done.
struct LengthSweep: SourceSweep, ~Copyable {
    private let nodeCount: Int
    private let graph: UnsafeQuotientGraph
    private let lengths: UnsafeBufferPointer<Double>

    private let distances: UnsafeMutableBufferPointer<Lanes>
    /// σ, then (reach / σ + copies · Σ) of each lane.
    private let values: UnsafeMutableBufferPointer<Lanes>
    /// How many edges still lead to each node in each lane.
    private let waiting: UnsafeMutableBufferPointer<SIMD8<UInt32>>
    /// For each edge the lanes in which it is on a shortest path.
    private let edgeMasks: UnsafeMutableBufferPointer<UInt8>
    private let found: UnsafeMutableBufferPointer<UInt8>
    private let isListed: UnsafeMutableBufferPointer<Bool>
    /// The list of nodes whose labels changed: a ring.
    private let ring: UnsafeMutableBufferPointer<UInt32>
    private let nodes: UnsafeMutableBufferPointer<UInt32>
    private let masks: UnsafeMutableBufferPointer<UInt8>
    private let edgeStarts: UnsafeMutableBufferPointer<Int>
    private var entryCount = 0
    private var heads: [UInt32] = []
    private var headMasks: [UInt8] = []
    private let laneBits = LaneBits()

    /// Two lengths that differ by less than this part of the larger are equal.
    static let tolerance = 1e-10
    private static let countLimit = 0x1p500

    init(_ graph: UnsafeQuotientGraph) {
        nodeCount = graph.copies.count
        self.graph = graph
        lengths = graph.lengths
        distances = .allocate(capacity: nodeCount)
        values = .allocate(capacity: nodeCount)
        waiting = .allocate(capacity: nodeCount)
        edgeMasks = .allocate(capacity: lengths.count)
        found = .allocate(capacity: nodeCount)
        isListed = .allocate(capacity: nodeCount)
        ring = .allocate(capacity: nodeCount + 1)
        let capacity = (nodeCount + 1) * sourceLanes
        nodes = .allocate(capacity: capacity)
        masks = .allocate(capacity: capacity)
        edgeStarts = .allocate(capacity: capacity + 1)
        distances.initialize(repeating: .zero)
        values.initialize(repeating: .zero)
        waiting.initialize(repeating: .zero)
        edgeMasks.initialize(repeating: 0)
        found.initialize(repeating: 0)
        isListed.initialize(repeating: false)
        ring.initialize(repeating: 0)
        nodes.initialize(repeating: 0)
        masks.initialize(repeating: 0)
        edgeStarts.initialize(repeating: 0)
    }

    deinit {
        distances.deallocate()
        values.deallocate()
        waiting.deallocate()
        edgeMasks.deallocate()
        found.deallocate()
        isListed.deallocate()
        ring.deallocate()
        nodes.deallocate()
        masks.deallocate()
        edgeStarts.deallocate()
    }

    mutating func run(first: Int, betweenness: UnsafeMutableBufferPointer<Double>) -> Bool {
        let sources = first..<min(first + sourceLanes, nodeCount)
        findDistances(from: sources)
        markShortestEdges(from: sources)
        guard countPaths(from: sources) else { return false }
        addDependencies(of: sources, to: betweenness)
        return true
    }

    /// Labels are corrected until none improves; the least sum over all paths does not depend on the order.
    private func findDistances(from sources: Range<Int>) {
        let (offsets, targets) = (graph.out.offsets, graph.out.targets)
        let (distances, isListed, ring, lengths) = (distances, isListed, ring, lengths)
        let capacity = nodeCount + 1
        var (read, write) = (0, 0)
        distances.update(repeating: Lanes(repeating: .infinity))
        func list(_ node: Int) {
            if isListed[node] { return }
            isListed[node] = true
            ring[write] = UInt32(truncatingIfNeeded: node)
            write = write + 1 == capacity ? 0 : write + 1
        }
        for (lane, source) in sources.enumerated() {
            // A node meets its twins where it would meet itself.
            if graph.reachOfTwins[source] == 0 { distances[source][lane] = 0 }
            for position in offsets[source]..<offsets[source + 1] {
                let target = Int(targets[position])
                distances[target][lane] = min(distances[target][lane], lengths[position])
                list(target)
            }
        }
        while read != write {
            let node = Int(ring[read])
            read = read + 1 == capacity ? 0 : read + 1
            isListed[node] = false
            let distance = distances[node]
            for position in offsets[node]..<offsets[node + 1] {
                let target = Int(targets[position])
                let candidate = distance + lengths[position]
                let label = distances[target]
                let isLess = candidate .< label
                if any(isLess) {
                    distances[target] = label.replacing(with: candidate, where: isLess)
                    list(target)
                }
            }
        }
    }

    /// For each edge the lanes in which it is on a shortest path, and for each node how many such edges lead to it.
    private func markShortestEdges(from sources: Range<Int>) {
        let (offsets, targets) = (graph.out.offsets, graph.out.targets)
        let (distances, waiting, edgeMasks, lengths) = (distances, waiting, edgeMasks, lengths)
        let laneBits = laneBits.entries
        waiting.update(repeating: .zero)
        for node in 0..<nodeCount {
            let distance = distances[node]
            for position in offsets[node]..<offsets[node + 1] {
                let target = Int(targets[position])
                mark(position, target, distance, lengths[position])
            }
        }
        // A source with twins has, as their place, a distance of its own; its first steps start at 0.
        for (lane, source) in sources.enumerated() where graph.reachOfTwins[source] > 0 {
            for position in offsets[source]..<offsets[source + 1] {
                let target = Int(targets[position])
                let label = distances[target][lane]
                let isShortest = abs(lengths[position] - label) <= Self.tolerance * label
                let bit = UInt8(1) << UInt8(lane)
                if edgeMasks[position] & bit != 0 { waiting[target][lane] -= 1 }
                edgeMasks[position] = isShortest ? edgeMasks[position] | bit : edgeMasks[position] & ~bit
                if isShortest { waiting[target][lane] += 1 }
            }
        }
        func mark(_ position: Int, _ target: Int, _ distance: Lanes, _ length: Double) {
            let label = distances[target]
            let gap = distance + length - label
            // Nothing is shorter than a label, so the gap is not negative by more than what sums are rounded by; an end that
            // is no farther than its start would close a circle. Two infinite ends give no number, which is not less.
            let isShortest =
                (gap .<= label * Self.tolerance) .& (distance .< label) .& (label .< Lanes(repeating: .infinity))
            let mask = Self.bits(of: isShortest)
            edgeMasks[position] = mask
            if mask != 0 {
                waiting[target] &+= SIMD8<UInt32>(truncatingIfNeeded: laneBits[Int(mask)]) & SIMD8<UInt32>(repeating: 1)
            }
        }
    }

    private mutating func countPaths(from sources: Range<Int>) -> Bool {
        let (offsets, targets) = (graph.out.offsets, graph.out.targets)
        let (values, waiting, edgeMasks, found) = (values, waiting, edgeMasks, found)
        let (nodes, masks) = (nodes, masks)
        let laneBits = laneBits.entries
        values.update(repeating: .zero)
        heads.removeAll(keepingCapacity: true)
        headMasks.removeAll(keepingCapacity: true)
        for lane in 0..<sources.count {
            nodes[lane] = UInt32(truncatingIfNeeded: sources.lowerBound + lane)
            masks[lane] = 1 << UInt8(truncatingIfNeeded: lane)
        }
        var largest = Lanes.zero
        var level = 0..<sources.count
        while !level.isEmpty {
            let isStart = level.lowerBound == 0
            var end = level.upperBound
            for index in level {
                let node = Int(nodes[index])
                let mask = masks[index]
                edgeStarts[index] = heads.count
                let start = Lanes(repeating: 1).keeping(laneBits[Int(mask)])
                let value = isStart ? start : values[node].keeping(laneBits[Int(mask)]) * graph.copies[node]
                largest.replace(with: value, where: value .> largest)
                // A source that is met again as its own twin leads nowhere: its neighbours were nearer.
                let own: UInt8 =
                    !isStart && sources.contains(node) ? 1 << UInt8(truncatingIfNeeded: node - sources.lowerBound) : 0
                for position in offsets[node]..<offsets[node + 1] {
                    let leads = edgeMasks[position] & mask & ~own
                    if leads == 0 { continue }
                    let head = Int(targets[position])
                    values[head] += value.keeping(laneBits[Int(leads)])
                    heads.append(UInt32(truncatingIfNeeded: head))
                    headMasks.append(leads)
                    let left =
                        waiting[head]
                        &- SIMD8<UInt32>(truncatingIfNeeded: laneBits[Int(leads)]) & SIMD8<UInt32>(repeating: 1)
                    waiting[head] = left
                    let ready = Self.bits(of: left .== .zero) & leads
                    if ready == 0 { continue }
                    if found[head] == 0 {
                        nodes[end] = UInt32(truncatingIfNeeded: head)
                        end += 1
                    }
                    found[head] |= ready
                }
            }
            for index in level.upperBound..<end {
                let node = Int(nodes[index])
                masks[index] = found[node]
                found[node] = 0
            }
            level = level.upperBound..<end
        }
        entryCount = level.upperBound
        edgeStarts[entryCount] = heads.count
        return largest.max() <= Self.countLimit
    }

    /// The way back; see ``DependencySweep``.
    private func addDependencies(of sources: Range<Int>, to betweenness: UnsafeMutableBufferPointer<Double>) {
        let values = values
        let laneBits = laneBits.entries
        var sourceReach = Lanes.zero
        for (lane, source) in sources.enumerated() { sourceReach[lane] = graph.reach[source] }
        heads.withUnsafeBufferPointer { heads in
            headMasks.withUnsafeBufferPointer { headMasks in
                for index in (sources.count..<entryCount).reversed() {
                    let node = Int(nodes[index])
                    let bits = laneBits[Int(masks[index])]
                    var sum = Lanes.zero
                    for edge in edgeStarts[index]..<edgeStarts[index + 1] {
                        sum += values[Int(heads[edge])].keeping(laneBits[Int(headMasks[edge])])
                    }
                    let count = values[node]
                    betweenness[node] += (count * sum).keeping(bits).total
                    var weight = sourceReach * graph.reach[node]
                    if sources.contains(node) {
                        let lane = node - sources.lowerBound
                        weight[lane] = sourceReach[lane] * graph.reachOfTwins[node]
                    }
                    let handed = (weight / count + sum * graph.copies[node]).keeping(bits)
                    values[node] = count.replaced(by: handed, in: bits)
                }
            }
        }
    }

    /// One bit a lane.
    @inline(__always)
    private static func bits(of mask: SIMDMask<SIMD8<Int64>>) -> UInt8 {
        let places = SIMD8<UInt64>(1, 2, 4, 8, 16, 32, 64, 128)
        let kept = SIMD8<UInt64>.zero.replacing(with: places, where: mask)
        return UInt8(truncatingIfNeeded: kept.wrappedSum())
    }

    @inline(__always)
    private static func bits(of mask: SIMDMask<SIMD8<Int32>>) -> UInt8 {
        let places = SIMD8<UInt32>(1, 2, 4, 8, 16, 32, 64, 128)
        let kept = SIMD8<UInt32>.zero.replacing(with: places, where: mask)
        return UInt8(truncatingIfNeeded: kept.wrappedSum())
    }
}
