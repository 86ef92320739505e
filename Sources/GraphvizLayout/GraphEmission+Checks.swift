extension EmissionBuilder {
    /// A label that would make Graphviz's messages long is refused. What C cannot hold, NUL, is drawn as U+FFFD like any
    /// other control character.
    func checkTexts() throws(GraphvizError) {
        var texts: [(String, String)] = []
        for node in graph.nodes { texts.append(labelText(node.label)) }
        for cluster in graph.clusters { texts.append(labelText(cluster.label)) }
        for edge in graph.edges {
            if let label = edge.label { texts.append(labelText(label)) }
        }
        for html in [graph.title, graph.footnote] { texts.append(("label", html?.plainText ?? "")) }
        for (what, text) in texts {
            guard text.utf8.count <= HTMLLabel.longestText else {
                throw GraphvizError(.invalidGraph, "A \(what) is longer than \(HTMLLabel.longestText) bytes.")
            }
        }
    }

    /// The beginning of an id or of a tooltip: nobody reads on, and names in a file may be of any length.
    static func beginning(of text: String, bytes limit: Int) -> String {
        guard text.utf8.count > limit else { return text }
        var result = ""
        var left = limit - "…".utf8.count
        for scalar in text.unicodeScalars {
            left -= UTF8.width(scalar)
            if left < 0 { break }
            result.unicodeScalars.append(scalar)
        }
        return result + "…"
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
