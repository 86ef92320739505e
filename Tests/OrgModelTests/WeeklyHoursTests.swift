import OrgModel
import Testing

/// Minutes of the week are worked out by hand: a day has 1,440, Tuesday begins at 1,440, Sunday at 8,640.
@Suite struct WeeklyHoursTests {
    private func ranges(_ windows: String...) throws -> [Range<Int>] {
        try WeeklyHours(windows.map { try WeeklyHours.Window(parsing: $0) }).minuteRanges
    }

    @Test func daysAndTimes() throws {
        #expect(try ranges("mon 09:00-17:00") == [540..<1020])
        #expect(try ranges("mon,wed 9:00-17:30") == [540..<1050, 3420..<3930])
        #expect(try ranges("Tuesday 00:00-24:00") == [1440..<2880])
        #expect(try ranges("fri-sun 00:00-24:00") == [5760..<10080])
        // fri-mon passes the end of the week: Friday to Sunday, and Monday at its start.
        #expect(try ranges("fri-mon 12:00-13:00") == [720..<780, 6480..<6540, 7920..<7980, 9360..<9420])
        #expect(try ranges("00:00-24:00") == [0..<10080])
        #expect(try ranges("mon 18:00-00:00") == [1080..<1440])
    }

    @Test func overnight() throws {
        #expect(try ranges("mon 22:00-06:00") == [1320..<1800])
        // Sunday night runs into Monday morning, at the start of the week.
        #expect(try ranges("sun 22:00-06:00") == [0..<360, 9960..<10080])
    }

    @Test func distancesFromUTC() throws {
        #expect(try ranges("mon 09:00-17:00 +01:00") == [480..<960])
        #expect(try ranges("mon 09:00-17:00 -05:30") == [870..<1350])
        // Monday 00:00 in UTC+1 is Sunday 23:00 in UTC.
        #expect(try ranges("mon 00:00-02:00 +01:00") == [0..<60, 10020..<10080])
        #expect(try ranges("sun 23:00-24:00 -02:00") == [60..<120])
        #expect(try ranges("mon 09:00-17:00 Z") == ranges("mon 09:00-17:00"))
        #expect(try ranges("mon 09:00-17:00 UTC") == ranges("mon 09:00-17:00"))
    }

    @Test func unions() throws {
        #expect(try ranges("mon 09:00-12:00", "mon 12:00-17:00") == [540..<1020])
        #expect(try ranges("mon 09:00-13:00", "mon 12:00-17:00", "mon 10:00-11:00") == [540..<1020])
        #expect(try ranges("mon 09:00-10:00", "mon 11:00-12:00") == [540..<600, 660..<720])
        #expect(WeeklyHours.union([]) == [])
        #expect(WeeklyHours.union([5..<5, 7..<9, 1..<2]) == [1..<2, 7..<9])
        let morning = try WeeklyHours([WeeklyHours.Window(parsing: "mon 09:00-12:00")])
        let evening = try WeeklyHours([WeeklyHours.Window(parsing: "mon 18:00-20:00")])
        #expect(morning.joined(with: evening) == evening.joined(with: morning))
        #expect(morning.joined(with: morning) == morning)
    }

    @Test(arguments: [
        ("Mon-Fri 9:00-17:00 +01:00", "mon-fri 09:00-17:00 +01:00"),
        ("09:00-17:00", "mon-sun 09:00-17:00"),
        ("sun,mon 09:00-17:00 -00:30", "mon,sun 09:00-17:00 -00:30"),
        ("fri-tue 22:00-06:00", "mon,tue,fri-sun 22:00-06:00"),
        ("sat 18:00-00:00", "sat 18:00-24:00"),
        ("mon-mon 00:00-24:00 utc", "mon 00:00-24:00"),
    ])
    func isWrittenInOneWay(text: String, written: String) throws {
        let window = try WeeklyHours.Window(parsing: text)
        #expect(window.description == written)
        #expect(try WeeklyHours.Window(parsing: written) == window)
    }

    @Test(arguments: [
        "", "mon", "mon-fri", "mon 9-17", "mon 09:00", "mon 09:60-10:00", "mon 24:01-24:30", "mon 24:00-25:00",
        "mon 09:00-09:00", "00:00-00:00", "mon 9:0-10:00", "monn 09:00-10:00", "mon-tue-wed 09:00-10:00",
        "mo 09:00-10:00",
        "mon, 09:00-10:00", "mon 09:00-10:00 CET", "mon 09:00-10:00 +15:00", "mon 09:00-10:00 01:00",
        "mon 09:00-10:00 +01:00 extra", "mon 0٩:00-10:00", "mon 09:00–17:00", "mon -9:00-10:00",
    ])
    func refusesWhatIsNoWindow(text: String) {
        #expect(throws: HoursError.self) { try WeeklyHours.Window(parsing: text) }
    }

    @Test func suggestsTheDayThatWasMeant() {
        do throws(HoursError) {
            _ = try WeeklyHours.Window(parsing: "mon-fry 09:00-17:00")
            Issue.record("this is no window")
        } catch {
            #expect(error.message.hasSuffix("did you mean 'fri'?"))
        }
    }
}
