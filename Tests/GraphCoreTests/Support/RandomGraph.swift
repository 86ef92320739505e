import GraphCore
import TestSupport

/// A small graph made from a seed: any node count from none up, from empty to dense, with self-loops and parallel edges.
struct RandomGraph {
    let nodeCount: Int
    let edges: [Edge]
    let directed: Bool

    init(seed: Int, maximumNodes: Int = 11) {
        var generator = SeededGenerator(seed: UInt64(seed))
        nodeCount = Int.random(in: 0...maximumNodes, using: &generator)
        directed = Bool.random(using: &generator)
        var edges: [Edge] = []
        if nodeCount > 0 {
            let densest = [nodeCount, 2 * nodeCount, nodeCount * nodeCount].randomElement(using: &generator) ?? 0
            for _ in 0..<Int.random(in: 0...densest, using: &generator) {
                let tail = Int.random(in: 0..<nodeCount, using: &generator)
                let head = Int.random(in: 0..<nodeCount, using: &generator)
                edges.append(Edge(tail, head, weight: Double.random(in: 0...1, using: &generator)))
            }
        }
        self.edges = edges
    }

    var graph: CompressedGraph { CompressedGraph(nodeCount: nodeCount, edges: edges, directed: directed) }
    var matrix: AdjacencyMatrix { AdjacencyMatrix(nodeCount: nodeCount, edges: edges, directed: directed) }
}
