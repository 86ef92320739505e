/// A straight line through observations that a few wild ones do not sway.
///
/// The slope is the median of the slopes between all pairs of observations at different places. Up to 29 % of the
/// observations may be anything without carrying it off.
///
/// Theil (1950), *A rank-invariant method of linear and polynomial regression analysis*, doi:10.1007/978-94-011-2546-8_20;
/// Sen (1968), *Estimates of the regression coefficient based on Kendall's tau*, doi:10.1080/01621459.1968.10480934.
public struct TheilSenLine: Hashable, Sendable {
    /// How much the value changes a step.
    public let slope: Double
    /// The value at place 0: the median of the values less the slope times the median of the places (Conover, *Practical
    /// Nonparametric Statistics*, 1980).
    public let intercept: Double
    /// Between these the slope lies with the confidence that was asked for; nil below ``minimumForInterval``
    /// observations.
    public let interval: ClosedRange<Double>?

    /// The fewest observations that have a slope: two always agree.
    public static let minimum = 3
    /// The fewest that have an interval. Of four, even the most telling order comes up in 2 of 24 by chance, so that
    /// nothing can be said with a confidence of 95 %.
    public static let minimumForInterval = 5

    /// Draws the line; nil below ``minimum`` observations, or where all are at one place.
    ///
    /// The interval follows Sen (1968), with the variance corrected for ties among values and places, and the ranks of
    /// its ends rounded to even.
    ///
    /// - Parameter confidence: Above 0 and below 1.
    /// - Complexity: O(n² log n) time, O(n²) space.
    public init?(through observations: Observations, confidence: Double = 0.95) {
        precondition(confidence > 0 && confidence < 1, "\(confidence) is no confidence")
        let (places, values) = (observations.places, observations.values)
        guard values.count >= Self.minimum else { return nil }
        var slopes: [Double] = []
        slopes.reserveCapacity(values.count * (values.count - 1) / 2)
        for later in values.indices {
            for earlier in values[..<later].indices where places[later] > places[earlier] {
                slopes.append((values[later] - values[earlier]) / (places[later] - places[earlier]))
            }
        }
        // Differences of the largest numbers are too large for a number.
        guard !slopes.isEmpty, slopes.allSatisfy(\.isFinite) else { return nil }
        slopes.sort()
        slope = median(ofSorted: slopes)
        intercept = median(ofSorted: values.sorted()) - slope * median(ofSorted: places)
        guard values.count >= Self.minimumForInterval else {
            interval = nil
            return
        }
        let spread =
            NormalDistribution.quantile(above: (1 - confidence) / 2)
            * RankVariance(of: values, and: places).value.squareRoot()
        let count = Double(slopes.count)
        let upper = min(((count + spread) / 2).rounded(.toNearestOrEven), count - 1)
        let lower = max(((count - spread) / 2).rounded(.toNearestOrEven) - 1, 0)
        interval = slopes[Int(min(lower, upper))]...slopes[Int(max(lower, upper))]
    }
}

/// The variance of Kendall's S where nothing hangs together, with ties among values and among places.
///
/// Kendall, *Rank Correlation Methods* (1948), without the terms in which ties of both meet, as in Sen (1968).
struct RankVariance {
    let value: Double

    init(of values: [Double], and places: [Double] = []) {
        func part(_ count: Int) -> Double {
            let n = Double(count)
            return n * (n - 1) * (2 * n + 5)
        }
        let tied = (ties(in: values) + ties(in: places)).reduce(0) { $0 + part($1) }
        // Where all values are equal nothing varies, whatever the places.
        value = max(0, part(values.count) - tied) / 18
    }
}
