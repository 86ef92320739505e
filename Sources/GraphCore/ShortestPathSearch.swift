/// Shortest paths from one source after another; the scratch memory of one worker.
///
/// Dijkstra, "A note on two problems in connexion with graphs", Numer. Math. 1, 1959, doi:10.1007/BF01386390; where all
/// edges have one length, a breadth-first search.
struct ShortestPathSearch: ~Copyable {
    private let rows: UnsafePathRows
    private var queue: DistanceQueue
    /// The distance of each node from the source of the last search; infinite where it does not lead.
    let distance: UnsafeMutableBufferPointer<Double>
    /// The nodes in the order in which they were settled, nearest first; the source is the first of ``reachedCount``.
    let order: UnsafeMutableBufferPointer<UInt32>
    private(set) var reachedCount = 0

    init(_ rows: UnsafePathRows) {
        self.rows = rows
        let nodeCount = rows.nodeCount
        queue = DistanceQueue(nodeCount: rows.uniformLength == nil ? nodeCount : 0)
        distance = .allocate(capacity: nodeCount)
        order = .allocate(capacity: nodeCount)
        distance.initialize(repeating: .infinity)
        order.initialize(repeating: 0)
    }

    deinit {
        distance.deallocate()
        order.deallocate()
    }

    /// Searches from `source`. O(n + m) where all edges have one length, else O((n + m) log n); only what is reached
    /// counts.
    mutating func run(from source: Int) {
        for index in 0..<reachedCount { distance[Int(order[index])] = .infinity }
        if let length = rows.uniformLength {
            searchBreadthFirst(from: source, length: length)
        } else {
            searchNearestFirst(from: source)
        }
    }

    private mutating func searchBreadthFirst(from source: Int, length: Double) {
        let (offsets, targets, distance, order) = (rows.rows.offsets, rows.rows.targets, distance, order)
        distance[source] = 0
        order[0] = UInt32(truncatingIfNeeded: source)
        var end = 1
        var index = 0
        var levelEnd = 1
        var level = 1.0
        while index < end {
            // The product, and no running sum: k hops are k · length without a sum's rounding.
            let next = level * length
            while index < levelEnd {
                let node = Int(order[index])
                for position in offsets[node]..<offsets[node + 1] {
                    let target = Int(targets[position])
                    if distance[target] < .infinity || next == .infinity { continue }
                    distance[target] = next
                    order[end] = targets[position]
                    end += 1
                }
                index += 1
            }
            levelEnd = end
            level += 1
        }
        reachedCount = end
    }

    private mutating func searchNearestFirst(from source: Int) {
        let (offsets, targets, lengths) = (rows.rows.offsets, rows.rows.targets, rows.lengths)
        let (distance, order) = (distance, order)
        distance[source] = 0
        queue.insert(UInt32(truncatingIfNeeded: source), at: 0)
        var count = 0
        while let nearest = queue.popNearest() {
            order[count] = nearest
            count += 1
            let node = Int(nearest)
            let base = distance[node]
            for position in offsets[node]..<offsets[node + 1] {
                let target = Int(targets[position])
                let known = distance[target]
                let length = base + lengths[position]
                if length >= known { continue }
                distance[target] = length
                if known == .infinity {
                    queue.insert(targets[position], at: length)
                } else {
                    queue.move(targets[position], to: length)
                }
            }
        }
        reachedCount = count
    }
}

extension CompressedGraph {
    /// The length of the shortest path from `source` to each node: 0 to itself, infinite where no path leads or its
    /// length exceeds what a `Double` can hold.
    ///
    /// Dijkstra, "A note on two problems in connexion with graphs", Numer. Math. 1, 1959, doi:10.1007/BF01386390.
    ///
    /// - Precondition: `source` is a node, and with ``PathLengths/inverseWeights`` every weight is above zero.
    /// - Complexity: O(n + m) where all edges have one length, else O((n + m) log n).
    public func distances(from source: Int, lengths: PathLengths = .hops) -> [Double] {
        check(source)
        return PathRows(out, lengths).withUnsafeRows { rows in
            var search = ShortestPathSearch(rows)
            search.run(from: source)
            return Array(search.distance)
        }
    }
}
