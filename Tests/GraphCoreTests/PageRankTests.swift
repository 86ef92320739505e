import GraphCore
import Testing

@Suite struct PageRankTests {
    @Test(arguments: CentralityFixture.all)
    func agreesWithNetworkX(_ fixture: CentralityFixture) {
        #expect(agree(fixture.graph.pageRank(tolerance: 1e-15), fixture.pageRank))
        let distance = zip(fixture.graph.pageRank(), fixture.pageRank).reduce(0) { $0 + abs($1.0 - $1.1) }
        #expect(distance <= 1e-10)
    }

    @Test func agreesWithTheDefinition() {
        DenseGraph.forEachRandomGraph(0..<200) { seed, graph in
            #expect(agree(graph.pageRank(tolerance: 1e-15), DenseGraph(graph).pageRank()), "seed \(seed)")
        }
    }

    /// Two nodes, one edge: r₀ = (1 − d + d·r₁)/2 and r₁ = r₀ + d·r₀ with r₀ + r₁ = 1, so r₀ = 1 / (2 + d).
    @Test func danglingMassGoesToAll() {
        let graph = CompressedGraph(nodeCount: 2, edges: [Edge(0, 1)], directed: true)
        #expect(agree(graph.pageRank(tolerance: 1e-15), [1 / 2.85, 1.85 / 2.85]))
        #expect(graph.pageRank(damping: 0) == [0.5, 0.5])
    }

    @Test func extremes() {
        #expect(CompressedGraph(nodeCount: 0, edges: [], directed: true).pageRank() == [])
        #expect(CompressedGraph(nodeCount: 1, edges: [], directed: true).pageRank() == [1])
        let tiny = Double.leastNonzeroMagnitude
        let graph = CompressedGraph(
            nodeCount: 3, edges: [Edge(0, 1, weight: tiny), Edge(1, 2, weight: tiny), Edge(0, 2, weight: 0)],
            directed: false)
        #expect(abs(graph.pageRank().reduce(0, +) - 1) < 1e-9)
    }
}
