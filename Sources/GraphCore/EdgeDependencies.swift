/// Brandes' passes from one source after another, with the dependencies given to edges; the scratch memory of one worker.
///
/// Brandes' σ(v) is `counts[v]`, his δ(v) is `counts[v] · x(v)`, where x sums 1 / σ(w) + x(w) over the nodes w that
/// follow v on shortest paths; `carried[w]` is 1 / σ(w) + x(w). The share of the edge from v to w is σ(v) · `carried[w]`.
struct EdgeDependencies: ~Copyable {
    private let rows: UnsafePathRows
    /// For each position of the rows the element of the sums that belongs to its edge.
    private let indices: UnsafeBufferPointer<UInt32>
    private var search: ShortestPathSearch
    private let counts: UnsafeMutableBufferPointer<Double>
    private let carried: UnsafeMutableBufferPointer<Double>

    /// Two path lengths are equal when they differ by less than this share of the larger: 1 / w is rarely exact, and
    /// what is equal on paper should be equal here.
    private static let tolerance = 1e-10

    /// Above this, sums of reciprocals would lose digits; such sources keep their exponents apart.
    private static let countLimit = 0x1p500

    init(_ rows: UnsafePathRows, indices: UnsafeBufferPointer<UInt32>) {
        self.rows = rows
        self.indices = indices
        search = ShortestPathSearch(rows)
        counts = .allocate(capacity: rows.nodeCount)
        carried = .allocate(capacity: rows.nodeCount)
        counts.initialize(repeating: 0)
        carried.initialize(repeating: 0)
    }

    deinit {
        counts.deallocate()
        carried.deallocate()
    }

    /// Adds the dependency of `source` on each edge to its element of `sums`.
    mutating func add(from source: Int, to sums: inout [Double]) {
        search.run(from: source)
        if countPaths() {
            sums.withUnsafeMutableBufferPointer { addDependencies(to: $0) }
        } else {
            addWideDependencies(to: &sums)
        }
    }

    /// Whether the edge at `position` from `tail` ends a shortest path to `head`. An end that is no farther than its start
    /// would close a circle, however short the edge is.
    @inline(__always)
    private func isOnShortestPath(_ tail: Int, _ position: Int, _ head: Int) -> Bool {
        let (start, end) = (search.distance[tail], search.distance[head])
        return start + rows.lengths[position] - end <= Self.tolerance * end && start < end && end < .infinity
    }

    /// Counts the shortest paths to each node. False when a count exceeds the limit.
    private func countPaths() -> Bool {
        let (offsets, targets, order, counts) = (rows.rows.offsets, rows.rows.targets, search.order, counts)
        for place in 0..<search.reachedCount { counts[Int(order[place])] = 0 }
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

    private func addDependencies(to sums: UnsafeMutableBufferPointer<Double>) {
        let (offsets, targets, order) = (rows.rows.offsets, rows.rows.targets, search.order)
        let (counts, carried, indices) = (counts, carried, indices)
        for place in stride(from: search.reachedCount - 1, through: 0, by: -1) {
            let node = Int(order[place])
            let count = counts[node]
            var sum = 0.0
            for position in offsets[node]..<offsets[node + 1] {
                let head = Int(targets[position])
                if !isOnShortestPath(node, position, head) { continue }
                sum += carried[head]
                sums[Int(indices[position])] += count * carried[head]
            }
            carried[node] = 1 / count + sum
        }
    }

    /// The same with path counts of any size. It is slower and hardly ever needed.
    private func addWideDependencies(to sums: inout [Double]) {
        let (offsets, targets, order) = (rows.rows.offsets, rows.rows.targets, search.order)
        var counts = [WidePathSweep.WideCount](repeating: .init(), count: rows.nodeCount)
        var dependency = [Double](repeating: 0, count: rows.nodeCount)
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
                sums[Int(indices[position])] += share
            }
        }
    }
}
