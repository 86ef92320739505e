/// Betweenness estimated from shortest paths between random pairs, and how near it is.
public struct BetweennessEstimate: Sendable, Equatable {
    /// For each node its estimated betweenness on the scale of ``CompressedGraph/normalizedBetweenness(_:)``, 0 … 1.
    public let values: [Double]

    /// How far a value may be from the exact one, on the same scale; 0 where the values are exact.
    public let epsilon: Double

    /// The probability that any value is farther from the exact one than ``epsilon``, at most; 0 where they are exact.
    public let delta: Double

    /// How many pairs the values rest on; 0 where a formula gave them.
    public let samples: Int
}

extension CompressedGraph {
    /// The betweenness of each node, estimated: with a probability of at least 1 − `delta` *every* value is within
    /// `epsilon` of ``normalizedBetweenness(_:)`` of ``betweenness(lengths:threads:)``. For graphs that are too large for
    /// exact work: how many samples it takes depends on `epsilon` and on how large the values are, and hardly on the size
    /// of the graph.
    ///
    /// Pairs of nodes are drawn at random, and one of the shortest paths between each, as Riondato and Kornaropoulos do
    /// (2016, doi:10.1007/s10618-015-0423-0), by two searches towards one another and with an adaptive end as KADABRA does
    /// (Borassi and Natale 2019, doi:10.1145/3284359). In an undirected graph the pairs that a node separates are counted
    /// by a formula, and only the others are sampled: a forest comes out exact, with ``BetweennessEstimate/epsilon`` 0.
    /// `docs/graph-core.md` has the proof.
    ///
    /// - Parameters:
    ///   - lengths: how long an edge is; weights must be positive for ``PathLengths/inverseWeights``.
    ///   - epsilon: the largest error, between 10⁻⁶ and 1. Half of it takes about four times the samples.
    ///   - delta: the probability of a larger error, between 10⁻¹² and 1; what is drawn has 53 bits, and smaller probabilities
    ///     would mean little.
    ///   - seed: the same seed gives the same estimate.
    ///   - threads: how many threads may work; at least one does. The result is the same to the last bit.
    ///   - isCancelled: asked before every sample, from several threads; the work ends when it answers yes.
    /// - Returns: nil only if `isCancelled` answered yes.
    /// - Complexity: O((B / ε² + 1 / ε) · log(n / δ)) searches, where B is the largest value; each meets about √m edges in
    ///   graphs that branch fast, and O(n + m) at worst. O(n + m) memory, and about 30 bytes a node for each thread, 110 by
    ///   length.
    public func sampledBetweenness(
        lengths: PathLengths = .hops, epsilon: Double = 0.01, delta: Double = 0.1, seed: UInt64 = 1, threads: Int = 1,
        isCancelled: (@Sendable () -> Bool)? = nil
    ) -> BetweennessEstimate? {
        checkPrecision(epsilon, delta)
        if lengths == .inverseWeights {
            precondition(out.weights.allSatisfy { $0 > 0 }, "an edge without a positive weight has no length")
        }
        guard nodeCount > 2 else {
            return BetweennessEstimate(
                values: [Double](repeating: 0, count: nodeCount), epsilon: 0, delta: 0, samples: 0)
        }
        let cancellation = Cancellation(isCancelled)
        if cancellation.check() { return nil }
        let sampling = PathSampling(self, lengths, seed: seed, threads: threads, cancellation)
        guard sampling.pairs.count > 0 else {
            let none = [Int](repeating: 0, count: nodeCount)
            return BetweennessEstimate(values: sampling.values(none, samples: 0), epsilon: 0, delta: 0, samples: 0)
        }

        // An error of the share of sampled pairs is one of so much more or less of all pairs.
        let scale = Double(sampling.pairs.count) / (Double(nodeCount - 1) * Double(nodeCount - 2))
        let tolerance = min(epsilon / scale, 0.5)
        let trialCount = SamplingRounds.trialCount(tolerance: tolerance)
        guard let trials = sampling.counts(0..<trialCount) else { return nil }
        let rounds = SamplingRounds(trials: trials, trialCount: trialCount, tolerance: tolerance, failure: delta)
        var counts = [Int](repeating: 0, count: nodeCount)
        var samples = 0
        for (round, end) in rounds.ends.enumerated() {
            guard let more = sampling.counts((trialCount + samples)..<(trialCount + end)) else { return nil }
            for node in counts.indices { counts[node] += more[node] }
            samples = end
            if rounds.isEnough(counts, trials: trials, round: round) { break }
        }
        return BetweennessEstimate(
            values: sampling.values(counts, samples: samples), epsilon: epsilon, delta: delta, samples: samples)
    }

    func checkPrecision(_ epsilon: Double, _ delta: Double) {
        precondition(epsilon >= 1e-6 && epsilon < 1, "an error of \(epsilon) is not in 1e-6 ..< 1")
        precondition(delta >= 1e-12 && delta < 1, "a probability of \(delta) is not in 1e-12 ..< 1")
    }
}
