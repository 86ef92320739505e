extension CompressedGraph {
    /// For each node whether it is an articulation point: its removal splits a component. A directed graph is taken
    /// without its directions.
    ///
    /// Hopcroft and Tarjan, "Algorithm 447: efficient algorithms for graph manipulation", CACM 16(6), 1973,
    /// doi:10.1145/362248.362272.
    ///
    /// - Complexity: O(n + m).
    public func articulationPoints() -> [Bool] {
        let search = LowPoints(undirected().out)
        var articulation = [Bool](repeating: false, count: nodeCount)
        var branchesOfRoot = 0
        for place in 0..<nodeCount {
            let parent = Int(search.parents[place])
            if parent == place {
                branchesOfRoot = 0
            } else if search.beginsBlock(place) {
                // A root is in one block more with each branch; any other node is in the block above it as well.
                let isRoot = search.parents[parent] == parent
                if isRoot { branchesOfRoot += 1 }
                if !isRoot || branchesOfRoot > 1 { articulation[Int(search.order[parent])] = true }
            }
        }
        return articulation
    }

    /// The bridges: edges whose removal splits a component, each with its smaller end first, sorted. A directed graph
    /// is taken without its directions, so that a pair of opposite edges is one edge.
    ///
    /// See ``articulationPoints()`` for the source.
    ///
    /// - Complexity: O(n + m), and O(b log b) to sort b bridges.
    public func bridges() -> [(Int, Int)] {
        let search = LowPoints(undirected().out)
        var bridges: [(Int, Int)] = []
        for place in 0..<nodeCount where search.low[place] > search.parents[place] {
            // Nothing in the branch leads to the parent, or above it.
            let (node, parent) = (Int(search.order[place]), Int(search.order[Int(search.parents[place])]))
            bridges.append((min(parent, node), max(parent, node)))
        }
        return bridges.sorted { $0 < $1 }
    }
}
