/// The hours of a week in which somebody answers: one or more windows such as `mon-fri 09:00-17:00 +01:00`.
public struct WeeklyHours: Hashable, Sendable {
    /// Minutes in a week: 10,080.
    public static let minutesInWeek = 7 * 24 * 60

    /// The windows, sorted and without repetition.
    public let windows: [Window]

    /// Joins windows.
    public init(_ windows: [Window]) {
        self.windows = Set(windows).sorted()
    }

    /// The union of two sets of hours.
    public func joined(with other: WeeklyHours) -> WeeklyHours { WeeklyHours(windows + other.windows) }

    /// The minutes covered, as sorted disjoint ranges within 0..<10,080, minute 0 being Monday 00:00 UTC.
    public var minuteRanges: [Range<Int>] { WeeklyHours.union(windows.flatMap(\.minuteRanges)) }

    /// Sorts ranges and merges those that touch.
    public static func union(_ ranges: [Range<Int>]) -> [Range<Int>] {
        var merged: [Range<Int>] = []
        for range in ranges.sorted(by: { ($0.lowerBound, $0.upperBound) < ($1.lowerBound, $1.upperBound) })
        where !range.isEmpty {
            if let last = merged.last, range.lowerBound <= last.upperBound {
                merged[merged.count - 1] = last.lowerBound..<max(last.upperBound, range.upperBound)
            } else {
                merged.append(range)
            }
        }
        return merged
    }

    /// One stretch of the day on some days of the week, at a fixed distance from UTC.
    public struct Window: Hashable, Sendable, Comparable, CustomStringConvertible {
        /// The days, 0 = Monday … 6 = Sunday, as a bit set of 1…127.
        public let days: UInt8
        /// Minutes after midnight at which it begins, 0..<1,440.
        public let start: Int
        /// Minutes after midnight at which it ends, 1...1,440; before ``start`` it ends on the next day.
        public let end: Int
        /// Minutes east of UTC, within ±14 hours.
        public let offset: Int

        /// The minutes of the week covered; a window that passes Sunday midnight is cut in two.
        public var minuteRanges: [Range<Int>] {
            let length = end > start ? end - start : end + 1440 - start
            var ranges: [Range<Int>] = []
            for day in 0..<7 where days & (1 << UInt8(day)) != 0 {
                let week = WeeklyHours.minutesInWeek
                let begin = ((day * 1440 + start - offset) % week + week) % week
                if begin + length <= week {
                    ranges.append(begin..<(begin + length))
                } else {
                    ranges.append(begin..<week)
                    ranges.append(0..<(begin + length - week))
                }
            }
            return ranges
        }

        /// By day, start, end, offset.
        public static func < (a: Window, b: Window) -> Bool {
            (a.days.trailingZeroBitCount, a.days, a.start, a.end, a.offset)
                < (b.days.trailingZeroBitCount, b.days, b.start, b.end, b.offset)
        }

        /// The text that ``init(parsing:)`` reads back: `mon-fri 09:00-17:00 +01:00`.
        public var description: String {
            var runs: [String] = []
            var day = 0
            while day < 7 {
                guard days & (1 << UInt8(day)) != 0 else {
                    day += 1
                    continue
                }
                var last = day
                while last + 1 < 7, days & (1 << UInt8(last + 1)) != 0 { last += 1 }
                runs.append(
                    last - day >= 2
                        ? "\(Self.dayNames[day])-\(Self.dayNames[last])"
                        : (day...last).map { Self.dayNames[$0] }.joined(separator: ","))
                day = last + 1
            }
            var text = "\(runs.joined(separator: ",")) \(Self.clock(start))-\(Self.clock(end))"
            if offset != 0 { text += " \(offset < 0 ? "-" : "+")\(Self.clock(abs(offset)))" }
            return text
        }

        static let dayNames = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]

        private static func clock(_ minutes: Int) -> String {
            let (hours, rest) = minutes.quotientAndRemainder(dividingBy: 60)
            return "\(hours < 10 ? "0" : "")\(hours):\(rest < 10 ? "0" : "")\(rest)"
        }
    }
}
