extension CompressedGraph {
    /// The graph with every edge turned round; an undirected graph is its own transpose. O(1): storage is shared.
    public func transposed() -> CompressedGraph {
        CompressedGraph(nodeCount: nodeCount, edgeCount: edgeCount, isDirected: isDirected, out: into, into: out)
    }

    /// The graph without directions; the weights of the two edges between a pair are added. An undirected graph is
    /// itself.
    ///
    /// - Complexity: O(n + m).
    public func undirected() -> CompressedGraph {
        guard isDirected else { return self }
        var rows = Rows(offsets: [0], targets: [], weights: [])
        rows.offsets.reserveCapacity(nodeCount + 1)
        rows.targets.reserveCapacity(2 * edgeCount)
        rows.weights.reserveCapacity(2 * edgeCount)
        for node in 0..<nodeCount {
            rows.appendMergedRow(of: node, out, into)
        }
        return CompressedGraph(
            nodeCount: nodeCount, edgeCount: rows.targets.count / 2, isDirected: false, out: rows, into: rows)
    }
}

extension Rows {
    /// Appends the union of a node's rows in two directions as its next row.
    fileprivate mutating func appendMergedRow(of node: Int, _ first: Rows, _ second: Rows) {
        var (left, right) = (first.range(of: node), second.range(of: node))
        while !left.isEmpty || !right.isEmpty {
            let leftTarget = left.isEmpty ? UInt32.max : first.targets[left.lowerBound]
            let rightTarget = right.isEmpty ? UInt32.max : second.targets[right.lowerBound]
            var weight = 0.0
            if leftTarget <= rightTarget { weight += first.weights[left.removeFirst()] }
            if rightTarget <= leftTarget { weight += second.weights[right.removeFirst()] }
            targets.append(min(leftTarget, rightTarget))
            weights.append(weight)
        }
        offsets.append(targets.count)
    }
}
