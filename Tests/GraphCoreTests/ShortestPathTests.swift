import GraphCore
import Testing

@Suite struct ShortestPathTests {
    @Test(arguments: CentralityFixture.all)
    func agreesWithNetworkX(_ fixture: CentralityFixture) {
        let expected = fixture.distances.map { $0 ?? .infinity }
        let values = fixture.graph.distances(from: 0, lengths: .inverseWeights)
        #expect(values.count == expected.count)
        for (value, other) in zip(values, expected) { #expect(value == other || agree([value], [other])) }
    }

    @Test func agreesWithFloydAndWarshall() {
        DenseGraph.forEachRandomGraph(0..<300) { seed, graph in
            for lengths in PathLengths.allCases {
                let expected = DenseGraph(graph).distances(lengths)
                for source in 0..<graph.nodeCount {
                    let values = graph.distances(from: source, lengths: lengths)
                    let same = zip(values, expected[source]).allSatisfy { $0 == $1 || agree([$0], [$1]) }
                    #expect(same, "seed \(seed)")
                }
            }
        }
    }

    /// Through node 1 it is 1/4 + 1/4, directly 1/1.
    @Test func strongTiesAreNear() {
        let edges = [Edge(0, 1, weight: 4), Edge(1, 2, weight: 4), Edge(0, 2)]
        let graph = CompressedGraph(nodeCount: 4, edges: edges, directed: true)
        #expect(graph.distances(from: 0) == [0, 1, 1, .infinity])
        #expect(graph.distances(from: 0, lengths: .inverseWeights) == [0, 0.25, 0.5, .infinity])
        #expect(graph.distances(from: 2, lengths: .inverseWeights) == [.infinity, .infinity, 0, .infinity])
    }

    /// One length for all takes the way without a queue.
    @Test func equalWeightsScaleHops() {
        let edges = (1..<6).map { Edge($0 - 1, $0, weight: 4) }
        let graph = CompressedGraph(nodeCount: 6, edges: edges, directed: false)
        #expect(graph.distances(from: 0, lengths: .inverseWeights) == [0, 0.25, 0.5, 0.75, 1, 1.25])
    }

    /// 1 / w is infinite for the smallest weights: such an edge is no path, and nothing crashes.
    @Test func lengthsBeyondDoubleLeadNowhere() {
        let tiny = Double.leastNonzeroMagnitude
        for other in [tiny, 1] {
            let graph = CompressedGraph(
                nodeCount: 3, edges: [Edge(0, 1, weight: tiny), Edge(1, 2, weight: other)], directed: false)
            #expect(graph.distances(from: 0, lengths: .inverseWeights) == [0, .infinity, .infinity])
            #expect(graph.closeness(lengths: .inverseWeights)[0] == 0)
            #expect(graph.edgeBetweenness(lengths: .inverseWeights)[0] == 0)
        }
    }
}
