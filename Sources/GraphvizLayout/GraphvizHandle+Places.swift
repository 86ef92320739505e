internal import CGraphviz

extension GraphvizHandle {
    /// The centre of each node of the laid out graph, in points, y upwards.
    func centers(of emission: GraphEmission) -> [(x: Double, y: Double)] {
        emission.nodes.indices.map { index in
            let box = numbers { lp_node_box(graph, Int32(index), $0) }
            return (box[0], box[1])
        }
    }

    /// Makes room between the lines and what stands below the picture: dot leads some of them far below the lowest box.
    func lowerFootnote(of emission: GraphEmission) {
        guard let frame = emission.subgraphs.firstIndex(where: { $0.name == "frame" }) else { return }
        lp_subgraph_lower_label(graph, Int32(frame), 6)
    }

    /// Where everything is, as a picture of the laid out graph would have it.
    func placement(of graph: LayoutGraph, _ emission: GraphEmission) -> Placement {
        let margin = Placement.margin(of: graph)
        let (bounds, title) = subgraph(-1)
        // The left and the upper edge of the picture.
        let (left, top) = (bounds[0] - margin, bounds[3] + margin)
        func box(_ numbers: [Double]) -> Placement.Box {
            Placement.Box(x: numbers[0] - left, y: top - numbers[1], width: numbers[2], height: numbers[3])
        }
        var placement = Placement()
        for (index, node) in graph.nodes.enumerated() {
            placement.boxes[node.id] = box(numbers { lp_node_box(self.graph, Int32(index), $0) })
        }
        for (index, subgraph) in emission.subgraphs.enumerated() where subgraph.isCluster {
            let (bounds, label) = self.subgraph(index)
            let words = label[2] > 0 ? box(label) : nil
            guard let place = Int(subgraph.name), graph.clusters.indices.contains(place) else {
                placement.footnote = words
                continue
            }
            let border = box([
                (bounds[0] + bounds[2]) / 2, (bounds[1] + bounds[3]) / 2, bounds[2] - bounds[0], bounds[3] - bounds[1],
            ])
            placement.frames[graph.clusters[place].id] = Placement.Frame(border: border, label: words)
        }
        if title[2] > 0 { placement.title = box(title) }
        return placement
    }

    private func subgraph(_ index: Int) -> (bounds: [Double], label: [Double]) {
        var label = [0.0, 0, 0, 0]
        let bounds = numbers { bounds in lp_subgraph_box(graph, Int32(index), bounds, &label) }
        return (bounds, label)
    }

    /// Four numbers that the library writes; zeros where it has none.
    private func numbers(_ write: (UnsafeMutablePointer<Double>) -> Bool) -> [Double] {
        var numbers = [0.0, 0, 0, 0]
        return numbers.withUnsafeMutableBufferPointer { buffer in
            buffer.baseAddress.map(write) ?? false
        } ? numbers : [0, 0, 0, 0]
    }
}
