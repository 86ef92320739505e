/// A graph whose nodes and edges carry texts by key, as other tools read and write it: what DOT says, before it is known
/// what it means.
public struct AttributedGraph: Sendable, Hashable {
    /// A key and its value, which is not empty.
    public struct Attribute: Sendable, Hashable {
        /// The attribute's name.
        public var key: String
        /// Its text.
        public var value: String
        /// Whether the text is markup, for drawing, and says nothing else.
        public var isMarkup: Bool

        /// Makes an attribute.
        public init(key: String, value: String, isMarkup: Bool = false) {
            self.key = key
            self.value = value
            self.isMarkup = isMarkup
        }
    }

    /// A node.
    public struct Node: Sendable, Hashable {
        /// Its name, unique in the graph.
        public var name: String
        /// What there is to say of it.
        public var attributes: [Attribute]

        /// Makes a node.
        public init(name: String, attributes: [Attribute] = []) {
            self.name = name
            self.attributes = attributes
        }
    }

    /// An edge. Several may join the same two nodes.
    public struct Edge: Sendable, Hashable {
        /// The index of the node it leaves.
        public var tail: Int
        /// The index of the node it reaches.
        public var head: Int
        /// What there is to say of it.
        public var attributes: [Attribute]

        /// Makes an edge.
        public init(tail: Int, head: Int, attributes: [Attribute] = []) {
            self.tail = tail
            self.head = head
            self.attributes = attributes
        }
    }

    /// Nodes that belong together.
    public struct Group: Sendable, Hashable {
        /// Its name; nil where it has none.
        public var name: String?
        /// The index of the group around it, which is smaller; nil where there is none.
        public var parent: Int?
        /// The indices of its nodes, those of inner groups included.
        public var nodes: [Int]
        /// What there is to say of it.
        public var attributes: [Attribute]

        /// Makes a group.
        public init(name: String?, parent: Int? = nil, nodes: [Int] = [], attributes: [Attribute] = []) {
            self.name = name
            self.parent = parent
            self.nodes = nodes
            self.attributes = attributes
        }
    }

    /// Whether edges have a direction.
    public var isDirected: Bool
    /// What there is to say of the whole.
    public var attributes: [Attribute]
    /// The nodes.
    public var nodes: [Node]
    /// The edges; their ends are indices of ``nodes``.
    public var edges: [Edge]
    /// The groups.
    public var groups: [Group]

    /// Makes a graph.
    public init(
        isDirected: Bool = true, attributes: [Attribute] = [], nodes: [Node] = [], edges: [Edge] = [],
        groups: [Group] = []
    ) {
        self.isDirected = isDirected
        self.attributes = attributes
        self.nodes = nodes
        self.edges = edges
        self.groups = groups
    }
}

extension Sequence where Element == AttributedGraph.Attribute {
    /// The text of a key, unless it is markup.
    func text(of key: String) -> String? { first { $0.key == key && !$0.isMarkup }?.value }
}
