import GraphCore
import Testing

@Suite struct EigenvectorCentralityTests {
    @Test(arguments: CentralityFixture.all)
    func agreesWithNumPy(_ fixture: CentralityFixture) throws {
        guard let expected = fixture.eigenvector else { return }
        #expect(agree(try #require(fixture.graph.eigenvectorCentrality()), expected))
    }

    /// Of a connected undirected graph only one eigenvector has no value below or at 0 (Perron, Frobenius): being one and
    /// positive is enough.
    @Test func isThePositiveEigenvector() throws {
        for seed in 0..<200 {
            let random = RandomOrganisation(seed: seed, directed: false, weights: [0.3, 1, 2])
            let graph = random.graph
            let values = try #require(graph.eigenvectorCentrality())
            let members = values.indices.filter { values[$0] > 0 }
            #expect(members.count == graph.components().sizes.max(), "seed \(seed)")
            #expect(agree([values.reduce(0) { $0 + $1 * $1 }], [1]), "seed \(seed)")
            let images = values.indices.map { node in
                zip(graph.inNeighbours(of: node), graph.inWeights(of: node)).reduce(0) { $0 + values[$1.0] * $1.1 }
            }
            let eigenvalue = zip(images, values).reduce(0) { $0 + $1.0 * $1.1 }
            #expect(agree(images, values.map { $0 * eigenvalue }), "seed \(seed)")
        }
    }

    /// The centre of a star with k leaves is √k times as central as each: 1/√2 and 1/√(2k).
    @Test func starDoesNotSwing() throws {
        let star = CompressedGraph(nodeCount: 9, edges: (1...8).map { Edge(0, $0) }, directed: false)
        let values = try #require(star.eigenvectorCentrality())
        #expect(agree(values, [(0.5).squareRoot()] + [Double](repeating: 0.25, count: 8)))
    }

    @Test func withoutCycleNobodyIsCentral() {
        for count in 0...3 {
            let graph = CompressedGraph(nodeCount: count, edges: [], directed: false)
            #expect(graph.eigenvectorCentrality() == [Double](repeating: 0, count: count))
        }
        let chain = CompressedGraph(nodeCount: 3, edges: [Edge(0, 1), Edge(1, 2)], directed: true)
        #expect(chain.eigenvectorCentrality() == [0, 0, 0])
        let weightless = CompressedGraph(nodeCount: 2, edges: [Edge(0, 1, weight: 0)], directed: false)
        #expect(weightless.eigenvectorCentrality() == [0, 0])
    }

    /// 0 ⇄ 1 → 2, eigenvalue 1: 2 has what 1 has; 3 → 0 only gives and has nothing.
    @Test func directedTakesWhatLeadsToANode() throws {
        let edges = [Edge(0, 1), Edge(1, 0), Edge(1, 2), Edge(3, 0)]
        let graph = CompressedGraph(nodeCount: 4, edges: edges, directed: true)
        let values = try #require(graph.eigenvectorCentrality())
        let third = (1.0 / 3).squareRoot()
        #expect(agree(Array(values.prefix(3)), [third, third, third]))
        #expect(values[3] < 1e-12)
    }

    @Test func endsWhenAskedTo() {
        let chain = CompressedGraph(nodeCount: 500, edges: (1..<500).map { Edge($0 - 1, $0) }, directed: false)
        #expect(chain.eigenvectorCentrality(maximumIterations: 3) == nil)
        #expect(chain.eigenvectorCentrality(isCancelled: { true }) == nil)
    }
}
