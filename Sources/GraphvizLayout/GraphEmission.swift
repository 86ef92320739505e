/// A checked graph in Graphviz's own terms: short names, attribute lists, subgraphs. The C handle and the DOT writer
/// both read it, so that a picture and the DOT file of a graph never disagree.
struct GraphEmission {
    enum Value: Hashable {
        case text(String)
        case html(String)
    }

    struct Attribute: Hashable {
        var key: String
        var value: Value
    }

    struct Node {
        var name: String
        var attributes: [Attribute]
    }

    struct Edge {
        var tail: Int
        var head: Int
        var name: String
        var attributes: [Attribute]
    }

    struct Subgraph {
        /// The index of the subgraph around it, which comes before it.
        var parent: Int?
        var name: String
        var isCluster: Bool
        var nodes: [Int]
        var attributes: [Attribute]
    }

    /// What an SVG element is to be called, and said about it.
    struct Identity: Hashable {
        var id: String
        var classes: [String]
        var title: String
        /// What is written on it, as far as the title does not say it.
        var description = ""
        /// Whether it is a box, which a reader can go to by keyboard.
        var isBox = false
        /// Whether it leads somewhere, and is reached as a link.
        var isLink = false
    }

    var name: String
    var isDirected: Bool
    var attributes: [Attribute]
    var nodeDefaults: [Attribute]
    var edgeDefaults: [Attribute]
    var nodes: [Node] = []
    var edges: [Edge] = []
    var subgraphs: [Subgraph] = []
    /// Identities by the short name that Graphviz writes as the element's id.
    var identities: [String: Identity] = [:]
}

extension GraphEmission {
    /// What the emission depends on besides the graph.
    struct Purpose: Hashable {
        /// Ids, classes and tooltips of the caller go to Graphviz. In SVG they are put in afterwards instead.
        var carriesIdentities: Bool
        /// The engine draws clusters, so the footnote may hang on one.
        var drawsClusters: Bool
        /// Settings of the ladder.
        var settings: Attributes
        /// Whether they win over the graph's own attributes.
        var settingsWin = false
    }

    /// Checks the graph and puts it into Graphviz's terms. Linear.
    ///
    /// - Throws: ``GraphvizError/Code/invalidGraph`` or ``GraphvizError/Code/invalidAttribute``.
    init(_ graph: LayoutGraph, for purpose: Purpose) throws(GraphvizError) {
        var builder = EmissionBuilder(graph, purpose)
        self = try builder.build()
    }

    /// The family names text is measured and drawn with. DejaVu Sans is what Linux distributions install with
    /// Graphviz; Verdana has the same widths, and the rest are narrower, so text stays in its box.
    #if os(macOS)
        static let defaultFont = "Helvetica"
        static let fontFamilies = ["Helvetica", "Arial", "sans-serif"]
    #else
        static let defaultFont = "DejaVu Sans"
        static let fontFamilies = ["DejaVu Sans", "Verdana", "Helvetica", "Arial", "sans-serif"]
    #endif
}

/// The walk from a ``LayoutGraph`` to a ``GraphEmission``.
struct EmissionBuilder {
    let graph: LayoutGraph
    let purpose: GraphEmission.Purpose
    var nodeIndex: [String: Int] = [:]
    var clusterIndex: [String: Int] = [:]
    var usedIdentifiers: Set<String> = []
    var nextSuffix: [String: Int] = [:]
    var emission: GraphEmission

    init(_ graph: LayoutGraph, _ purpose: GraphEmission.Purpose) {
        self.graph = graph
        self.purpose = purpose
        emission = GraphEmission(
            name: graph.name, isDirected: graph.isDirected, attributes: [], nodeDefaults: [], edgeDefaults: [])
    }

    mutating func build() throws(GraphvizError) -> GraphEmission {
        try checkTexts()
        try addDefaults()
        try addNodes()
        let order = try clusterOrder()
        try addFrameAndTitle()
        try addClusters(order)
        try addEdges()
        try addRankGroups()
        if let placement = graph.placement { try addPlaces(placement) }
        return emission
    }

    // MARK: Defaults

    private mutating func addDefaults() throws(GraphvizError) {
        let font: Attributes = ["fontname": GraphEmission.defaultFont, "fontsize": "11"]
        var attributes = font
        attributes["bgcolor"] = "white"
        attributes["compound"] = "true"
        // Without it, dot ranks every cluster by itself and drops rank groups that cross a cluster's border.
        if !graph.rankGroups.isEmpty { attributes["newrank"] = "true" }
        if !purpose.settingsWin { overlay(&attributes, purpose.settings) }
        overlay(&attributes, graph.attributes)
        if purpose.settingsWin { overlay(&attributes, purpose.settings) }
        if graph.placement != nil {
            // What has a place stays there.
            attributes["overlap"] = nil
            // Unlike dot, what only routes lines leads them straight through boxes unless it is told otherwise.
            if attributes["splines"] == nil { attributes["splines"] = "true" }
            // And straight again where two boxes are nearer than twice this, in points.
            attributes["esep"] = "+2"
        }
        emission.attributes = try checked(attributes, on: .graph)
        var nodes = font
        nodes["shape"] = "box"
        overlay(&nodes, graph.nodeDefaults)
        emission.nodeDefaults = try checked(nodes, on: .node)
        var edges = font
        edges["fontsize"] = "9.5"
        overlay(&edges, graph.edgeDefaults)
        emission.edgeDefaults = try checked(edges, on: .edge)
    }

    private func overlay(_ base: inout Attributes, _ top: Attributes) {
        for entry in top.entries { base[entry.key] = entry.value }
    }

    private func checked(_ attributes: Attributes, on subject: AttributeRules.Subject) throws(GraphvizError)
        -> [GraphEmission.Attribute]
    {
        var result: [GraphEmission.Attribute] = []
        for entry in attributes.entries {
            try AttributeRules.check(entry, on: subject)
            let isText = AttributeRules.isText(entry.key, on: subject)
            result.append(.init(key: entry.key, value: .text(isText ? HTMLText.escapePlain(entry.value) : entry.value)))
        }
        return result
    }

    // MARK: Nodes and edges

    private mutating func addNodes() throws(GraphvizError) {
        for node in graph.nodes {
            let index = emission.nodes.count
            guard nodeIndex.updateValue(index, forKey: node.id) == nil else { throw repeated("node", node.id) }
            let name = "n\(index)"
            var attributes = [try label(node.label)] + (try checked(node.attributes, on: .node))
            let title = node.tooltip ?? node.label.plainText
            attributes += identity(of: name, id: node.id, classes: node.classes, title: title)
            describe(name, node.label, node.attributes)
            emission.identities[name]?.isBox = true
            emission.nodes.append(.init(name: name, attributes: attributes))
        }
    }

    private mutating func addEdges() throws(GraphvizError) {
        for (index, edge) in graph.edges.enumerated() {
            guard let tail = nodeIndex[edge.tail] else { throw unknown("node", edge.tail) }
            guard let head = nodeIndex[edge.head] else { throw unknown("node", edge.head) }
            let name = "e\(index)"
            var attributes: [GraphEmission.Attribute] = []
            if let label = edge.label { attributes.append(try self.label(label)) }
            attributes += try checked(edge.attributes, on: .edge)
            for (key, cluster) in [("ltail", edge.tailCluster), ("lhead", edge.headCluster)] {
                guard let cluster else { continue }
                guard let subgraph = clusterIndex[cluster] else { throw unknown("cluster", cluster) }
                attributes.append(.init(key: key, value: .text("cluster_\(emission.subgraphs[subgraph].name)")))
            }
            let arrow = graph.isDirected ? " → " : " – "
            let title = edge.tooltip ?? [tooltip(tail), tooltip(head)].joined(separator: arrow)
            let id = edge.id ?? "\(edge.tail)->\(edge.head)"
            attributes += identity(of: name, id: id, classes: edge.classes, title: title)
            describe(name, edge.label, edge.attributes)
            emission.edges.append(.init(tail: tail, head: head, name: name, attributes: attributes))
        }
    }

    private func tooltip(_ node: Int) -> String {
        let node = graph.nodes[node]
        return node.tooltip ?? node.label.plainText.split(separator: "\n").first.map(String.init) ?? node.id
    }

    // MARK: Clusters

    /// Parents before children, otherwise in the given order. Linear: every cluster is entered once.
    private mutating func clusterOrder() throws(GraphvizError) -> [Int] {
        var position: [String: Int] = [:]
        for (index, cluster) in graph.clusters.enumerated() {
            guard position.updateValue(index, forKey: cluster.id) == nil else { throw repeated("cluster", cluster.id) }
        }
        var children = [[Int]](repeating: [], count: graph.clusters.count)
        var pending: [Int] = []
        for (index, cluster) in graph.clusters.enumerated() {
            guard let parent = cluster.parent else {
                pending.append(index)
                continue
            }
            guard let around = position[parent] else { throw unknown("cluster", parent) }
            children[around].append(index)
        }
        pending.reverse()
        var order: [Int] = []
        while let next = pending.popLast() {
            order.append(next)
            pending.append(contentsOf: children[next].reversed())
        }
        guard order.count == graph.clusters.count else {
            throw GraphvizError(.invalidGraph, "A cluster lies inside itself.")
        }
        return order
    }

    private mutating func addClusters(_ order: [Int]) throws(GraphvizError) {
        let frame = emission.subgraphs.isEmpty ? nil : 0
        var owner = [Int?](repeating: nil, count: graph.nodes.count)
        for index in order {
            let cluster = graph.clusters[index]
            let parent = cluster.parent.flatMap { clusterIndex[$0] } ?? frame
            var members: [Int] = []
            for id in cluster.nodes {
                guard let node = nodeIndex[id] else { throw unknown("node", id) }
                guard owner[node] == nil else {
                    throw GraphvizError(.invalidGraph, "The node `\(shown(id))` lies in two clusters.")
                }
                owner[node] = index
                members.append(node)
            }
            var attributes = cluster.attributes
            // Clusters do not take part in node and edge defaults; their fonts come from the graph.
            for key in ["fontname", "fontsize", "fontcolor"] where attributes[key] == nil {
                attributes[key] = emission.text(of: key)
            }
            let name = String(index)
            var all = [try label(cluster.label)] + (try checked(attributes, on: .cluster))
            let title = cluster.tooltip ?? cluster.label.plainText
            all += identity(of: "c\(index)", id: cluster.id, classes: cluster.classes, title: title)
            describe("c\(index)", cluster.label, cluster.attributes)
            clusterIndex[cluster.id] = emission.subgraphs.count
            emission.subgraphs.append(
                .init(parent: parent, name: name, isCluster: true, nodes: members, attributes: all))
        }
    }

    private mutating func addRankGroups() throws(GraphvizError) {
        for (index, group) in graph.rankGroups.enumerated() {
            var members: [Int] = []
            for id in group.nodes {
                guard let node = nodeIndex[id] else { throw unknown("node", id) }
                members.append(node)
            }
            let attributes = [GraphEmission.Attribute(key: "rank", value: .text(group.rank.rawValue))]
            emission.subgraphs.append(
                .init(parent: nil, name: "r\(index)", isCluster: false, nodes: members, attributes: attributes))
        }
    }

    /// The title is the graph's label. A footnote is the label of an invisible cluster around everything, where
    /// the engine draws clusters, and otherwise stands below the title.
    private mutating func addFrameAndTitle() throws(GraphvizError) {
        var title = graph.title
        if let footnote = graph.footnote {
            if purpose.drawsClusters {
                var attributes = [GraphEmission.Attribute(key: "label", value: .html(try footnote.markup()))]
                for (key, value) in [("labelloc", "b"), ("labeljust", "l"), ("peripheries", "0"), ("margin", "10")] {
                    attributes.append(.init(key: key, value: .text(value)))
                }
                for key in ["fontname", "fontsize", "fontcolor"] {
                    if let value = emission.text(of: key) { attributes.append(.init(key: key, value: .text(value))) }
                }
                attributes += identity(of: "frame", id: "frame", classes: ["frame"], title: "")
                emission.subgraphs.append(
                    .init(
                        parent: nil, name: "frame", isCluster: true, nodes: Array(graph.nodes.indices),
                        attributes: attributes))
            } else {
                title = title ?? HTMLLabel(rows: [])
                title?.rows += footnote.rows
            }
        }
        guard let title else { return }
        emission.attributes.append(.init(key: "label", value: .html(try title.markup())))
        for (key, value) in [("labelloc", "t"), ("labeljust", "l")] where emission.text(of: key) == nil {
            emission.attributes.append(.init(key: key, value: .text(value)))
        }
    }

    // MARK: Labels and identities

    private func label(_ label: Label) throws(GraphvizError) -> GraphEmission.Attribute {
        switch label {
        case .plain(let text): .init(key: "label", value: .text(HTMLText.escapePlain(text)))
        case .html(let html): .init(key: "label", value: .html(try html.markup()))
        }
    }

    private mutating func identity(of name: String, id: String, classes: [String], title: String)
        -> [GraphEmission.Attribute]
    {
        let id = unique(Self.identifier(Self.beginning(of: id, bytes: 1024)))
        let title = Self.beginning(of: title, bytes: HTMLLabel.longestText)
        let classes = classes.map(className).filter { !$0.isEmpty }
        emission.identities[name] = .init(id: id, classes: classes, title: title)
        guard purpose.carriesIdentities else { return [.init(key: "id", value: .text(name))] }
        // Graphviz expands `\N` and its like in ids too.
        var attributes = [GraphEmission.Attribute(key: "id", value: .text(id.doublingBackslashes()))]
        if !classes.isEmpty { attributes.append(.init(key: "class", value: .text(classes.joined(separator: " ")))) }
        if !title.isEmpty { attributes.append(.init(key: "tooltip", value: .text(HTMLText.escapeTooltip(title)))) }
        return attributes
    }

    /// Adds what a reader who does not see the picture is told besides the title.
    private mutating func describe(_ name: String, _ label: Label?, _ attributes: Attributes) {
        var text = label?.plainText ?? ""
        // The name is said already.
        if let name = emission.identities[name]?.title.prefix(while: { $0 != "\n" }), text.hasPrefix(name + "\n") {
            text.removeFirst(name.count + 1)
        }
        if let title = emission.identities[name]?.title, !title.contains(text) {
            emission.identities[name]?.description = text
        }
        emission.identities[name]?.isLink = attributes["URL"] != nil || attributes["href"] != nil
    }

    /// An XML id holds no white space and no control character.
    static func identifier(_ id: String) -> String {
        String(
            String.UnicodeScalarView(
                id.unicodeScalars.map { scalar in
                    scalar.properties.isWhitespace || scalar.value < 0x20 || scalar.value == 0x7F ? "_" : scalar
                }))
    }

    /// Ids of nodes, edges and clusters are made unique across the document by a number at the end.
    private mutating func unique(_ id: String) -> String {
        var candidate = id
        while !usedIdentifiers.insert(candidate).inserted {
            // Remembered, so that many edges between the same two nodes stay linear.
            let count = nextSuffix[id, default: 2]
            nextSuffix[id] = count + 1
            candidate = "\(id)-\(count)"
        }
        return candidate
    }

    /// A class name a style sheet can name without escapes.
    private func className(_ text: String) -> String {
        String(text.map { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-" || $0 == "_") ? $0 : "-" })
    }
}

extension GraphEmission {
    /// A text attribute of the graph.
    fileprivate func text(of key: String) -> String? {
        for attribute in attributes where attribute.key == key {
            if case .text(let value) = attribute.value { return value }
        }
        return nil
    }
}
