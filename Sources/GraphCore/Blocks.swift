/// The biconnected components of a graph, each with the nodes that hang on it counted in.
///
/// Two nodes of different blocks are joined through articulation points only. So all pairs of nodes fall apart into
/// pairs that an articulation point separates, which are counted by multiplying the sizes of its branches, and pairs
/// within a block, each of whose nodes stands for all that hangs on it (Puzis et al. 2012, doi:10.1016/j.physa.2012.04.010;
/// Sarıyüce et al. 2013, doi:10.1137/1.9781611972832.76). A tree that hangs on a block is the simplest case: its blocks
/// are single edges.
struct Blocks {
    /// The nodes of every block behind one another, its top first; a node stands in each block it belongs to.
    private(set) var nodes: [UInt32]
    /// For each of ``nodes`` how many nodes it stands for: itself, and all that its block reaches only through it.
    private(set) var reach: [Double]
    /// The start of each block in ``nodes``, and the end of the last.
    private(set) var starts: [Int] = [0]
    /// For each node of the graph the number of pairs of other nodes that it separates.
    private(set) var separatedPairs: [Double]

    var count: Int { starts.count - 1 }

    /// Finds the blocks of two nodes and more (see ``LowPoints``) and weighs them.
    ///
    /// - Parameter rows: an undirected graph.
    /// - Complexity: O(n + m).
    init(of rows: Rows) {
        let search = LowPoints(rows)
        let nodeCount = search.order.count
        // By place: the nodes of the branch that begins there; how many of them hang on its first node through blocks
        // whose top that is, and the sum of their squares block by block.
        var sizes = [Double](repeating: 1, count: nodeCount)
        var hanging = [Double](repeating: 0, count: nodeCount)
        var squares = hanging
        for place in (0..<nodeCount).reversed() {
            let parent = Int(search.parents[place])
            if parent == place { continue }
            sizes[parent] += sizes[place]
            if search.beginsBlock(place) {
                hanging[parent] += sizes[place]
                squares[parent] += sizes[place] * sizes[place]
            }
        }

        // The block of the edge to each parent, the sizes of the blocks, and of the component at hand.
        var block = [Int](repeating: -1, count: nodeCount)
        separatedPairs = [Double](repeating: 0, count: nodeCount)
        var componentSize = 0.0
        for place in 0..<nodeCount {
            let parent = Int(search.parents[place])
            if parent == place { componentSize = sizes[place] }
            if search.beginsBlock(place) {
                block[place] = starts.count - 1
                starts.append(2)
            } else if parent != place {
                block[place] = block[parent]
                starts[block[place] + 1] += 1
            }
            let others: Double = componentSize - 1
            let above: Double = others - hanging[place]
            let together: Double = squares[place] + above * above
            separatedPairs[Int(search.order[place])] = (others * others - together) / 2
        }
        for index in 1..<max(1, starts.count) { starts[index] += starts[index - 1] }

        nodes = [UInt32](repeating: 0, count: starts[starts.count - 1])
        reach = [Double](repeating: 0, count: nodes.count)
        var next = starts
        for place in 0..<nodeCount {
            let parent = Int(search.parents[place])
            if parent == place {
                componentSize = sizes[place]
                continue
            }
            let block = block[place]
            if next[block] == starts[block] {
                nodes[next[block]] = search.order[parent]
                reach[next[block]] = componentSize - sizes[place]
                next[block] += 1
            }
            nodes[next[block]] = search.order[place]
            reach[next[block]] = 1 + hanging[place]
            next[block] += 1
        }
    }
}
