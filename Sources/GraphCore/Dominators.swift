extension CompressedGraph {
    /// The immediate dominator of each node: the last node before it that lies on every path from `root`. It is nil for
    /// the root itself and for the nodes that cannot be reached from it.
    ///
    /// Lengauer and Tarjan, "A fast algorithm for finding dominators in a flowgraph", TOPLAS 1(1), 1979,
    /// doi:10.1145/357062.357071, in its simple form. The shorter algorithm of Cooper, Harvey and Kennedy (2001) is as
    /// fast on harmless graphs, but takes minutes on hostile ones of a few thousand nodes.
    ///
    /// - Complexity: O((n + m) log n).
    public func dominatorTree(root: Int) -> [Int?] {
        check(root)
        var search = DominatorSearch(self, root: root)
        let dominators = search.immediateDominators()
        var result = [Int?](repeating: nil, count: nodeCount)
        for index in 1..<max(1, search.order.count) {
            result[search.order[index]] = search.order[dominators[index]]
        }
        return result
    }
}

/// The work of Lengauer and Tarjan. Nodes are named by their places in the depth-first preorder; 0 is the root.
private struct DominatorSearch {
    private static let none = -1

    /// The node at each place.
    private(set) var order: [Int] = []
    private var place: [Int]
    private var parent: [Int] = []
    private let into: Rows

    /// The semidominator found so far; at first the node itself.
    private var semi: [Int]
    /// The forest of the nodes already seen: each one's next above it, and the node with the smallest semidominator on
    /// the compressed path up to that.
    private var ancestor: [Int]
    private var label: [Int]

    init(_ graph: CompressedGraph, root: Int) {
        into = graph.into
        place = [Int](repeating: Self.none, count: graph.nodeCount)
        let (offsets, targets) = (graph.out.offsets, graph.out.targets)
        var next = Array(offsets.dropLast())
        var path = [root]
        place[root] = 0
        order.append(root)
        parent.append(Self.none)
        while let node = path.last {
            if next[node] == offsets[node + 1] {
                path.removeLast()
                continue
            }
            let head = Int(targets[next[node]])
            next[node] += 1
            guard place[head] == Self.none else { continue }
            place[head] = order.count
            order.append(head)
            parent.append(place[node])
            path.append(head)
        }
        semi = Array(order.indices)
        label = semi
        ancestor = [Int](repeating: Self.none, count: order.count)
    }

    mutating func immediateDominators() -> [Int] {
        var dominator = [Int](repeating: 0, count: order.count)
        // The nodes that wait for their semidominator's subtree to be complete, as one linked list for each.
        var firstWaiting = [Int](repeating: Self.none, count: order.count)
        var nextWaiting = firstWaiting
        var path: [Int] = []
        for node in stride(from: order.count - 1, to: 0, by: -1) {
            for position in into.range(of: order[node]) {
                let tail = place[Int(into.targets[position])]
                if tail != Self.none { semi[node] = min(semi[node], semi[best(above: tail, &path)]) }
            }
            nextWaiting[node] = firstWaiting[semi[node]]
            firstWaiting[semi[node]] = node

            let above = parent[node]
            ancestor[node] = above
            var waiting = firstWaiting[above]
            firstWaiting[above] = Self.none
            while waiting != Self.none {
                let best = best(above: waiting, &path)
                dominator[waiting] = semi[best] < semi[waiting] ? best : above
                waiting = nextWaiting[waiting]
            }
        }
        for node in 1..<max(1, order.count) where dominator[node] != semi[node] {
            dominator[node] = dominator[dominator[node]]
        }
        return dominator
    }

    /// The node with the smallest semidominator on the forest's path from `node` up to, but without, its root.
    private mutating func best(above node: Int, _ path: inout [Int]) -> Int {
        guard ancestor[node] != Self.none else { return node }
        path.removeAll(keepingCapacity: true)
        var upper = node
        while ancestor[ancestor[upper]] != Self.none {
            path.append(upper)
            upper = ancestor[upper]
        }
        while let lower = path.popLast() {
            let above = ancestor[lower]
            if semi[label[above]] < semi[label[lower]] { label[lower] = label[above] }
            ancestor[lower] = ancestor[above]
        }
        return label[node]
    }
}
