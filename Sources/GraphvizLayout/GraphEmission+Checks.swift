extension EmissionBuilder {
    /// Text that would make Graphviz's messages long is refused. What C cannot hold, NUL, is drawn as U+FFFD like any other
    /// control character.
    func checkTexts() throws(GraphvizError) {
        var texts: [(String, String)] = [("name", graph.name)]
        for node in graph.nodes {
            texts += [("node id", node.id), ("tooltip", node.tooltip ?? ""), labelText(node.label)]
        }
        for cluster in graph.clusters {
            texts += [("cluster id", cluster.id), ("tooltip", cluster.tooltip ?? ""), labelText(cluster.label)]
        }
        for edge in graph.edges {
            texts += [("edge id", edge.id ?? ""), ("tooltip", edge.tooltip ?? "")]
            if let label = edge.label { texts.append(labelText(label)) }
        }
        for html in [graph.title, graph.footnote] { texts.append(("label", html?.plainText ?? "")) }
        for (what, text) in texts {
            guard text.utf8.count <= HTMLLabel.longestText else {
                throw GraphvizError(.invalidGraph, "A \(what) is longer than \(HTMLLabel.longestText) bytes.")
            }
        }
    }

    private func labelText(_ label: Label) -> (String, String) { ("label", label.plainText) }

    func repeated(_ what: String, _ id: String) -> GraphvizError {
        GraphvizError(.invalidGraph, "The \(what) id `\(shown(id))` occurs twice.")
    }

    func unknown(_ what: String, _ id: String) -> GraphvizError {
        GraphvizError(.invalidGraph, "There is no \(what) with the id `\(shown(id))`.")
    }

    func shown(_ text: String) -> String { TextWrapping.truncated(text, width: 60) }
}
