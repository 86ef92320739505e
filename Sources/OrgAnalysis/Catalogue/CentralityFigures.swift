extension Figure {
    /// Where each entity of a kind stands in the operating graph.
    static func centralityFigures(of subject: Subject) -> [Figure] {
        func figure(
            _ name: String, _ unit: Unit, _ meaning: String,
            _ value: @escaping @Sendable (Centralities.Row) -> Double
        ) -> Figure {
            Figure("centrality.\(name)", of: subject, unit, nil, needsCentrality: true, meaning) { values, position in
                guard values.analysis.centrality != nil else { return .unknown("centrality was not measured") }
                return FigureValue(
                    values.centrality(of: position).map(value),
                    orUnknown: subject == .person ? "the person has departed" : "it is retired")
            }
        }
        return [
            figure("degree-in", .count, "Entities that lead to it directly.") { Double($0.degreeIn) },
            figure("degree-out", .count, "Entities that it leads to directly.") { Double($0.degreeOut) },
            figure("betweenness", .share, "Share of the pairs of others whose shortest path runs through it.") {
                $0.betweenness
            },
            figure("harmonic", .share, "Mean of 1 / hops to all others.") { $0.harmonic },
            figure("core", .count, "The largest k such that it is in a part in which everybody has k neighbours.") {
                Double($0.core)
            },
            figure("articulation", .count, "1 where its removal takes its part of the graph apart, else 0.") {
                $0.isArticulation ? 1 : 0
            },
        ]
    }
}
