/// The biconnected components of a graph, each with the nodes that hang on it counted in.
///
/// Two nodes of different blocks are joined through articulation points only. So all pairs of nodes fall apart into
/// pairs that an articulation point separates, which are counted by multiplying the sizes of its branches, and pairs
/// within a block, each of whose nodes stands for all that hangs on it (Puzis et al. 2012, doi:10.1016/j.physa.2012.04.010;
/// Sarıyüce et al. 2013, doi:10.1137/1.9781611972832.76). A tree that hangs on a block is the simplest case: its blocks
/// are single edges.
struct Blocks {
    /// The nodes of every block behind one another; a node stands in each block it belongs to.
    private(set) var nodes: [UInt32] = []
    /// For each of ``nodes`` how many nodes it stands for: itself, and all that its block reaches only through it.
    private(set) var reach: [Double] = []
    /// The start of each block in ``nodes``, and the end of the last.
    private(set) var starts: [Int] = [0]
    /// For each node of the graph the number of pairs of other nodes that it separates.
    private(set) var separatedPairs: [Double]

    var count: Int { starts.count - 1 }

    /// Finds the blocks of two nodes and more (Hopcroft and Tarjan 1973, doi:10.1145/362248.362272) and weighs them.
    ///
    /// - Parameter rows: an undirected graph.
    /// - Complexity: O(n + m).
    init(of rows: Rows, componentSizes: (Int) -> Int) {
        let nodeCount = rows.offsets.count - 1
        let (offsets, targets) = (rows.offsets, rows.targets)
        let unvisited = -1
        var visit = [Int](repeating: unvisited, count: nodeCount)
        var low = visit
        var next = Array(offsets.dropLast())
        var path: [Int] = []
        /// Nodes visited whose block is not closed yet.
        var open: [Int] = []
        var visited = 0
        /// How many nodes hang on each through the blocks it is the top of, and the sum of their squares branch by branch.
        var hanging = [Double](repeating: 0, count: nodeCount)
        var squares = [Double](repeating: 0, count: nodeCount)
        separatedPairs = [Double](repeating: 0, count: nodeCount)

        for root in 0..<nodeCount where visit[root] == unvisited {
            let others = Double(componentSizes(root) - 1)
            visit[root] = visited
            low[root] = visited
            visited += 1
            path.append(root)
            open.append(root)
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
                        open.append(neighbour)
                    } else if neighbour != parent {
                        low[node] = min(low[node], visit[neighbour])
                    }
                    continue
                }
                path.removeLast()
                let above = others - hanging[node]
                separatedPairs[node] = (others * others - squares[node] - above * above) / 2
                guard parent >= 0 else { continue }
                low[parent] = min(low[parent], low[node])
                if low[node] >= visit[parent] {
                    let branch = close(&open, upTo: node, hanging)
                    nodes.append(UInt32(parent))
                    reach.append(others + 1 - branch)
                    starts.append(nodes.count)
                    hanging[parent] += branch
                    squares[parent] += branch * branch
                }
            }
            open.removeAll(keepingCapacity: true)
        }
    }

    /// Moves the open nodes down to `last` into a block; returns how many nodes they stand for.
    private mutating func close(_ open: inout [Int], upTo last: Int, _ hanging: [Double]) -> Double {
        var branch = 0.0
        while let node = open.popLast() {
            nodes.append(UInt32(node))
            reach.append(1 + hanging[node])
            branch += 1 + hanging[node]
            if node == last { break }
        }
        return branch
    }
}
