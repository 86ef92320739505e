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
            if let words = frame.label { addObstacle(words) }
        }
        if let footnote = placement.footnote, emission.subgraphs.first?.name == "frame" {
            addFrame(Placement.Frame(border: footnote, label: footnote), to: 0)
        }
        if let title = placement.title { emission.attributes.append(text("lp", title.x, -title.y)) }
        // Otherwise Graphviz moves everything to its own origin.
        emission.attributes.append(.init(key: "notranslate", value: .text("true")))
    }

    /// Leads lines around the words of a frame: routing knows boxes alone, so that there is one that nobody sees.
    private mutating func addObstacle(_ words: Placement.Box) {
        // Boxes that touch would make all lines straight; the words have some room around them.
        let (width, height) = (words.width - 2 * Self.slack, words.height - 2 * Self.slack)
        guard width > 0, height > 0, words.x.isFinite, words.y.isFinite else { return }
        func text(_ key: String, _ value: String) -> GraphEmission.Attribute { .init(key: key, value: .text(value)) }
        emission.nodes.append(
            .init(
                name: "w\(emission.nodes.count)",
                attributes: [
                    text("label", ""), text("style", "invis"), text("fixedsize", "true"),
                    text("width", "\(width / 72)"), text("height", "\(height / 72)"),
                    text("pos", "\(words.x),\(-words.y)"),
                ]))
    }

    /// How much smaller than the words the box behind them is, on each side, in points.
    private static let slack = 4.0
}
