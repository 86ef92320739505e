import GraphvizLayout

extension LayoutGraph {
    /// The same graph in other colours. Linear.
    func recolored(_ color: (String) -> String) -> LayoutGraph {
        var graph = self
        graph.title = title?.recolored(color)
        graph.footnote = footnote?.recolored(color)
        graph.attributes = attributes.recolored(color)
        graph.nodeDefaults = nodeDefaults.recolored(color)
        graph.edgeDefaults = edgeDefaults.recolored(color)
        for index in graph.nodes.indices {
            graph.nodes[index].label = nodes[index].label.recolored(color)
            graph.nodes[index].attributes = nodes[index].attributes.recolored(color)
        }
        for index in graph.edges.indices {
            graph.edges[index].label = edges[index].label?.recolored(color)
            graph.edges[index].attributes = edges[index].attributes.recolored(color)
        }
        for index in graph.clusters.indices {
            graph.clusters[index].label = clusters[index].label.recolored(color)
            graph.clusters[index].attributes = clusters[index].attributes.recolored(color)
        }
        return graph
    }
}

extension Attributes {
    /// Attributes whose values are colours, or several of them with colons between.
    static let colorKeys: Set<String> = ["bgcolor", "color", "fillcolor", "fontcolor", "labelfontcolor", "pencolor"]

    func recolored(_ color: (String) -> String) -> Attributes {
        var copy = self
        for entry in entries where Self.colorKeys.contains(entry.key) {
            let parts = entry.value.split(separator: ":", omittingEmptySubsequences: false)
            copy[entry.key] = parts.map { color(String($0)) }.joined(separator: ":")
        }
        return copy
    }
}

extension Label {
    func recolored(_ color: (String) -> String) -> Label {
        switch self {
        case .plain: self
        case .html(let html): .html(html.recolored(color))
        }
    }
}

extension HTMLLabel {
    func recolored(_ color: (String) -> String) -> HTMLLabel {
        var copy = self
        copy.borderColor = borderColor.map(color)
        copy.background = background.map(color)
        copy.rows = rows.map { row in row.map { $0.recolored(color) } }
        return copy
    }
}

extension HTMLLabel.Cell {
    func recolored(_ color: (String) -> String) -> HTMLLabel.Cell {
        var copy = self
        copy.background = background.map(color)
        copy.borderColor = borderColor.map(color)
        copy.lines = lines.map { line in
            line.map { run in
                var run = run
                run.color = run.color.map(color)
                return run
            }
        }
        return copy
    }
}
