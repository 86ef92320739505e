import GraphCore
import Testing

@Suite struct CutElementsTests {
    @Test(arguments: NetworkXFixture.all)
    func agreesWithNetworkX(_ fixture: NetworkXFixture) {
        let graph = fixture.graph
        #expect(graph.articulationPoints().indices.filter { graph.articulationPoints()[$0] } == fixture.articulation)
        #expect(graph.bridges().map { [$0.0, $0.1] } == fixture.bridges)
    }

    @Test func agreesWithRemovingAndCounting() {
        for seed in 0..<600 {
            let random = RandomGraph(seed: seed)
            let matrix = random.matrix.undirected
            let before = matrix.componentCount(within: matrix.all)
            let articulation = (0..<random.nodeCount).map { node in
                // A lone node takes its component with it.
                matrix.rows[node] != 0 && matrix.componentCount(within: matrix.all & ~(1 << node)) > before
            }
            #expect(random.graph.articulationPoints() == articulation, "seed \(seed)")

            var bridges: [[Int]] = []
            for tail in 0..<random.nodeCount {
                for head in tail..<random.nodeCount where matrix.has(tail, head) {
                    var without = matrix
                    without.rows[tail] &= ~(1 << head)
                    without.rows[head] &= ~(1 << tail)
                    if without.componentCount(within: matrix.all) > before { bridges.append([tail, head]) }
                }
            }
            #expect(random.graph.bridges().map { [$0.0, $0.1] } == bridges, "seed \(seed)")
        }
    }

    /// A parallel edge is merged when the graph is built, so a doubled connection is still a bridge.
    @Test func oppositeEdgesAreOneEdge() {
        let graph = CompressedGraph(nodeCount: 2, edges: [Edge(0, 1), Edge(1, 0)], directed: true)
        #expect(graph.bridges().map { [$0.0, $0.1] } == [[0, 1]])
        #expect(graph.articulationPoints() == [false, false])
    }
}
