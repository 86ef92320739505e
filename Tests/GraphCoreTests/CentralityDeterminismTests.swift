import GraphCore
import Testing

/// One thread and many give the same bytes, and long graphs are no harder than many small ones.
@Suite struct CentralityDeterminismTests {
    @Test(arguments: [false, true])
    func threadsDoNotChangeABit(directed: Bool) {
        let graph = RandomOrganisation(seed: 21, coreNodes: 60, directed: directed, weights: [0.1, 0.2, 0.3, 1]).graph
        func bits(_ values: [Double]) -> [UInt64] { values.map(\.bitPattern) }
        for lengths in PathLengths.allCases {
            for threads in [2, 3, 7] {
                #expect(
                    bits(graph.edgeBetweenness(lengths: lengths, threads: threads))
                        == bits(graph.edgeBetweenness(lengths: lengths)))
                #expect(
                    bits(graph.closeness(lengths: lengths, threads: threads)) == bits(graph.closeness(lengths: lengths))
                )
                #expect(
                    bits(graph.harmonicCloseness(lengths: lengths, threads: threads))
                        == bits(graph.harmonicCloseness(lengths: lengths)))
            }
        }
    }

    #if DEBUG
        static let count = 50_000
    #else
        static let count = 1_000_000
    #endif

    @Test func longChains() throws {
        let count = Self.count
        let chain = CompressedGraph(
            nodeCount: count, edges: (1..<count).lazy.map { Edge($0 - 1, $0, weight: $0 % 2 == 0 ? 1 : 0.5) },
            directed: true)
        // Lengths 2 and 1 by turns.
        let distances = chain.distances(from: 0, lengths: .inverseWeights)
        #expect(distances[count - 1] == Double((count - 1) / 2 * 3 + (count - 1) % 2 * 2))
        #expect(chain.distances(from: 0)[count - 1] == Double(count - 1))
        // r₀ is what everybody gets; each has 0.85 of the one before it besides: r₀ (1 − 0.85ⁱ⁺¹) / 0.15.
        let ranks = chain.pageRank(tolerance: 1e-12)
        #expect(abs(ranks[1] / ranks[0] - 1.85) < 1e-6)
        #expect(abs(ranks[count / 2] / ranks[0] - 1 / 0.15) < 1e-4)
        // Two strangers: n − 2t/n = 2.
        let sizes = chain.effectiveSize()
        #expect(sizes[0] == 1 && sizes[1] == 2 && sizes[count - 1] == 1)
    }

    @Test func largeStarIsNoHarder() {
        let count = Self.count
        let star = CompressedGraph(
            nodeCount: count, edges: (1..<count).lazy.map { Edge(0, $0) }, directed: false)
        #expect(star.effectiveSize()[0] == Double(count - 1))
        #expect(star.constraint()[1] == 1)
        #expect(star.outStrengths()[0] == Double(count - 1))
    }
}
