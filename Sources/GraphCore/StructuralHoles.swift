extension CompressedGraph {
    /// Burt's constraint of each node: how much of its time and energy leads, directly or through others it knows, to the
    /// same few. Low where a node bridges strangers; 1 for somebody with one neighbour; nil for a node without
    /// neighbours. It can exceed 1 in small dense groups.
    ///
    /// c(u) = Σ over the neighbours v of (p(u,v) + Σ over w of p(u,w) · p(w,v))², where p(u,v) is the share of `v` in the
    /// strength of `u`. Directions are not used: the weights of both are added, as in NetworkX.
    ///
    /// Burt, "Structural Holes", 1992, chapter 2, ISBN 978-0-674-84371-4.
    ///
    /// - Precondition: no weight is negative.
    /// - Complexity: O(n + m · √m).
    public func constraint() -> [Double?] {
        let ties = SharedNeighbours(undirected())
        let (offsets, weights) = (ties.rows.offsets, ties.rows.weights)
        return (0..<nodeCount).map { node in
            guard ties.strengths[node] > 0 else { return nil }
            var sum = 0.0
            for position in offsets[node]..<offsets[node + 1] {
                let invested = (weights[position] + ties.byStrength[position]) / ties.strengths[node]
                sum += invested * invested
            }
            return sum
        }
    }

    /// The effective size of each node's network: the number of its neighbours less what is redundant among them. Between
    /// 1, when all know one another equally well, and the degree, when none do (weighted graphs may fall below 1); nil for
    /// a node without neighbours.
    ///
    /// e(u) = Σ over the neighbours v of (1 − Σ over w of p(u,w) · m(v,w)), where p(u,w) is the share of `w` in the
    /// strength of `u`, and m(v,w) the weight between `v` and `w` over the largest of `v`. Directions are not used: the
    /// weights of both are added, as in NetworkX. Without weights it is n − 2t/n, with n neighbours and t edges among
    /// them (Borgatti).
    ///
    /// Burt, "Structural Holes", 1992, chapter 2, ISBN 978-0-674-84371-4; Borgatti, "Structural holes: unpacking Burt's
    /// redundancy measures", Connections 20(1), 1997.
    ///
    /// - Precondition: no weight is negative.
    /// - Complexity: O(n + m · √m).
    public func effectiveSize() -> [Double?] {
        let ties = SharedNeighbours(undirected())
        let rows = ties.rows
        let largest = (0..<nodeCount).map { node in rows.weights[rows.range(of: node)].max() ?? 0 }
        return (0..<nodeCount).map { node in
            guard ties.strengths[node] > 0 else { return nil }
            var sum = 0.0
            for position in rows.range(of: node) {
                let neighbour = Int(rows.targets[position])
                let redundancy =
                    largest[neighbour] > 0
                    ? ties.plain[position] / (ties.strengths[node] * largest[neighbour]) : 0
                sum += 1 - redundancy
            }
            return sum
        }
    }
}

/// For each edge, sums over the nodes that both of its ends know.
///
/// Every triangle is found once, from the end with fewest neighbours (Chiba and Nishizeki, "Arboricity and subgraph
/// listing algorithms", SIAM J. Comput. 14(1), 1985, doi:10.1137/0214017): a hub costs no more than its edges.
private struct SharedNeighbours {
    let rows: Rows
    let strengths: [Double]
    /// For the edge from u to v at each position, Σ over w of weight(u,w) · weight(w,v) …
    private(set) var plain: [Double]
    /// … and the same with each summand divided by the strength of w.
    private(set) var byStrength: [Double]

    init(_ graph: CompressedGraph) {
        let rows = graph.out
        precondition(rows.weights.allSatisfy { $0 >= 0 }, "an edge of negative weight has no share")
        let strengths = rows.strengths()
        let upward = UpwardEdges(rows)
        let weights = upward.positions.map { rows.weights[$0] }
        // Both sums are the same from either end: they are taken once for each edge, then put in both rows.
        var sums = [(plain: Double, byStrength: Double)](repeating: (0, 0), count: weights.count)
        sums.withUnsafeMutableBufferPointer { sums in
            weights.withUnsafeBufferPointer { weights in
                strengths.withUnsafeBufferPointer { strengths in
                    func share(_ edge: Int, _ product: Double, at corner: Int) {
                        sums[edge].plain += product
                        sums[edge].byStrength += strengths[corner] > 0 ? product / strengths[corner] : 0
                    }
                    upward.forEachTriangle { first, second, third in
                        // The ends of each edge share the opposite corner.
                        let (ab, ac, bc) = (weights[first.edge], weights[second.edge], weights[third.edge])
                        share(first.edge, ac * bc, at: first.opposite)
                        share(second.edge, ab * bc, at: second.opposite)
                        share(third.edge, ab * ac, at: third.opposite)
                    }
                }
            }
        }
        var plain = [Double](repeating: 0, count: rows.targets.count)
        var byStrength = plain
        for (edge, sum) in sums.enumerated() {
            let (lower, upper) = (upward.positions[edge], upward.counterparts[edge])
            plain[lower] = sum.plain
            plain[upper] = sum.plain
            byStrength[lower] = sum.byStrength
            byStrength[upper] = sum.byStrength
        }
        self.rows = rows
        self.strengths = strengths
        self.plain = plain
        self.byStrength = byStrength
    }
}

/// Each undirected edge once, in the row of the end with fewer neighbours; of ends with equally many, the smaller.
private struct UpwardEdges {
    private var offsets: [Int] = [0]
    private var heads: [UInt32] = []
    /// Where each edge stands in the row of its lower end, and in that of its upper end.
    private(set) var positions: [Int] = []
    private(set) var counterparts: [Int] = []

    /// - Complexity: O(n + m).
    init(_ rows: Rows) {
        let nodeCount = rows.offsets.count - 1
        let edgeCount = rows.targets.count / 2
        offsets.reserveCapacity(nodeCount + 1)
        heads.reserveCapacity(edgeCount)
        positions.reserveCapacity(edgeCount)
        counterparts.reserveCapacity(edgeCount)
        // For each node the next position of its row to be met. Rows are sorted and tails ascend, so that the tails come
        // to the row of a head in its own order.
        var next = rows.offsets
        rows.withUnsafeRows { rows in
            for node in 0..<nodeCount {
                let row = rows.offsets[node]..<rows.offsets[node + 1]
                for position in row {
                    let head = Int(rows.targets[position])
                    let counterpart = next[head]
                    next[head] += 1
                    let degree = rows.offsets[head + 1] - rows.offsets[head]
                    if row.count < degree || (row.count == degree && node < head) {
                        heads.append(UInt32(truncatingIfNeeded: head))
                        positions.append(position)
                        counterparts.append(counterpart)
                    }
                }
                offsets.append(positions.count)
            }
        }
    }

    /// An edge of a triangle, and the corner that it does not touch.
    typealias Side = (edge: Int, opposite: Int)

    /// Calls `body` with the three edges of every triangle.
    func forEachTriangle(_ body: (Side, Side, Side) -> Void) {
        let nodeCount = offsets.count - 1
        // The edge from the node in work to each node, or -1.
        var marked = [Int](repeating: -1, count: nodeCount)
        marked.withUnsafeMutableBufferPointer { marked in
            offsets.withUnsafeBufferPointer { offsets in
                heads.withUnsafeBufferPointer { heads in
                    for first in 0..<nodeCount {
                        let range = offsets[first]..<offsets[first + 1]
                        if range.count < 2 { continue }
                        for edge in range { marked[Int(heads[edge])] = edge }
                        for edge in range {
                            let second = Int(heads[edge])
                            for onward in offsets[second]..<offsets[second + 1] {
                                let third = Int(heads[onward])
                                let across = marked[third]
                                if across >= 0 { body((edge, third), (across, second), (onward, first)) }
                            }
                        }
                        for edge in range { marked[Int(heads[edge])] = -1 }
                    }
                }
            }
        }
    }
}
