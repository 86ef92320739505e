import GraphCore

extension Measure {
    /// The parts that a network falls into, or nearly does.
    static let partMeasures: [Measure] = [
        Measure(
            "components",
            aliases: ["connected_components", "weakly_connected_components", "number_connected_components"],
            "the connected component of the node, the largest being 1, and its size; directions are not used"
        ) { work throws(MeasureFailure) in
            parts("component", work.graph.components())
        },
        Measure(
            "strong-components", aliases: ["strongly_connected_components", "scc"],
            "the strongly connected component of the node, the largest being 1, and its size", [.needsDirections]
        ) { work throws(MeasureFailure) in
            parts("strong-component", work.graph.stronglyConnectedComponents())
        },
        Measure(
            "communities", aliases: ["leiden_communities", "leiden", "community_leiden"],
            "the community of the node by the Leiden algorithm (2019), by weight, without directions, its size, and the modularity",
            [.usesSeed]
        ) { work throws(MeasureFailure) in
            let communities = try work.communities()
            var output = parts("community", communities.components)
            output.figures.append(
                Measurement.Figure(name: "modularity", value: communities.modularity.map { .number($0) } ?? .none))
            return output
        },
        Measure(
            "articulation-points", aliases: ["articulation_points", "cut-vertices"],
            "whether the node's removal takes its component apart; directions are not used"
        ) { work throws(MeasureFailure) in
            let points = work.graph.articulationPoints()
            var output = MeasureOutput.column("articulation-point", .flags(points))
            output.figures = [Measurement.Figure(name: "articulation-points", value: .count(points.count { $0 }))]
            return output
        },
    ]

    /// The part of each node and its size; the largest part is 1, and of equally large ones that with the first node.
    private static func parts(_ name: String, _ parts: Components) -> MeasureOutput {
        let ranks = ranksBySize(parts.sizes)
        return MeasureOutput(
            columns: [
                Measurement.Column(name: name, values: .labels(parts.labels.map { ranks[$0] })),
                Measurement.Column(name: "\(name)-size", values: .counts(parts.labels.map { parts.sizes[$0] })),
            ],
            figures: [
                Measurement.Figure(name: "\(name)-count", value: .count(parts.count)),
                Measurement.Figure(name: "largest-\(name)", value: .count(parts.sizes.max() ?? 0)),
            ])
    }

    /// For each part its place from 1 on when the largest come first.
    static func ranksBySize(_ sizes: [Int]) -> [Int] {
        let order = sizes.indices.sorted { (-sizes[$0], $0) < (-sizes[$1], $1) }
        var ranks = sizes
        for (rank, part) in order.enumerated() { ranks[part] = rank + 1 }
        return ranks
    }
}
