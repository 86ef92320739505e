/// Nodes and weighted edges that join any number of them, not just two; the nodes are `0 ..< nodeCount`.
///
/// A set of nodes *encloses* an edge when all nodes of the edge are in the set.
public struct Hypergraph: Sendable {
    /// The number of nodes.
    public let nodeCount: Int

    /// The weight of each edge.
    public let weights: [Int]

    /// The sum of all weights.
    public let totalWeight: Int

    /// The nodes of each edge, ascending.
    let edges: FlatRows

    /// Makes a hypergraph; a node named twice in an edge counts once.
    ///
    /// - Precondition: every edge has a node, all nodes are in `0 ..< nodeCount`, every weight is above 0, and the sum of
    ///   the weights times the number of nodes is below 2⁵⁰.
    public init(nodeCount: Int, edges: [(nodes: [Int], weight: Int)]) {
        precondition(nodeCount >= 0 && nodeCount < Int(Int32.max), "a hypergraph has no \(nodeCount) nodes")
        var rows = FlatRows()
        var total = 0
        for edge in edges {
            precondition(!edge.nodes.isEmpty, "an edge has a node")
            precondition(edge.weight > 0, "the weight of an edge is above 0, not \(edge.weight)")
            var previous = -1
            for node in Self.ascending(edge.nodes) where node != previous {
                precondition(node >= 0 && node < nodeCount, "node \(node) is not in 0..<\(nodeCount)")
                rows.append(Int32(node))
                previous = node
            }
            rows.endRow()
            let (sum, overflow) = total.addingReportingOverflow(edge.weight)
            precondition(!overflow, "the weights are too large to be added up")
            total = sum
        }
        let (product, overflow) = total.multipliedReportingOverflow(by: max(1, nodeCount))
        precondition(!overflow && product < 1 << 50, "the weights are too large for so many nodes")
        self.nodeCount = nodeCount
        self.edges = rows
        weights = edges.map(\.weight)
        totalWeight = total
    }

    private static func ascending(_ nodes: [Int]) -> [Int] {
        zip(nodes, nodes.dropFirst()).allSatisfy { $0 < $1 } ? nodes : nodes.sorted()
    }

    /// The sum of the weights of the edges that a set of nodes encloses. O(size of all edges).
    public func enclosedWeight(of nodes: some Sequence<Int>) -> Int {
        var isIn = [Bool](repeating: false, count: nodeCount)
        for node in nodes {
            precondition(node >= 0 && node < nodeCount, "node \(node) is not in 0..<\(nodeCount)")
            isIn[node] = true
        }
        return weights.indices.reduce(0) { sum, edge in
            edges[edge].allSatisfy { isIn[Int($0)] } ? sum + weights[edge] : sum
        }
    }
}
