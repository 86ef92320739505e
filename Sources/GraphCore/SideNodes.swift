/// A quotient graph whose side nodes come first: those through which no shortest path leads, because all their neighbours
/// are neighbours of one another, as with somebody in one team whose manager leads it.
///
/// A pair that has a side node as an end is seen from there. So side nodes are searched from first, what they lead to
/// counted for both directions; then they are taken away, and nobody meets them any more. No distance changes, and no
/// number of shortest paths (Sarıyüce et al. 2013, doi:10.1137/1.9781611972832.76, "side vertices").
struct SideNodes {
    /// The nodes of the graph in the order of ``sidesFirst``.
    let order: [Int]
    /// How many of them are side nodes.
    let count: Int
    /// The graph to search from the side nodes in; others stand for twice as many nodes as they do, once for each
    /// direction.
    let sidesFirst: QuotientGraph
    /// What is left for the other nodes, numbered on from the side nodes.
    let rest: QuotientGraph

    /// Whether the neighbours are neighbours is looked up for no more than so many.
    private static let neighbourLimit = 8
    /// Making two graphs of one pays when at least one in so many nodes is a side node.
    private static let worthwhileShare = 20

    /// - Returns: Nil when there are too few side nodes, or the graph is directed.
    /// - Complexity: O(n + m log m).
    init?(of graph: QuotientGraph) {
        guard !graph.isDirected, graph.nodeCount > 0 else { return nil }
        let isSide = (0..<graph.nodeCount).map { graph.isSideNode($0, ofNeighbours: Self.neighbourLimit) }
        let sides = isSide.indices.filter { isSide[$0] }
        guard sides.count * Self.worthwhileShare >= graph.nodeCount else { return nil }
        count = sides.count
        order = sides + isSide.indices.filter { !isSide[$0] }
        var sidesFirst = graph.renumbered(order)
        rest = sidesFirst.dropping(first: count)
        for node in count..<order.count { sidesFirst.reach[node] *= 2 }
        self.sidesFirst = sidesFirst
    }
}

extension QuotientGraph {
    /// Whether all nodes that lead to a class lead to one another too.
    fileprivate func isSideNode(_ node: Int, ofNeighbours limit: Int) -> Bool {
        let neighbours = out.row(of: node)
        // Nodes of one class that are not neighbours have a path through this one.
        guard neighbours.count <= limit, neighbours.allSatisfy({ reachOfTwins[Int($0)] == 0 }) else { return false }
        for (index, neighbour) in neighbours.enumerated() {
            let others = out.row(of: Int(neighbour))
            for other in neighbours.dropFirst(index + 1) where !others.containsSorted(other) { return false }
        }
        return true
    }

    /// The same undirected graph with its nodes in another order.
    fileprivate func renumbered(_ order: [Int]) -> QuotientGraph {
        var number = [UInt32](repeating: 0, count: nodeCount)
        for (new, old) in order.enumerated() { number[old] = UInt32(new) }
        let rows = out.renumbered(order.map { UInt32($0) }, number)
        return QuotientGraph(
            rows: rows, copies: order.map { copies[$0] }, reach: order.map { reach[$0] },
            reachOfTwins: order.map { reachOfTwins[$0] })
    }

    /// The part of an undirected graph that is left without its first nodes.
    fileprivate func dropping(first count: Int) -> QuotientGraph {
        var rows = Rows(offsets: [0], targets: [], weights: [])
        for node in count..<nodeCount {
            for target in out.row(of: node) where target >= count { rows.targets.append(target - UInt32(count)) }
            rows.offsets.append(rows.targets.count)
        }
        return QuotientGraph(
            rows: rows, copies: Array(copies[count...]), reach: Array(reach[count...]),
            reachOfTwins: Array(reachOfTwins[count...]))
    }
}

extension ArraySlice<UInt32> {
    /// Whether an ascending slice has a value. O(log n).
    fileprivate func containsSorted(_ value: UInt32) -> Bool {
        var (low, high) = (startIndex, endIndex)
        while low < high {
            let middle = low + (high - low) / 2
            if self[middle] < value { low = middle + 1 } else { high = middle }
        }
        return low < endIndex && self[low] == value
    }
}
