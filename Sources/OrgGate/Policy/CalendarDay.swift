import OrgModel

/// A day of the Gregorian calendar, without clock or time zone: 0000-01-01 to 9999-12-31.
public struct CalendarDay: Hashable, Sendable, Comparable, CustomStringConvertible {
    /// Days since 1970-01-01; negative before it.
    public let daysSince1970: Int

    /// The day so many days after 1970-01-01; days outside the calendar become its first or last.
    public init(daysSince1970: Int) {
        self.daysSince1970 = min(max(daysSince1970, Self.first), Self.last)
    }

    /// Reads `YYYY-MM-DD`; nil for any other text, and for days that their month does not have.
    public init?(_ text: String) {
        guard Event.isDate(text) else { return nil }
        let parts = text.split(separator: "-").compactMap { Int($0) }
        self.init(daysSince1970: Self.number(year: parts[0], month: parts[1], day: parts[2]))
    }

    /// The day that is so many days later.
    public func adding(days: Int) -> CalendarDay {
        let (sum, overflows) = daysSince1970.addingReportingOverflow(days)
        return CalendarDay(daysSince1970: overflows ? (days < 0 ? Self.first : Self.last) : sum)
    }

    /// `YYYY-MM-DD`.
    public var description: String {
        // Years begin on 1 March here, so that the leap day comes last; an era has 400 years. See `number`.
        let shifted = daysSince1970 + Self.daysTo1970
        let era = shifted / Self.daysInEra
        let dayOfEra = shifted % Self.daysInEra
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let monthFromMarch = (5 * dayOfYear + 2) / 153
        let day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1
        let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
        let year = yearOfEra + (era - 1) * 400 + (month <= 2 ? 1 : 0)
        func padded(_ number: Int, _ width: Int) -> String {
            let digits = String(number)
            return String(repeating: "0", count: max(0, width - digits.count)) + digits
        }
        return "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
    }

    /// Earlier days come first.
    public static func < (a: CalendarDay, b: CalendarDay) -> Bool { a.daysSince1970 < b.daysSince1970 }

    private static let daysInEra = 146_097
    /// From 1 March of the year -400, where counting in eras begins, to 1970-01-01.
    private static let daysTo1970 = 719_468 + daysInEra
    private static let first = number(year: 0, month: 1, day: 1)
    private static let last = number(year: 9999, month: 12, day: 31)

    /// Days since 1970-01-01, by Howard Hinnant, chrono-Compatible Low-Level Date Algorithms (2013).
    private static func number(year: Int, month: Int, day: Int) -> Int {
        let shifted = (month <= 2 ? year - 1 : year) + 400
        let era = shifted / 400
        let yearOfEra = shifted % 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        return era * daysInEra + dayOfEra - daysTo1970
    }
}
