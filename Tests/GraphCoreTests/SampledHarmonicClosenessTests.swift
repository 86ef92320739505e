import Testing

@testable import GraphCore

/// Estimates against exact values, which have tests of their own; the seeds are fixed, so that what holds once holds always.
@Suite struct SampledHarmonicClosenessTests {
    @Test(arguments: [false, true])
    func organisations(directed: Bool) throws {
        for seed in 0..<2 {
            let graph = RandomOrganisation(seed: seed, coreNodes: 250, directed: directed).graph
            let exact = graph.harmonicCloseness()
            // ln(2 · 1000 / 0.1) / (2 · 0.1²) is 495.
            let estimate = try #require(graph.sampledHarmonicCloseness(epsilon: 0.1, seed: UInt64(seed)))
            #expect(estimate.samples > 0 && estimate.samples < 2 * graph.nodeCount)
            #expect(estimate.epsilon == 0.1 && estimate.delta == 0.1)
            #expect(
                zip(estimate.values, exact).allSatisfy { abs($0 - $1) <= 0.1 && $0 >= 0 && $0 <= 1 }, "seed \(seed)")
            // Far nearer than promised, as the bound holds for all nodes together; and not by any formula.
            #expect(estimate.values != exact)
        }
    }

    /// A hub is at 1 from all, a leaf at 1 from one and at 2 from n − 2; every sample tells so but the node itself.
    @Test func star() throws {
        let count = 20_000
        let star = CompressedGraph(nodeCount: count, edges: (1..<count).map { Edge(0, $0) }, directed: false)
        let estimate = try #require(star.sampledHarmonicCloseness(epsilon: 0.05, threads: 2))
        #expect(estimate.samples > 0 && estimate.samples < count)
        let leaf = (1 + Double(count - 2) / 2) / Double(count - 1)
        #expect(abs(estimate.values[0] - 1) <= 0.05)
        #expect(estimate.values.dropFirst().allSatisfy { abs($0 - leaf) <= 0.05 })
    }

    /// 1 → 0, 2 → 0, …: node 0 is reached by all, and reaches nobody.
    @Test func distanceIsTakenToTheNode() throws {
        let graph = CompressedGraph(nodeCount: 2000, edges: (1..<2000).map { Edge($0, 0) }, directed: true)
        let estimate = try #require(graph.sampledHarmonicCloseness(epsilon: 0.1))
        #expect(estimate.samples < 2000 && estimate.epsilon == 0.1)
        #expect(estimate.values[0] >= 0.9)
        #expect(estimate.values.dropFirst().allSatisfy { $0 == 0 })
    }

    /// With k = ⌈ln(2n/δ) / (2ε²)⌉ nodes or fewer: ln(2 · 300 / 0.1) / 0.02 = 435, and ln(2 · 500 / 0.1) / 0.02 = 461.
    @Test func smallGraphsAreExact() throws {
        for (count, isExact) in [(0, true), (1, true), (2, true), (300, true), (500, false)] {
            let graph = CompressedGraph(
                nodeCount: count, edges: (0..<max(1, count)).dropFirst().map { Edge($0 / 2, $0) }, directed: false)
            let estimate = try #require(graph.sampledHarmonicCloseness(epsilon: 0.1))
            #expect((estimate.epsilon == 0 && estimate.delta == 0) == isExact, "\(count) nodes")
            #expect((estimate.samples == count) == isExact)
            #expect((estimate.values == graph.harmonicCloseness()) == isExact)
        }
    }

    /// With nearly nothing promised a single node would be more than k.
    @Test func aSingleNodeIsExactWhateverIsPromised() {
        let node = CompressedGraph(nodeCount: 1, edges: [], directed: false)
        #expect(
            node.sampledHarmonicCloseness(epsilon: 0.99, delta: 0.99)
                == ClosenessEstimate(values: [0], epsilon: 0, delta: 0, samples: 1))
    }

    @Test func threadsDoNotChangeABit() throws {
        let graph = RandomOrganisation(seed: 3, coreNodes: 250).graph
        let one = try #require(graph.sampledHarmonicCloseness(epsilon: 0.1))
        for threads in [2, 5] { #expect(graph.sampledHarmonicCloseness(epsilon: 0.1, threads: threads) == one) }
        #expect(try #require(graph.sampledHarmonicCloseness(epsilon: 0.1, seed: 2)).values != one.values)
    }

    @Test func cancelledWorkGivesNothing() {
        let graph = RandomOrganisation(seed: 3, coreNodes: 250).graph
        for epsilon in [0.1, 0.01] {
            #expect(graph.sampledHarmonicCloseness(epsilon: epsilon, threads: 2, isCancelled: { true }) == nil)
        }
        #expect(
            graph.sampledHarmonicCloseness(epsilon: 0.1, isCancelled: { false })
                == graph.sampledHarmonicCloseness(epsilon: 0.1))
    }
}
