import OrgGate
import OrgModel
import Testing

@Suite struct CalendarDayTests {
    /// By hand, from the lengths of months; 2000 is a leap year, 1900 is none.
    @Test(arguments: [
        ("1970-01-01", 0), ("1970-01-02", 1), ("1969-12-31", -1), ("1970-03-01", 59), ("1971-01-01", 365),
        ("1972-03-01", 365 * 2 + 31 + 29), ("2000-02-29", 11_016), ("1900-03-01", -25_508),
    ])
    func countsDays(_ text: String, _ number: Int) throws {
        #expect(try day(text).daysSince1970 == number)
        #expect(CalendarDay(daysSince1970: number).description == text)
    }

    @Test(arguments: [
        ("2026-06-30", 60, "2026-08-29"), ("2024-02-28", 1, "2024-02-29"), ("2023-02-28", 1, "2023-03-01"),
        ("2026-12-31", 1, "2027-01-01"), ("2026-01-01", -1, "2025-12-31"), ("2026-01-01", 365, "2027-01-01"),
    ])
    func addsDays(_ from: String, _ days: Int, _ to: String) throws {
        #expect(try day(from).adding(days: days).description == to)
    }

    /// Every day of 801 years is the one after the day before, and is read as it is written.
    @Test func everyDayFollowsTheOneBefore() throws {
        var number = try day("1599-12-31").daysSince1970
        var former = CalendarDay(daysSince1970: number).description
        while former < "2400-12-31" {
            number += 1
            let text = CalendarDay(daysSince1970: number).description
            #expect(text > former)
            #expect(CalendarDay(text)?.daysSince1970 == number)
            former = text
        }
        // 801 years, of which 195 are leap years: every fourth of 1600…2400, but for 1700, 1800, 1900, 2100, 2200, 2300.
        #expect(try number - day("1599-12-31").daysSince1970 == 801 * 365 + 195)
    }

    @Test(arguments: [
        "2026-02-29", "2026-13-01", "2026-00-10", "2026-1-1", "26-01-01", "2026-01-01T00:00", "", "today",
    ])
    func readsNothingElse(_ text: String) {
        #expect(CalendarDay(text) == nil)
    }

    @Test func staysWithinTheCalendar() throws {
        #expect(try day("9999-12-31").adding(days: 1).description == "9999-12-31")
        #expect(try day("0000-01-01").adding(days: -1).description == "0000-01-01")
        #expect(try day("2026-01-01").adding(days: .max).description == "9999-12-31")
        #expect(CalendarDay(daysSince1970: .min).description == "0000-01-01")
    }

    @Test func ordersByTime() throws { #expect(try day("2026-09-30") < day("2026-10-01")) }
}
