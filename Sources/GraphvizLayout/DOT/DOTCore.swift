internal import CGraphviz

/// What happens in the worker between a DOT text and the document it makes.
enum DOTCore {
    /// The header of a request; the text is its body.
    struct Request: Sendable, Hashable, Codable {
        /// Seconds of CPU time; nil: no limit.
        var cpuSeconds: Int?
        /// Bytes of address space; nil: no limit.
        var memoryLimit: UInt64?
        var maximumParts: Int
    }

    /// Reads a text on a thread with a big stack; one at a time in the whole process. After a text that is no DOT the
    /// parser's static state is broken: whatever the process reads then may be refused, too.
    static func read(_ text: ArraySlice<UInt8>, maximumParts: Int) throws(GraphvizError) -> DOTDocument {
        // C would see the text end there, and what follows unread.
        guard !text.contains(0) else { throw GraphvizError(.invalidDOT, "The text contains the character NUL.") }
        let terminated = text + [0]
        return try LayoutCore.alone { () throws(GraphvizError) in
            try readHere(terminated, maximumParts)
        }
    }

    private static func readHere(_ text: ArraySlice<UInt8>, _ maximumParts: Int) throws(GraphvizError) -> DOTDocument {
        var graph: OpaquePointer?
        let status = text.withUnsafeBytes { bytes in
            lp_graph_read(bytes.baseAddress?.assumingMemoryBound(to: CChar.self), &graph)
        }
        guard status == LP_OK, let graph else { throw failure(status, String(cString: lp_messages())) }
        defer { lp_graph_free(graph) }
        var reader = Reader(graph, partsLeft: maximumParts)
        return try reader.document()
    }

    private static func failure(_ status: lp_status, _ said: String) -> GraphvizError {
        if status == LP_OUT_OF_MEMORY {
            return GraphvizError(.memoryExceeded, "There is not enough memory for the graph.")
        }
        let message = DOTMessage(said)
        return GraphvizError(.invalidDOT, message.sentence, place: message.place)
    }

    /// Copies a graph out of the library.
    private struct Reader {
        let graph: OpaquePointer
        var partsLeft: Int
        /// The attributes of each kind that may have a value, by their place in the library's list.
        var keys: [[(key: Int32, name: String)]]

        init(_ graph: OpaquePointer, partsLeft: Int) {
            self.graph = graph
            self.partsLeft = partsLeft
            keys = [LP_GRAPH, LP_NODE, LP_EDGE].map { kind in
                (0..<lp_graph_key_count(graph, kind)).compactMap { key in
                    lp_graph_key(graph, kind, key).map { (key, String(cString: $0)) }
                }
            }
        }

        mutating func document() throws(GraphvizError) -> DOTDocument {
            var document = DOTDocument(isDirected: lp_graph_is_directed(graph), name: text(lp_graph_name(graph)))
            document.attributes = try attributes(of: LP_GRAPH, -1)
            for node in 0..<lp_graph_node_count(graph) {
                try count(1)
                document.nodes.append(
                    .init(name: text(lp_node_name(graph, node)) ?? "", attributes: try attributes(of: LP_NODE, node)))
            }
            for edge in 0..<lp_graph_edge_count(graph) {
                try count(1)
                var tail: Int32 = 0
                var head: Int32 = 0
                guard lp_edge_ends(graph, edge, &tail, &head) else { continue }
                document.edges.append(
                    .init(tail: Int(tail), head: Int(head), attributes: try attributes(of: LP_EDGE, edge)))
            }
            for subgraph in 0..<lp_graph_subgraph_count(graph) {
                try count(1)
                let parent = lp_subgraph_parent(graph, subgraph)
                var nodes: [Int] = []
                var node = lp_subgraph_next_node(graph, subgraph, -1)
                while node >= 0 {
                    try count(1)
                    nodes.append(Int(node))
                    node = lp_subgraph_next_node(graph, subgraph, node)
                }
                document.subgraphs.append(
                    .init(
                        name: text(lp_subgraph_name(graph, subgraph)), parent: parent < 0 ? nil : Int(parent),
                        nodes: nodes, attributes: try attributes(of: LP_GRAPH, subgraph)))
            }
            return document
        }

        private mutating func attributes(of kind: lp_kind, _ object: Int32) throws(GraphvizError)
            -> [DOTDocument.Attribute]
        {
            var attributes: [DOTDocument.Attribute] = []
            for (key, name) in keys[Int(kind.rawValue)] {
                var isHTML = false
                guard let value = lp_value(graph, kind, object, key, &isHTML), value.pointee != 0 else { continue }
                let text = String(cString: value)
                // What every node's label is by itself; a process that has drawn something has it as a default.
                if kind == LP_NODE, name == "label", text == "\\N" { continue }
                try count(1)
                attributes.append(.init(key: name, value: text, isHTML: isHTML))
            }
            return attributes
        }

        private func text(_ pointer: UnsafePointer<CChar>?) -> String? { pointer.map { String(cString: $0) } }

        private mutating func count(_ parts: Int) throws(GraphvizError) {
            partsLeft -= parts
            guard partsLeft >= 0 else {
                throw GraphvizError(.tooManyParts, "The graph has more nodes, edges and values than are read.")
            }
        }
    }
}
