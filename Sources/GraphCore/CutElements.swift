extension CompressedGraph {
    /// For each node whether it is an articulation point: its removal splits a component. A directed graph is taken
    /// without its directions.
    ///
    /// - Complexity: O(n + m); see ``bridges()`` for the source.
    public func articulationPoints() -> [Bool] {
        depthFirstLowPoints().articulation
    }

    /// The bridges: edges whose removal splits a component, each with its smaller end first, sorted. A directed graph
    /// is taken without its directions, so that a pair of opposite edges is one edge.
    ///
    /// Hopcroft and Tarjan, "Algorithm 447: efficient algorithms for graph manipulation", CACM 16(6), 1973,
    /// doi:10.1145/362248.362272, with a stack of its own instead of recursion.
    ///
    /// - Complexity: O(n + m), and O(b log b) to sort b bridges.
    public func bridges() -> [(Int, Int)] {
        depthFirstLowPoints().bridges.sorted { $0 < $1 }
    }

    private func depthFirstLowPoints() -> (articulation: [Bool], bridges: [(Int, Int)]) {
        let rows = undirected().out
        let (offsets, targets) = (rows.offsets, rows.targets)
        let unvisited = -1
        var visit = [Int](repeating: unvisited, count: nodeCount)
        var low = visit
        var next = Array(offsets.dropLast())
        var path: [Int] = []
        var visited = 0
        var articulation = [Bool](repeating: false, count: nodeCount)
        var bridges: [(Int, Int)] = []

        for root in 0..<nodeCount where visit[root] == unvisited {
            var branchesOfRoot = 0
            visit[root] = visited
            low[root] = visited
            visited += 1
            path.append(root)
            while let node = path.last {
                let parent = path.count > 1 ? path[path.count - 2] : -1
                if next[node] < offsets[node + 1] {
                    let neighbour = Int(targets[next[node]])
                    next[node] += 1
                    if visit[neighbour] == unvisited {
                        visit[neighbour] = visited
                        low[neighbour] = visited
                        visited += 1
                        path.append(neighbour)
                    } else if neighbour != parent {
                        // The graph is simple, so the one edge to the parent is the tree edge.
                        low[node] = min(low[node], visit[neighbour])
                    }
                    continue
                }
                path.removeLast()
                guard parent >= 0 else { continue }
                low[parent] = min(low[parent], low[node])
                if low[node] > visit[parent] {
                    bridges.append((min(parent, node), max(parent, node)))
                }
                if parent == root {
                    branchesOfRoot += 1
                } else if low[node] >= visit[parent] {
                    articulation[parent] = true
                }
            }
            articulation[root] = branchesOfRoot > 1
        }
        return (articulation, bridges)
    }
}
