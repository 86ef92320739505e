import Foundation
import Testing

@testable import GraphCore

/// The bound that ends the sampling, against the binomial distribution itself.
@Suite struct SamplingRoundsTests {
    /// k(1/2‖1/4) = ½ ln 2 + ½ ln ⅔, and k(0‖q) = −ln(1 − q).
    @Test func divergence() {
        #expect(abs(SamplingRounds.divergence(from: 0.5, to: 0.25) - 0.5 * log(4.0 / 3)) < 1e-15)
        #expect(abs(SamplingRounds.divergence(from: 0, to: 0.25) - log(4.0 / 3)) < 1e-15)
        #expect(abs(SamplingRounds.divergence(from: 1, to: 0.25) - log(4)) < 1e-15)
        #expect(SamplingRounds.divergence(from: 0.3, to: 0.3) == 0)
        #expect(SamplingRounds.divergence(from: 0.3, to: -0.1) == .infinity)
        #expect(SamplingRounds.divergence(from: 0.3, to: 1.1) == .infinity)
    }

    /// With one node, whose share may be off by a twentieth with a probability of a tenth: wherever the first test says
    /// enough, a share that is off by so much would have given a count so far away with a probability of a tenth at most, by
    /// the binomial distribution.
    @Test func enoughIsEnoughByTheBinomialDistribution() {
        let (tolerance, failure) = (0.05, 0.1)
        let trialCount = SamplingRounds.trialCount(tolerance: tolerance)
        var spoken = 0
        for trial in stride(from: 0, through: trialCount, by: 10) {
            let rounds = SamplingRounds(
                trials: [trial], trialCount: trialCount, tolerance: tolerance, failure: failure)
            let samples = rounds.ends[0]
            for count in stride(from: 0, through: samples, by: max(1, samples / 40))
            where rounds.isEnough([count], trials: [trial], round: 0) {
                spoken += 1
                let share = Double(count) / Double(samples)
                let above = Self.probability(of: 0...count, in: samples, at: share + tolerance)
                let below = Self.probability(of: count...samples, in: samples, at: share - tolerance)
                #expect(above + below <= failure, "\(count) of \(samples)")
            }
        }
        #expect(spoken > 50)
    }

    /// The last round needs no test by Hoeffding's inequality: 2 exp(−2 N ε²), for all nodes, is less than its share.
    @Test(arguments: [1, 50, 10_000], [0.3, 0.01])
    func roundsEndWithCertainty(nodeCount: Int, tolerance: Double) throws {
        let trialCount = SamplingRounds.trialCount(tolerance: tolerance)
        var trials = [Int](repeating: 0, count: nodeCount)
        trials[0] = trialCount / 2
        let rounds = SamplingRounds(trials: trials, trialCount: trialCount, tolerance: tolerance, failure: 0.1)
        #expect(rounds.ends == rounds.ends.sorted())
        let last = try #require(rounds.ends.last)
        let least = log(2 / 0.1) / (2 * tolerance * tolerance)
        #expect(Double(last) > least)
        // All nodes alike in the last of ten rounds, with half of the probability.
        let most = log(2 * 2 * Double(nodeCount) * 110 / 0.1) / (2 * tolerance * tolerance)
        #expect(Double(last) <= most + 1)
        #expect(rounds.isEnough([Int](repeating: last / 2, count: nodeCount), trials: trials, round: 9))
    }

    /// The nodes' shares of the probability add up to no more than all of it: whoever was never met has nearly half of it
    /// with all others like it, and the one met often has most of the other half.
    @Test func oftenMetNodesNeedFewerSamples() {
        let trialCount = SamplingRounds.trialCount(tolerance: 0.01)
        let rare = [Int](repeating: 0, count: 100_000)
        var withHub = rare
        withHub[0] = trialCount / 10
        func first(_ trials: [Int]) -> Int {
            SamplingRounds(trials: trials, trialCount: trialCount, tolerance: 0.01, failure: 0.1).ends[0]
        }
        // ln(4 / 0.1) to ln(4 · 2 / 0.1) for the hub alone at a divergence of about ε² / (2 p (1 − p)).
        let alone = 2 * 0.1 * 0.9 / 1e-4
        #expect(Double(first(withHub)) > 0.9 * log(40) * alone)
        #expect(Double(first(withHub)) < 1.2 * log(80) * alone)
        // ln(4 · 100 000 / 0.1) to ln(8 · 100 000 / 0.1) for those never met, by a divergence of somewhat less than ε.
        #expect(Double(first(rare)) > log(4e6) * 100)
        #expect(Double(first(rare)) < 2 * log(8e6) * 100)
    }

    private static func probability(of counts: ClosedRange<Int>, in samples: Int, at share: Double) -> Double {
        // There is no such share, so that it cannot be the true one.
        if share < 0 || share > 1 { return 0 }
        if share == 0 || share == 1 { return counts.contains(share == 0 ? 0 : samples) ? 1 : 0 }
        return counts.reduce(0) { sum, count in
            let ways = lgamma(Double(samples + 1)) - lgamma(Double(count + 1)) - lgamma(Double(samples - count + 1))
            return sum + exp(ways + Double(count) * log(share) + Double(samples - count) * log(1 - share))
        }
    }
}
