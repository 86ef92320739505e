import GraphCore
import Measures

/// One measure on one graph.
struct Trial {
    let measure: Measure
    let graph: SampleGraph
    let isDirected: Bool

    /// `betweenness` or `betweenness, directed`.
    var label: String { isDirected ? "\(measure.name), directed" : measure.name }

    /// All trials, in the order of the table.
    static let all: [Trial] = SampleGraph.allCases.flatMap { graph in
        Measure.all.flatMap { measure in
            [false, true].compactMap { isDirected in
                isWorthwhile(measure.name, graph, isDirected)
                    ? Trial(measure: measure, graph: graph, isDirected: isDirected) : nil
            }
        }
    }

    /// With directions only where they make another algorithm, and on the organisation alone. On a long chain the values
    /// of a power iteration take tens of thousands of passes to settle, which would tell of the passes only.
    private static func isWorthwhile(_ measure: String, _ graph: SampleGraph, _ isDirected: Bool) -> Bool {
        switch measure {
        case "strong-components": isDirected
        case "eigenvector": !isDirected && (graph == .organisation || graph == .communities)
        case "betweenness", "betweenness-inverse", "edge-betweenness", "pagerank":
            !isDirected || graph == .organisation
        default: !isDirected
        }
    }
}

/// The times of a trial as ratios to the reference loop.
struct Outcome {
    let lowerQuartile, median, upperQuartile: Double

    /// Takes `samples` ratios of processor time on one thread. A sample repeats the measure until it takes five
    /// milliseconds, and puts its median time over the mean of the reference loop's before and after.
    init(_ trial: Trial, graph: CompressedGraph, reference: ReferenceLoop, samples: Int) {
        let least = 0.005
        var checksum = 0
        func referenceTime() -> Double {
            Stopwatch.sample(.processor, least: least) { checksum &+= reference.run() }.quantile(0.5)
        }
        var before = referenceTime()
        let ratios = (0..<samples).map { _ in
            let run = Stopwatch.sample(.processor, least: least) { _ = trial.measure.values(graph, 1) }
            let time = run.quantile(0.5)
            let after = referenceTime()
            defer { before = after }
            return time / ((before + after) / 2)
        }
        precondition(checksum != 0, "the reference loop found nothing")
        lowerQuartile = ratios.quantile(0.25)
        median = ratios.quantile(0.5)
        upperQuartile = ratios.quantile(0.75)
    }
}
