import GraphCore
import Testing

/// The memory that `docs/graph-core.md` states.
struct CompressedGraphStorageTests {
    /// What allocators add: an array's room is rounded up, at six arrays in all.
    private let slack = 6 * 64

    private func ring(_ nodeCount: Int, directed: Bool) -> CompressedGraph {
        CompressedGraph(
            nodeCount: nodeCount,
            edges: (0..<nodeCount).lazy.flatMap { node in
                [1, 2, 3, 4, 5].lazy.map { Edge(node, (node + $0) % nodeCount, weight: Double($0)) }
            },
            directed: directed)
    }

    @Test func anUndirectedGraphTakes8BytesANodeAnd24AnEdge() {
        let graph = ring(10_000, directed: false)
        #expect(graph.edgeCount == 50_000)
        let stated = 8 * graph.nodeCount + 24 * graph.edgeCount
        #expect(graph.byteCount >= stated && graph.byteCount <= stated + slack)
    }

    @Test func aDirectedGraphTakes16BytesANodeAnd24AnEdge() {
        let graph = ring(10_000, directed: true)
        #expect(graph.edgeCount == 50_000)
        let stated = 16 * graph.nodeCount + 24 * graph.edgeCount
        #expect(graph.byteCount >= stated && graph.byteCount <= stated + slack)
    }

    @Test func viewsShareOrMergeWhatTheyAreMadeFrom() {
        let graph = ring(1_000, directed: true)
        #expect(graph.transposed().byteCount == graph.byteCount)
        // Room is taken for the case that no two edges are opposite, and here none are.
        let undirected = graph.undirected()
        #expect(undirected.byteCount <= 8 * 1_000 + 24 * undirected.edgeCount + slack)
    }
}
