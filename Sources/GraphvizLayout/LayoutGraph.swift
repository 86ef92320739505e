/// Graphviz attributes in the order they were set. Which keys and values are allowed is checked when rendering.
public struct Attributes: Sendable, Hashable, Codable, ExpressibleByDictionaryLiteral {
    /// One attribute.
    public struct Entry: Sendable, Hashable, Codable {
        /// The attribute's name, such as `fillcolor`.
        public var key: String
        /// The attribute's value.
        public var value: String
    }

    /// The attributes; each key occurs once.
    public private(set) var entries: [Entry] = []

    /// No attributes.
    public init() {}

    /// Attributes from a literal; the last of equal keys counts.
    public init(dictionaryLiteral elements: (String, String)...) {
        for (key, value) in elements { self[key] = value }
    }

    /// The value of a key; setting nil removes it. Linear in the number of attributes, which is small.
    public subscript(key: String) -> String? {
        get { entries.first { $0.key == key }?.value }
        set {
            let index = entries.firstIndex { $0.key == key }
            switch (index, newValue) {
            case (let index?, let value?): entries[index].value = value
            case (let index?, nil): entries.remove(at: index)
            case (nil, let value?): entries.append(Entry(key: key, value: value))
            case (nil, nil): break
            }
        }
    }
}

/// What is written on a node, an edge or a cluster.
public enum Label: Sendable, Hashable, Codable {
    /// Text as it is; every character is drawn, newlines break lines.
    case plain(String)
    /// A table of cells.
    case html(HTMLLabel)

    /// The text without its styles.
    public var plainText: String {
        switch self {
        case .plain(let text): text
        case .html(let html): html.plainText
        }
    }
}

/// A graph of styled boxes: what Graphviz is to draw. It knows nothing of what the boxes mean.
public struct LayoutGraph: Sendable, Hashable, Codable {
    /// A box.
    public struct Node: Sendable, Hashable, Codable {
        /// The caller's stable id; the SVG element's id.
        public var id: String
        /// What is written in the box.
        public var label: Label
        /// Shape, style, colours.
        public var attributes: Attributes
        /// SVG classes, for style sheets.
        public var classes: [String]
        /// Shown when the pointer rests on it; the SVG `<title>`. Nil: the label's text.
        public var tooltip: String?

        /// Makes a box.
        public init(
            id: String, label: Label, attributes: Attributes = [:], classes: [String] = [], tooltip: String? = nil
        ) {
            self.id = id
            self.label = label
            self.attributes = attributes
            self.classes = classes
            self.tooltip = tooltip
        }
    }

    /// A line between two boxes.
    public struct Edge: Sendable, Hashable, Codable {
        /// The id of the node it leaves.
        public var tail: String
        /// The id of the node it reaches.
        public var head: String
        /// The SVG element's id. Nil: made from tail and head.
        public var id: String?
        /// What is written beside the line.
        public var label: Label?
        /// Colour, style, arrow heads, weight.
        public var attributes: Attributes
        /// SVG classes, for style sheets.
        public var classes: [String]
        /// Shown when the pointer rests on it; the SVG `<title>`. Nil: the tooltips of both ends.
        public var tooltip: String?
        /// The id of a cluster at whose border the line starts.
        public var tailCluster: String?
        /// The id of a cluster at whose border the line ends.
        public var headCluster: String?

        /// Makes a line.
        public init(
            tail: String, head: String, id: String? = nil, label: Label? = nil, attributes: Attributes = [:],
            classes: [String] = [], tooltip: String? = nil, tailCluster: String? = nil, headCluster: String? = nil
        ) {
            self.tail = tail
            self.head = head
            self.id = id
            self.label = label
            self.attributes = attributes
            self.classes = classes
            self.tooltip = tooltip
            self.tailCluster = tailCluster
            self.headCluster = headCluster
        }
    }

    /// A box around boxes. Engines other than dot and fdp do not draw clusters.
    public struct Cluster: Sendable, Hashable, Codable {
        /// The caller's stable id; the SVG element's id.
        public var id: String
        /// What is written at its border.
        public var label: Label
        /// The id of the cluster it is in.
        public var parent: String?
        /// The ids of the nodes directly in it.
        public var nodes: [String]
        /// Style and colours.
        public var attributes: Attributes
        /// SVG classes, for style sheets.
        public var classes: [String]
        /// Shown when the pointer rests on it; the SVG `<title>`. Nil: the label's text.
        public var tooltip: String?

        /// Makes a cluster.
        public init(
            id: String, label: Label, parent: String? = nil, nodes: [String] = [], attributes: Attributes = [:],
            classes: [String] = [], tooltip: String? = nil
        ) {
            self.id = id
            self.label = label
            self.parent = parent
            self.nodes = nodes
            self.attributes = attributes
            self.classes = classes
            self.tooltip = tooltip
        }
    }

    /// Nodes that dot puts on one rank.
    public struct RankGroup: Sendable, Hashable, Codable {
        /// Which rank.
        public enum Rank: String, Sendable, Hashable, Codable {
            /// The same rank, whichever.
            case same
            /// The first rank, shared with others.
            case first = "min"
            /// The first rank, for these alone.
            case source
            /// The last rank, shared with others.
            case last = "max"
            /// The last rank, for these alone.
            case sink
        }

        /// Which rank.
        public var rank: Rank
        /// The ids of the nodes.
        public var nodes: [String]

        /// Makes a group.
        public init(rank: Rank = .same, nodes: [String]) {
            self.rank = rank
            self.nodes = nodes
        }
    }

    /// A colour, and the one that stands in for it.
    public struct Repaint: Sendable, Hashable, Codable {
        /// The colour as the graph has it, `#RRGGBB`.
        public var from: String
        /// The colour instead, `#RRGGBB`.
        public var to: String

        /// Replaces a colour by another.
        public init(from: String, to: String) {
            self.from = from
            self.to = to
        }
    }

    /// The document's title: the SVG `<title>` and accessible name, and the name of the DOT graph.
    public var name: String
    /// What the picture says to somebody who does not see it: the SVG `<desc>`.
    public var summary: String?
    /// Colours that an SVG changes where its reader prefers dark pages; empty leaves it as it is.
    public var darkColors: [Repaint] = []
    /// Whether edges have a direction.
    public var isDirected: Bool
    /// Drawn above everything.
    public var title: HTMLLabel?
    /// Drawn below everything (beneath the title where the engine cannot).
    public var footnote: HTMLLabel?
    /// Attributes of the graph.
    public var attributes: Attributes
    /// Attributes of every node that does not say otherwise.
    public var nodeDefaults: Attributes
    /// Attributes of every edge that does not say otherwise.
    public var edgeDefaults: Attributes
    /// The boxes, in drawing order.
    public var nodes: [Node]
    /// The lines, in drawing order.
    public var edges: [Edge]
    /// The boxes around boxes; parents and children in any order.
    public var clusters: [Cluster]
    /// Nodes kept on one rank.
    public var rankGroups: [RankGroup]
    /// Where everything is; nil leaves that to an engine. With it only lines are laid out, and every node has a place.
    public var placement: Placement?

    /// Makes a graph.
    public init(
        name: String, isDirected: Bool = true, title: HTMLLabel? = nil, footnote: HTMLLabel? = nil,
        attributes: Attributes = [:], nodeDefaults: Attributes = [:], edgeDefaults: Attributes = [:],
        nodes: [Node] = [], edges: [Edge] = [], clusters: [Cluster] = [], rankGroups: [RankGroup] = []
    ) {
        self.name = name
        self.isDirected = isDirected
        self.title = title
        self.footnote = footnote
        self.attributes = attributes
        self.nodeDefaults = nodeDefaults
        self.edgeDefaults = edgeDefaults
        self.nodes = nodes
        self.edges = edges
        self.clusters = clusters
        self.rankGroups = rankGroups
    }
}
