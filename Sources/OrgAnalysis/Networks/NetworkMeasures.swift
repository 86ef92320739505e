import GraphCore

extension Measure {
    /// What is said of a network as a whole.
    static let networkMeasures: [Measure] =
        CentralizationMeasure.allCases.map { kind in
            Measure(
                "\(kind.rawValue)-centralization", aliases: ["centr_\(kind.rawValue)"],
                "how far the network is built round its most central node by \(kind.rawValue): 1 for a star (Freeman 1979), in hops, without directions",
                of: .network, kind == .degree ? [] : [.countsPaths]
            ) { work throws(MeasureFailure) in
                let value = work.graph.centralization(
                    of: kind, threads: work.request.threads, isCancelled: work.isCancelled)
                return .figure("\(kind.rawValue)-centralization", value)
            }
        } + [
            Measure(
                "krackhardt", aliases: ["hierarchy", "gtd"],
                "connectedness, hierarchy, efficiency and least upper bound (Krackhardt 1994): 1 for a tree whose edges lead upward",
                of: .network, [.needsDirections]
            ) { work throws(MeasureFailure) in
                let dimensions = work.graph.hierarchyDimensions(isCancelled: work.isCancelled)
                let values: [(String, Double?)] = [
                    ("connectedness", dimensions?.connectedness), ("hierarchy", dimensions?.hierarchy),
                    ("efficiency", dimensions?.efficiency), ("least-upper-bound", dimensions?.leastUpperBound),
                ]
                return MeasureOutput(figures: values.flatMap { MeasureOutput.figure($0.0, $0.1).figures })
            },
            Measure(
                "modularity", aliases: ["leiden_modularity"],
                "of the communities that the Leiden algorithm finds, and their number; none without edges",
                of: .network,
                [.usesSeed]
            ) { work throws(MeasureFailure) in
                let communities = try work.communities()
                var output = MeasureOutput.figure("modularity", communities.modularity)
                output.figures.append(
                    Measurement.Figure(name: "communities", value: .count(communities.components.count)))
                return output
            },
            Measure(
                "rank-stability", aliases: ["robustness"],
                "share of 100 seeded networks that lack 5 % of the edges in which the top ten by --of stay in the top ten",
                of: .network, [.countsPaths, .usesLengths, .usesSeed], evaluate: rankStability),
            Measure(
                "dependency-cycles", aliases: ["simple_cycles", "find_cycle", "cycles"],
                "every group of nodes that all lead to one another, with one of its shortest cycles", of: .cycle,
                [.needsDirections]
            ) { work throws(MeasureFailure) in
                MeasureOutput(
                    cycles: work.graph.dependencyCycles().map {
                        Measurement.Loop(nodes: $0.nodes, shortest: $0.shortest, isProven: $0.isProven)
                    })
            },
        ]

    private static func rankStability(_ work: MeasureWork) throws(MeasureFailure) -> MeasureOutput {
        guard let ranking = work.request.ranking ?? named("betweenness").first else { throw .nothingAsked }
        guard ranking.traits.contains(.ranks) else { throw .ranksNothing(ranking.name) }
        if ranking.traits.contains(.needsDirections), !work.graph.isDirected { throw .needsDirections(ranking.name) }
        var request = work.request
        request.measures = [ranking]
        // Of estimates nobody could tell whether a node left the top or its estimate did.
        request.precision = Precision(.exact)
        var failure: MeasureFailure?
        let stability = work.graph.rankStability(seed: request.seed) { sample in
            do throws(MeasureFailure) {
                let output = try ranking.evaluate(
                    MeasureWork(Network(names: [], graph: sample), request, isCancelled: work.isCancelled))
                return output.columns.first?.values.ranking
            } catch {
                failure = error
                return nil
            }
        }
        guard let stability else { throw failure ?? .cancelled }
        var output = MeasureOutput.figure("rank-stability", stability.share)
        output.figures.append(Measurement.Figure(name: "removed-edges", value: .count(stability.removedEdges)))
        for (node, share) in zip(stability.top, stability.shareOfEach) {
            output.figures.append(Measurement.Figure(name: "stays", value: .number(share), node: node))
        }
        return output
    }
}
