import GraphCore
import Testing

@Suite struct EdgeBetweennessTests {
    @Test(arguments: CentralityFixture.all)
    func agreesWithNetworkXAndIgraph(_ fixture: CentralityFixture) {
        let graph = fixture.graph
        #expect(agree(graph.edgeBetweenness(), fixture.inOrder(fixture.edgeBetweennessHops)))
        #expect(
            agree(graph.edgeBetweenness(lengths: .inverseWeights), fixture.inOrder(fixture.edgeBetweennessWeighted)))
    }

    @Test func agreesWithPathCounting() {
        DenseGraph.forEachRandomGraph(0..<300) { seed, graph in
            for lengths in PathLengths.allCases {
                let expected = DenseGraph(graph).edgeBetweenness(graph.edges(), lengths)
                #expect(agree(graph.edgeBetweenness(lengths: lengths, threads: 2), expected), "seed \(seed)")
            }
        }
    }

    /// The edge behind i + 1 nodes of a chain carries all pairs across it.
    @Test func chain() {
        let edges = (1..<50).map { Edge($0 - 1, $0, weight: Double($0)) }
        let expected = (1..<50).map { Double($0 * (50 - $0)) }
        for directed in [false, true] {
            let graph = CompressedGraph(nodeCount: 50, edges: edges, directed: directed)
            #expect(graph.edgeBetweenness() == expected)
            #expect(graph.edgeBetweenness(lengths: .inverseWeights) == expected)
        }
        // The one edge between two nodes carries their only pair.
        let pair = CompressedGraph(nodeCount: 2, edges: [Edge(0, 1)], directed: false)
        #expect(pair.normalizedEdgeBetweenness(pair.edgeBetweenness()) == [1])
    }

    /// 1/3 + 1/6 is 1/2: two paths of one length, though not in binary fractions.
    @Test func sumsThatAreEqualOnPaperTie() {
        let edges = [Edge(0, 1, weight: 3), Edge(0, 2, weight: 2), Edge(1, 2, weight: 6)]
        let graph = CompressedGraph(nodeCount: 3, edges: edges, directed: false)
        #expect(agree(graph.edgeBetweenness(lengths: .inverseWeights), [1.5, 0.5, 1.5]))
    }

    /// Layers of three nodes, each joined to all of the next: 3^659 paths. A ninth of those from the 3i nodes up to a
    /// layer to the nodes behind it takes a given edge; of those to or from its ends, a third or all.
    @Test func pathCountsMayExceedDouble() {
        let layers = 660
        let edges = (1..<layers).flatMap { layer in
            (0..<9).map { Edge(3 * (layer - 1) + $0 / 3, 3 * layer + $0 % 3) }
        }
        let graph = CompressedGraph(nodeCount: 3 * layers, edges: edges, directed: true)
        let expected = (0..<edges.count).map { edge in
            let (before, behind) = (Double(edge / 9), Double(layers - 2 - edge / 9))
            // (3·before / 3 + 1) starts at the tail's share, and as many ends at the head's.
            return (before + 1) * (behind + 1)
        }
        #expect(agree(graph.edgeBetweenness(threads: 2), expected))
    }

    @Test func smallestGraphs() {
        for count in 0...2 {
            let graph = CompressedGraph(nodeCount: count, edges: [], directed: true)
            #expect(graph.edgeBetweenness() == [])
            #expect(graph.normalizedEdgeBetweenness([]) == [])
        }
    }

    @Test func cancelledWorkGivesNothing() {
        let graph = CompressedGraph(nodeCount: 100, edges: (1..<100).map { Edge($0 - 1, $0) }, directed: false)
        #expect(graph.edgeBetweenness(threads: 2, isCancelled: { true }) == nil)
    }
}
