public import OrgAnalysis
import Statistics

/// What a figure of the organisation is required to be.
public struct TrendLimit: Hashable, Sendable {
    /// The name of the requirement.
    public let requirement: String
    /// What it asks for, in a few words.
    public let title: String?
    /// The figure.
    public let figure: Figure
    /// The least that is enough.
    public let atLeast: Double?
    /// The most that is allowed.
    public let atMost: Double?

    /// Requires a figure to keep to bounds, both included.
    public init(
        requirement: String, title: String? = nil, figure: Figure, atLeast: Double? = nil, atMost: Double? = nil
    ) {
        self.requirement = requirement
        self.title = title
        self.figure = figure
        self.atLeast = atLeast
        self.atMost = atMost
    }

    /// Whether a value keeps to it; nil where that is not known. Differences of a billionth are rounding.
    func allows(_ value: FigureValue) -> Bool? {
        func slack(_ limit: Double) -> Double { 1e-9 * max(1, abs(limit)) }
        return value.lies(atLeast: atLeast.map { $0 - slack($0) }, atMost: atMost.map { $0 + slack($0) })
    }
}

/// Where a figure stands to a limit, and when it comes to it.
public struct LimitOutlook: Sendable {
    /// The limit.
    public let limit: TrendLimit
    /// Whether each cycle keeps to it; nil where that is not known.
    public let kept: [Bool?]
    /// Where the latest value keeps to it, in how many cycles the figure comes to it at the slope of its line: the distance
    /// from the latest value over the slope. Nil where it leads away from it, or there is no slope.
    public let steps: Double?
    /// The bound that it comes to.
    public let bound: Double?

    /// The first cycle, counted from the latest, in which it is at the limit or past it; nil where it never is.
    public var cycles: Int? {
        steps.flatMap { steps in
            // Rounding is not to add a cycle.
            let whole = (steps * (1 - 1e-9)).rounded(.up)
            return whole < 1e9 ? max(1, Int(whole)) : nil
        }
    }

    /// Whether the latest value that is judged keeps to it.
    public let isKept: Bool?

    init(_ limit: TrendLimit, of series: FigureSeries) {
        self.limit = limit
        kept = series.values.map(limit.allows)
        isKept = series.end.flatMap { limit.allows(series.values[$0]) }
        guard isKept == true, let slope = series.line?.slope, let value = series.latest?.number,
            let bound = slope > 0 ? limit.atMost : limit.atLeast
        else {
            (steps, bound) = (nil, nil)
            return
        }
        steps = Crossing.steps(from: value, to: bound, at: slope)
        self.bound = steps == nil ? nil : bound
    }
}
