/// A depth-first search of an undirected graph, and how far up each of its branches reaches around its parent: what
/// articulation points, bridges and blocks are read off.
///
/// Hopcroft and Tarjan, "Algorithm 447: efficient algorithms for graph manipulation", CACM 16(6), 1973,
/// doi:10.1145/362248.362272, without recursion. Nodes go by their *places*, the order in which they were met: a parent
/// comes before its children, and a branch stands together, so that sums over branches are loops over places.
struct LowPoints {
    /// The node at each place.
    let order: [UInt32]
    /// The place of each place's parent; of a root its own.
    let parents: [UInt32]
    /// The smallest place that an edge leads to from the branch that begins at each place, the edge to the parent apart.
    let low: [UInt32]

    /// - Complexity: O(n + m).
    init(_ rows: Rows) {
        let nodeCount = rows.offsets.count - 1
        var search = LowPointSearch(nodeCount: nodeCount)
        rows.withUnsafeRows { search.run($0) }
        order = Array(search.order)
        parents = Array(search.parents)
        low = Array(search.low)
    }

    /// Whether nothing from the branch that begins at `place` leads around the parent: the edge between them then begins
    /// a block, of which the parent is the top. False for roots.
    @inline(__always)
    func beginsBlock(_ place: Int) -> Bool {
        parents[place] != place && low[place] >= parents[place]
    }
}

/// The scratch memory of one search.
private struct LowPointSearch: ~Copyable {
    private let nodeCount: Int
    let order: UnsafeMutableBufferPointer<UInt32>
    let parents: UnsafeMutableBufferPointer<UInt32>
    let low: UnsafeMutableBufferPointer<UInt32>
    /// The place of each node, and the position in its row where the search goes on, by place.
    private let places: UnsafeMutableBufferPointer<UInt32>
    private let next: UnsafeMutableBufferPointer<Int>

    private static let unvisited = UInt32.max

    init(nodeCount: Int) {
        self.nodeCount = nodeCount
        order = .allocate(capacity: nodeCount)
        parents = .allocate(capacity: nodeCount)
        low = .allocate(capacity: nodeCount)
        places = .allocate(capacity: nodeCount)
        next = .allocate(capacity: nodeCount)
        order.initialize(repeating: 0)
        parents.initialize(repeating: 0)
        low.initialize(repeating: 0)
        places.initialize(repeating: Self.unvisited)
        next.initialize(repeating: 0)
    }

    deinit {
        order.deallocate()
        parents.deallocate()
        low.deallocate()
        places.deallocate()
        next.deallocate()
    }

    mutating func run(_ rows: UnsafeRows) {
        var count: UInt32 = 0
        for root in 0..<nodeCount where places[root] == Self.unvisited { searchTree(from: root, rows, &count) }
    }

    private func searchTree(from root: Int, _ rows: UnsafeRows, _ count: inout UInt32) {
        let (offsets, targets) = (rows.offsets, rows.targets)
        let (order, parents, low, places, next) = (order, parents, low, places, next)
        let rootPlace = count
        var place = rootPlace
        var parent = rootPlace
        order[Int(place)] = UInt32(truncatingIfNeeded: root)
        parents[Int(place)] = place
        places[root] = place
        count += 1
        // What is at hand of the node in work: its place and row, and the smallest place found.
        var least = place
        var (position, end) = (offsets[root], offsets[root + 1])
        while true {
            var child = Self.unvisited
            while position < end {
                let neighbour = targets[position]
                position += 1
                let met = places[Int(neighbour)]
                if met == Self.unvisited {
                    child = neighbour
                    break
                }
                // The graph is simple, so that the one edge to the parent is the tree edge.
                least = met < least && met != parent ? met : least
            }
            if child != Self.unvisited {
                next[Int(place)] = position
                low[Int(place)] = least
                parent = place
                place = count
                order[Int(place)] = child
                parents[Int(place)] = parent
                places[Int(child)] = place
                count += 1
                least = place
                (position, end) = (offsets[Int(child)], offsets[Int(child) + 1])
                continue
            }
            low[Int(place)] = least
            if place == rootPlace { return }
            place = parent
            parent = parents[Int(place)]
            least = min(least, low[Int(place)])
            let node = Int(order[Int(place)])
            (position, end) = (next[Int(place)], offsets[node + 1])
        }
    }
}
