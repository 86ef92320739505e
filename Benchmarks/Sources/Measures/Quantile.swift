extension Sequence<Double> {
    /// The value below which the share `part` of the values lies, between neighbours in proportion; 0.5 is the median.
    /// NaN when there are no values.
    public func quantile(_ part: Double) -> Double {
        let sorted = self.sorted()
        guard let last = sorted.last else { return .nan }
        let place = part * Double(sorted.count - 1)
        let below = Int(place)
        guard below + 1 < sorted.count else { return last }
        return sorted[below] + (sorted[below + 1] - sorted[below]) * (place - Double(below))
    }
}
