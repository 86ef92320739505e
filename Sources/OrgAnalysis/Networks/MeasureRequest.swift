/// What is to be measured, and how.
public struct MeasureRequest: Sendable {
    /// The measures, all of one subject; each gives its columns or figures in this order.
    public var measures: [Measure]
    /// How long an edge is on a path.
    public var lengths: Lengths
    /// Whether measures with two forms are normalised; else they are raw.
    public var isNormalized: Bool
    /// Whether measures that can be estimated are.
    public var precision: Precision
    /// The node that measures start from which need one.
    public var root: Int?
    /// The measure whose rank stability is asked for.
    public var ranking: Measure?
    /// Decides what is drawn at random.
    public var seed: UInt64
    /// How many threads may work; the result is the same to the last bit.
    public var threads: Int

    /// How long an edge is on a path.
    public enum Lengths: String, Hashable, Sendable, CaseIterable {
        /// Every edge is one hop.
        case unit
        /// An edge is as long as 1 / weight: what is strongly tied is near.
        case inverse
    }

    /// Asks for measures, with the usual settings.
    public init(
        _ measures: [Measure], lengths: Lengths = .unit, isNormalized: Bool = true,
        precision: Precision = Precision(), root: Int? = nil, ranking: Measure? = nil, seed: UInt64 = 0,
        threads: Int = 1
    ) {
        self.measures = measures
        self.lengths = lengths
        self.isNormalized = isNormalized
        self.precision = precision
        self.root = root
        self.ranking = ranking
        self.seed = seed
        self.threads = threads
    }
}

/// Why there is no measurement.
public enum MeasureFailure: Error, Hashable, Sendable {
    /// It was asked to end.
    case cancelled
    /// No measure was asked for.
    case nothingAsked
    /// Measures of several subjects were asked for, which make different tables.
    case mixedSubjects(String, String)
    /// The measure of this name has no meaning without directions.
    case needsDirections(String)
    /// The measure of this name needs a root.
    case needsRoot(String)
    /// The measure of this name cannot be estimated by 1 / weight, as was asked.
    case notSampledByLength(String)
    /// The measure of this name, whose rank stability was asked for, ranks no nodes.
    case ranksNothing(String)
    /// By 1 / weight the longest edge is more than 10¹⁰ times as long as the shortest: paths that differ by less than that
    /// part count as equal, so that short edges would vanish.
    case lengthsTooFarApart
    /// The iteration for the measure of this name did not come to an end.
    case notConverged(String)
}
