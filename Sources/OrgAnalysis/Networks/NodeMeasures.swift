import GraphCore

extension Measure {
    /// Where each node stands.
    static let nodeMeasures: [Measure] =
        degreeMeasures + [
            Measure(
                "betweenness", aliases: ["betweenness_centrality"],
                "share of the pairs of others whose shortest paths pass the node (Brandes 2001); raw: number of pairs",
                [.countsPaths, .canBeSampled, .canBeSampledByLength, .usesLengths, .usesSeed, .hasRawForm, .ranks]
            ) { work throws(MeasureFailure) in
                if work.isEstimated("betweenness") { return try estimatedBetweenness(work) }
                let raw = try work.betweenness()
                return .column(
                    "betweenness",
                    .numbers(work.request.isNormalized ? work.graph.normalizedBetweenness(raw) : raw))
            },
            Measure(
                "closeness", aliases: ["closeness_centrality"],
                "how near what reaches the node is, times the share that does (Wasserman and Faust 1994)",
                [.countsPaths, .usesLengths, .ranks]
            ) { work throws(MeasureFailure) in
                let values = work.graph.closeness(
                    lengths: work.lengths, threads: work.request.threads, isCancelled: work.isCancelled)
                return .column("closeness", .numbers(try work.finished(values)))
            },
            Measure(
                "harmonic", aliases: ["harmonic_centrality", "harmonic-closeness"],
                "mean of 1 / distance over all others, 0 for what does not reach the node; raw: the sum, as in NetworkX",
                [.countsPaths, .canBeSampled, .usesLengths, .usesSeed, .hasRawForm, .ranks]
            ) { work throws(MeasureFailure) in
                if work.isEstimated("harmonic") { return try estimatedHarmonic(work) }
                let means = try work.harmonicCloseness()
                let others = Double(work.graph.nodeCount - 1)
                return .column("harmonic", .numbers(work.request.isNormalized ? means : means.map { $0 * others }))
            },
            Measure(
                "eigenvector", aliases: ["eigenvector_centrality", "eigenvector_centrality_numpy", "evcent"],
                "in proportion to the values of the neighbours, by weight; 0 outside the largest component; squares sum to 1",
                [.ranks]
            ) { work throws(MeasureFailure) in
                guard let values = work.graph.eigenvectorCentrality(isCancelled: work.isCancelled) else {
                    throw work.isCancelled?() == true ? .cancelled : .notConverged("eigenvector")
                }
                return .column("eigenvector", .numbers(values))
            },
            Measure(
                "pagerank", aliases: ["page_rank"],
                "share of a random walk's time, by weight, damping 0.85; the values sum to 1", [.ranks]
            ) { work throws(MeasureFailure) in .column("pagerank", .numbers(work.graph.pageRank())) },
            Measure(
                "core-number", aliases: ["core_number", "k-core", "kcore", "coreness", "core"],
                "the largest k such that the node is in a part where all have k neighbours; directions are not used",
                [.ranks]
            ) { work throws(MeasureFailure) in .column("core-number", .counts(work.graph.coreNumbers())) },
            Measure(
                "constraint", aliases: ["burt"],
                "how much all of the node's ties lead to the same few (Burt 1992), by weight, without directions; none without ties"
            ) { work throws(MeasureFailure) in .column("constraint", .partial(work.graph.constraint())) },
            Measure(
                "effective-size", aliases: ["effective_size"],
                "number of neighbours less what is redundant among them (Burt 1992), without directions; none without ties",
                [.ranks]
            ) { work throws(MeasureFailure) in .column("effective-size", .partial(work.graph.effectiveSize())) },
        ]

    private static let degreeMeasures: [Measure] = [
        Measure("degree", aliases: ["degrees"], "number of edges at the node, in both directions", [.ranks]) {
            work throws(MeasureFailure) in .column("degree", .counts(work.graph.degrees()))
        },
        Measure(
            "in-degree", aliases: ["in_degree", "indegree"], "number of edges to the node", [.needsDirections, .ranks]
        ) {
            work throws(MeasureFailure) in .column("in-degree", .counts(work.graph.inDegrees()))
        },
        Measure(
            "out-degree", aliases: ["out_degree", "outdegree"], "number of edges from the node",
            [.needsDirections, .ranks]
        ) { work throws(MeasureFailure) in .column("out-degree", .counts(work.graph.outDegrees())) },
        Measure(
            "degree-centrality", aliases: ["degree_centrality"], "degree over the number of other nodes", [.ranks]
        ) { work throws(MeasureFailure) in .column("degree-centrality", shares(work.graph.degrees())) },
        Measure(
            "in-degree-centrality", aliases: ["in_degree_centrality"], "in-degree over the number of other nodes",
            [.needsDirections, .ranks]
        ) { work throws(MeasureFailure) in .column("in-degree-centrality", shares(work.graph.inDegrees())) },
        Measure(
            "out-degree-centrality", aliases: ["out_degree_centrality"], "out-degree over the number of other nodes",
            [.needsDirections, .ranks]
        ) { work throws(MeasureFailure) in .column("out-degree-centrality", shares(work.graph.outDegrees())) },
        Measure(
            "strength", aliases: ["weighted_degree"], "sum of the weights of the edges at the node, in both directions",
            [.ranks]
        ) { work throws(MeasureFailure) in
            let out = work.graph.outStrengths()
            guard work.graph.isDirected else { return .column("strength", .numbers(out)) }
            return .column("strength", .numbers(zip(out, work.graph.inStrengths()).map(+)))
        },
        Measure(
            "in-strength", aliases: ["in_strength"], "sum of the weights of the edges to the node",
            [.needsDirections, .ranks]
        ) { work throws(MeasureFailure) in .column("in-strength", .numbers(work.graph.inStrengths())) },
        Measure(
            "out-strength", aliases: ["out_strength"], "sum of the weights of the edges from the node",
            [.needsDirections, .ranks]
        ) { work throws(MeasureFailure) in .column("out-strength", .numbers(work.graph.outStrengths())) },
    ]

    private static func estimatedBetweenness(_ work: MeasureWork) throws(MeasureFailure) -> MeasureOutput {
        let request = work.request
        let estimate = try work.finished(
            work.graph.sampledBetweenness(
                lengths: work.lengths, epsilon: request.precision.epsilon, delta: request.precision.delta,
                seed: request.seed, threads: request.threads, isCancelled: work.isCancelled))
        let others = Double(work.graph.nodeCount - 1)
        let pairs = others * (others - 1) / (work.graph.isDirected ? 1 : 2)
        return .estimate(
            "betweenness", estimate.values, scale: request.isNormalized ? 1 : pairs, epsilon: estimate.epsilon,
            delta: estimate.delta, samples: estimate.samples)
    }

    private static func estimatedHarmonic(_ work: MeasureWork) throws(MeasureFailure) -> MeasureOutput {
        let request = work.request
        let estimate = try work.finished(
            work.graph.sampledHarmonicCloseness(
                epsilon: request.precision.epsilon, delta: request.precision.delta, seed: request.seed,
                threads: request.threads, isCancelled: work.isCancelled))
        return .estimate(
            "harmonic", estimate.values, scale: request.isNormalized ? 1 : Double(work.graph.nodeCount - 1),
            epsilon: estimate.epsilon, delta: estimate.delta, samples: estimate.samples)
    }

    /// Degrees over the number of others; 1 for a node that is alone, as in NetworkX.
    private static func shares(_ degrees: [Int]) -> Measurement.Values {
        guard degrees.count > 1 else { return .numbers(degrees.map { _ in 1 }) }
        return .numbers(degrees.map { Double($0) / Double(degrees.count - 1) })
    }
}
