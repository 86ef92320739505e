extension CompressedGraph {
    /// The PageRank of each node: the share of its time that a walker spends there who follows an edge, chosen in
    /// proportion to the weights, with probability `damping`, and else, or where no edge leads on, goes to any node. The
    /// values sum to 1.
    ///
    /// Brin and Page, "The anatomy of a large-scale hypertextual Web search engine", Comput. Netw. 30, 1998,
    /// doi:10.1016/S0169-7552(98)00110-X. As in NetworkX, the mass of nodes without edges that lead on goes to all nodes
    /// alike.
    ///
    /// - Parameters:
    ///   - damping: the paper's d, in 0 ..< 1.
    ///   - tolerance: how far the result may be from the exact one, as the sum of the absolute differences. Rounding sets
    ///     a limit near 1e-15.
    /// - Precondition: no weight is negative.
    /// - Complexity: O((n + m) · log(tolerance) / log(damping)).
    public func pageRank(damping: Double = 0.85, tolerance: Double = 1e-10) -> [Double] {
        precondition(damping >= 0 && damping < 1, "the damping \(damping) is not in 0..<1")
        precondition(out.weights.allSatisfy { $0 >= 0 }, "an edge of negative weight has no probability")
        guard nodeCount > 0 else { return [] }
        let strengths = outStrengths()
        let (offsets, targets) = (into.offsets, into.targets)
        // The probability of each edge, by head. A weight is no larger than its tail's strength: nothing overflows.
        var probabilities = into.weights
        for position in probabilities.indices where probabilities[position] > 0 {
            probabilities[position] /= strengths[Int(targets[position])]
        }
        let dead = strengths.indices.filter { strengths[$0] == 0 }
        let share = 1 / Double(nodeCount)
        var ranks = [Double](repeating: share, count: nodeCount)
        var next = ranks
        // Each round brings the ranks nearer by the factor `damping`, whatever they are: this many are enough, and the
        // change of a round tells when fewer are.
        var remaining = 2.0
        var change = Double.infinity
        while remaining > tolerance / 2 && change * damping > tolerance * (1 - damping) && change > 0 {
            let dangling = dead.reduce(0) { $0 + ranks[$1] }
            let base = (damping * dangling + 1 - damping) * share
            change = 0
            for node in 0..<nodeCount {
                var sum = 0.0
                for position in offsets[node]..<offsets[node + 1] {
                    sum += ranks[Int(targets[position])] * probabilities[position]
                }
                next[node] = base + damping * sum
                change += abs(next[node] - ranks[node])
            }
            swap(&ranks, &next)
            remaining *= damping
        }
        return ranks
    }
}
