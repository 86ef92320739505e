/// Wall-clock times of repeated work.
public enum Stopwatch {
    /// The seconds that `work` takes.
    public static func seconds(_ work: () -> Void) -> Double {
        let duration = ContinuousClock().measure(work)
        return Double(duration.components.seconds) + Double(duration.components.attoseconds) * 1e-18
    }

    /// Repeats `work` until it has taken `least` seconds in all, and gives the seconds of each run. Where that takes more
    /// than one run, the first only warms up the caches and is left out.
    public static func sample(least: Double, _ work: () -> Void) -> [Double] {
        let first = seconds(work)
        guard first < least else { return [first] }
        var runs: [Double] = []
        var total = first
        repeat {
            runs.append(seconds(work))
            total += runs[runs.count - 1]
        } while total < least
        return runs
    }
}
