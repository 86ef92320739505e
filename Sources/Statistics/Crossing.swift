/// When a value that keeps changing at one slope comes to a limit.
public enum Crossing {
    /// In how many steps a value comes to a limit: (limit − value) / slope. Nil where it leads away from it, and where it
    /// does not change.
    ///
    /// 0 where it is there already.
    public static func steps(from value: Double, to limit: Double, at slope: Double) -> Double? {
        if value == limit { return 0 }
        guard slope != 0, (limit > value) == (slope > 0) else { return nil }
        let steps = (limit - value) / slope
        return steps.isFinite ? steps : nil
    }
}
