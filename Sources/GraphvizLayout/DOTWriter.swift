/// Writes a graph in the DOT language: the same for the same graph, readable by `dot`, without positions.
///
/// It needs no Graphviz, so a graph can be written where none is installed.
enum DOTWriter {
    /// The DOT text. Linear.
    static func write(_ graph: GraphEmission) -> String {
        var out = "\(graph.isDirected ? "digraph" : "graph") \(quoted(graph.name.doublingBackslashes())) {\n"
        let arrow = graph.isDirected ? "->" : "--"
        // In DOT a subgraph inherits what the graphs around it said before; each cluster therefore says what it does
        // not want of that.
        for attribute in graph.attributes { out += "  \(pair(attribute));\n" }
        if !graph.nodeDefaults.isEmpty { out += "  node \(list(graph.nodeDefaults));\n" }
        if !graph.edgeDefaults.isEmpty { out += "  edge \(list(graph.edgeDefaults));\n" }
        for node in graph.nodes { out += "  \(node.name) \(list(node.attributes));\n" }
        writeSubgraphs(graph, into: &out)
        for edge in graph.edges {
            let attributes = edge.attributes.isEmpty ? "" : " " + list(edge.attributes)
            out += "  \(graph.nodes[edge.tail].name) \(arrow) \(graph.nodes[edge.head].name)\(attributes);\n"
        }
        return out + "}\n"
    }

    /// Attributes that mean something on a cluster and would be inherited.
    private static let inherited: Set<String> = [
        "bgcolor", "color", "fillcolor", "fontcolor", "fontname", "fontsize", "href", "id", "label", "labeljust",
        "labelloc", "margin", "pencolor", "penwidth", "peripheries", "style", "tooltip", "URL",
    ]

    private static func writeSubgraphs(_ graph: GraphEmission, into out: inout String) {
        var children = [[Int]](repeating: [], count: graph.subgraphs.count)
        var pending: [(index: Int, depth: Int, isEnd: Bool, around: Set<String>)] = []
        let outermost = inherited.intersection(graph.attributes.map(\.key))
        for (index, subgraph) in graph.subgraphs.enumerated().reversed() {
            if let parent = subgraph.parent {
                children[parent].append(index)
            } else {
                pending.append((index, 1, false, outermost))
            }
        }
        // An explicit stack: clusters may be nested as deep as the input likes.
        while let (index, depth, isEnd, around) = pending.popLast() {
            let subgraph = graph.subgraphs[index]
            // Indentation stops growing, or deep nesting would make the file quadratic.
            let indent = String(repeating: "  ", count: min(depth, 16))
            if isEnd {
                out += indent + "}\n"
                continue
            }
            out += "\(indent)subgraph \(subgraph.isCluster ? "cluster" : "group")_\(subgraph.name) {\n"
            let own = Set(subgraph.attributes.map(\.key))
            if subgraph.isCluster {
                for key in around.subtracting(own).sorted() { out += "\(indent)  \(key)=\"\";\n" }
            }
            for attribute in subgraph.attributes { out += "\(indent)  \(pair(attribute));\n" }
            for node in subgraph.nodes { out += "\(indent)  \(graph.nodes[node].name);\n" }
            pending.append((index, depth, true, []))
            let inside = around.union(own.intersection(inherited))
            for child in children[index] { pending.append((child, depth + 1, false, inside)) }
        }
    }

    private static func list(_ attributes: [GraphEmission.Attribute]) -> String {
        "[\(attributes.map(pair).joined(separator: ", "))]"
    }

    private static func pair(_ attribute: GraphEmission.Attribute) -> String {
        switch attribute.value {
        case .html(let markup): "\(attribute.key)=<\(markup)>"
        case .text(let text): "\(attribute.key)=\(quoted(text))"
        }
    }

    /// A quoted DOT string. In DOT only the double quote is escaped; backslashes belong to the attribute, and come
    /// here in pairs, so that none of them stands before a quote by itself.
    private static func quoted(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\n", "\r", "\0": result += " "
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }
}
