extension CompressedGraph {
    /// The nodes that can be reached from any of `sources` along edges, the sources included.
    ///
    /// - Complexity: O(n + m).
    public func reachable(from sources: some Sequence<Int>) -> NodeSet {
        reachable(from: sources, along: out)
    }

    /// The nodes that can reach any of `sources` along edges, the sources included: with edges from a dependent to what
    /// it depends on, everything that stands still when the sources do.
    ///
    /// - Complexity: O(n + m).
    public func transitiveDependents(of sources: some Sequence<Int>) -> NodeSet {
        reachable(from: sources, along: into)
    }

    private func reachable(from sources: some Sequence<Int>, along rows: Rows) -> NodeSet {
        var reached = NodeSet(nodeCount: nodeCount)
        var waiting: [Int] = []
        for source in sources where reached.insert(source) { waiting.append(source) }
        while let node = waiting.popLast() {
            for position in rows.range(of: node) {
                let next = Int(rows.targets[position])
                if reached.insert(next) { waiting.append(next) }
            }
        }
        return reached
    }
}
