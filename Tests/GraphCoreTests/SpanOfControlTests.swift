import GraphCore
import Testing

@Suite struct SpanOfControlTests {
    @Test(arguments: StructureFixture.all)
    func agreesWithNetworkX(_ fixture: StructureFixture) {
        let span = fixture.graph.spanOfControl()
        #expect(span.transitive == fixture.ancestors)
        #expect(span.direct == (0..<fixture.nodes).map { fixture.graph.inDegree(of: $0) })
    }

    @Test func agreesWithReachability() {
        for seed in 0..<600 {
            let random = RandomGraph(seed: seed, maximumNodes: 30)
            let graph = random.graph
            let span = graph.spanOfControl()
            #expect(
                span.transitive == (0..<graph.nodeCount).map { graph.transitiveDependents(of: [$0]).count - 1 },
                "seed \(seed)")
        }
    }

    /// More than 64 sources at once: on a ladder of 200 rungs of two nodes everybody below is below, once.
    @Test func ladderOfManyWays() {
        let rungs = 200
        let edges = (0..<(rungs - 1)).flatMap { rung in
            [(0, 0), (0, 1), (1, 0), (1, 1)].map { Edge(2 * rung + $0.0, 2 * (rung + 1) + $0.1) }
        }
        let ladder = CompressedGraph(nodeCount: 2 * rungs, edges: edges, directed: true)
        #expect(ladder.spanOfControl().transitive == (0..<(2 * rungs)).map { $0 / 2 * 2 })
        #expect(ladder.spanOfControl(isCancelled: { true }) == nil)
    }

    /// Krackhardt's high-tech managers (1987; the relation as in Wasserman and Faust 1994, appendix B.4): 7 heads all
    /// 20 others, 14 has seven direct reports, 21 four, 2 three and 18 two.
    @Test func krackhardtsManagers() {
        let span = Krackhardt.reportsTo.spanOfControl()
        let heads = [2: 3, 7: 4, 14: 7, 18: 2, 21: 4]
        #expect(span.direct == (1...21).map { heads[$0] ?? 0 })
        #expect(span.transitive == (1...21).map { $0 == 7 ? 20 : heads[$0] ?? 0 })
    }

    @Test func smallestAndLongestGraphs() {
        #expect(CompressedGraph(nodeCount: 0, edges: [], directed: true).spanOfControl().transitive == [])
        #expect(CompressedGraph(nodeCount: 1, edges: [], directed: false).spanOfControl().transitive == [0])
        let chain = LongChainTests.chain.spanOfControl()
        #expect(chain.transitive == Array(0..<LongChainTests.count))
    }
}
