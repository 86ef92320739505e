import GraphCore
import TestSupport

/// A small random hypergraph, and by trying all sets of its nodes the most that sets of each size enclose.
struct RandomHypergraph {
    let nodeCount: Int
    let edges: [(nodes: [Int], weight: Int)]

    var graph: Hypergraph { Hypergraph(nodeCount: nodeCount, edges: edges) }

    /// Some seeds give few nodes that join much, others several groups with little between them, some twins and nodes
    /// without an edge.
    init(seed: Int, nodes: ClosedRange<Int>, edges: ClosedRange<Int>, members: ClosedRange<Int>) {
        var random = SeededGenerator(seed: UInt64(seed))
        let nodeCount = Int.random(in: nodes, using: &random)
        let groups = Int.random(in: 1...4, using: &random)
        let weights = [[1], [2], [1, 2, 4, 8], [3, 5, 7]][seed % 4]
        var result: [(nodes: [Int], weight: Int)] = []
        for _ in 0..<Int.random(in: edges, using: &random) {
            let group = Int.random(in: 0..<groups, using: &random)
            let candidates = (0..<nodeCount).filter {
                $0 % groups == group || Int.random(in: 0..<9, using: &random) == 0
            }
            let chosen = candidates.shuffled(using: &random).prefix(Int.random(in: members, using: &random))
            guard !chosen.isEmpty, let weight = weights.randomElement(using: &random) else { continue }
            // Now and then somebody is always there with somebody else.
            let twins = seed % 3 == 0 ? chosen.filter { $0 + 5 < nodeCount && $0 < 3 }.map { $0 + 5 } : []
            result.append((Set(chosen + twins).shuffled(using: &random), weight))
        }
        self.nodeCount = nodeCount
        self.edges = result
    }

    /// For each number of nodes the most weight that so many enclose. O(2ⁿ · edges).
    func mostEnclosed() -> [Int] {
        let masks = edges.map { edge in (set: edge.nodes.reduce(0) { $0 | 1 << $1 }, weight: edge.weight) }
        var most = [Int](repeating: 0, count: nodeCount + 1)
        for set in 0..<(1 << nodeCount) {
            var weight = 0
            for mask in masks where mask.set & set == mask.set { weight += mask.weight }
            most[set.nonzeroBitCount] = max(most[set.nonzeroBitCount], weight)
        }
        return most
    }
}
