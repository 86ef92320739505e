import Synchronization

/// Harmonic closeness estimated from the distances to nodes drawn at random, and how near it is.
public struct ClosenessEstimate: Sendable, Equatable {
    /// For each node its estimated harmonic closeness, 0 … 1; see ``CompressedGraph/harmonicCloseness(threads:)``.
    public let values: [Double]

    /// How far a value may be from the exact one; 0 where the values are exact.
    public let epsilon: Double

    /// The probability that any value is farther from the exact one than ``epsilon``, at most; 0 where they are exact.
    public let delta: Double

    /// From how many nodes was searched; all of them where the values are exact.
    public let samples: Int
}

extension CompressedGraph {
    /// The harmonic closeness of each node in hops, estimated: with a probability of at least 1 − `delta` *every* value is
    /// within `epsilon` of ``harmonicCloseness(threads:)``. For graphs that are too large for exact work.
    ///
    /// Nodes are drawn at random, with replacement, and searched from, as Eppstein and Wang do for closeness (2004,
    /// doi:10.7155/jgaa.00081). What a node u adds to v, 1 / d(u, v), or 0 where no path leads or u is v, is between 0 and
    /// 1; so k = ⌈ln(2n/δ) / (2ε²)⌉ searches are enough by Hoeffding's inequality (1963,
    /// doi:10.1080/01621459.1963.10500830). In a graph of no more nodes than k the exact values cost no more, and they are
    /// the result, with ``ClosenessEstimate/epsilon`` 0. In others distances hardly differ, and a small part of k will do,
    /// by the empirical Bernstein bound (Maurer and Pontil 2009, arXiv:0907.3740), which takes the variance into account;
    /// it is asked a few times, and each time has its share of δ.
    ///
    /// - Parameters:
    ///   - epsilon: the largest error, between 10⁻⁶ and 1.
    ///   - delta: the probability of a larger error, between 10⁻¹² and 1.
    ///   - seed: the same seed gives the same estimate.
    ///   - threads: how many threads may work; at least one does. The result is the same to the last bit.
    ///   - isCancelled: asked before every search from 64 nodes, from several threads; the work ends when it answers yes.
    /// - Returns: nil only if `isCancelled` answered yes.
    /// - Complexity: O((V / ε² + 1 / ε) · log(n / δ)) searches of O(n + m), 64 at once, where V is the largest variance of
    ///   1 / distance to a node; a little more than k at worst. Memory for 60 bytes a node and thread.
    public func sampledHarmonicCloseness(
        epsilon: Double = 0.01, delta: Double = 0.1, seed: UInt64 = 1, threads: Int = 1,
        isCancelled: (@Sendable () -> Bool)? = nil
    ) -> ClosenessEstimate? {
        checkPrecision(epsilon, delta)
        let enough = logarithm(2 * Double(max(1, nodeCount)) / delta) / (2 * epsilon * epsilon)
        if nodeCount < 2 || Double(nodeCount) <= enough {
            return harmonicCloseness(threads: threads, isCancelled: isCancelled).map {
                ClosenessEstimate(values: $0, epsilon: 0, delta: 0, samples: nodeCount)
            }
        }
        let cancellation = Cancellation(isCancelled)
        if cancellation.check() { return nil }
        // The mean over the n nodes drawn from is by (n − 1) / n smaller than that over the others.
        let scale = Double(nodeCount) / Double(nodeCount - 1)
        let rounds = ClosenessRounds(nodeCount: nodeCount, tolerance: epsilon / scale, failure: delta)
        let layout = TraversalLayout(self)
        var sums = DistanceSums(nodeCount: nodeCount)
        var samples = 0
        for (round, end) in rounds.ends.enumerated() {
            guard
                let more = layout.distanceSums(samples..<end, seed: seed, threads: threads, cancellation)
            else { return nil }
            sums.add(more)
            samples = end
            if rounds.isEnough(sums, round: round) { break }
        }
        let values = sums.inverses.indices.map { min(1, sums.mean(of: $0, samples) * scale) }
        return ClosenessEstimate(values: layout.restored(values), epsilon: epsilon, delta: delta, samples: samples)
    }
}

/// For each node the sum of 1 / distance, and of its square, over the nodes that were searched from: in whole multiples of
/// 2⁻³², so that it is all the same who adds up what. This is off by 10⁻¹⁰ a sample at most.
private struct DistanceSums: Sendable {
    static let unit = 0x1p32

    var inverses: [UInt64]
    var squares: [UInt64]

    init(nodeCount: Int) {
        inverses = [UInt64](repeating: 0, count: nodeCount)
        squares = inverses
    }

    mutating func add(_ other: DistanceSums) {
        for node in inverses.indices {
            inverses[node] += other.inverses[node]
            squares[node] += other.squares[node]
        }
    }

    func mean(of node: Int, _ samples: Int) -> Double { Double(inverses[node]) / Self.unit / Double(samples) }

    /// The variance of the samples, whose expected value is that of all nodes.
    func variance(of node: Int, _ samples: Int) -> Double {
        let count = Double(samples)
        let sum = Double(inverses[node]) / Self.unit
        return max(0, (Double(squares[node]) / Self.unit - sum * sum / count) / (count - 1))
    }
}

/// After how many searches to ask whether they are enough, and whether they are. Each round has a share of `failure`, 1/2,
/// 1/6, 1/12, …, which add up to less than 1, and in it each node one, and each side of the error half of that.
private struct ClosenessRounds {
    let ends: [Int]
    private let nodeCount: Int
    private let tolerance: Double
    private let failure: Double

    init(nodeCount: Int, tolerance: Double, failure: Double) {
        self.nodeCount = nodeCount
        self.tolerance = tolerance
        self.failure = failure
        func threshold(_ round: Int) -> Double {
            logarithm(2 * Double(nodeCount) / failure * Double((round + 1) * (round + 2)))
        }
        // Where the distances do not differ at all; and then always half as many more.
        var ends: [Int] = []
        var next = 3 / tolerance * threshold(0)
        // Asking would not save much, and costs a share of `failure`.
        let unasked = logarithm(2 * Double(nodeCount) / failure) / (2 * tolerance * tolerance)
        if 2 * next >= unasked {
            self.ends = [ceiling(unasked)]
            return
        }
        while true {
            // Hoeffding: with as many as these no test is needed.
            let enough = threshold(ends.count) / (2 * tolerance * tolerance)
            ends.append(ceiling(min(next, enough)))
            if next >= enough { break }
            next *= 1.5
        }
        self.ends = ends
    }

    /// Whether every mean is near enough after `round`: Maurer and Pontil 2009, theorem 4. The last round ends it in any
    /// case.
    func isEnough(_ sums: DistanceSums, round: Int) -> Bool {
        if round == ends.count - 1 { return true }
        let samples = ends[round]
        let share = failure / Double((round + 1) * (round + 2)) / Double(nodeCount)
        let threshold = logarithm(4 / share)
        return sums.inverses.indices.allSatisfy { node in
            let spread = (2 * sums.variance(of: node, samples) * threshold / Double(samples)).squareRoot()
            return spread + 7 * threshold / (3 * Double(samples - 1)) <= tolerance
        }
    }
}

extension TraversalLayout {
    /// The sums over the samples with these numbers; nil when cancelled.
    fileprivate func distanceSums(
        _ samples: Range<Int>, seed: UInt64, threads: Int, _ cancellation: Cancellation
    ) -> DistanceSums? {
        let nodeCount = order.count
        let lanes = UInt64.bitWidth
        let total = Mutex(DistanceSums(nodeCount: nodeCount))
        // Distances to the nodes are wanted, and the sources are drawn.
        out.withUnsafeRows { rows in
            ParallelChunks.run((samples.count + lanes - 1) / lanes, threads: threads) { next in
                var search = ManySourceSearch(rows, nodeCount: nodeCount)
                var sums = DistanceSums(nodeCount: nodeCount)
                while let batch = next() {
                    if cancellation.check() { return }
                    let first = samples.lowerBound + batch * lanes
                    let sources = (first..<min(first + lanes, samples.upperBound)).map { sample in
                        var random = SplitMix64(seed: seed, index: sample)
                        return random.next(below: nodeCount)
                    }
                    search.run(sources) { distance, nodes, masks in
                        let inverse = UInt64(DistanceSums.unit / Double(distance))
                        let square = UInt64(DistanceSums.unit / (Double(distance) * Double(distance)))
                        for (node, mask) in zip(nodes, masks) {
                            let count = UInt64(truncatingIfNeeded: mask.nonzeroBitCount)
                            sums.inverses[Int(node)] += count * inverse
                            sums.squares[Int(node)] += count * square
                        }
                    }
                }
                total.withLock { $0.add(sums) }
            }
        }
        return cancellation.wasCancelled ? nil : total.withLock { $0 }
    }
}
