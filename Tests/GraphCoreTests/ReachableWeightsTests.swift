import GraphCore
import TestSupport
import Testing

@Suite struct ReachableWeightsTests {
    /// 0 → 1 → 3 and 0 → 2 → 3: 3 is reached in two ways, and counts once.
    @Test func whatIsReachedInTwoWaysCountsOnce() {
        let graph = CompressedGraph(
            nodeCount: 4, edges: [Edge(0, 1), Edge(0, 2), Edge(1, 3), Edge(2, 3)], directed: true)
        #expect(graph.reachableWeights([1, 10, 100, 1000]) == [1111, 1010, 1100, 1000])
    }

    /// 0 and 1 reach each other and so the same; 2 leads to both.
    @Test func nodesOnACycleReachTheSame() {
        let graph = CompressedGraph(nodeCount: 3, edges: [Edge(0, 1), Edge(1, 0), Edge(2, 0)], directed: true)
        #expect(graph.reachableWeights([1, 2, 4]) == [3, 3, 7])
    }

    @Test func nothingReachesNothing() {
        #expect(CompressedGraph(nodeCount: 0, edges: [], directed: true).reachableWeights([]) == [])
    }

    @Test func agreesWithASearchFromEachNode() {
        for seed in 0..<300 {
            let graph = RandomGraph(seed: seed, maximumNodes: seed % 20 == 0 ? 150 : 12).graph
            var random = SeededGenerator(seed: UInt64(seed))
            let weights = (0..<graph.nodeCount).map { _ in Int.random(in: 0...8, using: &random) }
            let expected = (0..<graph.nodeCount).map { node in
                graph.reachable(from: [node]).reduce(0) { $0 + weights[$1] }
            }
            #expect(graph.reachableWeights(weights) == expected, "seed \(seed)")
        }
    }
}
