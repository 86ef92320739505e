/// What a user may set about the analysis.
public struct AnalysisOptions: Hashable, Sendable {
    /// The probability with which each answerer is away, 0…1.
    public var awayProbability: Double
    /// For each tier the minutes within which an authority should be reached; other tiers have no limit.
    public var minutesToAuthority: [Int: Double]
    /// How many threads may be used; the result is the same with any number.
    public var threads: Int
    /// Whether centralities are wanted; they take most of the time on large organisations.
    public var measuresCentrality: Bool

    /// The defaults of the metrics.
    public init(
        awayProbability: Double = 0.1, minutesToAuthority: [Int: Double] = [1: 60, 2: 120, 3: 480], threads: Int = 1,
        measuresCentrality: Bool = true
    ) {
        self.awayProbability = awayProbability
        self.minutesToAuthority = minutesToAuthority
        self.threads = threads
        self.measuresCentrality = measuresCentrality
    }
}
