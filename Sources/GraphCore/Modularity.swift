extension CompressedGraph {
    /// The modularity of a division into communities: by how much the share of weight inside them is larger than it would
    /// be if edges were drawn at random between nodes of the same strengths. Between −½ and 1 at resolution 1; nil when
    /// the graph has no weight at all.
    ///
    /// `Q = Σ_c [ L_c / m − γ (d_c / 2m)² ]`: `L_c` is the weight inside community c, `d_c` the sum of its nodes'
    /// strengths, `m` the whole weight and `γ` the resolution. A directed graph is taken without its directions, the
    /// weights of opposite edges added.
    ///
    /// Newman and Girvan, "Finding and evaluating community structure in networks", Phys. Rev. E 69, 2004,
    /// doi:10.1103/PhysRevE.69.026113; resolution as in Reichardt and Bornholdt, Phys. Rev. E 74, 2006,
    /// doi:10.1103/PhysRevE.74.016110.
    ///
    /// - Parameters:
    ///   - communities: the community of each node; any numbers.
    ///   - resolution: larger values make large communities count less; positive and finite.
    /// - Precondition: there is a community for each node, and no weight is negative.
    /// - Complexity: O(n + m), and O(n log n) when the numbers are not small.
    public func modularity(of communities: [Int], resolution: Double = 1) -> Double? {
        precondition(communities.count == nodeCount, "\(communities.count) communities given for \(nodeCount) nodes")
        let network = StrengthNetwork(self)
        return network.modularity(of: Components(any: communities).labels, resolution: resolution)
    }
}

extension Components {
    /// Takes any numbers and renumbers them by their smallest nodes.
    init(any labels: [Int]) {
        var small: [Int: Int] = [:]
        let dense = labels.map { label in
            if label >= 0 && label < labels.count { return label }
            let new = labels.count + small.count
            return small[label]
                ?? {
                    small[label] = new; return new
                }()
        }
        self.init(renumbering: dense, count: labels.count + small.count)
    }
}

/// A weighted undirected graph for the search of communities: nodes may stand for many, whose inner weight counts in
/// their strength but in no row.
struct StrengthNetwork: Sendable {
    var offsets: [Int]
    var targets: [UInt32]
    var weights: [Double]
    /// The weight at each node, that of edges within it twice.
    var strengths: [Double]
    /// The sum of all strengths: twice the weight of the graph.
    var total: Double

    var nodeCount: Int { strengths.count }

    /// The graph without directions, its weights scaled by a power of two so that no sum overflows.
    init(_ graph: CompressedGraph) {
        let rows = graph.undirected().out
        let largest = rows.weights.max() ?? 0
        precondition(rows.weights.allSatisfy { $0 >= 0 }, "modularity has no meaning for negative weights")
        precondition(largest.isFinite, "the weights of opposite edges add up beyond all numbers")
        let isUsual = largest == 0 || (largest < 0x1p500 && largest > 0x1p-500)
        let scale = isUsual ? 1 : Double(sign: .plus, exponent: -Int(largest.exponent).clamped, significand: 1)
        offsets = rows.offsets
        targets = rows.targets
        weights = isUsual ? rows.weights : rows.weights.map { $0 * scale }
        strengths = []
        strengths.reserveCapacity(graph.nodeCount)
        total = 0
        for node in 0..<graph.nodeCount {
            var strength = 0.0
            for position in offsets[node]..<offsets[node + 1] { strength += weights[position] }
            strengths.append(strength)
            total += strength
        }
    }

    init(offsets: [Int], targets: [UInt32], weights: [Double], strengths: [Double], total: Double) {
        self.offsets = offsets
        self.targets = targets
        self.weights = weights
        self.strengths = strengths
        self.total = total
    }

    /// Of a network without inner weight, for communities numbered `0 ..< nodeCount` at most.
    func modularity(of communities: [Int], resolution: Double) -> Double? {
        guard total > 0 else { return nil }
        var strength = [Double](repeating: 0, count: nodeCount)
        var inside = 0.0
        for node in 0..<nodeCount {
            strength[communities[node]] += strengths[node]
            for position in offsets[node]..<offsets[node + 1]
            where communities[Int(targets[position])] == communities[node] {
                inside += weights[position]
            }
        }
        let expected = strength.reduce(0) { $0 + ($1 / total) * ($1 / total) }
        return inside / total - resolution * expected
    }
}

extension Int {
    /// An exponent that a power of two can have.
    fileprivate var clamped: Int { Swift.min(1000, Swift.max(-1000, self)) }
}
