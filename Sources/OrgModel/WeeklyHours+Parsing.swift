/// Why a window of hours could not be read.
public struct HoursError: Error, Hashable, Sendable {
    /// One sentence: what is wrong and what was expected.
    public let message: String
}

extension WeeklyHours.Window {
    /// Reads `DAYS HH:MM-HH:MM [±HH:MM]`: days are `mon-fri`, `sat,sun`, `fri-mon` or left out for every day; `24:00` is
    /// the end of a day; an end before the start lies on the next day; the offset defaults to UTC.
    public init(parsing text: String) throws(HoursError) {
        var parts = text.split(whereSeparator: { $0 == " " || $0 == "\t" }).map(String.init)
        var days: UInt8 = 127
        if let first = parts.first, let initial = first.first, initial.isLetter {
            days = try Self.days(first)
            parts.removeFirst()
        }
        guard let span = parts.first else {
            throw HoursError(
                message: "'\(text)' names no time of day; expected for instance 'mon-fri 09:00-17:00 +01:00'")
        }
        parts.removeFirst()
        let ends = span.split(separator: "-", omittingEmptySubsequences: false).map(String.init)
        guard ends.count == 2, let start = Self.minutes(ends[0]), var end = Self.minutes(ends[1]) else {
            throw HoursError(message: "'\(span)' is not a time span; expected HH:MM-HH:MM between 00:00 and 24:00")
        }
        // Midnight as an end is that of the same day: 18:00-00:00 is 18:00-24:00.
        if end == 0, start > 0 { end = 1440 }
        guard start != end, start < 1440, end > 0 else {
            throw HoursError(message: "'\(span)' is empty or ambiguous; write 00:00-24:00 for a whole day")
        }
        var offset = 0
        if let zone = parts.first {
            offset = try Self.offset(zone)
            parts.removeFirst()
        }
        guard parts.isEmpty else {
            throw HoursError(
                message:
                    "'\(parts.joined(separator: " "))' is more than DAYS HH:MM-HH:MM ±HH:MM; give several windows as a list"
            )
        }
        self.days = days
        self.start = start
        self.end = end
        self.offset = offset
    }

    private static func days(_ text: String) throws(HoursError) -> UInt8 {
        var set: UInt8 = 0
        for run in text.lowercased().split(separator: ",", omittingEmptySubsequences: false) {
            let ends = run.split(separator: "-", omittingEmptySubsequences: false).map(String.init)
            guard let first = ends.first.flatMap(day), let last = ends.last.flatMap(day), ends.count <= 2 else {
                let near = ends.lazy.filter { Self.day($0) == nil }.compactMap {
                    Spelling.nearest(to: $0, among: dayNames)
                }
                .first
                throw HoursError(
                    message: "'\(run)' is not a day or a run of days; expected mon, tue, wed, thu, fri, sat or sun"
                        + (near.map { "; did you mean '\($0)'?" } ?? ""))
            }
            var day = first
            set |= 1 << UInt8(day)
            while day != last {
                day = (day + 1) % 7
                set |= 1 << UInt8(day)
            }
        }
        return set
    }

    private static func day(_ text: String) -> Int? {
        text.count >= 3 ? dayNames.firstIndex { text == $0 || fullNames[$0] == text } : nil
    }

    private static let fullNames = [
        "mon": "monday", "tue": "tuesday", "wed": "wednesday", "thu": "thursday", "fri": "friday", "sat": "saturday",
        "sun": "sunday",
    ]

    private static func minutes(_ text: String) -> Int? {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2, (1...2).contains(parts[0].count), parts[1].count == 2,
            parts.allSatisfy({ $0.allSatisfy { ("0"..."9").contains($0) } }),
            let hours = Int(parts[0]), let rest = Int(parts[1]), rest < 60, hours * 60 + rest <= 1440
        else { return nil }
        return hours * 60 + rest
    }

    private static func offset(_ text: String) throws(HoursError) -> Int {
        if ["utc", "z"].contains(text.lowercased()) { return 0 }
        guard let sign = text.first, sign == "+" || sign == "-", let minutes = minutes(String(text.dropFirst())),
            minutes <= 14 * 60
        else {
            throw HoursError(
                message:
                    "'\(text)' is not a distance from UTC; expected for instance +01:00 (names of time zones are not read)"
            )
        }
        return sign == "-" ? -minutes : minutes
    }
}
