public import GraphCore

/// One figure of the graph core, by the name that the comparison and the thresholds use.
public struct Measure: Sendable {
    /// Lower case, words joined by hyphens: `edge-betweenness`.
    public let name: String

    /// Computes it on a graph with a number of threads: a value for each node, or, for the measures of edges, for each
    /// edge in the order of `CompressedGraph.edges()`. What is undefined is NaN.
    public let values: @Sendable (CompressedGraph, _ threads: Int) -> [Double]
}

extension Measure {
    /// The measure of that name, if there is one.
    public static func named(_ name: String) -> Measure? { all.first { $0.name == name } }

    /// All measures, the cheap ones first.
    public static let all: [Measure] = parts + walks + holes + paths

    /// What one pass over the edges finds.
    private static let parts = [
        Measure(name: "degree") { graph, _ in graph.degrees().map(Double.init) },
        Measure(name: "components") { graph, _ in graph.components().labels.map(Double.init) },
        Measure(name: "strong-components") { graph, _ in graph.stronglyConnectedComponents().labels.map(Double.init) },
        Measure(name: "articulation") { graph, _ in graph.articulationPoints().map { $0 ? 1 : 0 } },
        Measure(name: "core") { graph, _ in graph.coreNumbers().map(Double.init) },
    ]

    /// What repeated passes settle.
    private static let walks = [
        Measure(name: "pagerank") { graph, _ in graph.pageRank() },
        Measure(name: "eigenvector") { graph, _ in
            graph.eigenvectorCentrality() ?? [Double](repeating: .nan, count: graph.nodeCount)
        },
        Measure(name: "leiden") { graph, _ in graph.communities().components.labels.map(Double.init) },
    ]

    /// What is about who knows whom among one's neighbours.
    private static let holes = [
        Measure(name: "constraint") { graph, _ in graph.constraint().map { $0 ?? .nan } },
        Measure(name: "effective-size") { graph, _ in graph.effectiveSize().map { $0 ?? .nan } },
    ]

    /// What searches from every node.
    private static let paths = [
        Measure(name: "harmonic") { graph, threads in graph.harmonicCloseness(threads: threads) },
        Measure(name: "closeness") { graph, threads in graph.closeness(threads: threads) },
        Measure(name: "betweenness") { graph, threads in graph.betweenness(threads: threads) },
        Measure(name: "betweenness-inverse") { graph, threads in
            graph.betweenness(lengths: .inverseWeights, threads: threads)
        },
        Measure(name: "edge-betweenness") { graph, threads in graph.edgeBetweenness(threads: threads) },
    ]
}
