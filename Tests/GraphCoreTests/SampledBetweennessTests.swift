import Synchronization
import Testing

@testable import GraphCore

/// Estimates against exact values, which have tests of their own. The seeds are fixed, so that what holds once holds always;
/// that every one of some hundred estimates is near enough though one in ten might not be says that the bound is on the safe
/// side.
@Suite struct SampledBetweennessTests {
    private func expectNear(
        _ graph: CompressedGraph, lengths: PathLengths = .hops, epsilon: Double = 0.05, seed: UInt64 = 1, _ what: String
    ) throws {
        let exact = graph.normalizedBetweenness(graph.betweenness(lengths: lengths))
        let estimate = try #require(graph.sampledBetweenness(lengths: lengths, epsilon: epsilon, seed: seed))
        #expect(estimate.values.count == exact.count)
        #expect(zip(estimate.values, exact).allSatisfy { abs($0 - $1) <= max(1e-12, estimate.epsilon) }, "\(what)")
        #expect(estimate.values.allSatisfy { $0 >= 0 && $0 <= 1 }, "\(what)")
        #expect((estimate.epsilon, estimate.delta) == (estimate.samples > 0 ? (epsilon, 0.1) : (0, 0)), "\(what)")
    }

    @Test func randomGraphs() throws {
        for seed in 0..<60 {
            try expectNear(RandomGraph(seed: seed).graph, seed: UInt64(seed), "seed \(seed)")
        }
    }

    @Test func organisations() throws {
        for seed in 1000..<1030 {
            try expectNear(RandomOrganisation(seed: seed).graph, seed: UInt64(seed), "seed \(seed)")
        }
        for directed in [false, true] {
            let graph = RandomOrganisation(seed: 7, coreNodes: 60, directed: directed).graph
            try expectNear(graph, epsilon: 0.02, "large, directed: \(directed)")
        }
    }

    /// Inverse weights, of which few differ so that many paths tie, and all of which may be the same.
    @Test func byLength() throws {
        for seed in 2000..<2030 {
            let random = RandomOrganisation(seed: seed, weights: seed % 4 == 0 ? [2] : [0.5, 1, 2, 4])
            try expectNear(random.graph, lengths: .inverseWeights, seed: UInt64(seed), "seed \(seed)")
        }
    }

    /// Four groups of 25, dense inside, with few edges between them, and two groups that nothing joins.
    @Test func plantedCommunities() throws {
        for groups in [4, 2] {
            var generator = SplitMix64(seed: UInt64(groups))
            var edges: [Edge] = []
            for group in 0..<4 {
                for _ in 0..<150 {
                    edges.append(Edge(25 * group + generator.next(below: 25), 25 * group + generator.next(below: 25)))
                }
            }
            if groups == 4 {
                for _ in 0..<6 { edges.append(Edge(generator.next(below: 100), generator.next(below: 100))) }
            }
            for directed in [false, true] {
                let graph = CompressedGraph(nodeCount: 100, edges: edges, directed: directed)
                try expectNear(graph, epsilon: 0.03, "\(groups) groups")
            }
        }
    }

    @Test func completeGraph() throws {
        let edges = (0..<20).flatMap { tail in (0..<tail).map { Edge(tail, $0) } }
        let estimate = try #require(CompressedGraph(nodeCount: 20, edges: edges, directed: false).sampledBetweenness())
        // Nothing is between two neighbours.
        #expect(estimate.values == [Double](repeating: 0, count: 20))
        #expect(estimate.samples > 0)
    }

    /// A forest needs no sample: the pairs that a node separates are all there are.
    @Test func forestsAreExact() throws {
        let star = CompressedGraph(nodeCount: 100, edges: (1..<100).map { Edge(0, $0) }, directed: false)
        let path = CompressedGraph(nodeCount: 101, edges: (1..<100).map { Edge($0 - 1, $0) }, directed: false)
        let ofStar = try #require(star.sampledBetweenness())
        #expect(
            ofStar
                == BetweennessEstimate(
                    values: [1] + [Double](repeating: 0, count: 99), epsilon: 0, delta: 0, samples: 0))
        let ofPath = try #require(path.sampledBetweenness())
        // Node i separates i nodes from 99 − i others; node 100 is alone.
        var expected = [Double](repeating: 0, count: 101)
        for node in 0..<100 { expected[node] = Double(node * (99 - node)) / 4950 }
        #expect(agree(ofPath.values, expected))
        #expect(ofPath.epsilon == 0 && ofPath.samples == 0)
    }

    /// Two triangles joined through node 3. It separates 3 · 3 of 6 · 5 / 2 pairs, its neighbours 2 · 4 each, and nothing is
    /// between the nodes of a triangle: all of it is counted by formula although there is something to sample.
    @Test func separatedPairsAreExact() throws {
        let edges = [(0, 1), (1, 2), (2, 0), (2, 3), (3, 4), (4, 5), (5, 6), (6, 4)].map { Edge($0.0, $0.1) }
        let graph = CompressedGraph(nodeCount: 7, edges: edges, directed: false)
        let estimate = try #require(graph.sampledBetweenness())
        #expect(agree(estimate.values, [0, 0, 8.0 / 15, 9.0 / 15, 8.0 / 15, 0, 0]))
        #expect(estimate.samples > 0)
    }

    @Test func smallestGraphs() throws {
        for directed in [false, true] {
            for nodeCount in 0...2 {
                let edges = nodeCount == 2 ? [Edge(0, 1)] : []
                let graph = CompressedGraph(nodeCount: nodeCount, edges: edges, directed: directed)
                let zero = [Double](repeating: 0, count: nodeCount)
                #expect(
                    graph.sampledBetweenness()
                        == BetweennessEstimate(values: zero, epsilon: 0, delta: 0, samples: 0))
            }
            let path = CompressedGraph(nodeCount: 3, edges: [Edge(0, 1), Edge(1, 2)], directed: directed)
            try expectNear(path, epsilon: 0.01, "three nodes")
            let loose = CompressedGraph(nodeCount: 5, edges: [], directed: directed)
            #expect(loose.sampledBetweenness()?.values == [0, 0, 0, 0, 0])
        }
    }

    /// Two nodes that both join three others: each of the two is on half of the paths between 3 of 10 pairs, and each of the
    /// three on a third of those between the two; or the nearest of them on all. The counts of N samples are binomial; 4
    /// standard deviations are exceeded by one of the five in 3000 cases.
    @Test(arguments: PathLengths.allCases)
    func countsAreUnbiased(lengths: PathLengths) throws {
        let ofThree: [Double] = lengths == .hops ? [1.0 / 30, 1.0 / 30, 1.0 / 30] : [0, 0, 0.1]
        let shares: [Double] = ofThree + [0.15, 0.15]
        let edges = (2...4).flatMap { [Edge(0, $0, weight: Double($0)), Edge(1, $0, weight: Double($0))] }
        let graph = CompressedGraph(nodeCount: 5, edges: edges, directed: false)
        let samples = 50_000
        let sampling = PathSampling(graph, lengths, seed: 5, threads: 1, Cancellation(nil))
        #expect(sampling.pairs.count == 20)
        let counts = try #require(sampling.counts(0..<samples))
        for (count, share) in zip(counts.sorted(), shares) {
            let deviation = (share * (1 - share) * Double(samples)).squareRoot()
            #expect(abs(Double(count) - share * Double(samples)) <= 4 * deviation)
        }
    }

    /// 2^1500 shortest paths between the ends: more than a `Double` holds, and in half of the way too many to be multiplied.
    @Test func morePathsThanCanBeCounted() throws {
        var edges: [Edge] = []
        for diamond in 0..<1500 {
            for side in 1...2 {
                edges.append(Edge(3 * diamond, 3 * diamond + side, weight: 2))
                edges.append(Edge(3 * diamond + side, 3 * diamond + 3, weight: 1))
            }
        }
        let graph = CompressedGraph(nodeCount: 4501, edges: edges, directed: false)
        try expectNear(graph, epsilon: 0.2, "hops")
        try expectNear(graph, lengths: .inverseWeights, epsilon: 0.2, "lengths")
    }

    #if DEBUG
        private static let longCount = 30_000
    #else
        private static let longCount = 100_000
    #endif

    /// Long ways: no recursion, and nothing that is quadratic in the length of a path.
    @Test func longChainsAndRings() throws {
        let count = Self.longCount
        let chain = CompressedGraph(
            nodeCount: count, edges: (1..<count).lazy.map { Edge($0 - 1, $0) }, directed: true)
        let ofChain = try #require(chain.sampledBetweenness(epsilon: 0.3))
        let all = Double(count - 1) * Double(count - 2)
        // Node i is between i nodes and n − 1 − i others, one way.
        #expect((0..<count).allSatisfy { abs(ofChain.values[$0] - Double($0) * Double(count - 1 - $0) / all) <= 0.3 })

        let ring = CompressedGraph(
            nodeCount: count, edges: (0..<count).lazy.map { [count] in Edge($0, ($0 + 1) % count) }, directed: false)
        let ofRing = try #require(ring.sampledBetweenness(epsilon: 0.3))
        // With h = n/2, from one node d − 1 others are between it and each of two at the distances d < h, and of the one at h
        // each side's h − 1 are on half of the paths: (h − 1)² in all, alike for every node.
        let exact = Double(count / 2 - 1) * Double(count / 2 - 1) / all
        #expect(ofRing.values.allSatisfy { abs($0 - exact) <= 0.3 })
        #expect(ofRing.samples > 0)

        let undirected = try #require(chain.undirected().sampledBetweenness())
        #expect(undirected.samples == 0)
    }

    @Test func anErrorOfNothingStops() async {
        await #expect(processExitsWith: .failure) {
            _ = CompressedGraph(nodeCount: 3, edges: [], directed: true).sampledBetweenness(epsilon: 0)
        }
    }

    @Test func certaintyStops() async {
        await #expect(processExitsWith: .failure) {
            _ = CompressedGraph(nodeCount: 3, edges: [], directed: true).sampledBetweenness(delta: 0)
        }
    }

    @Test func anEdgeWithoutLengthStops() async {
        await #expect(processExitsWith: .failure) {
            let graph = CompressedGraph(nodeCount: 3, edges: [Edge(0, 1, weight: 0)], directed: true)
            _ = graph.sampledBetweenness(lengths: .inverseWeights)
        }
    }

    /// The least that may be promised and the most: neither takes a number beyond what can be held.
    @Test func extremePromisesAreKept() throws {
        let edges = [(0, 1), (1, 2), (2, 3), (3, 0)].map { Edge($0.0, $0.1) }
        let ring = CompressedGraph(nodeCount: 4, edges: edges, directed: false)
        let vague = try #require(ring.sampledBetweenness(epsilon: 0.999, delta: 0.999))
        #expect(vague.samples > 0)
        // Each is on one of two paths between its neighbours, one of 3 pairs. In a draw each is met with p = 1/12, which may be
        // off by 1/10: ln(2 · 10¹²) / k(p‖p + 1/10) = 28 / 0.04 = 700 samples, give or take what p is seen to be.
        let sure = try #require(ring.sampledBetweenness(epsilon: 0.2, delta: 1e-12))
        #expect(sure.samples > 300 && sure.values.allSatisfy { abs($0 - 1.0 / 6) <= 0.2 })
    }

    @Test(arguments: [false, true])
    func threadsDoNotChangeABit(directed: Bool) throws {
        let graph = RandomOrganisation(seed: 21, coreNodes: 40, directed: directed, weights: [0.1, 0.2, 0.3, 1]).graph
        for lengths in PathLengths.allCases {
            let one = try #require(graph.sampledBetweenness(lengths: lengths, epsilon: 0.05))
            for threads in [2, 5] {
                #expect(graph.sampledBetweenness(lengths: lengths, epsilon: 0.05, threads: threads) == one)
            }
            let other = try #require(graph.sampledBetweenness(lengths: lengths, epsilon: 0.05, seed: 2))
            #expect(other.values != one.values)
        }
    }

    /// Cancelled at the first question, and in the middle; after a yes at most every thread asks once more.
    @Test func cancelledWorkGivesNothing() {
        let graph = RandomOrganisation(seed: 21, coreNodes: 40, directed: true).graph
        #expect(graph.sampledBetweenness(isCancelled: { true }) == nil)
        for threads in [1, 3] {
            for limit in [2, 100, 1500] {
                let questions = Mutex(0)
                let estimate = graph.sampledBetweenness(threads: threads) {
                    questions.withLock { count in
                        count += 1
                        return count >= limit
                    }
                }
                #expect(estimate == nil)
                #expect(questions.withLock { $0 } < limit + threads)
            }
        }
        #expect(graph.sampledBetweenness(isCancelled: { false }) == graph.sampledBetweenness())
    }
}
