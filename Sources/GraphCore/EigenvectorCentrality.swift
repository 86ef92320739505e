extension CompressedGraph {
    /// The eigenvector centrality of each node: in proportion to the sum of the values of its neighbours, each times the
    /// weight of the edge; of a directed graph of those that lead *to* it, as in NetworkX. Values are at least 0, and
    /// their squares sum to 1.
    ///
    /// It is taken on the largest connected component (of a directed graph the largest weakly connected one; of equally
    /// large ones that with the smallest node) and is 0 elsewhere. It is 0 everywhere when that component has no cycle to
    /// carry it: in an undirected graph no edge, in a directed one no directed cycle. In a directed graph that is not
    /// strongly connected it is 0 on what the dominant cycle does not reach.
    ///
    /// Bonacich, "Factoring and weighting approaches to status scores and clique identification", J. Math. Sociol. 2(1),
    /// 1972, doi:10.1080/0022250X.1972.9989806. Found by power iteration on A + sI, s a quarter of the eigenvalue: without
    /// the shift, a graph in two parts that only lead to one another would swing for ever.
    ///
    /// - Parameters:
    ///   - tolerance: the iteration ends when no value changes by more than this part of itself; what is below 1e-30 counts
    ///     as 0.
    ///   - maximumIterations: when it has not ended by then, there is no result. Long chains and graphs with two equally
    ///     strong centres need many.
    ///   - isCancelled: is asked once in each iteration; yes ends the work.
    /// - Returns: nil if the iteration did not end.
    /// - Precondition: no weight is negative.
    /// - Complexity: O(n + m) for each iteration.
    public func eigenvectorCentrality(
        tolerance: Double = 1e-13, maximumIterations: Int = 100_000, isCancelled: (() -> Bool)? = nil
    ) -> [Double]? {
        precondition(out.weights.allSatisfy { $0 >= 0 }, "negative weights have no dominant eigenvector above zero")
        var result = [Double](repeating: 0, count: nodeCount)
        let members = largestComponent()
        guard let largestWeight = out.weights.max(), largestWeight > 0, hasCycle(within: members) else { return result }
        let rows = into.restricted(to: members, dividedBy: largestWeight)
        var iteration = ShiftedIteration(rows)
        for _ in 0..<maximumIterations {
            if let isCancelled, isCancelled() { return nil }
            switch iteration.step(tolerance: tolerance) {
            case .vanished: return result
            case .moved: continue
            case .settled:
                for (index, node) in members.enumerated() { result[node] = iteration.values[index] }
                return result
            }
        }
        return nil
    }

    /// The nodes of the largest weakly connected component, ascending.
    private func largestComponent() -> [Int] {
        let components = components()
        guard let size = components.sizes.max(), let label = components.sizes.firstIndex(of: size) else { return [] }
        return components.labels.indices.filter { components.labels[$0] == label }
    }

    /// Whether edges lead from a node of a component back to it.
    private func hasCycle(within members: [Int]) -> Bool {
        guard isDirected else { return members.count > 1 }
        let strong = stronglyConnectedComponents()
        return members.contains { strong.sizes[strong.labels[$0]] > 1 }
    }
}

extension Rows {
    /// The rows of some nodes, ascending, that lead only to one another, numbered by their places in `members`.
    fileprivate func restricted(to members: [Int], dividedBy divisor: Double) -> Rows {
        var number = [UInt32](repeating: 0, count: offsets.count - 1)
        for (index, node) in members.enumerated() { number[node] = UInt32(truncatingIfNeeded: index) }
        var result = Rows(offsets: [0], targets: [], weights: [])
        for node in members {
            for position in range(of: node) {
                result.targets.append(number[Int(targets[position])])
                result.weights.append(weights[position] / divisor)
            }
            result.offsets.append(result.targets.count)
        }
        return result
    }
}

/// Power iteration on A + sI.
private struct ShiftedIteration {
    enum Outcome { case moved, settled, vanished }

    private let rows: Rows
    private(set) var values: [Double]
    private var image: [Double]

    init(_ rows: Rows) {
        self.rows = rows
        let count = rows.offsets.count - 1
        values = [Double](repeating: 1 / Double(count).squareRoot(), count: count)
        image = values
    }

    /// Multiplies and normalises; vanished when nothing is left.
    mutating func step(tolerance: Double) -> Outcome {
        var squares = 0.0
        for node in values.indices {
            var sum = 0.0
            for position in rows.offsets[node]..<rows.offsets[node + 1] {
                sum += rows.weights[position] * values[Int(rows.targets[position])]
            }
            image[node] = sum
            squares += sum * sum
        }
        guard squares > 0 else { return .vanished }
        // ‖A x‖ tends to the eigenvalue, as ‖x‖ is 1.
        let shift = squares.squareRoot() / 4
        squares = 0
        for node in values.indices {
            image[node] += shift * values[node]
            squares += image[node] * image[node]
        }
        let norm = squares.squareRoot()
        var isSettled = true
        for node in values.indices {
            // Values on the way to 0 never settle in proportion.
            let value = image[node] < norm * 1e-30 ? 0 : image[node] / norm
            if abs(value - values[node]) > tolerance * value { isSettled = false }
            values[node] = value
        }
        return isSettled ? .settled : .moved
    }
}
