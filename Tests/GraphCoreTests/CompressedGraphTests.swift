import GraphCore
import TestSupport
import Testing

@Suite struct CompressedGraphTests {
    @Test func emptyGraphHasNothing() {
        for directed in [false, true] {
            let graph = CompressedGraph(nodeCount: 0, edges: [], directed: directed)
            #expect(graph.nodeCount == 0)
            #expect(graph.edgeCount == 0)
            #expect(graph.edges().isEmpty)
            #expect(graph.undirected().nodeCount == 0)
        }
    }

    @Test func directedRowsAreSortedAndMerged() {
        let edges = [
            Edge(2, 1, weight: 0.5), Edge(0, 2), Edge(2, 2, weight: 9), Edge(0, 1, weight: 2), Edge(2, 1, weight: 0.25),
            Edge(1, 2, weight: 4),
        ]
        let graph = CompressedGraph(nodeCount: 4, edges: edges, directed: true)
        #expect(graph.edgeCount == 4)
        #expect(Array(graph.outNeighbours(of: 0)) == [1, 2])
        #expect(Array(graph.outWeights(of: 0)) == [2, 1])
        #expect(Array(graph.outNeighbours(of: 2)) == [1])
        #expect(Array(graph.outWeights(of: 2)) == [0.75])
        #expect(Array(graph.inNeighbours(of: 1)) == [0, 2])
        #expect(Array(graph.inWeights(of: 1)) == [2, 0.75])
        #expect(graph.outNeighbours(of: 3).isEmpty)
        #expect(graph.outDegree(of: 0) == 2)
        #expect(graph.inDegree(of: 0) == 0)
        #expect(graph.hasEdge(from: 0, to: 2))
        #expect(!graph.hasEdge(from: 2, to: 0))
        #expect(!graph.hasEdge(from: 2, to: 2))
    }

    @Test func undirectedMergesBothDirections() {
        let edges = [Edge(1, 0, weight: 1), Edge(0, 1, weight: 2), Edge(2, 0, weight: 4), Edge(1, 1)]
        let graph = CompressedGraph(nodeCount: 3, edges: edges, directed: false)
        #expect(graph.edges() == [Edge(0, 1, weight: 3), Edge(0, 2, weight: 4)])
        #expect(graph.edgeCount == 2)
        #expect(Array(graph.outNeighbours(of: 0)) == [1, 2])
        #expect(Array(graph.inNeighbours(of: 0)) == [1, 2])
        #expect(Array(graph.outWeights(of: 2)) == [4])
    }

    @Test func transposeTurnsEveryEdgeRound() {
        let edges = [Edge(0, 1, weight: 2), Edge(0, 2, weight: 3), Edge(2, 1, weight: 5)]
        let graph = CompressedGraph(nodeCount: 3, edges: edges, directed: true)
        let turned = edges.map { Edge($0.head, $0.tail, weight: $0.weight) }
        #expect(graph.transposed().edges() == CompressedGraph(nodeCount: 3, edges: turned, directed: true).edges())
        #expect(graph.transposed().transposed().edges() == graph.edges())
        let undirected = graph.undirected()
        #expect(undirected.transposed().edges() == undirected.edges())
    }

    /// Weights are eighths, whose sums are exact in any grouping.
    @Test func agreesWithADictionaryOfPairs() {
        for seed in 0..<400 {
            let random = RandomGraph(seed: seed)
            let edges = random.edges.map { Edge($0.tail, $0.head, weight: ($0.weight * 8).rounded() / 8) }
            func sums(directed: Bool) -> [Edge] {
                var weights: [SIMD2<Int>: Double] = [:]
                for edge in edges where edge.tail != edge.head {
                    let swap = !directed && edge.tail > edge.head
                    let pair = swap ? SIMD2(edge.head, edge.tail) : SIMD2(edge.tail, edge.head)
                    weights[pair, default: 0] += edge.weight
                }
                return weights.map { Edge($0.key.x, $0.key.y, weight: $0.value) }
                    .sorted { ($0.tail, $0.head) < ($1.tail, $1.head) }
            }
            let directed = CompressedGraph(nodeCount: random.nodeCount, edges: edges, directed: true)
            let undirected = CompressedGraph(nodeCount: random.nodeCount, edges: edges, directed: false)
            #expect(directed.edges() == sums(directed: true))
            #expect(undirected.edges() == sums(directed: false))
            #expect(directed.undirected().edges() == undirected.edges())
            #expect(directed.undirected().edgeCount == undirected.edgeCount)
            for node in 0..<random.nodeCount {
                #expect(
                    Array(directed.inNeighbours(of: node))
                        == directed.edges().filter { $0.head == node }.map(\.tail))
                let both = undirected.edges().filter { $0.tail == node || $0.head == node }
                #expect(undirected.outDegree(of: node) == both.count)
                #expect(
                    Array(undirected.outNeighbours(of: node))
                        == both.map { $0.tail == node ? $0.head : $0.tail }.sorted())
                for other in 0..<random.nodeCount {
                    #expect(directed.hasEdge(from: node, to: other) == directed.outNeighbours(of: node).contains(other))
                }
            }
        }
    }

    /// 0.1 + 0.2 + 0.3 differs in its last bit from 0.3 + 0.2 + 0.1; the graph must not.
    @Test func weightsDoNotDependOnTheOrderOfEdges() {
        var generator = SeededGenerator(seed: 7)
        for directed in [false, true] {
            var edges = (0..<300).map { _ in
                Edge(
                    Int.random(in: 0..<4, using: &generator), Int.random(in: 0..<4, using: &generator),
                    weight: Double.random(in: -1...1, using: &generator))
            }
            let expected = CompressedGraph(nodeCount: 4, edges: edges, directed: directed)
            for _ in 0..<50 {
                edges.shuffle(using: &generator)
                let graph = CompressedGraph(nodeCount: 4, edges: edges, directed: directed)
                #expect(graph.edges().map(\.weight.bitPattern) == expected.edges().map(\.weight.bitPattern))
            }
        }
    }

    @Test func edgesMayComeFromAnySequence() {
        let graph = CompressedGraph(nodeCount: 5, edges: (0..<4).lazy.map { Edge($0, $0 + 1) }, directed: true)
        #expect(graph.edges() == (0..<4).map { Edge($0, $0 + 1) })
    }

    @Test func neighboursAreARandomAccessCollection() {
        let graph = CompressedGraph(nodeCount: 6, edges: [1, 3, 5].map { Edge(2, $0) }, directed: true)
        let row = graph.outNeighbours(of: 2)
        #expect(row.count == 3)
        #expect(row[1] == 3)
        #expect(row.first == 1)
        #expect(row.last == 5)
        #expect(Array(row.reversed()) == [5, 3, 1])
    }
}
