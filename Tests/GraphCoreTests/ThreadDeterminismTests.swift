import GraphCore
import TestSupport
import Testing

/// One thread and many give the same bytes: 300 nodes make 38 batches of sources.
@Suite struct ThreadDeterminismTests {
    @Test(arguments: [false, true])
    func threadsDoNotChangeABit(directed: Bool) {
        var generator = SeededGenerator(seed: 11)
        let edges = (0..<900).map { _ in
            Edge(Int.random(in: 0..<300, using: &generator), Int.random(in: 0..<300, using: &generator))
        }
        let graph = CompressedGraph(nodeCount: 300, edges: edges, directed: directed)
        let one = graph.pathCentralities(threads: 1)
        for threads in [2, 3, 7] {
            let many = graph.pathCentralities(threads: threads)
            #expect(many.betweenness.map(\.bitPattern) == one.betweenness.map(\.bitPattern))
            #expect(many.harmonic.map(\.bitPattern) == one.harmonic.map(\.bitPattern))
            #expect(graph.harmonicCloseness(threads: threads).map(\.bitPattern) == one.harmonic.map(\.bitPattern))
        }
        // Whatever is asked for, at least one thread works.
        #expect(graph.betweenness(threads: 0) == one.betweenness)
        #expect(graph.betweenness(threads: -3) == one.betweenness)
    }
}
