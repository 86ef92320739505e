/// When enough has been sampled: every node's share of the sampled paths is within `tolerance` of its true share, with a
/// probability of `1 - failure` for all of them together.
///
/// The number of times that a node is met is binomial. With k(p‖q) for the divergence p ln(p/q) + (1−p) ln((1−p)/(1−q)),
/// the observed share p̂ of N samples deviates from the true one p such that N · k(p̂‖p) ≥ L with a probability of e^(−L)
/// at most on either side (Chernoff; Hoeffding, "Probability inequalities for sums of bounded random variables", JASA 58,
/// 1963, doi:10.1080/01621459.1963.10500830, theorem 1). Each node has a share of `failure`, and each round a share of that;
/// `docs/graph-core.md` has the proof.
///
/// As in KADABRA (Borassi and Natale 2019, doi:10.1145/3284359) a few samples that are then thrown away tell which nodes
/// need much of `failure`, and about how many samples it will take.
struct SamplingRounds {
    /// For each number of times that a node was met in the first samples, −ln of its share of `failure`.
    private let logarithms: [Double]
    private let tolerance: Double
    /// The number of samples at the end of each round.
    let ends: [Int]

    private static let count = 10

    /// How many samples to throw away: ten of them meet a node whose share is `tolerance`.
    static func trialCount(tolerance: Double) -> Int { ceiling(10 / tolerance) }

    /// - Parameters:
    ///   - trials: how often each node was met in `trialCount` samples that are used for nothing else.
    ///   - tolerance: above 0, and 1/2 at most.
    ///   - failure: above 0 and below 1.
    init(trials: [Int], trialCount: Int, tolerance: Double, failure: Double) {
        self.tolerance = tolerance
        var histogram = [Int](repeating: 0, count: trialCount + 1)
        for count in trials { histogram[count] += 1 }
        // Nobody is taken to be never met because they were not met yet.
        let exponents = histogram.indices.map { count in
            Self.leastDivergence(from: (Double(count) + 1) / Double(trialCount + 2), tolerance)
        }
        // Half of `failure` to all alike, and half to those who need it: as much to each as suffices after equally many
        // samples. In the first round, whose share is 1/2, a node with the share d of `failure` needs ln(4/d).
        func shares(after samples: Double) -> [Double] { exponents.map { 4 * exponential(-samples * $0) } }
        let worst = exponents.indices.reduce(Double.infinity) {
            histogram[$1] > 0 ? min($0, exponents[$1]) : $0
        }
        let nodeCount = Double(max(1, trials.count))
        var (tooFew, enough) = (0.0, logarithm(8 * nodeCount / failure) / worst)
        for _ in 0..<20 {
            let middle = (tooFew + enough) / 2
            let sum = zip(shares(after: middle), histogram).reduce(0) { $0 + $1.0 * Double($1.1) }
            if sum <= failure / 2 { enough = middle } else { tooFew = middle }
        }
        logarithms = shares(after: enough).map { -logarithm($0 + failure / (2 * nodeCount)) }

        // After the last round no test is needed: k(p‖q) ≥ 2 (p − q)², and so every p̂ is near enough.
        let largest = zip(logarithms, histogram).reduce(0) { $1.1 > 0 ? max($0, $1.0) : $0 }
        let last = Self.threshold(largest, round: Self.count - 1) / (2 * tolerance * tolerance)
        let steps = Double((1 << (Self.count - 1)) - 1)
        ends = (0..<Self.count).map { round in
            ceiling(enough + (last - enough) * Double((1 << round) - 1) / steps)
        }
    }

    /// What N · k has to reach for a node in a round, the rounds' shares being 1/2, 1/6, 1/12, …, which add up to less than
    /// 1, and each side having half of its round's.
    private static func threshold(_ logarithmOfShare: Double, round: Int) -> Double {
        logarithmOfShare + logarithm(2 * Double((round + 1) * (round + 2)))
    }

    /// Whether all nodes' shares are known well enough after `round`. The last round ends it in any case.
    func isEnough(_ counts: [Int], trials: [Int], round: Int) -> Bool {
        if round == ends.count - 1 { return true }
        let samples = Double(ends[round])
        let ofNeverMet = samples * Self.leastDivergence(from: 0, tolerance)
        return counts.indices.allSatisfy { node in
            let share = Double(counts[node]) / samples
            let reached = counts[node] == 0 ? ofNeverMet : samples * Self.leastDivergence(from: share, tolerance)
            return reached >= Self.threshold(logarithms[trials[node]], round: round)
        }
    }

    /// The divergence of an observed share from the nearer of the two true shares that are off by `tolerance`.
    private static func leastDivergence(from share: Double, _ tolerance: Double) -> Double {
        min(divergence(from: share, to: share + tolerance), divergence(from: share, to: share - tolerance))
    }

    /// k(p‖q); infinite where q is no share, or one that cannot give p.
    static func divergence(from p: Double, to q: Double) -> Double {
        if q <= 0 || q >= 1 { return .infinity }
        let met = p > 0 ? p * logarithm(p / q) : 0
        let missed = p < 1 ? (1 - p) * logarithm((1 - p) / (1 - q)) : 0
        return met + missed
    }
}
