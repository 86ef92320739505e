import OrgModel
import Testing

@testable import OrgImport

/// What people write where it says how often something meets, and in names that were meant for a web page.
@Suite struct WordsTests {
    // Expected values: what the words mean in English; twice a month is at most half of 31 days, rounded up.
    @Test(arguments: [
        ("weekly", Cadence.weekly), ("Biweekly", .biweekly), ("bi-weekly", .biweekly), ("monthly", .monthly),
        ("biweekly, starting March 3rd", .biweekly), ("monthly - last Wednesday every month", .monthly),
        ("weekly - except fourth Tuesday every month", .weekly), ("biweekly 2019 start date: Jan. 11th", .biweekly),
        ("First Tuesday of each month", .monthly), ("Last Friday of the Month", .monthly),
        ("every third Wednesday of the month", .monthly), ("every third week", .days(21)),
        ("every four weeks", .days(28)), ("every other week", .biweekly), ("every 2 weeks", .biweekly),
        ("alternate weeks, check the agenda", .biweekly), ("every week", .weekly), ("each month", .monthly),
        ("every 3 months", .quarterly), ("every two months", .days(62)), ("every 10 days", .days(10)),
        ("semimonthly", .days(16)), ("twice a month", .days(16)), ("twice per week", .days(4)),
        ("once a quarter", .quarterly), ("annually", .yearly), ("every day", .daily),
    ])
    func cadences(_ text: String, _ cadence: Cadence) {
        #expect(MeetingFrequency.cadence(of: text) == cadence)
    }

    @Test(arguments: ["", "as needed", "TBD", "every", "every so often", "every 99999 weeks", "of the", "bimonthly"])
    func noCadence(_ text: String) {
        #expect(MeetingFrequency.cadence(of: text) == nil)
    }

    @Test(arguments: [
        ("plain", "plain"), ("[CEO](../../ceo/index.md), co-founder", "CEO, co-founder"),
        ("Regular Meeting ([Calendar](https://calendar.example/x?y=z))", "Regular Meeting (Calendar)"),
        ("<a href='x'>Lead</a> of <b>Kilns</b>", "Lead of Kilns"), ("1 < 2 > 0", "1 < 2 > 0"),
        ("[not a link] (x)", "[not a link] (x)"), ("[a](b c)", "[a](b c)"),
    ])
    func plainText(_ text: String, _ plain: String) {
        #expect(PlainText.of(text) == plain)
    }

    /// A text of nothing but openings takes no longer than any other of its length.
    @Test func openingsWithoutEnd() {
        let text = String(repeating: "[<a", count: 20_000)
        #expect(PlainText.of(text) == text)
        #expect(String(repeating: " ", count: 100_000).trimmed.isEmpty)
        #expect("\u{FEFF}".isEmpty == false)
        #expect(" \t a b \n".trimmed == "a b")
    }
}
