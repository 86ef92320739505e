import TestSupport
import Testing

@testable import GraphCore

@Suite struct WideSourceSearchTests {
    /// More nodes than one search serves; sparse and dense, so that levels are pushed and pulled; against one search a
    /// node by a queue.
    @Test(arguments: [(0, 2), (1, 6), (2, 40), (3, 3)])
    func agreesWithOneSearchANode(_ seed: Int, _ edgesPerNode: Int) {
        for directed in [false, true] {
            var generator = SeededGenerator(seed: UInt64(seed))
            let count = 1100 + 97 * seed
            let edges = (0..<(count * edgesPerNode / 2)).map { _ in
                Edge(.random(in: 0..<count, using: &generator), .random(in: 0..<count, using: &generator))
            }
            let graph = CompressedGraph(nodeCount: count, edges: edges, directed: directed)
            let values = graph.harmonicCloseness(threads: 2)
            #expect(agree(values, graph.harmonicBySearching()), "directed \(directed)")
            #expect(values == graph.harmonicCloseness(threads: 1))
        }
    }

    /// Twins, neighbours or not, and trees, in more classes than one search serves.
    @Test func classesAndTrees() {
        for directed in [false, true] {
            let graph = RandomOrganisation(seed: 11, coreNodes: 400, directed: directed).graph
            #expect(agree(graph.harmonicCloseness(threads: 2), graph.harmonicBySearching()), "directed \(directed)")
        }
    }

    /// Two nodes are at the edge of a search along a line at any time, for two thousand levels.
    @Test func line() {
        let line = CompressedGraph(nodeCount: 2000, edges: (1..<2000).map { Edge($0 - 1, $0) }, directed: false)
        #expect(agree(line.harmonicCloseness(), line.harmonicBySearching()))
    }
}

extension CompressedGraph {
    /// One breadth-first search from each node: the twin for graphs too large for matrices.
    fileprivate func harmonicBySearching() -> [Double] {
        var sums = [Double](repeating: 0, count: nodeCount)
        for source in 0..<nodeCount {
            var distance = [Int](repeating: -1, count: nodeCount)
            distance[source] = 0
            var queue = [source]
            var index = 0
            while index < queue.count {
                let node = queue[index]
                index += 1
                for head in outNeighbours(of: node) where distance[head] < 0 {
                    distance[head] = distance[node] + 1
                    queue.append(head)
                    sums[head] += 1 / Double(distance[head])
                }
            }
        }
        return sums.map { $0 / Double(max(1, nodeCount - 1)) }
    }
}
