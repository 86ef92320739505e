import GraphCore
import Testing

@Suite struct StrengthTests {
    @Test func sumsByDirection() {
        let edges = [Edge(0, 1, weight: 2), Edge(0, 1, weight: 3), Edge(2, 0, weight: 0.5), Edge(1, 1, weight: 9)]
        let directed = CompressedGraph(nodeCount: 4, edges: edges, directed: true)
        #expect(directed.outStrengths() == [5, 0, 0.5, 0])
        #expect(directed.inStrengths() == [0.5, 5, 0, 0])
        #expect(directed.outDegrees() == [1, 0, 1, 0])
        #expect(directed.inDegrees() == [1, 1, 0, 0])
        #expect(directed.degrees() == [2, 1, 1, 0])
        let undirected = directed.undirected()
        #expect(undirected.outStrengths() == [5.5, 5, 0.5, 0])
        #expect(undirected.inStrengths() == [5.5, 5, 0.5, 0])
        #expect(undirected.degrees() == [2, 1, 1, 0])
        #expect(CompressedGraph(nodeCount: 0, edges: [], directed: true).outStrengths() == [])
    }
}
