import GraphCore

extension Measure {
    /// Where each edge stands; every such table has the edge's weight too.
    static let edgeMeasures: [Measure] = [
        Measure("edges", aliases: ["edgelist", "weights"], "the edges and their weights, nothing else", of: .edge) {
            _ throws(MeasureFailure) in MeasureOutput()
        },
        Measure(
            "edge-betweenness", aliases: ["edge_betweenness_centrality", "edge_betweenness"],
            "share of the pairs whose shortest paths take the edge (Girvan and Newman 2002); raw: number of pairs",
            of: .edge, [.countsPaths, .usesLengths, .hasRawForm]
        ) { work throws(MeasureFailure) in
            let raw = try work.finished(
                work.graph.edgeBetweenness(
                    lengths: work.lengths, threads: work.request.threads, isCancelled: work.isCancelled))
            return .column(
                "edge-betweenness",
                .numbers(work.request.isNormalized ? work.graph.normalizedEdgeBetweenness(raw) : raw))
        },
        Measure(
            "bridges", aliases: ["cut-edges"],
            "whether the edge's removal takes its component apart; directions are not used", of: .edge
        ) { work throws(MeasureFailure) in
            let bridges = work.graph.bridges()
            var next = 0
            // Undirected, both lists are sorted; directed, the bridge of a pair is looked for.
            let flags = work.graph.edges().map { edge in
                if work.graph.isDirected {
                    return isMember((min(edge.tail, edge.head), max(edge.tail, edge.head)), of: bridges)
                }
                guard next < bridges.count, bridges[next] == (edge.tail, edge.head) else { return false }
                next += 1
                return true
            }
            var output = MeasureOutput.column("bridge", .flags(flags))
            output.figures = [Measurement.Figure(name: "bridges", value: .count(bridges.count))]
            return output
        },
        Measure(
            "blocks", aliases: ["biconnected_components", "biconnected_component_edges"],
            "the biconnected component of the edge, the largest being 1, and its number of nodes; directions are not used",
            of: .edge
        ) { work throws(MeasureFailure) in
            let blocks = work.graph.biconnectedComponents()
            let sizes = (0..<blocks.count).map { blocks.nodes(of: $0).count }
            let ranks = ranksBySize(sizes)
            // Every edge is in a block.
            let labels = work.graph.edges().map { blocks.block(joining: $0.tail, $0.head) ?? 0 }
            return MeasureOutput(
                columns: [
                    Measurement.Column(name: "block", values: .labels(labels.map { ranks[$0] })),
                    Measurement.Column(name: "block-size", values: .counts(labels.map { sizes[$0] })),
                ],
                figures: [
                    Measurement.Figure(name: "block-count", value: .count(blocks.count)),
                    Measurement.Figure(name: "largest-block", value: .count(sizes.max() ?? 0)),
                ])
        },
    ]

    /// Whether a sorted list of pairs has one. O(log n).
    private static func isMember(_ pair: (Int, Int), of pairs: [(Int, Int)]) -> Bool {
        let place = pairs.partitioningIndex { $0 >= pair }
        return place < pairs.count && pairs[place] == pair
    }
}

extension Array {
    /// The first index whose element belongs to the second part, of an array that is partitioned by `belongs`. O(log n).
    fileprivate func partitioningIndex(where belongs: (Element) -> Bool) -> Int {
        var (low, high) = (startIndex, endIndex)
        while low < high {
            let middle = low + (high - low) / 2
            if belongs(self[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
