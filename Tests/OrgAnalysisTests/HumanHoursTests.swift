import OrgAnalysis
import OrgModel
import Testing

/// Hours of the week in which some explicit rung has a human.
@Suite struct HumanHoursTests {
    private func hours(_ systems: String) throws -> Double? {
        try analysis(
            """
            people: {ana: {}, ben: {}, box: {type: shared}, lee: {status: leave}}
            teams:
              day: {on-call: {people: [ana, ben], hours: mon-fri 08:00-18:00}}
              late: {on-call: {people: [ben], hours: mon-fri 14:00-22:00}}
              gone: {on-call: {people: [lee]}}
              lisbon: {on-call: {people: [ana], hours: mon-fri 08:00-18:00 +02:00}}
            systems: {\(systems), x: {escalation: [{to: ana}]}}
            """
        ).chain("s").figures?.humanHours
    }

    @Test func aPersonAnswersAlways() throws {
        #expect(try hours("s: {escalation: [{to: ana}]}") == 168)
    }

    /// 5 days of 10 hours; two rungs 08–22: 5 of 14; a rung for a weekend's Saturday: 24 more.
    @Test func hoursOfRungsAreJoined() throws {
        #expect(try hours("s: {escalation: [{to: day}]}") == 50)
        #expect(try hours("s: {escalation: [{to: day}, {to: late}]}") == 70)
        #expect(try hours("s: {escalation: [{to: [day, late]}]}") == 70)
        #expect(try hours("s: {escalation: [{to: day}, {to: ana, hours: sat 00:00-24:00}]}") == 74)
        // 06–16 and 08–18 in UTC: 06–18.
        #expect(try hours("s: {escalation: [{to: [day, lisbon]}]}") == 60)
    }

    /// A rung leads to the team 12–20, the team is there 08–18: 6 hours a day.
    @Test func hoursOfARungAndItsTeamMustBothHold() throws {
        #expect(try hours("s: {escalation: [{to: day, hours: mon-fri 12:00-20:00}]}") == 30)
        #expect(try hours("s: {escalation: [{to: day, hours: sat-sun 00:00-24:00}]}") == 0)
    }

    @Test func mailboxesAndAbsentPeopleCoverNothing() throws {
        #expect(try hours("s: {escalation: [{to: box}]}") == 0)
        #expect(try hours("s: {escalation: [{to: gone}, {to: day}]}") == 50)
    }

    /// Who would be climbed to is nobody's promise.
    @Test func climbedRungsDoNotCount() throws {
        let analysis = try analysis(
            """
            people: {ana: {reports-to: ben}, ben: {}, cho: {}}
            teams: {day: {lead: ana, on-call: {people: [ana, cho], hours: mon 08:00-18:00}}}
            systems: {s: {escalation: [{to: day}]}, i: {owners: [day]}}
            """)
        #expect(try analysis.chain("s").steps == ["day", "^ben"])
        #expect(try analysis.chain("s").figures?.humanHours == 10)
        #expect(try analysis.chain("i").figures?.humanHours == nil)
        #expect(analysis.escalation.humanHours == 10)
    }

    /// The mean over explicit ladders, whatever the tier.
    @Test func theOrganisationsHoursAreTheMean() throws {
        let analysis = try analysis(
            """
            people: {ana: {}, box: {type: shared}}
            systems: {a: {tier: 1, escalation: [{to: ana}]}, b: {tier: 4, escalation: [{to: box}]}}
            """)
        #expect(analysis.escalation.humanHours == 84)
    }
}
