import GraphCore
import Testing

@Suite struct CentralizationTests {
    private func values(_ graph: CompressedGraph) -> [Double] {
        CentralizationMeasure.allCases.compactMap { graph.centralization(of: $0) }
    }

    @Test func starIsMostAndRingIsLeast() {
        for directed in [false, true] {
            let star = CompressedGraph(nodeCount: 8, edges: (1..<8).map { Edge(0, $0, weight: 3) }, directed: directed)
            #expect(agree(values(star), [1, 1, 1]))
            let ring = CompressedGraph(nodeCount: 8, edges: (0..<8).map { Edge($0, ($0 + 1) % 8) }, directed: directed)
            #expect(values(ring).count == 3)
            #expect(values(ring).allSatisfy { abs($0) < 1e-12 })
        }
    }

    /// The chain of five in Freeman (1979): degrees 1 2 2 2 1, so 2/12; distances sum to 10 7 6 7 10, so
    /// (2(4/6 − 4/10) + 2(4/6 − 4/7)) · 7/12 = 19/45; betweenness 0 3 4 3 0 of 6 pairs, so (2·4/6 + 2·1/6) / 4 = 5/12.
    @Test func chainOfFive() {
        let chain = CompressedGraph(nodeCount: 5, edges: (1..<5).map { Edge($0 - 1, $0) }, directed: false)
        #expect(agree(values(chain), [1.0 / 6, 19.0 / 45, 5.0 / 12]))
    }

    @Test func smallGraphsHaveNone() {
        for count in 0...2 {
            let graph = CompressedGraph(nodeCount: count, edges: count == 2 ? [Edge(0, 1)] : [], directed: false)
            #expect(values(graph).isEmpty)
        }
        let three = CompressedGraph(nodeCount: 3, edges: [], directed: false)
        #expect(values(three) == [0, 0, 0])
        #expect(three.centralization(of: .closeness, isCancelled: { true }) == nil)
    }
}
