extension CompressedGraph {
    /// Builds a simple graph: self-loops are dropped, parallel edges are merged and their weights added; in an
    /// undirected graph both directions of a pair are parallel.
    ///
    /// The graph, down to the last bit of its weights, does not depend on the order of `edges`: the weights of parallel
    /// edges are added from the smallest to the largest.
    ///
    /// - Precondition: `nodeCount` is in `0 ..< UInt32.max`, every end is in `0 ..< nodeCount`, and every weight is
    ///   finite.
    /// - Complexity: O(n + m), and O(k log k) for each group of k parallel edges.
    public init(nodeCount: Int, edges: some Sequence<Edge>, directed: Bool) {
        precondition(
            nodeCount >= 0 && nodeCount < Int(UInt32.max),
            "a graph has 0 to \(UInt32.max - 1) nodes, not \(nodeCount)")
        let merged = MergedEdges(nodeCount: nodeCount, edges: edges, directed: directed)
        if directed {
            self.init(
                nodeCount: nodeCount, edgeCount: merged.tails.count, isDirected: true,
                out: merged.rowsByTail(nodeCount: nodeCount), into: merged.rowsByHead(nodeCount: nodeCount))
        } else {
            let rows = merged.rowsByBothEnds(nodeCount: nodeCount)
            self.init(nodeCount: nodeCount, edgeCount: merged.tails.count, isDirected: false, out: rows, into: rows)
        }
    }
}

/// A list of edges sorted by tail, then head, without self-loops or parallel edges.
private struct MergedEdges {
    var tails: [UInt32] = []
    var heads: [UInt32] = []
    var weights: [Double] = []

    init(nodeCount: Int, edges: some Sequence<Edge>, directed: Bool) {
        var raw = MergedEdges()
        raw.reserve(edges.underestimatedCount)
        for edge in edges {
            let (tail, head) = (edge.tail, edge.head)
            precondition(
                tail >= 0 && tail < nodeCount && head >= 0 && head < nodeCount,
                "edge \(tail) -> \(head) has an end outside 0..<\(nodeCount)")
            precondition(edge.weight.isFinite, "edge \(tail) -> \(head) has the weight \(edge.weight)")
            if tail == head { continue }
            let swapped = !directed && tail > head
            raw.append(UInt32(swapped ? head : tail), UInt32(swapped ? tail : head), edge.weight)
        }
        reserve(raw.tails.count)

        // Two stable counting sorts, the less significant key first.
        let byHead = Self.stableOrder(of: Array(raw.tails.indices), by: raw.heads, keyCount: nodeCount)
        let order = Self.stableOrder(of: byHead, by: raw.tails, keyCount: nodeCount)
        var start = 0
        while start < order.count {
            let (tail, head) = (raw.tails[order[start]], raw.heads[order[start]])
            var end = start + 1
            while end < order.count, raw.tails[order[end]] == tail, raw.heads[order[end]] == head { end += 1 }
            if end == start + 1 {
                append(tail, head, raw.weights[order[start]])
            } else {
                append(tail, head, order[start..<end].map { raw.weights[$0] }.sorted().reduce(0, +))
            }
            start = end
        }
    }

    private init() {}

    private mutating func reserve(_ count: Int) {
        tails.reserveCapacity(count)
        heads.reserveCapacity(count)
        weights.reserveCapacity(count)
    }

    private mutating func append(_ tail: UInt32, _ head: UInt32, _ weight: Double) {
        tails.append(tail)
        heads.append(head)
        weights.append(weight)
    }

    private static func stableOrder(of indices: [Int], by keys: [UInt32], keyCount: Int) -> [Int] {
        var next = firstPositions(of: keys, keyCount: keyCount)
        var result = [Int](repeating: 0, count: indices.count)
        for index in indices {
            let key = Int(keys[index])
            result[next[key]] = index
            next[key] += 1
        }
        return result
    }

    /// For each key the number of smaller keys; the last element is the number of all keys.
    private static func firstPositions(of keys: [UInt32], keyCount: Int) -> [Int] {
        var offsets = [Int](repeating: 0, count: keyCount + 1)
        for key in keys { offsets[Int(key) + 1] += 1 }
        for key in 0..<keyCount { offsets[key + 1] += offsets[key] }
        return offsets
    }

    func rowsByTail(nodeCount: Int) -> Rows {
        Rows(offsets: Self.firstPositions(of: tails, keyCount: nodeCount), targets: heads, weights: weights)
    }

    func rowsByHead(nodeCount: Int) -> Rows {
        let offsets = Self.firstPositions(of: heads, keyCount: nodeCount)
        var rows = Rows(offsets: offsets, targetCount: heads.count)
        var next = offsets
        for edge in heads.indices { rows.place(tails[edge], weights[edge], inRowOf: heads[edge], &next) }
        return rows
    }

    /// Every edge in the rows of both its ends.
    func rowsByBothEnds(nodeCount: Int) -> Rows {
        var offsets = [Int](repeating: 0, count: nodeCount + 1)
        for tail in tails { offsets[Int(tail) + 1] += 1 }
        for head in heads { offsets[Int(head) + 1] += 1 }
        for node in 0..<nodeCount { offsets[node + 1] += offsets[node] }
        var rows = Rows(offsets: offsets, targetCount: 2 * heads.count)
        var next = offsets
        // Each tail is smaller than its head: the smaller neighbours of a node are placed first, so rows are sorted.
        for edge in heads.indices { rows.place(tails[edge], weights[edge], inRowOf: heads[edge], &next) }
        for edge in heads.indices { rows.place(heads[edge], weights[edge], inRowOf: tails[edge], &next) }
        return rows
    }
}

extension Rows {
    init(offsets: [Int], targetCount: Int) {
        self.init(
            offsets: offsets, targets: [UInt32](repeating: 0, count: targetCount),
            weights: [Double](repeating: 0, count: targetCount))
    }

    fileprivate mutating func place(_ target: UInt32, _ weight: Double, inRowOf node: UInt32, _ next: inout [Int]) {
        let position = next[Int(node)]
        targets[position] = target
        weights[position] = weight
        next[Int(node)] = position + 1
    }
}
