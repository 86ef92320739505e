import GraphCore
import Testing

@Suite struct ReachabilityTests {
    @Test(arguments: NetworkXFixture.all)
    func agreesWithNetworkX(_ fixture: NetworkXFixture) {
        let graph = fixture.graph
        for reach in fixture.reach {
            // NetworkX leaves the node itself out.
            #expect(Array(graph.reachable(from: [reach.node])) == (reach.descendants + [reach.node]).sorted())
            #expect(Array(graph.transitiveDependents(of: [reach.node])) == (reach.ancestors + [reach.node]).sorted())
        }
    }

    @Test func agreesWithTheMatrixFromSeveralSources() {
        for seed in 0..<500 {
            let random = RandomGraph(seed: seed)
            let sources = (0..<random.nodeCount).filter { ($0 + seed) % 3 == 0 }
            let mask = sources.reduce(UInt32(0)) { $0 | 1 << $1 }
            let matrix = random.matrix
            #expect(random.graph.reachable(from: sources).mask == matrix.reach(mask, within: matrix.all))
            let dependents = matrix.transposed.reach(mask, within: matrix.all)
            #expect(random.graph.transitiveDependents(of: sources).mask == dependents)
        }
    }

    @Test func sourcesAreIncludedAndMayRepeat() {
        let graph = CompressedGraph(nodeCount: 4, edges: [Edge(0, 1), Edge(1, 2)], directed: true)
        #expect(Array(graph.reachable(from: [1, 1])) == [1, 2])
        #expect(Array(graph.transitiveDependents(of: [1])) == [0, 1])
        #expect(graph.reachable(from: []).isEmpty)
    }
}

extension NodeSet {
    fileprivate var mask: UInt32 { reduce(0) { $0 | 1 << $1 } }
}
