/// What a DOT text says, as Graphviz's own parser understands it: defaults applied, subgraphs resolved, nothing drawn.
///
/// Names and values are the text's own. They may be anything: whoever uses them decides what they may mean.
public struct DOTDocument: Sendable, Hashable {
    /// A key and its value; empty values, which DOT does not tell from missing ones, are left out.
    public struct Attribute: Sendable, Hashable {
        /// The attribute's name.
        public var key: String
        /// Its value, with DOT's quotes taken off and nothing else changed.
        public var value: String
        /// Whether it was written as an HTML-like string, between `<` and `>`.
        public var isHTML: Bool
    }

    /// A node.
    public struct Node: Sendable, Hashable {
        /// Its name, unique in the text.
        public var name: String
        /// Its attributes, those from defaults included.
        public var attributes: [Attribute]
    }

    /// An edge. Several may join the same two nodes.
    public struct Edge: Sendable, Hashable {
        /// The index of the node it leaves.
        public var tail: Int
        /// The index of the node it reaches.
        public var head: Int
        /// Its attributes, those from defaults included.
        public var attributes: [Attribute]
    }

    /// A subgraph.
    public struct Subgraph: Sendable, Hashable {
        /// Its name; nil where it has none.
        public var name: String?
        /// The index of the subgraph around it, which is smaller; nil directly below the graph.
        public var parent: Int?
        /// The indices of its nodes, ascending, those of inner subgraphs included.
        public var nodes: [Int]
        /// Its attributes, those it takes over from around it included.
        public var attributes: [Attribute]
    }

    /// Whether edges have a direction.
    public var isDirected: Bool
    /// The graph's name; nil where it has none.
    public var name: String?
    /// The graph's own attributes.
    public var attributes: [Attribute] = []
    /// The nodes, in the order in which the text mentions them first.
    public var nodes: [Node] = []
    /// The edges, in the order of the text.
    public var edges: [Edge] = []
    /// The subgraphs, in the order of the text: what is around comes before what is inside.
    public var subgraphs: [Subgraph] = []
}

/// How much reading a DOT text may cost.
public struct DOTOptions: Sendable, Hashable {
    /// Wall-clock seconds.
    public var timeout: Double
    /// Bytes of address space the worker may use.
    public var memoryLimit: UInt64
    /// Nodes, edges, subgraphs and values together.
    public var maximumParts: Int

    /// The options with their defaults: 60 s, 4 GiB, 20 million parts.
    public init(timeout: Double = 60, memoryLimit: UInt64 = 4 << 30, maximumParts: Int = 20_000_000) {
        self.timeout = timeout
        self.memoryLimit = memoryLimit
        self.maximumParts = maximumParts
    }
}
