/// Brandes' two passes (2001, doi:10.1080/0022250X.2001.9990249) from eight sources at once, one lane each, on a quotient
/// graph; the scratch memory of one worker.
///
/// The searches go level by level. A node stands in the level list once for each distance at which any lane reaches it,
/// with a mask of these lanes; sources that are near one another reach most nodes at the same distance, and then eight
/// searches cost little more than one. Whether an edge leads on is decided by bytes; only edges that do touch a vector,
/// and these steps are written down with their lanes, so that the way back reads them and nothing else. Each node has
/// one vector: the path counts σ on the way out and, since a lane reaches a node at one level only, in their place on
/// the way back what the node hands to those before it.
///
/// What takes the time is memory: two searches share a core's cache. So the numbers of nodes take as few bytes as they can.
struct DependencySweep<Number: NodeNumber>: SourceSweep, ~Copyable {
    private let nodeCount: Int
    private let graph: UnsafeQuotientGraph
    /// The rows of the graph with short numbers.
    private let offsets: UnsafeMutableBufferPointer<UInt32>
    private let targets: UnsafeMutableBufferPointer<Number>

    /// σ, then (reach / σ + copies · Σ) of each lane.
    private let values: UnsafeMutableBufferPointer<Lanes>
    /// The lanes that have reached each node in the low byte, and those that do so in the level being built in the high.
    private let state: UnsafeMutableBufferPointer<UInt16>
    /// The level lists behind one another: node and lanes.
    private let nodes: UnsafeMutableBufferPointer<Number>
    private let masks: UnsafeMutableBufferPointer<UInt8>
    /// The edges that leave a level.
    private let candidateTails: UnsafeMutableBufferPointer<Number>
    private let candidateHeads: UnsafeMutableBufferPointer<Number>
    private let candidateLanes: UnsafeMutableBufferPointer<UInt8>
    private var entryCount = 0
    /// The edges on shortest paths in the order of discovery: the tail above the head, and the lanes.
    private var steps: UnsafeMutableBufferPointer<Number.Pair>
    private var stepLanes: UnsafeMutableBufferPointer<UInt8>
    private var stepCount = 0
    private let laneBits = LaneBits()
    /// By how many powers of two path counts grow from one level to the next, at most.
    private let growth: Int

    /// Above two to this power, sums of reciprocals would lose digits; such sources are left to ``WidePathSweep``.
    private static var countExponent: Int { 500 }

    /// The buffers behind `graph` have to outlive the sweep, and its nodes to be no more than there are numbers.
    init(_ graph: UnsafeQuotientGraph) {
        nodeCount = graph.copies.count
        self.graph = graph
        offsets = .allocate(capacity: nodeCount + 1)
        _ = offsets.initialize(from: graph.out.offsets.lazy.map { UInt32($0) })
        targets = .allocate(capacity: graph.out.targets.count)
        _ = targets.initialize(from: graph.out.targets.lazy.map { Number($0) })
        values = .allocate(capacity: nodeCount)
        state = .allocate(capacity: nodeCount)
        // A source that has twins is met once more.
        let capacity = (nodeCount + 1) * sourceLanes + 1
        nodes = .allocate(capacity: capacity)
        masks = .allocate(capacity: capacity)
        let candidateCapacity = graph.out.targets.count + Rows.padding
        candidateTails = .allocate(capacity: candidateCapacity)
        candidateHeads = .allocate(capacity: candidateCapacity)
        candidateLanes = .allocate(capacity: candidateCapacity)
        steps = .allocate(capacity: graph.out.targets.count + nodeCount)
        stepLanes = .allocate(capacity: steps.count)
        values.initialize(repeating: .zero)
        state.initialize(repeating: 0)
        nodes.initialize(repeating: 0)
        masks.initialize(repeating: 0)
        growth = graph.largestWaysIn.exponent + 1
    }

    deinit {
        offsets.deallocate()
        targets.deallocate()
        values.deallocate()
        state.deallocate()
        nodes.deallocate()
        masks.deallocate()
        candidateTails.deallocate()
        candidateHeads.deallocate()
        candidateLanes.deallocate()
        steps.deallocate()
        stepLanes.deallocate()
    }

    /// Adds to `betweenness` the dependencies of all nodes that some classes stand for, eight at most.
    ///
    /// - Returns: False, and nothing added, when there are more shortest paths than a lane can count.
    mutating func run(_ sources: Range<Int>, betweenness: UnsafeMutableBufferPointer<Double>) -> Bool {
        guard countPaths(from: sources) else { return false }
        addDependencies(of: sources, to: betweenness)
        return true
    }

    /// The way out: fills the lists and the path counts. False when a count exceeds the limit.
    private mutating func countPaths(from sources: Range<Int>) -> Bool {
        values.update(repeating: .zero)
        state.update(repeating: 0)
        for (lane, source) in sources.enumerated() {
            nodes[lane] = Number(truncatingIfNeeded: source)
            masks[lane] = 1 << UInt8(truncatingIfNeeded: lane)
            // A node meets its twins where it would meet itself.
            if graph.reachOfTwins[source] == 0 { state[source] = UInt16(masks[lane]) }
        }
        let (values, copies, laneBits) = (values, graph.copies, laneBits.entries)
        stepCount = 0
        var level = 0..<sources.count
        var depth = 0
        while !level.isEmpty {
            depth += 1
            let firstStep = stepCount
            let end = findNext(level)
            let (steps, stepLanes) = (steps, stepLanes)
            if level.lowerBound == 0 {
                // A path starts at one node of a class …
                for step in firstStep..<stepCount {
                    values[Self.head(of: steps[step])] += Lanes(repeating: 1).keeping(laneBits[Int(stepLanes[step])])
                }
            } else {
                // … and may go through any.
                for step in firstStep..<stepCount {
                    let tail = Self.tail(of: steps[step])
                    let value = (values[tail] * copies[tail]).keeping(laneBits[Int(stepLanes[step])])
                    values[Self.head(of: steps[step])] += value
                }
            }
            level = level.upperBound..<end
        }
        entryCount = level.upperBound
        // Only where paths are long can there be too many of them.
        if depth * growth <= Self.countExponent { return true }
        var largest = Lanes.zero
        for node in 0..<nodeCount { largest.replace(with: values[node], where: values[node] .> largest) }
        return Int(largest.max().exponent) < Self.countExponent
    }

    /// Writes down the steps that lead on from a level, and the nodes they lead to as the next; returns where it ends.
    ///
    /// Rows are as short as they are different, and every end of one would be guessed wrong. So they are first laid out
    /// behind one another, eight places at a time; then there is one loop, and no branch in it: what does not lead on is
    /// written over by the next.
    private mutating func findNext(_ level: Range<Int>) -> Int {
        let candidateCount = layOut(level)
        if stepCount + candidateCount > steps.count { growSteps(toHold: stepCount + candidateCount) }
        let (state, nodes, masks, steps, stepLanes) = (state, nodes, masks, steps, stepLanes)
        let (candidateTails, candidateHeads, candidateLanes) = (candidateTails, candidateHeads, candidateLanes)
        var (count, end) = (stepCount, level.upperBound)
        for candidate in 0..<candidateCount {
            let head = candidateHeads[candidate]
            let before = state[Int(head)]
            let new = UInt16(candidateLanes[candidate]) & ~before
            steps[count] = Self.step(from: candidateTails[candidate], to: head)
            stepLanes[count] = UInt8(truncatingIfNeeded: new)
            count &+= new == 0 ? 0 : 1
            nodes[end] = head
            end &+= before < 0x100 && new != 0 ? 1 : 0
            state[Int(head)] = before | new &<< 8
        }
        for index in level.upperBound..<end {
            let node = Int(nodes[index])
            let reached = state[node] &>> 8
            masks[index] = UInt8(truncatingIfNeeded: reached)
            state[node] = state[node] & 0xFF | reached
        }
        stepCount = count
        return end
    }

    /// Lays the rows of a level out behind one another; returns the number of edges.
    private func layOut(_ level: Range<Int>) -> Int {
        let (offsets, nodes, masks) = (offsets, nodes, masks)
        let size = MemoryLayout<Number>.size
        let targets = UnsafeRawBufferPointer(targets)
        let tails = UnsafeMutableRawBufferPointer(candidateTails)
        let heads = UnsafeMutableRawBufferPointer(candidateHeads)
        let lanes = UnsafeMutableRawBufferPointer(candidateLanes)
        var count = 0
        for index in level {
            let node = nodes[index]
            let first = Int(truncatingIfNeeded: offsets[Int(node)])
            let length = Int(truncatingIfNeeded: offsets[Int(node) + 1]) - first
            let tail = SIMD8(repeating: node)
            let mask = SIMD8(repeating: masks[index])
            var place = 0
            repeat {
                let row = targets.loadUnaligned(fromByteOffset: size * (first + place), as: SIMD8<Number>.self)
                heads.storeBytes(of: row, toByteOffset: size * (count + place), as: SIMD8<Number>.self)
                tails.storeBytes(of: tail, toByteOffset: size * (count + place), as: SIMD8<Number>.self)
                lanes.storeBytes(of: mask, toByteOffset: count + place, as: SIMD8<UInt8>.self)
                place += Rows.padding
            } while place < length
            count += length
        }
        return count
    }

    /// The way back, deepest level first.
    ///
    /// Brandes' dependency of a node with σ paths is σ · x, where x sums (weight + dependency) / σ over the nodes that
    /// follow it on shortest paths. A class that follows hands on its weight, and its dependency once for each copy.
    private func addDependencies(of sources: Range<Int>, to betweenness: UnsafeMutableBufferPointer<Double>) {
        let (values, nodes, masks, steps, stepLanes) = (values, nodes, masks, steps, stepLanes)
        let laneBits = laneBits.entries
        var sourceReach = Lanes.zero
        for (lane, source) in sources.enumerated() { sourceReach[lane] = graph.reach[source] }
        var step = stepCount
        for index in (sources.count..<entryCount).reversed() {
            let node = Int(nodes[index])
            let bits = laneBits[Int(masks[index])]
            let count = values[node]
            var weight = sourceReach * graph.reach[node]
            if sources.contains(node) {
                let lane = node - sources.lowerBound
                weight[lane] = sourceReach[lane] * graph.reachOfTwins[node]
            }
            var handed = weight / count
            // The steps from here stand together; those of a neighbouring entry of the same node are in other lanes.
            // Where there is none, as for most, nothing is between.
            if step > 0, Self.tail(of: steps[step - 1]) == node, stepLanes[step - 1] & masks[index] != 0 {
                var sum = Lanes.zero
                repeat {
                    step -= 1
                    sum += values[Self.head(of: steps[step])].keeping(laneBits[Int(stepLanes[step])])
                } while step > 0 && Self.tail(of: steps[step - 1]) == node && stepLanes[step - 1] & masks[index] != 0
                betweenness[node] += (count * sum).keeping(bits).total
                handed += sum * graph.copies[node]
            }
            handed = handed.keeping(bits)
            values[node] = count.replaced(by: handed, in: bits)
        }
    }

    /// More room for edges; a batch seldom needs as many as the graph has, but can need eight times that.
    private mutating func growSteps(toHold count: Int) {
        let (old, oldLanes) = (steps, stepLanes)
        steps = .allocate(capacity: max(count, 2 * old.count))
        stepLanes = .allocate(capacity: steps.count)
        if let from = old.baseAddress, let fromLanes = oldLanes.baseAddress {
            steps.baseAddress?.update(from: from, count: old.count)
            stepLanes.baseAddress?.update(from: fromLanes, count: oldLanes.count)
        }
        old.deallocate()
        oldLanes.deallocate()
    }

    @inline(__always)
    private static func step(from tail: Number, to head: Number) -> Number.Pair {
        let tail = Number.Pair(truncatingIfNeeded: tail) &<< Number.Pair(truncatingIfNeeded: Number.bitWidth)
        return tail | Number.Pair(truncatingIfNeeded: head)
    }

    @inline(__always)
    private static func head(of step: Number.Pair) -> Int {
        Int(truncatingIfNeeded: Number(truncatingIfNeeded: step))
    }

    @inline(__always)
    private static func tail(of step: Number.Pair) -> Int {
        Int(truncatingIfNeeded: step &>> Number.Pair(truncatingIfNeeded: Number.bitWidth))
    }
}

/// What can number the nodes of a graph.
protocol NodeNumber: FixedWidthInteger, UnsignedInteger, SIMDScalar, Codable {
    /// Two numbers in one.
    associatedtype Pair: FixedWidthInteger, UnsignedInteger
}

extension UInt16: NodeNumber { typealias Pair = UInt32 }
extension UInt32: NodeNumber { typealias Pair = UInt64 }
