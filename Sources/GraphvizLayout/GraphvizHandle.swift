internal import CGraphviz

/// A graph inside the C library. It is not `Sendable` and cannot be copied: it lives and dies in the one place where
/// Graphviz may be called, ``LayoutCore``.
struct GraphvizHandle: ~Copyable {
    let graph: OpaquePointer

    /// An empty graph.
    init(isDirected: Bool) throws(GraphvizError) {
        guard let graph = lp_graph_create(isDirected) else { throw Self.outOfMemory }
        self.graph = graph
    }

    deinit { lp_graph_free(graph) }

    /// False when the linked library has no fonts to measure text with, and guesses.
    static var measuresText: Bool { lp_measures_text() }

    /// Lays the graph out, or its lines alone where everything else has a place.
    func layOut(with engine: Engine, isPlaced: Bool = false) throws(GraphvizError) -> [String] {
        // Graphviz' own name for the engine that leaves nodes where they are.
        let name = isPlaced ? "nop1" : engine.rawValue
        try check(lp_graph_layout(graph, name), name, "layout engine")
        return Self.messages
    }

    /// Renders the laid out graph.
    func render(_ format: String) throws(GraphvizError) -> (bytes: [UInt8], warnings: [String]) {
        var bytes: UnsafeMutablePointer<CChar>?
        var length = 0
        try check(lp_graph_render(graph, format, &bytes, &length), format, "output format")
        defer { lp_free_bytes(bytes) }
        let result = bytes.map { Array(UnsafeRawBufferPointer(start: $0, count: length)) } ?? []
        return (result, Self.messages)
    }

    // MARK: Building

    /// Puts the emission into the empty graph.
    func build(_ emission: GraphEmission, dotsPerInch: Int?) throws(GraphvizError) {
        try declare(emission, dotsPerInch)
        try fill(emission)
    }

    /// Every attribute that occurs is declared with an empty default, which Graphviz takes for "not given".
    private func declare(_ emission: GraphEmission, _ dotsPerInch: Int?) throws(GraphvizError) {
        var keys: [[String]] = [[], [], []]
        var seen: [Set<String>] = [[], [], []]
        func note(_ kind: lp_kind, _ attributes: [GraphEmission.Attribute]) {
            for attribute in attributes where seen[Int(kind.rawValue)].insert(attribute.key).inserted {
                keys[Int(kind.rawValue)].append(attribute.key)
            }
        }
        note(LP_GRAPH, emission.attributes)
        for subgraph in emission.subgraphs { note(LP_GRAPH, subgraph.attributes) }
        for node in emission.nodes { note(LP_NODE, node.attributes) }
        for edge in emission.edges { note(LP_EDGE, edge.attributes) }
        for (kind, defaults) in [(LP_NODE, emission.nodeDefaults), (LP_EDGE, emission.edgeDefaults)] {
            for attribute in defaults {
                guard case .text(let value) = attribute.value else { continue }
                try check(lp_graph_declare(graph, kind, attribute.key, value))
                seen[Int(kind.rawValue)].insert(attribute.key)
            }
        }
        let defaults = [Set<String>(), Set(emission.nodeDefaults.map(\.key)), Set(emission.edgeDefaults.map(\.key))]
        for kind in [LP_GRAPH, LP_NODE, LP_EDGE] {
            let index = Int(kind.rawValue)
            for key in keys[index] where !defaults[index].contains(key) {
                try check(lp_graph_declare(graph, kind, key, ""))
            }
        }
        if let dotsPerInch {
            try check(lp_graph_declare(graph, LP_GRAPH, "dpi", ""))
            try check(lp_graph_set(graph, "dpi", String(dotsPerInch), false))
        }
    }

    private func fill(_ emission: GraphEmission) throws(GraphvizError) {
        for node in emission.nodes {
            let index = try added(lp_graph_add_node(graph, node.name))
            for attribute in node.attributes { try set(attribute) { lp_node_set(graph, index, $0, $1, $2) } }
        }
        var subgraphs: [Int32] = []
        for subgraph in emission.subgraphs {
            let parent = subgraph.parent.map { subgraphs[$0] } ?? -1
            let index = try added(lp_graph_add_subgraph(graph, parent, subgraph.name, subgraph.isCluster))
            subgraphs.append(index)
            for node in subgraph.nodes { try check(lp_subgraph_add_node(graph, index, Int32(node))) }
        }
        for attribute in emission.attributes {
            try set(attribute) { lp_graph_set(graph, $0, $1, $2) }
        }
        // Only now: a subgraph starts with the attributes that the graph around it has by then.
        for (subgraph, index) in zip(emission.subgraphs, subgraphs) {
            for attribute in subgraph.attributes { try set(attribute) { lp_subgraph_set(graph, index, $0, $1, $2) } }
        }
        for edge in emission.edges {
            let index = try added(lp_graph_add_edge(graph, Int32(edge.tail), Int32(edge.head), edge.name))
            for attribute in edge.attributes { try set(attribute) { lp_edge_set(graph, index, $0, $1, $2) } }
        }
    }

    private func set(
        _ attribute: GraphEmission.Attribute, with body: (String, String, Bool) -> lp_status
    ) throws(GraphvizError) {
        switch attribute.value {
        case .text(let text): try check(body(attribute.key, text, false), attribute.key, "attribute")
        case .html(let markup): try check(body(attribute.key, markup, true), attribute.key, "attribute")
        }
    }

    private func added(_ index: Int32) throws(GraphvizError) -> Int32 {
        guard index >= 0 else { throw Self.outOfMemory }
        return index
    }

    // MARK: Failures

    private static let outOfMemory = GraphvizError(.memoryExceeded, "There is not enough memory for the graph.")

    private static var messages: [String] {
        String(cString: lp_messages()).split(whereSeparator: \.isNewline).map(String.init)
    }

    private func check(_ status: lp_status, _ name: String = "", _ what: String = "") throws(GraphvizError) {
        switch status {
        case LP_OK: return
        case LP_OUT_OF_MEMORY: throw Self.outOfMemory
        case LP_NO_PLUGINS:
            throw GraphvizError(
                .libraryMissing, "Graphviz has no plugins here, so it can neither lay out nor draw.",
                hint: GraphvizError.installHint)
        case LP_NO_ENGINE, LP_NO_FORMAT:
            throw GraphvizError(
                .pluginMissing, "This Graphviz has no plugin for the \(what) `\(name)`.",
                hint: GraphvizError.installHint)
        case LP_LAYOUT_FAILED, LP_RENDER_FAILED:
            let said = Self.messages.joined(separator: " ")
            throw GraphvizError(
                .layoutFailed, "Graphviz could not draw the graph with `\(name)`\(said.isEmpty ? "." : ": \(said)")")
        default:
            throw GraphvizError(.invalidAttribute, "Graphviz does not take the value of the \(what) `\(name)`.")
        }
    }
}
