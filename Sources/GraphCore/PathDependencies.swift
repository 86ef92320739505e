/// Brandes' second pass after a ``ShortestPathSearch``: counts the shortest paths, and spreads the dependencies of the
/// source over nodes or edges; the scratch memory of one worker.
///
/// Brandes' σ(v) is `counts[v]`, his δ(v) is `counts[v] · x`, where x sums 1 / σ(w) + x(w) over the nodes w that follow v
/// on shortest paths; `carried[w]` is 1 / σ(w) + x(w).
struct PathDependencies: ~Copyable {
    private let nodeCount: Int
    private let offsets: UnsafeBufferPointer<Int>
    private let targets: UnsafeBufferPointer<UInt32>
    private let lengths: UnsafeBufferPointer<Double>
    private var search: ShortestPathSearch
    private let counts: UnsafeMutableBufferPointer<Double>
    private let carried: UnsafeMutableBufferPointer<Double>
    /// The place of each reached node in the order of the search.
    private let rank: UnsafeMutableBufferPointer<UInt32>

    /// Two path lengths are equal when they differ by less than this share of the larger: 1 / w is rarely exact, and
    /// what is equal on paper should be equal here.
    static let tolerance = 1e-10

    /// Above this, sums of reciprocals would lose digits; such sources keep their exponents apart.
    private static let countLimit = 0x1p500

    /// - Precondition: the buffers behind `rows` and `lengths` outlive the pass.
    init(nodeCount: Int, rows: UnsafeRows, lengths: UnsafeBufferPointer<Double>, uniformLength: Double?) {
        self.nodeCount = nodeCount
        offsets = rows.offsets
        targets = rows.targets
        self.lengths = lengths
        search = ShortestPathSearch(nodeCount: nodeCount, rows: rows, lengths: lengths, uniformLength: uniformLength)
        counts = .allocate(capacity: nodeCount)
        carried = .allocate(capacity: nodeCount)
        rank = .allocate(capacity: nodeCount)
        counts.initialize(repeating: 0)
        carried.initialize(repeating: 0)
        rank.initialize(repeating: 0)
    }

    deinit {
        counts.deallocate()
        carried.deallocate()
        rank.deallocate()
    }

    /// Whether the edge at `position` from `tail` ends a shortest path to `head`. Nodes come only after those settled
    /// before them, so that what follows never goes in a circle, however short an edge is.
    @inline(__always)
    private func isOnShortestPath(_ tail: Int, _ position: Int, _ head: Int) -> Bool {
        let distance = search.distance
        let length = distance[tail] + lengths[position]
        // False for what is not reached: infinity less infinity is no number.
        return length - distance[head] <= Self.tolerance * length && length < .infinity && rank[tail] < rank[head]
    }

    /// Adds the dependency of `source` on each node, or on the edge at each position of the rows.
    mutating func add(from source: Int, toNodes nodes: inout [Double]) {
        nodes.withUnsafeMutableBufferPointer { add(from: source, nodes: $0, edges: nil, indices: nil) }
    }

    /// Adds the dependency of `source` on each edge to the element that `indices` names for its position in the rows.
    mutating func add(from source: Int, toEdges edges: inout [Double], indices: UnsafeBufferPointer<UInt32>) {
        edges.withUnsafeMutableBufferPointer { add(from: source, nodes: nil, edges: $0, indices: indices) }
    }

    private mutating func add(
        from source: Int, nodes: UnsafeMutableBufferPointer<Double>?, edges: UnsafeMutableBufferPointer<Double>?,
        indices: UnsafeBufferPointer<UInt32>?
    ) {
        search.run(from: source)
        if !countPaths() {
            addWidely(nodes: nodes, edges: edges, indices: indices)
            return
        }
        let (offsets, targets, order) = (offsets, targets, search.order)
        let (counts, carried) = (counts, carried)
        for place in stride(from: search.reachedCount - 1, through: 0, by: -1) {
            let node = Int(order[place])
            let count = counts[node]
            var sum = 0.0
            for position in offsets[node]..<offsets[node + 1] {
                let head = Int(targets[position])
                if !isOnShortestPath(node, position, head) { continue }
                sum += carried[head]
                if let edges, let indices { edges[Int(indices[position])] += count * carried[head] }
            }
            carried[node] = 1 / count + sum
            if place > 0, let nodes { nodes[node] += count * sum }
        }
    }

    /// Counts the shortest paths to each node. False when a count exceeds the limit.
    private func countPaths() -> Bool {
        let (offsets, targets, order) = (offsets, targets, search.order)
        let (counts, rank) = (counts, rank)
        for place in 0..<search.reachedCount {
            let node = Int(order[place])
            rank[node] = UInt32(truncatingIfNeeded: place)
            counts[node] = 0
        }
        counts[Int(order[0])] = 1
        for place in 0..<search.reachedCount {
            let node = Int(order[place])
            let count = counts[node]
            if count > Self.countLimit { return false }
            for position in offsets[node]..<offsets[node + 1] {
                let head = Int(targets[position])
                if isOnShortestPath(node, position, head) { counts[head] += count }
            }
        }
        return true
    }

    /// The same with path counts of any size. It is slower and hardly ever needed.
    private func addWidely(
        nodes: UnsafeMutableBufferPointer<Double>?, edges: UnsafeMutableBufferPointer<Double>?,
        indices: UnsafeBufferPointer<UInt32>?
    ) {
        let order = search.order
        var counts = [WidePathSweep.WideCount](repeating: .init(), count: nodeCount)
        var dependency = [Double](repeating: 0, count: nodeCount)
        counts[Int(order[0])] = .init(significand: 1, exponent: 0)
        for place in 0..<search.reachedCount {
            let node = Int(order[place])
            for position in offsets[node]..<offsets[node + 1] {
                let head = Int(targets[position])
                if isOnShortestPath(node, position, head) { counts[head] += counts[node] }
            }
        }
        for place in stride(from: search.reachedCount - 1, through: 0, by: -1) {
            let node = Int(order[place])
            for position in offsets[node]..<offsets[node + 1] {
                let head = Int(targets[position])
                if !isOnShortestPath(node, position, head) { continue }
                let share = counts[node] / counts[head] * (1 + dependency[head])
                dependency[node] += share
                if let edges, let indices { edges[Int(indices[position])] += share }
            }
            if place > 0, let nodes { nodes[node] += dependency[node] }
        }
    }
}
