/// The edges of a plain edge list, as they stand in the file: self-loops and parallel edges are kept for the caller to
/// merge.
///
/// Takes 8 bytes for each edge, 8 more where there are weights and 4 more where there are relations.
public struct EdgeList: Sendable, Equatable {
    /// The nodes by name, each once, in the order of their first appearance.
    public internal(set) var names: [String] = []

    /// For each edge the index in ``names`` of the node it leaves.
    public internal(set) var tails: [UInt32] = []

    /// For each edge the index in ``names`` of the node it enters.
    public internal(set) var heads: [UInt32] = []

    /// For each edge its weight, positive and finite; nil where the file gives none, and every edge counts 1.
    public internal(set) var weights: [Double]?

    /// For each edge the index in ``relationNames`` of its kind; nil where the file gives none.
    public internal(set) var relations: [UInt32]?

    /// The kinds of edges by name, each once, in the order of their first appearance.
    public internal(set) var relationNames: [String] = []

    /// The number of edges.
    public var count: Int { tails.count }
}
