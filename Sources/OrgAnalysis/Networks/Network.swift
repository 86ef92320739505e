import GraphCore

/// A network whose nodes have names: what measures are computed of.
///
/// It is simple: self-loops are dropped, parallel edges are merged and their weights added; without directions both
/// directions of a pair are parallel.
public struct Network: Sendable {
    /// The weights that an edge may have. Within these no sum of four thousand million of them, no product of two and no
    /// length 1 / weight is more than a number can hold.
    public static let weightRange = 1e-100...1e100

    /// The name of each node.
    public let names: [String]
    let graph: CompressedGraph

    init(names: [String], graph: CompressedGraph) {
        self.names = names
        self.graph = graph
    }

    /// Makes a network of a list of edges.
    ///
    /// - Parameters:
    ///   - names: the name of each node.
    ///   - tails: for each edge the node it leaves, as a place in `names`.
    ///   - heads: for each edge the node it enters.
    ///   - weights: for each edge its weight; nil when every edge counts 1.
    ///   - isDirected: whether edges have a direction.
    ///   - isWeighted: false makes every edge count 1 once parallel ones are merged.
    /// - Precondition: there are fewer than `UInt32.max` names, a head and, if there are weights, a weight for each tail;
    ///   every end is a place in `names`; weights are within ``weightRange``.
    /// - Complexity: O(n + m), and O(k log k) for each group of k parallel edges.
    public init(
        names: [String], tails: [UInt32], heads: [UInt32], weights: [Double]? = nil, isDirected: Bool,
        isWeighted: Bool = true
    ) {
        precondition(tails.count == heads.count, "\(tails.count) tails and \(heads.count) heads")
        precondition(weights.map { $0.count == tails.count } ?? true, "not as many weights as edges")
        precondition(weights?.allSatisfy(Self.weightRange.contains) ?? true, "a weight is out of range")
        // Read one by one, so that no second list of the edges is made.
        let edges = tails.indices.lazy.map {
            Edge(Int(tails[$0]), Int(heads[$0]), weight: isWeighted ? weights?[$0] ?? 1 : 1)
        }
        let graph = CompressedGraph(nodeCount: names.count, edges: edges, directed: isDirected)
        self.init(names: names, graph: isWeighted ? graph : graph.withoutWeights())
    }

    /// The number of nodes.
    public var nodeCount: Int { graph.nodeCount }

    /// The number of edges; an undirected one counts once.
    public var edgeCount: Int { graph.edgeCount }

    /// Whether edges have a direction.
    public var isDirected: Bool { graph.isDirected }

    /// The number of nodes without any edge. O(n).
    public var isolatedCount: Int {
        (0..<nodeCount).count { graph.outDegree(of: $0) == 0 && graph.inDegree(of: $0) == 0 }
    }

    /// The edges that leave a node: where they lead, ascending, and their weights. Undirected, all edges of the node.
    public func edges(from node: Int) -> (heads: [Int], weights: ArraySlice<Double>) {
        (Array(graph.outNeighbours(of: node)), graph.outWeights(of: node))
    }
}

extension CompressedGraph {
    /// The same edges, each with the weight 1. O(n + m).
    func withoutWeights() -> CompressedGraph {
        CompressedGraph(nodeCount: nodeCount, edges: edges().lazy.map { Edge($0.tail, $0.head) }, directed: isDirected)
    }
}
