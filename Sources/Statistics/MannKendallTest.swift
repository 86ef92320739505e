/// Whether values go up or down over time more steadily than chance would let them; how far does not count.
///
/// Mann (1945), *Nonparametric tests against trend*, doi:10.2307/1907187; Kendall, *Rank Correlation Methods* (1948).
public struct MannKendallTest: Hashable, Sendable {
    /// S: the pairs in which the later value is larger, less those in which it is smaller.
    public let score: Int
    /// S of all pairs there are: Kendall's τ without a correction for ties; −1…1.
    public let tau: Double
    /// The probability that chance alone gives an S as far from 0, either way; 0…1.
    public let p: Double
    /// Whether ``p`` counts orders, rather than taking the normal distribution for them.
    public let isExact: Bool

    /// The fewest observations that are tested: of four, even the most telling order comes up in 2 of 24 by chance.
    public static let minimum = 5
    /// The most whose orders are counted, as in Mann's table.
    public static let maximumExact = 10

    /// Tests observations in the order of their places; nil below ``minimum``.
    ///
    /// Without ties up to ``maximumExact`` observations, the orders with an S as large are counted. Otherwise S is taken to
    /// be normal, with its variance corrected for ties, and one step nearer to 0, since S is whole.
    ///
    /// - Complexity: O(n²).
    public init?(_ observations: Observations) {
        let values = observations.values
        guard values.count >= Self.minimum else { return nil }
        var score = 0
        for later in values.indices {
            for earlier in values[..<later].indices {
                score += (values[later] > values[earlier] ? 1 : 0) - (values[later] < values[earlier] ? 1 : 0)
            }
        }
        self.score = score
        let pairs = values.count * (values.count - 1) / 2
        tau = Double(score) / Double(pairs)
        isExact = values.count <= Self.maximumExact && ties(in: values).isEmpty
        if isExact {
            p = Self.exactProbability(of: score, among: values.count)
        } else if score == 0 {
            p = 1
        } else {
            let z = Double(abs(score) - 1) / RankVariance(of: values).value.squareRoot()
            p = min(1, 2 * NormalDistribution.survival(z))
        }
    }

    /// The share of all orders of so many different values whose S is as far from 0.
    private static func exactProbability(of score: Int, among count: Int) -> Double {
        // How many orders have so many pairs the wrong way round: one more value adds none up to all before it.
        var orders = [1]
        for size in 2...count {
            var next = [Int](repeating: 0, count: orders.count + size - 1)
            for (pairs, number) in orders.enumerated() {
                for added in 0..<size { next[pairs + added] += number }
            }
            orders = next
        }
        let pairs = orders.count - 1
        let asFar = orders.enumerated().reduce(0) { sum, order in
            abs(pairs - 2 * order.offset) >= abs(score) ? sum + order.element : sum
        }
        return Double(asFar) / Double(orders.reduce(0, +))
    }
}
