import GraphCore
import Testing

@Suite struct HypergraphTests {
    /// {0, 1} of 3, {1, 2} of 4, {2} of 5.
    @Test func enclosedWeight() {
        let graph = Hypergraph(nodeCount: 4, edges: [([1, 0, 1], 3), ([1, 2], 4), ([2], 5)])
        #expect(graph.totalWeight == 12)
        #expect(graph.weights == [3, 4, 5])
        #expect(graph.enclosedWeight(of: []) == 0)
        #expect(graph.enclosedWeight(of: [0, 1]) == 3)
        #expect(graph.enclosedWeight(of: [2, 3]) == 5)
        #expect(graph.enclosedWeight(of: [2, 1, 2]) == 9)
        #expect(graph.enclosedWeight(of: 0..<4) == 12)
    }

    @Test func aNodeOutsideStops() async {
        await #expect(processExitsWith: .failure) { _ = Hypergraph(nodeCount: 2, edges: [([0, 2], 1)]) }
    }

    @Test func anEdgeWithoutNodesStops() async {
        await #expect(processExitsWith: .failure) { _ = Hypergraph(nodeCount: 2, edges: [([], 1)]) }
    }

    @Test func aWeightOfNothingStops() async {
        await #expect(processExitsWith: .failure) { _ = Hypergraph(nodeCount: 2, edges: [([1], 0)]) }
    }

    @Test func weightsTooLargeStop() async {
        await #expect(processExitsWith: .failure) {
            _ = Hypergraph(nodeCount: 2, edges: [([1], 1 << 62), ([0], 1 << 62)])
        }
    }
}
