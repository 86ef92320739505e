/// Whether measures that count all shortest paths do so exactly, or are estimated from a sample of them.
public struct Precision: Hashable, Sendable {
    /// Which of the two.
    public var choice: Choice
    /// How far an estimate may be from the exact value on its normalised scale, at least 10⁻⁶ and below 1.
    public var epsilon: Double
    /// The probability that any value of a measure is farther from the exact one, above 0 and below 1.
    public var delta: Double

    /// Which of the two.
    public enum Choice: Hashable, Sendable {
        /// Estimated where nodes × edges is above ``Precision/muchWork``, else exact.
        case automatic
        /// Exact, however long it takes.
        case exact
        /// Estimated.
        case sampled
    }

    /// Nodes times edges: above this, counting all shortest paths may take hours, unless the network is nearly a tree.
    public static let muchWork = 20_000_000_000

    /// Exact on networks of usual size, unless said otherwise.
    public init(_ choice: Choice = .automatic, epsilon: Double = 0.01, delta: Double = 0.1) {
        self.choice = choice
        self.epsilon = epsilon
        self.delta = delta
    }
}

extension Precision {
    /// Whether nodes times edges is more than ``muchWork``.
    static func isMuchWork(nodes: Int, edges: Int) -> Bool {
        let (work, isTooLarge) = nodes.multipliedReportingOverflow(by: edges)
        return isTooLarge || work > muchWork
    }
}

extension Network {
    /// Whether counting all shortest paths is more than ``Precision/muchWork``.
    var isMuchWork: Bool { Precision.isMuchWork(nodes: nodeCount, edges: edgeCount) }

    /// Whether a measure is estimated on this network rather than computed exactly: the one place where that is decided.
    /// Harmonic closeness can be in hops only.
    public func isEstimated(_ measure: Measure, in request: MeasureRequest) -> Bool {
        guard measure.traits.contains(.canBeSampled) else { return false }
        if request.lengths == .inverse, !measure.traits.contains(.canBeSampledByLength) { return false }
        return switch request.precision.choice {
        case .automatic: isMuchWork
        case .exact: false
        case .sampled: true
        }
    }

    /// Whether a measure that is asked for counts more shortest paths, and exactly, than ``Precision/muchWork`` allows.
    public func isLongWork(_ request: MeasureRequest) -> Bool {
        isMuchWork && request.measures.contains { $0.traits.contains(.countsPaths) && !isEstimated($0, in: request) }
    }
}
