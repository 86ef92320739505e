import GraphCore
import Testing

@Suite struct ModularityTests {
    @Test(arguments: StructureFixture.all)
    func agreesWithNetworkX(_ fixture: StructureFixture) {
        let graph = fixture.graph
        let found = [1, 0.5].map { graph.modularity(of: fixture.partition, resolution: $0) ?? .nan }
        // Differences of sums near zero: absolute, not relative.
        #expect(zip(found, fixture.modularity).allSatisfy { abs($0 - $1) < 1e-12 })
    }

    /// Two triangles joined by an edge, m = 7: each has 3 of 7 inside and strength 7 of 14, so 6/7 − 2 · ¼.
    @Test func handWorked() {
        let edges = [(0, 1), (1, 2), (2, 0), (3, 4), (4, 5), (5, 3), (0, 3)].map { Edge($0.0, $0.1) }
        let graph = CompressedGraph(nodeCount: 6, edges: edges, directed: true)
        let halves = [0, 0, 0, 1, 1, 1]
        #expect(graph.modularity(of: halves).map { abs($0 - (6.0 / 7 - 0.5)) < 1e-15 } == true)
        #expect(graph.modularity(of: halves, resolution: 2).map { abs($0 - (6.0 / 7 - 1)) < 1e-15 } == true)
        // One community: all weight is inside, and chance would put it there too.
        #expect(graph.modularity(of: [Int](repeating: -5, count: 6)) == 0)
        // The numbers themselves mean nothing.
        #expect(graph.modularity(of: [9, 9, 9, -1, -1, -1]) == graph.modularity(of: halves))
        #expect(graph.modularity(of: [.max, .max, .max, .min, .min, .min]) == graph.modularity(of: halves))
    }

    /// Of two nodes apart, each strength a half: −2 · ¼, the smallest there is.
    @Test func smallest() {
        let pair = CompressedGraph(nodeCount: 2, edges: [Edge(0, 1)], directed: false)
        #expect(pair.modularity(of: [0, 1]) == -0.5)
        #expect(CompressedGraph(nodeCount: 0, edges: [], directed: false).modularity(of: []) == nil)
        #expect(CompressedGraph(nodeCount: 3, edges: [], directed: false).modularity(of: [0, 1, 2]) == nil)
    }

    /// Weights at either end of the range overflow in no sum.
    @Test func hugeAndTinyWeights() {
        for weight in [1e308, 0x1p-1070] {
            let edges = [(0, 1), (1, 2), (2, 3), (3, 0)].map { Edge($0.0, $0.1, weight: weight) }
            let ring = CompressedGraph(nodeCount: 4, edges: edges, directed: false)
            #expect(ring.modularity(of: [0, 0, 1, 1]) == 0)
            #expect(ring.modularity(of: [0, 1, 2, 3]) == -0.25)
        }
    }
}
