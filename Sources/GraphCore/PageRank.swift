extension CompressedGraph {
    /// The PageRank of each node: the share of its time that a walker spends there who follows an edge, chosen in
    /// proportion to the weights, with probability `damping`, and else, or where no edge leads on, goes to any node. The
    /// values sum to 1.
    ///
    /// Brin and Page, "The anatomy of a large-scale hypertextual Web search engine", Comput. Netw. 30, 1998,
    /// doi:10.1016/S0169-7552(98)00110-X. As in NetworkX, the mass of nodes without edges that lead on goes to all nodes
    /// alike.
    ///
    /// It is found by successive over-relaxation of the linear system behind it; see ``Relaxation``.
    ///
    /// - Parameters:
    ///   - damping: the paper's d, in 0 ..< 1.
    ///   - tolerance: how far the result may be from the exact one, as the sum of the absolute differences. Rounding sets
    ///     a limit near 1e-15.
    /// - Precondition: no weight is negative.
    /// - Complexity: O((n + m) · log(tolerance) / log(damping)); an undirected graph needs a quarter of these rounds, and
    ///   in a directed one what is on no cycle needs a single one.
    public func pageRank(damping: Double = 0.85, tolerance: Double = 1e-10) -> [Double] {
        precondition(damping >= 0 && damping < 1, "the damping \(damping) is not in 0..<1")
        precondition(out.weights.allSatisfy { $0 >= 0 }, "an edge of negative weight has no probability")
        guard nodeCount > 0 else { return [] }
        let strengths = outStrengths()
        // Most of a directed graph is gone through once: then it is cheaper to scale each value than each edge beforehand.
        // Small enough strengths have no inverse; what is divided by them one by one has.
        let scalesValues = isDirected && strengths.allSatisfy { $0 == 0 || $0 > 0x1p-1000 }
        var relaxation =
            scalesValues
            ? Relaxation(into, scales: strengths.map { $0 > 0 ? 1 / $0 : 0 }, damping: damping)
            : Relaxation(probabilities(strengths), scales: [], damping: damping)
        // The sum of what is looked for is at least 1, so that half the tolerance remains within it after scaling.
        if isDirected {
            relaxation.runForward(strongComponentsBackward(), tolerance: tolerance / 2)
        } else {
            relaxation.runSymmetric(tolerance: tolerance / 2)
        }
        let total = relaxation.values.reduce(0, +)
        return relaxation.values.map { $0 / total }
    }

    /// Where each node's edges come from, with the probabilities that a walker follows them as weights.
    private func probabilities(_ strengths: [Double]) -> Rows {
        var rows = into
        strengths.withUnsafeBufferPointer { strengths in
            rows.targets.withUnsafeBufferPointer { tails in
                rows.weights.withUnsafeMutableBufferPointer { weights in
                    for position in weights.indices {
                        // A weight is no larger than its tail's strength: nothing overflows. Where that is 0 so is the
                        // weight.
                        let strength = strengths[Int(tails[position])]
                        weights[position] /= strength > 0 ? strength : 1
                    }
                }
            }
        }
        return rows
    }
}

/// Solves x = 1/n + d · P · x, where column j of P is the probabilities with which a walker goes on from j: a walker who
/// starts anywhere and at each step stops with probability 1 − d visits node i so often. A walker in a dead end stops,
/// too; to let him go on anywhere only multiplies all of x, so that PageRank is x over its sum (Del Corso, Gullì and
/// Romani, "Fast PageRank computation via a sparse linear system", Internet Math. 2(3), 2005,
/// doi:10.1080/15427951.2005.10129108).
///
/// Each round sets every x in turn from the latest values of the others, going beyond by the factor ω.
///
/// With ω = 1 (Gauss–Seidel) this converges for every graph, as d < 1. The strongly connected components are solved one
/// after another, each from what leads to it: a node on no cycle is then done in one step (as in Arasu et al., "PageRank
/// computation and the structure of the Web", WWW 2002).
///
/// In an undirected graph the system is symmetric and positive definite up to scaling, and it converges for every ω below
/// 2 (Ostrowski, Rend. Mat. Appl. 14, 1954); Young's best ω (1954, doi:10.1090/S0002-9947-1954-0059635-7) for
/// eigenvalues up to d saves three rounds of four.
private struct Relaxation {
    /// P; but for the scale of each column, where there are scales.
    private let rows: Rows
    private let scales: [Double]
    private let damping: Double
    private(set) var values: [Double]
    /// The values times their scales: what is left to be multiplied by a weight for each edge.
    private var scaled: [Double]

    init(_ rows: Rows, scales: [Double], damping: Double) {
        self.rows = rows
        self.scales = scales
        self.damping = damping
        let count = rows.offsets.count - 1
        let share = 1 / Double(count)
        values = [Double](repeating: share, count: count)
        scaled = scales.map { share * $0 }
    }

    /// Goes on until the values are within `tolerance` of the solution, as the sum of the absolute differences.
    mutating func runSymmetric(tolerance: Double) {
        let nodes = values.indices.map { UInt32($0) }
        settle(nodes[...], factor: 2 / (1 + (1 - damping * damping).squareRoot()), tolerance: tolerance)
    }

    /// The same for a graph with directions. Each component has its share of `tolerance`: the parts of the residual add up.
    mutating func runForward(_ components: (labels: [Int], count: Int), tolerance: Double) {
        // The nodes by component, those first that nothing leads to.
        var starts = [Int](repeating: 0, count: components.count + 1)
        for label in components.labels { starts[components.count - label] += 1 }
        for index in 0..<components.count { starts[index + 1] += starts[index] }
        var nodes = [UInt32](repeating: 0, count: values.count)
        var next = starts
        for (node, label) in components.labels.enumerated() {
            let index = components.count - 1 - label
            nodes[next[index]] = UInt32(node)
            next[index] += 1
        }
        var index = 0
        while index < components.count {
            // What is on no cycle is taken in one go with its like that follow.
            var end = index
            while end < components.count, starts[end + 1] - starts[end] == 1 { end += 1 }
            if end > index {
                _ = round(over: nodes[starts[index]..<starts[end]], factor: 1)
                index = end
            } else {
                let members = nodes[starts[index]..<starts[index + 1]]
                settle(members, factor: 1, tolerance: tolerance * Double(members.count) / Double(values.count))
                index += 1
            }
        }
    }

    /// Goes on until what is left of the equations of some nodes is small enough for `tolerance`.
    ///
    /// After a round that moved the values by Δ, what is left, the residual, is no more than |1/ω − 1| + d times the sum of
    /// |Δ|; and the error no more than the residual over 1 − d, as no column of P sums to more than 1.
    private mutating func settle(_ nodes: ArraySlice<UInt32>, factor: Double, tolerance: Double) {
        let bound = (abs(1 / factor - 1) + damping) / (1 - damping)
        // Rounding may keep the last digits moving: no more rounds than the plain power iteration would need.
        var remaining = 2.0 / (1 - damping)
        var change = Double.infinity
        while change * bound > tolerance, change > 0, remaining > tolerance * 1e-3 {
            change = round(over: nodes, factor: factor)
            remaining *= damping
        }
    }

    /// One round over some nodes; returns the sum of the absolute changes.
    private mutating func round(over nodes: ArraySlice<UInt32>, factor: Double) -> Double {
        let (damping, share) = (damping, 1 / Double(values.count))
        return rows.withUnsafeRows { structure in
            rows.weights.withUnsafeBufferPointer { weights in
                scales.withUnsafeBufferPointer { scales in
                    values.withUnsafeMutableBufferPointer { values in
                        scaled.withUnsafeMutableBufferPointer { scaled in
                            nodes.withUnsafeBufferPointer { nodes in
                                let sources = scales.isEmpty ? values : scaled
                                var change = 0.0
                                for node in nodes {
                                    let node = Int(node)
                                    var sum = 0.0
                                    for position in structure.offsets[node]..<structure.offsets[node + 1] {
                                        sum += weights[position] * sources[Int(structure.targets[position])]
                                    }
                                    let step = factor * (share + damping * sum - values[node])
                                    values[node] += step
                                    if !scales.isEmpty { scaled[node] = values[node] * scales[node] }
                                    change += abs(step)
                                }
                                return change
                            }
                        }
                    }
                }
            }
        }
    }
}
