import GraphCore
import TestSupport
import Testing

@Suite struct VertexCutTests {
    @Test(arguments: NetworkXFixture.all)
    func agreesWithNetworkX(_ fixture: NetworkXFixture) {
        let graph = fixture.graph
        for cut in fixture.cuts {
            let (source, sink) = (cut[0], cut[1])
            #expect(graph.minimumVertexCut(from: source, to: sink)?.size ?? -1 == cut[2], "\(source) to \(sink)")
            #expect(graph.vertexDisjointPaths(from: source, to: sink) == cut[3], "\(source) to \(sink)")
        }
    }

    /// Against every subset of the nodes that may be cut, on graphs of up to nine nodes.
    @Test func agreesWithTryingAllSets() {
        for seed in 0..<1500 {
            let random = RandomGraph(seed: seed, maximumNodes: 9)
            guard random.nodeCount > 1 else { continue }
            var generator = SeededGenerator(seed: UInt64(seed + 10_000))
            let source = Int.random(in: 0..<random.nodeCount, using: &generator)
            let sink = Int.random(in: 0..<random.nodeCount, using: &generator)
            let uncuttable = (0..<random.nodeCount).filter { _ in Int.random(in: 0..<4, using: &generator) == 0 }
            let expected = random.matrix.nearestCut(from: source, to: sink, uncuttable: uncuttable)
            let cut = random.graph.minimumVertexCut(from: source, to: sink, uncuttable: uncuttable)
            #expect(cut?.nodes == expected, "seed \(seed)")
        }
    }

    /// Menger: the number of disjoint paths is the size of the smallest cut; a direct edge is one path more.
    @Test func disjointPathsAgreeWithTryingAllSets() {
        for seed in 0..<600 {
            let random = RandomGraph(seed: seed, maximumNodes: 8)
            guard random.nodeCount > 1 else { continue }
            var matrix = random.matrix
            let direct = matrix.has(0, 1)
            matrix.rows[0] &= ~2
            let cut = matrix.nearestCut(from: 0, to: 1, uncuttable: [])?.count ?? -1
            #expect(random.graph.vertexDisjointPaths(from: 0, to: 1) == cut + (direct ? 1 : 0), "seed \(seed)")
        }
    }

    /// 0 → 1 → 2 → 3: either of the two in the middle would do; 1 is nearer to the source.
    @Test func nearestToTheSource() {
        let chain = CompressedGraph(nodeCount: 4, edges: (0..<3).map { Edge($0, $0 + 1) }, directed: true)
        #expect(chain.minimumVertexCut(from: 0, to: 3)?.nodes == [1])
        #expect(chain.minimumVertexCut(from: 0, to: 3, uncuttable: [1])?.nodes == [2])
        #expect(chain.minimumVertexCut(from: 0, to: 3, uncuttable: [1, 2]) == nil)
        #expect(chain.minimumVertexCut(from: 0, to: 1) == nil)
        #expect(chain.minimumVertexCut(from: 3, to: 0)?.nodes == [])
        #expect(chain.minimumVertexCut(from: 2, to: 2) == nil)
        #expect(chain.vertexDisjointPaths(from: 2, to: 2) == 0)
    }

    /// Flow that took 0 → 1 → 4 → 5 first must give way: 1 → 3 and 2 → 4 are needed for two paths.
    @Test func flowIsTakenBack() {
        let edges = [(0, 1), (0, 2), (1, 3), (1, 4), (2, 4), (3, 5), (4, 5)].map { Edge($0.0, $0.1) }
        let graph = CompressedGraph(nodeCount: 6, edges: edges, directed: true)
        #expect(graph.vertexDisjointPaths(from: 0, to: 5) == 2)
        #expect(graph.minimumVertexCut(from: 0, to: 5)?.nodes == [1, 2])
    }

    /// Two of the complete graph's nodes without the edge between them are joined through all the others. Node 0
    /// has 58 neighbours: one path through each of them to 1, and to 2 the direct one and 57.
    @Test func completeGraphWithoutOneEdge() {
        let edges = (0..<60).flatMap { tail in (0..<tail).map { Edge(tail, $0) } }.filter { $0 != Edge(1, 0) }
        let graph = CompressedGraph(nodeCount: 60, edges: edges, directed: false)
        #expect(graph.minimumVertexCut(from: 0, to: 1)?.nodes == Array(2..<60))
        #expect(graph.vertexDisjointPaths(from: 0, to: 1) == 58)
        #expect(graph.vertexDisjointPaths(from: 0, to: 2) == 58)
    }
}

extension AdjacencyMatrix {
    /// Of the smallest sets that cut, the one that leaves least within reach of the source; nil when none cuts.
    fileprivate func nearestCut(from source: Int, to sink: Int, uncuttable: [Int]) -> [Int]? {
        let fixed = uncuttable.reduce(UInt32(1) << source | 1 << sink) { $0 | 1 << $1 }
        var best: (cut: UInt32, reached: UInt32)?
        for cut in 0...all where cut & fixed == 0 {
            if let best, best.cut.nonzeroBitCount < cut.nonzeroBitCount { continue }
            let reached = reach(1 << source, within: all & ~cut)
            guard reached & (1 << sink) == 0 else { continue }
            if let best, best.cut.nonzeroBitCount == cut.nonzeroBitCount,
                best.reached.nonzeroBitCount <= reached.nonzeroBitCount
            {
                continue
            }
            best = (cut, reached)
        }
        return best.map { best in (0..<nodeCount).filter { best.cut & (1 << $0) != 0 } }
    }
}
