/// The place where the level of a series changed most, by the cumulative sum of its distances from the mean (CUSUM).
///
/// While values lie below the mean of all, the sum falls; while above, it rises. It is farthest from 0 where one level
/// gave way to another.
///
/// Page (1954), *Continuous inspection schemes*, doi:10.1093/biomet/41.1-2.100; its test by Ploberger and Krämer (1992),
/// *The CUSUM test with OLS residuals*, doi:10.2307/2951597. A steady slope, too, takes the sum away from 0.
public struct Shift: Hashable, Sendable {
    /// The observation with which the new level begins: from 1.
    public let start: Int
    /// The mean before it.
    public let before: Double
    /// The mean from it on.
    public let after: Double
    /// The farthest that the sum comes from 0, of the standard deviation times √n.
    public let distance: Double
    /// The probability that a level that never changed gives a sum as far from 0; 0…1. It holds for many observations;
    /// for few it is too large, if anything.
    public let p: Double

    /// The fewest observations that are looked at.
    public static let minimum = 8

    /// Finds the shift; nil below ``minimum`` observations, and where all values are equal. Of places as far, the first.
    ///
    /// - Complexity: O(n).
    public init?(in observations: Observations) {
        let values = observations.values
        guard values.count >= Self.minimum, let first = values.first, values.contains(where: { $0 != first }) else {
            return nil
        }
        let count = Double(values.count)
        // From the first value on, so that a large level costs no digits.
        let mean = first + values.reduce(0) { $0 + ($1 - first) } / count
        let deviation = (values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / count).squareRoot()
        guard deviation > 0, deviation.isFinite else { return nil }
        var sum = 0.0
        var farthest = (start: 1, distance: 0.0)
        for (index, value) in values.dropLast().enumerated() {
            sum += value - mean
            // Rounding is not to decide between two places.
            if abs(sum) > farthest.distance * (1 + 1e-9) { farthest = (index + 1, abs(sum)) }
        }
        start = farthest.start
        before = Self.mean(values[..<start])
        after = Self.mean(values[start...])
        distance = farthest.distance / (deviation * count.squareRoot())
        p = KolmogorovDistribution.survival(distance)
    }

    private static func mean(_ values: ArraySlice<Double>) -> Double { values.reduce(0, +) / Double(values.count) }
}
