import GraphCore
import Testing

@Suite struct CoreNumbersTests {
    @Test(arguments: NetworkXFixture.all)
    func agreesWithNetworkX(_ fixture: NetworkXFixture) {
        #expect(fixture.graph.coreNumbers() == fixture.cores)
    }

    @Test func agreesWithPeeling() {
        for seed in 0..<600 {
            let random = RandomGraph(seed: seed, maximumNodes: 16)
            #expect(random.graph.coreNumbers() == random.matrix.undirected.cores(), "seed \(seed)")
        }
    }

    @Test func completeGraph() {
        let edges = (0..<50).flatMap { tail in (0..<tail).map { Edge(tail, $0) } }
        let graph = CompressedGraph(nodeCount: 50, edges: edges, directed: false)
        #expect(graph.coreNumbers() == [Int](repeating: 49, count: 50))
        #expect(CompressedGraph(nodeCount: 0, edges: [], directed: false).coreNumbers() == [])
        #expect(CompressedGraph(nodeCount: 1, edges: [], directed: false).coreNumbers() == [0])
    }
}

extension AdjacencyMatrix {
    /// For each k, takes nodes with fewer than k neighbours away until none is left to take.
    fileprivate func cores() -> [Int] {
        var cores = [Int](repeating: 0, count: nodeCount)
        for k in 0...max(0, nodeCount) {
            var rest = all
            while true {
                let weak = (0..<nodeCount).filter {
                    rest & (1 << $0) != 0 && (rows[$0] & rest).nonzeroBitCount < k
                }
                if weak.isEmpty { break }
                for node in weak { rest &= ~(1 << node) }
            }
            for node in 0..<nodeCount where rest & (1 << node) != 0 { cores[node] = k }
        }
        return cores
    }
}
