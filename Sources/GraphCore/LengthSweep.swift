/// Brandes' two passes (2001, doi:10.1080/0022250X.2001.9990249) along shortest paths by length, one source after another;
/// the scratch memory of one worker.
///
/// Lengths are so different that hardly two sources share their shortest paths, and hardly a node has two of them. So
/// what counts is to find the distances with few surprises for the processor. All nodes of a range of distance
/// (``DistanceBuckets``) are settled together: their rows are laid out behind one another, and one loop without a branch
/// writes down each edge that is no longer than what was known. What was written down is, nearest first, a superset of
/// the edges on shortest paths; the way out drops the others, and the way back reads the rest from the end.
struct LengthSweep: SourceSweep, ~Copyable {
    private let nodeCount: Int
    private let graph: UnsafeQuotientGraph
    private let lengths: UnsafeBufferPointer<Double>

    private var buckets: DistanceBuckets
    private let distances: UnsafeMutableBufferPointer<Double>
    private let isSettled: UnsafeMutableBufferPointer<Bool>
    /// The nodes of the range being settled.
    private let members: UnsafeMutableBufferPointer<UInt32>
    /// The edges that leave a range, with the distances at which they arrive.
    private let candidateTails: UnsafeMutableBufferPointer<UInt32>
    private let candidateHeads: UnsafeMutableBufferPointer<UInt32>
    private let candidateDistances: UnsafeMutableBufferPointer<Double>
    /// Edges that may be on shortest paths, the tail above the head, and the distances at which they arrive.
    private let steps: UnsafeMutableBufferPointer<UInt64>
    private let arrivals: UnsafeMutableBufferPointer<Double>
    private var stepCount = 0
    /// How many of the steps leave the source itself.
    private var firstSteps = 0
    /// σ of each node.
    private let counts: UnsafeMutableBufferPointer<Double>
    /// What a node hands back for itself, its weight / σ, and what it sums over those that follow it.
    private let own: UnsafeMutableBufferPointer<Double>
    private let sums: UnsafeMutableBufferPointer<Double>

    /// Two lengths that differ by less than this part of the larger are equal.
    static let tolerance = 1e-10
    private static let countLimit = 0x1p500

    init(_ graph: UnsafeQuotientGraph) {
        nodeCount = graph.copies.count
        self.graph = graph
        lengths = graph.lengths
        // Every node's row is read once, and the source's a second time where it has twins; every read writes at most one.
        let capacity = 2 * graph.lengths.count
        buckets = DistanceBuckets(lengths: graph.lengths.dropLast(Rows.padding), capacity: capacity)
        distances = .allocate(capacity: nodeCount)
        isSettled = .allocate(capacity: nodeCount)
        members = .allocate(capacity: nodeCount + 1)
        candidateTails = .allocate(capacity: graph.lengths.count + Rows.padding)
        candidateHeads = .allocate(capacity: graph.lengths.count + Rows.padding)
        candidateDistances = .allocate(capacity: graph.lengths.count + Rows.padding)
        steps = .allocate(capacity: capacity + 1)
        arrivals = .allocate(capacity: capacity + 1)
        counts = .allocate(capacity: nodeCount)
        own = .allocate(capacity: nodeCount)
        sums = .allocate(capacity: nodeCount)
        distances.initialize(repeating: .infinity)
        isSettled.initialize(repeating: false)
        members.initialize(repeating: 0)
        counts.initialize(repeating: 0)
        own.initialize(repeating: 0)
        sums.initialize(repeating: 0)
    }

    deinit {
        distances.deallocate()
        isSettled.deallocate()
        members.deallocate()
        candidateTails.deallocate()
        candidateHeads.deallocate()
        candidateDistances.deallocate()
        steps.deallocate()
        arrivals.deallocate()
        counts.deallocate()
        own.deallocate()
        sums.deallocate()
    }

    mutating func run(_ sources: Range<Int>, betweenness: UnsafeMutableBufferPointer<Double>) -> Bool {
        for source in sources {
            findDistances(from: source)
            countPaths(from: source)
            if !addDependencies(of: source, to: betweenness) {
                WidePathSweep.addDependencies(of: source, in: graph, to: betweenness)
            }
        }
        return true
    }

    /// Settles one range of distance after another, and writes down the steps.
    private mutating func findDistances(from source: Int) {
        distances.update(repeating: .infinity)
        isSettled.update(repeating: false)
        buckets.removeAll()
        stepCount = 0
        // A node meets its twins where it would meet itself.
        if graph.reachOfTwins[source] == 0 {
            distances[source] = 0
            isSettled[source] = true
        }
        members[0] = UInt32(truncatingIfNeeded: source)
        takeSteps(layOut(1, from: 0))
        firstSteps = stepCount
        while buckets.advance() {
            if buckets.hasShortEdges { followShortEdges() }
            var count = 0
            let (members, isSettled) = (members, isSettled)
            buckets.takeAll { node in
                members[count] = node
                // A source that is met again as its own twin leads nowhere: its neighbours were nearer.
                count &+= isSettled[Int(node)] || Int(node) == source ? 0 : 1
                isSettled[Int(node)] = true
            }
            if buckets.hasShortEdges { sortMembers(count) }
            takeSteps(layOut(count, from: nil))
        }
    }

    /// Writes down the candidates that arrive no later than what is known, and puts where they arrive into its bucket.
    private mutating func takeSteps(_ candidateCount: Int) {
        let (distances, steps, arrivals) = (distances, steps, arrivals)
        let (candidateTails, candidateHeads) = (candidateTails, candidateHeads)
        let candidateDistances = candidateDistances
        var count = stepCount
        for candidate in 0..<candidateCount {
            let head = candidateHeads[candidate]
            let distance = candidateDistances[candidate]
            let known = distances[Int(head)]
            steps[count] = UInt64(candidateTails[candidate]) &<< 32 | UInt64(head)
            arrivals[count] = distance
            // What is not taken is written over by the next.
            // An infinitely long edge, of the smallest weights, leads nowhere.
            count &+= (distance <= known + known * Self.tolerance) && (distance < .infinity) ? 1 : 0
            distances[Int(head)] = distance < known ? distance : known
        }
        if buckets.hasShortEdges { buckets.reserve(count - stepCount) }
        for step in stepCount..<count {
            buckets.add(UInt32(truncatingIfNeeded: steps[step]), at: arrivals[step])
        }
        stepCount = count
    }

    /// Lays the rows of the first members out behind one another, eight places at a time; returns the number of edges.
    private func layOut(_ memberCount: Int, from start: Double?) -> Int {
        let (offsets, members, distances) = (graph.out.offsets, members, distances)
        let targets = UnsafeRawBufferPointer(graph.out.targets)
        let lengths = UnsafeRawBufferPointer(lengths)
        let tails = UnsafeMutableRawBufferPointer(candidateTails)
        let heads = UnsafeMutableRawBufferPointer(candidateHeads)
        let arrivals = UnsafeMutableRawBufferPointer(candidateDistances)
        var count = 0
        for member in 0..<memberCount {
            let node = members[member]
            let first = offsets[Int(node)]
            let size = offsets[Int(node) + 1] - first
            let tail = SIMD8(repeating: node)
            let distance = Lanes(repeating: start ?? distances[Int(node)])
            var place = 0
            repeat {
                let row = targets.loadUnaligned(fromByteOffset: 4 * (first + place), as: SIMD8<UInt32>.self)
                let length = lengths.loadUnaligned(fromByteOffset: 8 * (first + place), as: Lanes.self)
                heads.storeBytes(of: row, toByteOffset: 4 * (count + place), as: SIMD8<UInt32>.self)
                tails.storeBytes(of: tail, toByteOffset: 4 * (count + place), as: SIMD8<UInt32>.self)
                arrivals.storeBytes(of: distance + length, toByteOffset: 8 * (count + place), as: Lanes.self)
                place += Rows.padding
            } while place < size
            count += size
        }
        return count
    }

    /// Corrects the distances within a range until none improves, where an edge may be shorter than the range is wide.
    /// Nothing is written down; the nodes are then settled nearest first.
    private mutating func followShortEdges() {
        let (offsets, targets) = (graph.out.offsets, graph.out.targets)
        let (distances, isSettled, lengths) = (distances, isSettled, lengths)
        let width = buckets.width * (1 + 1e-9)
        var all: [UInt32] = []
        var (count, done) = (0, 0)
        repeat {
            buckets.takeAll { node in all.append(node) }
            count = all.count
            for index in done..<count where !isSettled[Int(all[index])] {
                let node = Int(all[index])
                let distance = distances[node]
                buckets.reserve(offsets[node + 1] - offsets[node])
                for position in offsets[node]..<offsets[node + 1] where lengths[position] <= width {
                    let head = Int(targets[position])
                    let candidate = distance + lengths[position]
                    if candidate < distances[head] {
                        distances[head] = candidate
                        buckets.add(UInt32(truncatingIfNeeded: head), at: candidate)
                    }
                }
            }
            done = count
        } while buckets.isCurrentFilled
        // Back into the range, once each, for those who settle it.
        buckets.reserve(count)
        for node in all where !isSettled[Int(node)] { buckets.add(node, at: distances[Int(node)]) }
    }

    private func sortMembers(_ count: Int) {
        let distances = distances
        var settled = UnsafeMutableBufferPointer(rebasing: members[0..<count])
        settled.sort {
            (distances[Int($0)], $0) < (distances[Int($1)], $1)
        }
    }

    /// The way out: drops the steps that are on no shortest path, and counts the paths along the others.
    private mutating func countPaths(from source: Int) {
        let (distances, steps, arrivals) = (distances, steps, arrivals)
        let (counts, copies) = (counts, graph.copies)
        counts.update(repeating: 0)
        var kept = 0
        // A path starts at one node of a class …
        for step in 0..<firstSteps {
            let head = Int(truncatingIfNeeded: steps[step] & 0xFFFF_FFFF)
            let label = distances[head]
            let isShortest = arrivals[step] <= label + label * Self.tolerance && label < .infinity
            counts[head] += isShortest ? 1 : 0
            steps[kept] = steps[step]
            kept &+= isShortest ? 1 : 0
        }
        let end = stepCount
        let start = firstSteps
        firstSteps = kept
        // … and may go through any.
        for step in start..<end {
            let head = Int(truncatingIfNeeded: steps[step] & 0xFFFF_FFFF)
            let tail = Int(truncatingIfNeeded: steps[step] &>> 32)
            let label = distances[head]
            // An end that is no farther than its start would close a circle.
            let isShortest = (arrivals[step] <= label + label * Self.tolerance) && (distances[tail] < label)
            let count = counts[tail] * copies[tail]
            counts[head] += isShortest ? count : 0
            steps[kept] = steps[step]
            kept &+= isShortest ? 1 : 0
        }
        stepCount = kept
    }

    /// The way back; see ``DependencySweep``. False, and nothing added, when there are more paths than can be counted.
    private func addDependencies(of source: Int, to betweenness: UnsafeMutableBufferPointer<Double>) -> Bool {
        let (steps, counts, own, sums) = (steps, counts, own, sums)
        let (copies, reach) = (graph.copies, graph.reach)
        let sourceReach = reach[source]
        var largest = 0.0
        for node in 0..<nodeCount {
            largest = max(largest, counts[node])
            own[node] = sourceReach * reach[node] / counts[node]
        }
        if largest > Self.countLimit { return false }
        own[source] = sourceReach * graph.reachOfTwins[source] / counts[source]
        sums.update(repeating: 0)
        for step in (firstSteps..<stepCount).reversed() {
            let head = Int(truncatingIfNeeded: steps[step] & 0xFFFF_FFFF)
            let tail = Int(truncatingIfNeeded: steps[step] &>> 32)
            sums[tail] += own[head] + sums[head] * copies[head]
        }
        for node in 0..<nodeCount { betweenness[node] += counts[node] * sums[node] }
        return true
    }
}
