/// A simple weighted graph in compressed sparse rows; the nodes are `0 ..< nodeCount`.
///
/// The rows of all nodes lie behind one another in one array, so that a walk over the neighbours of a node reads
/// memory in order. A graph never changes after it is built, and copies share their storage.
///
/// Simple means: no self-loops and no parallel edges. ``init(nodeCount:edges:directed:)`` makes it so.
public struct CompressedGraph: Sendable {
    /// The number of nodes.
    public let nodeCount: Int

    /// The number of edges; an undirected edge counts once.
    public let edgeCount: Int

    /// Whether edges have a direction.
    public let isDirected: Bool

    /// Where each node's edges lead.
    let out: Rows

    /// Where each node's edges come from; shares the storage of ``out`` in an undirected graph.
    let into: Rows

    init(nodeCount: Int, edgeCount: Int, isDirected: Bool, out: Rows, into: Rows) {
        self.nodeCount = nodeCount
        self.edgeCount = edgeCount
        self.isDirected = isDirected
        self.out = out
        self.into = into
    }
}

/// One direction of a graph: the row of node `v` is `offsets[v] ..< offsets[v + 1]` of `targets` and `weights`.
///
/// Rows are sorted by target, and no target stands twice in a row.
struct Rows: Sendable {
    var offsets: [Int]
    var targets: [UInt32]
    var weights: [Double]

    func range(of node: Int) -> Range<Int> {
        offsets[node]..<offsets[node + 1]
    }
}

extension CompressedGraph {
    /// The number of edges that leave `node`; in an undirected graph its degree. O(1).
    public func outDegree(of node: Int) -> Int {
        check(node)
        return out.range(of: node).count
    }

    /// The number of edges that enter `node`; in an undirected graph its degree. O(1).
    public func inDegree(of node: Int) -> Int {
        check(node)
        return into.range(of: node).count
    }

    /// The heads of the edges that leave `node`, ascending. O(1).
    public func outNeighbours(of node: Int) -> Neighbours {
        check(node)
        return Neighbours(out.targets[out.range(of: node)])
    }

    /// The tails of the edges that enter `node`, ascending. O(1).
    public func inNeighbours(of node: Int) -> Neighbours {
        check(node)
        return Neighbours(into.targets[into.range(of: node)])
    }

    /// The weights of the edges that leave `node`, in the order of ``outNeighbours(of:)``. O(1).
    public func outWeights(of node: Int) -> ArraySlice<Double> {
        check(node)
        return out.weights[out.range(of: node)]
    }

    /// The weights of the edges that enter `node`, in the order of ``inNeighbours(of:)``. O(1).
    public func inWeights(of node: Int) -> ArraySlice<Double> {
        check(node)
        return into.weights[into.range(of: node)]
    }

    /// Whether an edge leads from `tail` to `head`. O(log degree).
    public func hasEdge(from tail: Int, to head: Int) -> Bool {
        check(tail)
        check(head)
        var range = out.range(of: tail)
        while !range.isEmpty {
            let middle = range.lowerBound + range.count / 2
            let found = Int(out.targets[middle])
            if found == head { return true }
            range = found < head ? (middle + 1)..<range.upperBound : range.lowerBound..<middle
        }
        return false
    }

    /// Every edge once, sorted by tail, then head; an undirected edge has its smaller end as tail. O(n + m).
    public func edges() -> [Edge] {
        var result: [Edge] = []
        result.reserveCapacity(edgeCount)
        for tail in 0..<nodeCount {
            for position in out.range(of: tail) {
                let head = Int(out.targets[position])
                if isDirected || tail < head {
                    result.append(Edge(tail, head, weight: out.weights[position]))
                }
            }
        }
        return result
    }

    func check(_ node: Int) {
        precondition(node >= 0 && node < nodeCount, "node \(node) is not in 0..<\(nodeCount)")
    }
}
