import GraphCore
import Testing

@Suite struct BiconnectedComponentsTests {
    @Test(arguments: StructureFixture.all)
    func agreesWithNetworkX(_ fixture: StructureFixture) {
        #expect(edgesByBlock(fixture.graph) == fixture.blocks)
    }

    /// Two edges are in one block when a simple cycle has both: by Menger's theorem, when no single node, their ends
    /// included, parts the ends of the one from the ends of the other.
    @Test func agreesWithRemovingEveryNode() {
        for seed in 0..<400 {
            let random = RandomGraph(seed: seed, maximumNodes: 9)
            let matrix = random.matrix.undirected
            let edges = random.graph.undirected().edges()
            var block = Array(edges.indices)
            for first in edges.indices {
                for second in edges.indices where areTogether(edges[first], edges[second], in: matrix) {
                    block[second] = min(block[second], block[first])
                }
            }
            var expected: [[[Int]]] = []
            for label in Set(block).sorted() {
                expected.append(edges.indices.filter { block[$0] == label }.map { [edges[$0].tail, edges[$0].head] })
            }
            #expect(edgesByBlock(random.graph) == expected, "seed \(seed)")
        }
    }

    /// The two views of the same division, the cut points and the tree hold together.
    @Test func viewsAgree() {
        for seed in 0..<300 {
            let random = RandomGraph(seed: seed)
            let graph = random.graph
            let blocks = graph.biconnectedComponents()
            let isCut = graph.articulationPoints()
            #expect(blocks.articulationPoints == isCut.indices.filter { isCut[$0] }, "seed \(seed)")
            for node in 0..<graph.nodeCount {
                let expected = (0..<blocks.count).filter { blocks.nodes(of: $0).contains(node) }
                #expect(blocks.blocks(of: node) == expected, "seed \(seed)")
            }
            for block in 0..<blocks.count { #expect(blocks.nodes(of: block) == blocks.nodes(of: block).sorted()) }

            let tree = blocks.blockCutTree()
            let parts = graph.components().sizes.count { $0 > 1 }
            #expect(tree.nodeCount == blocks.count + blocks.articulationPoints.count, "seed \(seed)")
            #expect(tree.components().count == parts, "seed \(seed)")
            #expect(tree.edgeCount == tree.nodeCount - parts, "seed \(seed)")
        }
    }

    /// Two triangles that share node 2, a bridge from there to 5, and node 6 alone.
    @Test func handWorked() {
        let edges = [(0, 1), (1, 2), (2, 0), (2, 3), (3, 4), (4, 2), (5, 2)].map { Edge($0.0, $0.1) }
        let blocks = CompressedGraph(nodeCount: 7, edges: edges, directed: true).biconnectedComponents()
        #expect(blocks.edgeCounts == [3, 3, 1])
        #expect((0..<3).map { blocks.nodes(of: $0) } == [[0, 1, 2], [2, 3, 4], [2, 5]])
        #expect(blocks.articulationPoints == [2])
        #expect(blocks.blocks(of: 2) == [0, 1, 2])
        #expect(blocks.blocks(of: 6) == [])
        #expect(blocks.block(joining: 3, 2) == 1)
        #expect(blocks.block(joining: 0, 3) == nil)
        #expect(blocks.block(joining: 2, 2) == nil)
        #expect(blocks.blockCutTree().edges() == [Edge(0, 3), Edge(1, 3), Edge(2, 3)])
    }

    @Test func smallestGraphs() {
        for nodeCount in 0...2 {
            let blocks = CompressedGraph(nodeCount: nodeCount, edges: [], directed: false).biconnectedComponents()
            #expect(blocks.count == 0)
            #expect(blocks.articulationPoints == [])
            #expect(blocks.blockCutTree().nodeCount == 0)
        }
    }

    @Test func aLongChainIsOnlyBridges() {
        let blocks = LongChainTests.chain.biconnectedComponents()
        #expect(blocks.edgeCounts == [Int](repeating: 1, count: LongChainTests.count - 1))
        #expect(blocks.articulationPoints == Array(1..<(LongChainTests.count - 1)))
        #expect(blocks.nodes(of: 7) == [7, 8])
    }

    private func edgesByBlock(_ graph: CompressedGraph) -> [[[Int]]] {
        let blocks = graph.biconnectedComponents()
        var result = [[[Int]]](repeating: [], count: blocks.count)
        for edge in graph.undirected().edges() {
            guard let block = blocks.block(joining: edge.tail, edge.head) else { return [] }
            result[block].append([edge.tail, edge.head])
        }
        #expect(blocks.edgeCounts == result.map(\.count))
        return result
    }

    private func areTogether(_ first: Edge, _ second: Edge, in matrix: AdjacencyMatrix) -> Bool {
        if first == second { return true }
        let ends: (Edge) -> UInt32 = { 1 << $0.tail | 1 << $0.head }
        return (0..<matrix.nodeCount).allSatisfy { node in
            let allowed = matrix.all & ~(1 << node)
            return matrix.reach(ends(first), within: allowed) & ends(second) != 0
        }
    }
}
