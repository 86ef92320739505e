import Foundation

/// Times of repeated work.
public enum Stopwatch {
    /// Which time counts.
    public enum Clock: Sendable {
        /// What a user waits for.
        case wall

        /// What the process gets of the processors, all its threads together: a machine that others use, too, makes it
        /// less uncertain than the wall's.
        case processor
    }

    /// The seconds that `work` takes.
    public static func seconds(_ clock: Clock = .wall, _ work: () -> Void) -> Double {
        let start = now(clock)
        work()
        return now(clock) - start
    }

    /// Repeats `work` until it has taken `least` seconds in all, and gives the seconds of each run. Where that takes more
    /// than one run, the first only warms up the caches and is left out.
    public static func sample(_ clock: Clock = .wall, least: Double, _ work: () -> Void) -> [Double] {
        let first = seconds(clock, work)
        guard first < least else { return [first] }
        var runs: [Double] = []
        var total = first
        repeat {
            runs.append(seconds(clock, work))
            total += runs[runs.count - 1]
        } while total < least
        return runs
    }

    private static func now(_ clock: Clock) -> Double {
        var time = timespec()
        clock_gettime(clock == .wall ? CLOCK_MONOTONIC : CLOCK_PROCESS_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
    }
}
