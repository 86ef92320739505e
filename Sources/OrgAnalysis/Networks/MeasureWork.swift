import GraphCore

/// What a measure gives: columns, and what can be said of the whole beside them.
struct MeasureOutput {
    var columns: [Measurement.Column] = []
    var figures: [Measurement.Figure] = []
    var cycles: [Measurement.Loop] = []
    var estimates: [Measurement.Estimate] = []

    /// One column.
    static func column(_ name: String, _ values: Measurement.Values) -> MeasureOutput {
        MeasureOutput(columns: [Measurement.Column(name: name, values: values)])
    }

    /// One column of estimates, on a scale of its own.
    ///
    /// What came out exact after all, with an ε of 0, is no estimate.
    static func estimate(
        _ name: String, _ values: [Double], scale: Double, epsilon: Double, delta: Double, samples: Int
    ) -> MeasureOutput {
        var output = column(name, .numbers(scale == 1 ? values : values.map { $0 * scale }))
        if epsilon > 0 {
            output.estimates = [
                Measurement.Estimate(column: name, epsilon: epsilon * scale, delta: delta, samples: samples)
            ]
        }
        return output
    }

    /// One figure.
    static func figure(_ name: String, _ value: Double?) -> MeasureOutput {
        MeasureOutput(figures: [Measurement.Figure(name: name, value: value.map { .number($0) } ?? .none)])
    }
}

/// A graph while it is measured: what several measures need is computed once.
final class MeasureWork {
    let graph: CompressedGraph
    let request: MeasureRequest
    let isCancelled: (@Sendable () -> Bool)?

    private let network: Network

    private var rawBetweenness: [Double]?
    private var harmonic: [Double]?
    private var span: SpanOfControl?
    private var leiden: Communities?

    init(_ network: Network, _ request: MeasureRequest, isCancelled: (@Sendable () -> Bool)?) {
        self.network = network
        graph = network.graph
        self.request = request
        self.isCancelled = isCancelled
    }

    var lengths: PathLengths { request.lengths == .unit ? .hops : .inverseWeights }

    /// Betweenness as it is counted, not normalised.
    func betweenness() throws(MeasureFailure) -> [Double] {
        if let rawBetweenness { return rawBetweenness }
        if asksExactly("harmonic"), let both = try countPathsTogether() { return both.betweenness }
        let values = try finished(
            graph.betweenness(lengths: lengths, threads: request.threads, isCancelled: isCancelled))
        rawBetweenness = values
        return values
    }

    /// Harmonic closeness, normalised.
    func harmonicCloseness() throws(MeasureFailure) -> [Double] {
        if let harmonic { return harmonic }
        if asksExactly("betweenness"), let both = try countPathsTogether() { return both.harmonic }
        let values = try finished(
            graph.harmonicCloseness(lengths: lengths, threads: request.threads, isCancelled: isCancelled))
        harmonic = values
        return values
    }

    /// In hops the same searches tell both; nil by other lengths.
    private func countPathsTogether() throws(MeasureFailure) -> (betweenness: [Double], harmonic: [Double])? {
        guard request.lengths == .unit else { return nil }
        let both = try finished(graph.pathCentralities(threads: request.threads, isCancelled: isCancelled))
        (rawBetweenness, harmonic) = (both.betweenness, both.harmonic)
        return both
    }

    private func asksExactly(_ name: String) -> Bool {
        request.measures.contains { $0.name == name && !network.isEstimated($0, in: request) }
    }

    /// Whether the measure of a name is to be estimated.
    func isEstimated(_ name: String) -> Bool {
        request.measures.contains { $0.name == name && network.isEstimated($0, in: request) }
    }

    /// Who leads to each node, directly and in any number of steps.
    func spanOfControl() throws(MeasureFailure) -> SpanOfControl {
        if let span { return span }
        let result = try finished(graph.spanOfControl(isCancelled: isCancelled))
        span = result
        return result
    }

    /// The communities found by the Leiden algorithm.
    func communities() throws(MeasureFailure) -> Communities {
        if let leiden { return leiden }
        let result = try finished(graph.communities(seed: request.seed, isCancelled: isCancelled))
        leiden = result
        return result
    }

    /// What some work gave, unless it gave nothing because it was asked to end.
    func finished<Result>(_ result: Result?) throws(MeasureFailure) -> Result {
        guard let result else { throw .cancelled }
        return result
    }
}

extension CompressedGraph {
    /// The largest weight over the smallest; 1 without edges. O(n + m).
    fileprivate var weightRatio: Double {
        var (least, most) = (Double.infinity, 0.0)
        for node in 0..<nodeCount {
            for weight in outWeights(of: node) { (least, most) = (min(least, weight), max(most, weight)) }
        }
        return most > 0 ? most / least : 1
    }
}

extension Network {
    /// Path lengths are told apart down to this part of them.
    private static let mostLengthRatio = 1e10

    /// Measures the network.
    ///
    /// - Parameters:
    ///   - beginning: is told of each measure before work on it begins.
    ///   - isCancelled: answers yes when the work should end; it is asked often and from several threads.
    /// - Precondition: `request.root`, where it is given, is a node.
    /// - Complexity: that of the measures; see `linchpin centrality --list` and the documentation of `GraphCore`.
    public func measured(
        _ request: MeasureRequest, beginning: (Measure) -> Void = { _ in }, isCancelled: (@Sendable () -> Bool)? = nil
    ) throws(MeasureFailure) -> Measurement {
        guard let first = request.measures.first else { throw .nothingAsked }
        for measure in request.measures {
            if measure.subject != first.subject { throw .mixedSubjects(first.name, measure.name) }
            if measure.traits.contains(.needsDirections), !isDirected { throw .needsDirections(measure.name) }
            if request.precision.choice == .sampled, request.lengths == .inverse,
                measure.traits.contains(.canBeSampled),
                !measure.traits.contains(.canBeSampledByLength)
            {
                throw .notSampledByLength(measure.name)
            }
            if measure.traits.contains(.needsRoot), request.root == nil { throw .needsRoot(measure.name) }
        }
        if request.lengths == .inverse, request.measures.contains(where: { $0.traits.contains(.usesLengths) }),
            graph.weightRatio > Self.mostLengthRatio
        {
            throw .lengthsTooFarApart
        }
        let work = MeasureWork(self, request, isCancelled: isCancelled)
        var output = MeasureOutput()
        var done: Set<String> = []
        for measure in request.measures where done.insert(measure.name).inserted {
            beginning(measure)
            let next = try measure.evaluate(work)
            output.columns += next.columns.filter { column in !output.columns.contains { $0.name == column.name } }
            output.figures += next.figures
            output.cycles += next.cycles
            output.estimates += next.estimates
            if let isCancelled, isCancelled() { throw .cancelled }
        }
        return Measurement(
            network: self, request: request, subject: first.subject,
            edges: first.subject == .edge ? Measurement.Edges(graph.edges()) : nil, cycles: output.cycles,
            columns: output.columns, figures: output.figures, estimates: output.estimates)
    }
}

extension Measurement.Edges {
    init(_ edges: [Edge]) {
        tails = edges.map(\.tail)
        heads = edges.map(\.head)
        weights = edges.map(\.weight)
    }
}
