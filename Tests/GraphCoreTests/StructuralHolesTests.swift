import GraphCore
import Testing

@Suite struct StructuralHolesTests {
    @Test(arguments: CentralityFixture.all)
    func agreesWithNetworkX(_ fixture: CentralityFixture) {
        #expect(agree(fixture.graph.constraint(), fixture.constraint))
        #expect(agree(fixture.graph.effectiveSize(), fixture.effectiveSize))
    }

    @Test func agreesWithTheDefinition() {
        DenseGraph.forEachRandomGraph(0..<300) { seed, graph in
            let twin = DenseGraph(graph)
            #expect(agree(graph.constraint(), twin.constraint()), "seed \(seed)")
            #expect(agree(graph.effectiveSize(), twin.effectiveSize()), "seed \(seed)")
        }
    }

    /// Three who all know one another: each invests 1/2 and, through the other, 1/4 in each; two contacts of which each
    /// knows the other count as n − 2t/n = 2 − 2·1/2 = 1.
    @Test func triangle() {
        let graph = CompressedGraph(nodeCount: 4, edges: [Edge(0, 1), Edge(1, 2), Edge(2, 0)], directed: false)
        #expect(graph.constraint() == [1.125, 1.125, 1.125, nil])
        #expect(graph.effectiveSize() == [1, 1, 1, nil])
    }

    /// A hub of four strangers: 4 · (1/4)²; each leaf has all its ties in one place.
    @Test func star() {
        let graph = CompressedGraph(nodeCount: 5, edges: (1...4).map { Edge(0, $0) }, directed: true)
        #expect(graph.constraint() == [0.25, 1, 1, 1, 1])
        #expect(graph.effectiveSize() == [4, 1, 1, 1, 1])
    }
}
