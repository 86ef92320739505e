import GraphCore
import Testing

@Suite struct ClosenessTests {
    @Test(arguments: CentralityFixture.all)
    func agreesWithNetworkX(_ fixture: CentralityFixture) {
        let graph = fixture.graph
        #expect(agree(graph.closeness(), fixture.closenessHops))
        #expect(agree(graph.closeness(lengths: .inverseWeights), fixture.closenessWeighted))
        #expect(agree(graph.harmonicCloseness(lengths: .hops), fixture.harmonicHops))
        #expect(agree(graph.harmonicCloseness(lengths: .inverseWeights), fixture.harmonicWeighted))
    }

    @Test func agreesWithTheDefinition() {
        DenseGraph.forEachRandomGraph(0..<300) { seed, graph in
            for lengths in PathLengths.allCases {
                let distance = DenseGraph(graph).distances(lengths)
                let others = Double(max(1, graph.nodeCount - 1))
                var closeness: [Double] = []
                var harmonic: [Double] = []
                for node in 0..<graph.nodeCount {
                    let finite = (0..<graph.nodeCount).filter { $0 != node }.map { distance[$0][node] }
                        .filter { $0 < .infinity }
                    let reached = Double(finite.count)
                    closeness.append(finite.isEmpty ? 0 : reached / finite.reduce(0, +) * reached / others)
                    harmonic.append(finite.reduce(0) { $0 + 1 / $1 } / others)
                }
                #expect(agree(graph.closeness(lengths: lengths, threads: 2), closeness), "seed \(seed)")
                #expect(agree(graph.harmonicCloseness(lengths: lengths, threads: 2), harmonic), "seed \(seed)")
            }
        }
    }

    @Test func cancelledWorkGivesNothing() {
        let graph = CompressedGraph(nodeCount: 100, edges: (1..<100).map { Edge($0 - 1, $0) }, directed: false)
        #expect(graph.closeness(threads: 2, isCancelled: { true }) == nil)
        #expect(graph.harmonicCloseness(lengths: .inverseWeights, threads: 2, isCancelled: { true }) == nil)
    }
}
