extension CompressedGraph {
    /// The strongly connected components: two nodes are in one when each can reach the other along edges. Those of an
    /// undirected graph are its connected components.
    ///
    /// Tarjan, "Depth-first search and linear graph algorithms", SIAM J. Comput. 1(2), 1972, doi:10.1137/0201010,
    /// with a stack of its own instead of recursion.
    ///
    /// - Complexity: O(n + m).
    public func stronglyConnectedComponents() -> Components {
        let found = strongComponentsBackward()
        return Components(renumbering: found.labels, count: found.count)
    }

    /// The strongly connected component of each node, in numbers such that no edge leads to a larger one.
    func strongComponentsBackward() -> (labels: [Int], count: Int) {
        let (offsets, targets) = (out.offsets, out.targets)
        let unvisited = -1
        var visit = [Int](repeating: unvisited, count: nodeCount)
        var low = visit
        var labels = visit
        var next = Array(offsets.dropLast())
        var open: [Int] = []
        var path: [Int] = []
        var visited = 0
        var count = 0

        for root in 0..<nodeCount where visit[root] == unvisited {
            path.append(root)
            while let node = path.last {
                if visit[node] == unvisited {
                    visit[node] = visited
                    low[node] = visited
                    visited += 1
                    open.append(node)
                }
                if next[node] < offsets[node + 1] {
                    let head = Int(targets[next[node]])
                    next[node] += 1
                    if visit[head] == unvisited {
                        path.append(head)
                    } else if labels[head] < 0 {
                        low[node] = min(low[node], visit[head])
                    }
                    continue
                }
                path.removeLast()
                if let parent = path.last { low[parent] = min(low[parent], low[node]) }
                if low[node] == visit[node] {
                    while let member = open.popLast() {
                        labels[member] = count
                        if member == node { break }
                    }
                    count += 1
                }
            }
        }
        return (labels, count)
    }
}
