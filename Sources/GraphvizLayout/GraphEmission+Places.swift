extension EmissionBuilder {
    /// Tells Graphviz where everything is. Its y leads upwards, ours downwards.
    mutating func addPlaces(_ placement: Placement) throws(GraphvizError) {
        func text(_ key: String, _ numbers: Double...) -> GraphEmission.Attribute {
            .init(key: key, value: .text(numbers.map { String($0) }.joined(separator: ",")))
        }
        for (index, node) in graph.nodes.enumerated() {
            guard let box = placement.boxes[node.id], box.x.isFinite, box.y.isFinite else {
                throw GraphvizError(
                    .invalidGraph, "The node `\(TextWrapping.truncated(node.id, width: 60))` has no place.")
            }
            emission.nodes[index].attributes.append(text("pos", box.x, -box.y))
        }
        func addFrame(_ frame: Placement.Frame, to subgraph: Int) {
            let border = frame.border
            emission.subgraphs[subgraph].attributes.append(
                text("bb", border.left, -border.bottom, border.right, -border.top))
            if let label = frame.label { emission.subgraphs[subgraph].attributes.append(text("lp", label.x, -label.y)) }
        }
        for cluster in graph.clusters {
            guard let frame = placement.frames[cluster.id], let subgraph = clusterIndex[cluster.id] else { continue }
            addFrame(frame, to: subgraph)
        }
        if let footnote = placement.footnote, emission.subgraphs.first?.name == "frame" {
            addFrame(Placement.Frame(border: footnote, label: footnote), to: 0)
        }
        if let title = placement.title { emission.attributes.append(text("lp", title.x, -title.y)) }
        // Otherwise Graphviz moves everything to its own origin.
        emission.attributes.append(.init(key: "notranslate", value: .text("true")))
    }
}
