import GraphCore
import TestSupport
import Testing

@Suite struct ReachableLabelsTests {
    /// 0 → 1 → 2 and 0 → 3; 1 and 3 bear the same label, 2 bears none.
    @Test func aLabelCountsOnce() {
        let graph = CompressedGraph(nodeCount: 4, edges: [Edge(0, 1), Edge(1, 2), Edge(0, 3)], directed: true)
        #expect(graph.reachableLabelCounts([7, 5, nil, 5]) == [2, 1, 0, 1])
    }

    /// 0 and 1 reach each other and so the same; 2 leads to both.
    @Test func nodesOnACycleReachTheSame() {
        let graph = CompressedGraph(nodeCount: 3, edges: [Edge(0, 1), Edge(1, 0), Edge(2, 0)], directed: true)
        #expect(graph.reachableLabelCounts([1, 2, 3]) == [2, 2, 3])
        #expect(graph.reachableLabelCounts([1, 1, nil]) == [1, 1, 1])
    }

    @Test func anUndirectedGraphReachesItsComponent() {
        let graph = CompressedGraph(nodeCount: 4, edges: [Edge(0, 1), Edge(1, 2)], directed: false)
        #expect(graph.reachableLabelCounts([1, 2, 3, 4]) == [3, 3, 3, 1])
    }

    @Test func nothingReachesNothing() {
        #expect(CompressedGraph(nodeCount: 0, edges: [], directed: true).reachableLabelCounts([]) == [])
    }

    /// A chain of 200 nodes that all bear another label: more than fit into three words.
    @Test func thereMayBeMoreLabelsThanBitsInAWord() {
        let chain = CompressedGraph(nodeCount: 200, edges: (1..<200).map { Edge($0 - 1, $0) }, directed: true)
        #expect(chain.reachableLabelCounts((0..<200).map { -$0 }) == (1...200).reversed())
    }

    @Test func agreesWithASearchFromEachNode() {
        for seed in 0..<300 {
            let graph = RandomGraph(seed: seed, maximumNodes: seed % 20 == 0 ? 150 : 12).graph
            var random = SeededGenerator(seed: UInt64(seed))
            let most = seed % 3 == 0 ? 200 : 4
            let labels = (0..<graph.nodeCount).map { _ -> Int? in
                Bool.random(using: &random) ? Int.random(in: 0..<most, using: &random) : nil
            }
            let expected = (0..<graph.nodeCount).map { node in
                Set(graph.reachable(from: [node]).compactMap { labels[$0] }).count
            }
            #expect(graph.reachableLabelCounts(labels) == expected, "seed \(seed)")
        }
    }
}
