import GraphCore
import Testing

@Suite struct CondensationTests {
    /// Component by component and edge by edge from the definition.
    @Test func agreesWithTheDefinition() {
        for seed in 0..<500 {
            let random = RandomGraph(seed: seed)
            let condensation = random.graph.condensation()
            let labels = condensation.components.labels
            #expect(condensation.components == random.graph.stronglyConnectedComponents(), "seed \(seed)")
            var weights: [[Int]: Double] = [:]
            for edge in random.graph.edges() where labels[edge.tail] != labels[edge.head] {
                weights[[labels[edge.tail], labels[edge.head]], default: 0] += edge.weight
            }
            #expect(condensation.graph.edgeCount == weights.count, "seed \(seed)")
            for edge in condensation.graph.edges() {
                let expected = weights[[edge.tail, edge.head]] ?? -1
                #expect(abs(edge.weight - expected) <= 1e-12, "seed \(seed)")
            }

            var place = [Int](repeating: -1, count: condensation.components.count)
            for (index, component) in condensation.topologicalOrder.enumerated() { place[component] = index }
            #expect(condensation.topologicalOrder.count == place.count && !place.contains(-1), "seed \(seed)")
            #expect(condensation.graph.edges().allSatisfy { place[$0.tail] < place[$0.head] }, "seed \(seed)")
        }
    }

    /// 0 ⇄ 1 lead to 2 ⇄ 3 by two edges, and 4 leads to both pairs.
    @Test func handWorked() {
        let edges = [(0, 1), (1, 0), (0, 2), (1, 3), (2, 3), (3, 2), (4, 0), (4, 3)].map { Edge($0.0, $0.1, weight: 2) }
        let condensation = CompressedGraph(nodeCount: 5, edges: edges, directed: true).condensation()
        #expect(condensation.components.labels == [0, 0, 1, 1, 2])
        #expect(condensation.graph.edges() == [Edge(0, 1, weight: 4), Edge(2, 0, weight: 2), Edge(2, 1, weight: 2)])
        #expect(condensation.topologicalOrder == [2, 0, 1])
    }

    @Test func smallestAndLongestGraphs() {
        #expect(CompressedGraph(nodeCount: 0, edges: [], directed: true).condensation().graph.nodeCount == 0)
        #expect(CompressedGraph(nodeCount: 1, edges: [], directed: true).condensation().topologicalOrder == [0])
        let chain = LongChainTests.chain.condensation()
        #expect(chain.topologicalOrder == Array(0..<LongChainTests.count))
        #expect(chain.graph.edgeCount == LongChainTests.count - 1)
    }
}
