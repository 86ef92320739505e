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
    /// - Complexity: O((n + m) · log(tolerance) / log(damping)); an undirected graph needs a quarter of these rounds.
    public func pageRank(damping: Double = 0.85, tolerance: Double = 1e-10) -> [Double] {
        precondition(damping >= 0 && damping < 1, "the damping \(damping) is not in 0..<1")
        precondition(out.weights.allSatisfy { $0 >= 0 }, "an edge of negative weight has no probability")
        guard nodeCount > 0 else { return [] }
        let strengths = outStrengths()
        var probabilities = into
        // A weight is no larger than its tail's strength: nothing overflows.
        for position in probabilities.weights.indices where probabilities.weights[position] > 0 {
            probabilities.weights[position] /= strengths[Int(into.targets[position])]
        }
        var relaxation = Relaxation(
            probabilities, damping: damping, factor: isDirected ? 1 : Relaxation.bestFactor(damping))
        // The sum of what is looked for is at least 1, so that half the tolerance remains within it after scaling.
        relaxation.run(tolerance: tolerance / 2)
        let total = relaxation.values.reduce(0, +)
        return relaxation.values.map { $0 / total }
    }
}

/// Solves x = 1/n + d · P · x, where column j of P is the probabilities with which a walker goes on from j: a walker who
/// starts anywhere and at each step stops with probability 1 − d visits node i so often. A walker in a dead end stops,
/// too; to let him go on anywhere only multiplies all of x, so that PageRank is x over its sum (Del Corso, Gullì and
/// Romani, "Fast PageRank computation via a sparse linear system", Internet Math. 2(3), 2005,
/// doi:10.1080/15427951.2005.10129108).
///
/// Each round sets every x in turn from the latest values of the others, going beyond by the factor ω. With ω = 1
/// (Gauss–Seidel) this converges for every graph, as d < 1. In an undirected graph the system is symmetric and positive
/// definite up to scaling, and it converges for every ω below 2 (Ostrowski 1954, doi:10.1007/BF02125988); Young's best
/// ω (1954, doi:10.1090/S0002-9947-1954-0059635-7) for eigenvalues up to d saves three rounds of four.
private struct Relaxation {
    /// P: the weights are probabilities.
    private let rows: Rows
    private let damping: Double
    private let factor: Double
    private(set) var values: [Double]

    init(_ rows: Rows, damping: Double, factor: Double) {
        self.rows = rows
        self.damping = damping
        self.factor = factor
        let count = rows.offsets.count - 1
        values = [Double](repeating: 1 / Double(count), count: count)
    }

    static func bestFactor(_ damping: Double) -> Double {
        2 / (1 + (1 - damping * damping).squareRoot())
    }

    /// Goes on until the values are within `tolerance` of the solution, as the sum of the absolute differences.
    ///
    /// After a round that moved the values by Δ, what is left of the equation, the residual, is no more than
    /// |1/ω − 1| + d times the sum of |Δ|; and the error no more than the residual over 1 − d, as no column of P sums to
    /// more than 1.
    mutating func run(tolerance: Double) {
        let bound = (abs(1 / factor - 1) + damping) / (1 - damping)
        // Rounding may keep the last digits moving: no more rounds than the plain power iteration would need.
        var remaining = 2.0 / (1 - damping)
        var change = Double.infinity
        while change * bound > tolerance, change > 0, remaining > tolerance * 1e-3 {
            change = round()
            remaining *= damping
        }
    }

    /// One round; returns the sum of the absolute changes.
    private mutating func round() -> Double {
        let (damping, factor, share) = (damping, factor, 1 / Double(values.count))
        return rows.withUnsafeRows { structure in
            rows.weights.withUnsafeBufferPointer { probabilities in
                values.withUnsafeMutableBufferPointer { values in
                    var change = 0.0
                    for node in values.indices {
                        var sum = 0.0
                        for position in structure.offsets[node]..<structure.offsets[node + 1] {
                            sum += probabilities[position] * values[Int(structure.targets[position])]
                        }
                        let step = factor * (share + damping * sum - values[node])
                        values[node] += step
                        change += abs(step)
                    }
                    return change
                }
            }
        }
    }
}
