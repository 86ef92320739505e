/// How far a ranking outlasts small errors in the data; see
/// ``CompressedGraph/rankStability(samples:seed:removedShare:top:measure:)``.
public struct RankStability: Sendable, Hashable {
    /// The share of the samples in which the whole top stayed in the top, between 0 and 1.
    public let share: Double
    /// For each node of the top, in the order of ``top``, the share of the samples in which it stayed.
    public let shareOfEach: [Double]
    /// The nodes of the top in the whole graph, the most central first; of equal ones the smaller.
    public let top: [Int]
    /// How many edges each sample lacks.
    public let removedEdges: Int
}

extension CompressedGraph {
    /// The share of seeded graphs with some edges removed in which the most central nodes stay among the most central.
    ///
    /// A node stays when fewer than `top` others are more central than it; values that differ by less than 1e-9 of the
    /// larger are equal. Each sample lacks a set of edges, each set of this size with the same probability.
    ///
    /// Costenbader and Valente, "The stability of centrality measures when networks are sampled", Soc. Netw. 25(4), 2003,
    /// doi:10.1016/S0378-8733(03)00012-1; Borgatti, Carley and Krackhardt, "On the robustness of centrality measures under
    /// conditions of imperfect data", Soc. Netw. 28(2), 2006, doi:10.1016/j.socnet.2005.05.001.
    ///
    /// - Parameters:
    ///   - samples: the number of graphs.
    ///   - seed: decides which edges are removed; the same seed gives the same graphs on every platform.
    ///   - removedShare: the share of the edges that each sample lacks, in 0 ... 1; rounded to whole edges, and at least
    ///     one when it is above zero.
    ///   - top: how many nodes count as the most central; all if there are fewer.
    ///   - measure: the centrality of each node of a graph; nil ends the work.
    /// - Returns: nil if `measure` returned nil.
    /// - Precondition: `samples` and `top` are above zero, and `measure` returns one element for each node.
    /// - Complexity: that of `measure` and O(n log n + m), for each sample.
    public func rankStability(
        samples: Int = 100, seed: UInt64 = 0, removedShare: Double = 0.05, top: Int = 10,
        measure: (CompressedGraph) -> [Double]?
    ) -> RankStability? {
        precondition(samples > 0 && top > 0, "\(samples) samples of a top \(top)")
        precondition(removedShare >= 0 && removedShare <= 1, "the share \(removedShare) is not in 0...1")
        guard let values = measure(self) else { return nil }
        let ranked = values.indices.sorted { (values[$1], $0) < (values[$0], $1) }
        let leaders = Array(ranked.prefix(top))
        var edges = edges()
        // Half an edge more and cut off is rounded.
        let rounded = Int(removedShare * Double(edges.count) + 0.5)
        let removed = min(edges.count, max(rounded, removedShare > 0 ? 1 : 0))
        var generator = SplitMix64(seed: seed)
        var stayed = [Int](repeating: 0, count: leaders.count)
        var wholeStayed = 0
        for _ in 0..<samples {
            // The first steps of a shuffle (Fisher and Yates): whatever the order before, each set is equally likely.
            for place in 0..<removed {
                edges.swapAt(place, place + generator.next(below: edges.count - place))
            }
            let sample = CompressedGraph(nodeCount: nodeCount, edges: edges.dropFirst(removed), directed: isDirected)
            guard let values = measure(sample) else { return nil }
            let places = Self.leading(values, top: top)
            var all = true
            for (index, node) in leaders.enumerated() {
                if places[node] { stayed[index] += 1 } else { all = false }
            }
            if all { wholeStayed += 1 }
        }
        return RankStability(
            share: Double(wholeStayed) / Double(samples), shareOfEach: stayed.map { Double($0) / Double(samples) },
            top: leaders, removedEdges: removed)
    }

    /// For each node whether fewer than `top` others have a larger value. O(n log n).
    private static func leading(_ values: [Double], top: Int) -> [Bool] {
        guard top < values.count else { return [Bool](repeating: true, count: values.count) }
        let least = values.sorted(by: >)[top - 1]
        return values.map { $0 >= least || abs($0 - least) < 1e-9 * max(abs($0), abs(least)) }
    }
}
