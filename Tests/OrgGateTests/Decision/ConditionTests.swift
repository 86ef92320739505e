import Findings
import OrgModel
import SourceDocuments
import Testing

@testable import OrgGate

/// When a failure becomes a condition: who, until when, and when no more.
@Suite struct ConditionTests {
    /// Ana alone can fix shop, which team web owns.
    private let shop =
        "organization: Shop & Co\npeople: {ana: {teams: [web]}}\nteams: [web]\nsystems: {shop: {owners: [web]}}"

    private func decide(
        _ terms: String, on date: String? = nil, log: DecisionLog = DecisionLog(), _ yaml: String? = nil
    ) throws -> Decision {
        try OrgGateTests.decide(
            yaml ?? shop, by: "  - {id: two, for: systems, figure: supporters, at-least: 2, condition: {\(terms)}}"
        ) {
            $0.date = date.flatMap { CalendarDay($0) }
            $0.log = log
        }
    }

    private func log(_ decision: Decision, on date: String) throws -> DecisionLog {
        let file = DecisionRecord.File(path: "x.yaml", digest: "0")
        let text = DecisionRecord(decision, date: try day(date), by: "Eva", input: file, policy: file).text()
        let (log, problems) = DecisionLog.read(SourceText(file: "log.md", text: DecisionRecord.preface + text))
        #expect(problems.map(\.message) == [])
        return log
    }

    // MARK: - Terms

    @Test func aFailureBecomesACondition() throws {
        let decision = try decide("owner: Head of Web, within: 30 days", on: "2026-06-30")
        #expect(decision.verdict == .authorisedWithConditions)
        #expect(
            decision.conditions == [
                condition(.named("Head of Web"), due: "2026-07-30", of: "shop")
            ])
    }

    private func condition(
        _ owner: Condition.Owner, due: String?, days: Int? = nil, since: String? = nil, of name: String
    )
        -> Condition
    {
        Condition(
            requirement: "two", subject: .entity(EntityID(.system, name)), owner: owner,
            due: due.flatMap { CalendarDay($0) }, days: days, since: since.flatMap { CalendarDay($0) })
    }

    @Test func withoutADayTheTermIsANumberOfDays() throws {
        let decision = try decide("owner: Ana, within: 2 weeks")
        #expect(decision.conditions == [condition(.named("Ana"), due: nil, days: 14, of: "shop")])
    }

    @Test func theOwningTeamOfEachSystem() throws {
        let both = shop.replacing("teams: [web]\n", with: "teams: [web, pay]\n").replacing(
            "{shop: {owners: [web]}}", with: "{shop: {owners: [web]}, till: {owners: [pay], supporters: [ana]}}")
        let decision = try decide("owner: owning team, within: 1 day", both)
        #expect(decision.conditions.map(\.owner) == [.team(EntityID(.team, "web")), .team(EntityID(.team, "pay"))])
    }

    /// Without a team that could take it on there is no condition.
    @Test func nobodyOwnsNothing() throws {
        let alone = "people: [ana]\nsystems: {shop: {owners: [ana]}}"
        let decision = try decide("owner: owning team, within: 1 day", alone)
        #expect(decision.verdict == .withheld)
        #expect(decision.outcomes[0].missed[0].bar == "no team owns it that could take a condition on")
    }

    /// Until a day, that day included.
    @Test(arguments: [
        ("2026-12-30", Verdict.authorisedWithConditions), ("2026-12-31", .authorisedWithConditions),
        ("2027-01-01", .withheld),
    ])
    func untilADay(_ date: String, _ verdict: Verdict) throws {
        #expect(try decide("owner: Ana, by: 2026-12-31", on: date).verdict == verdict)
    }

    /// One failure that cannot wait withholds all.
    @Test func oneFailureWithoutTermsWithholds() throws {
        let requirements = """
              - {id: soft, for: systems, figure: supporters, at-least: 2, condition: {owner: Ana, within: 1 day}}
              - {id: hard, for: systems, figure: supporters, at-least: 3}
            """
        let decision = try OrgGateTests.decide(shop, by: requirements)
        #expect(decision.statuses == [.conditional, .failed])
        #expect(decision.verdict == .withheld)
    }

    // MARK: - Later

    /// Deciding again gives no more time: the day stays the one that was given first, and once it has passed the failure
    /// withholds.
    @Test func theDayStays() throws {
        let terms = "owner: Ana, within: 30 days"
        let first = try log(decide(terms, on: "2026-06-30"), on: "2026-06-30")
        let second = try decide(terms, on: "2026-07-20", log: first)
        #expect(second.verdict == .authorisedWithConditions)
        #expect(second.conditions == [condition(.named("Ana"), due: "2026-07-30", since: "2026-06-30", of: "shop")])
        #expect(second.earlier.map(\.state) == [.open])
        let third = try decide(terms, on: "2026-07-31", log: first)
        #expect(third.verdict == .withheld)
        #expect(third.outcomes[0].missed[0].bar == "the condition of 2026-06-30 was to be seen to by 2026-07-30")
        #expect(third.earlier.map(\.state) == [.overdue])
        // Also after a decision that withheld because of it.
        let fourth = try decide(terms, on: "2026-08-15", log: log(third, on: "2026-07-31"))
        #expect(fourth.verdict == .withheld)
        #expect(fourth.earlier.map(\.entry.since.description) == ["2026-07-31"])
    }

    /// The last day is still one: what was due within 30 days of 30 June is late from 31 July on.
    @Test func onItsDayAConditionIsNotOverdue() throws {
        let terms = "owner: Ana, within: 30 days"
        let decision = try decide(terms, on: "2026-07-30", log: log(decide(terms, on: "2026-06-30"), on: "2026-06-30"))
        #expect(decision.verdict == .authorisedWithConditions)
        #expect(decision.outcomes[0].missed[0].bar == nil)
        #expect(decision.earlier.map(\.state) == [.open])
    }

    @Test func whatHoldsNowIsFulfilled() throws {
        let terms = "owner: Ana, within: 30 days"
        let first = try log(decide(terms, on: "2026-06-30"), on: "2026-06-30")
        let mended = shop.replacing("{ana: {teams: [web]}}", with: "{ana: {teams: [web]}, ben: {teams: [web]}}")
        let second = try decide(terms, on: "2026-09-01", log: first, mended)
        #expect(second.verdict == .authorised)
        #expect(second.earlier.map(\.state) == [.fulfilled])
        // A new failure is a new condition.
        let third = try decide(terms, on: "2026-10-01", log: log(second, on: "2026-09-01"))
        #expect(third.conditions.map(\.due) == [CalendarDay("2026-10-31")])
        #expect(third.earlier.isEmpty)
    }

    /// What is not looked at is neither fulfilled nor forgotten.
    @Test func whatIsNotAskedStaysOpen() throws {
        let first = try log(decide("owner: Ana, within: 30 days", on: "2026-06-30"), on: "2026-06-30")
        let other = "  - {id: other, figure: unowned, at-most: 0}"
        for (date, state) in [("2026-07-01", EarlierCondition.State.notAsked), ("2026-08-01", .overdueNotAsked)] {
            let decision = try OrgGateTests.decide(shop, by: other) {
                $0.date = CalendarDay(date)
                $0.log = first
            }
            #expect(decision.earlier.map(\.state) == [state])
            #expect(decision.verdict == .authorised)
        }
    }

    /// Another organisation's conditions are another's.
    @Test func organisationsAreKeptApart() throws {
        let first = try log(decide("owner: Ana, within: 1 day", on: "2026-06-30"), on: "2026-06-30")
        let other = shop.replacing("Shop & Co", with: "Shop & Sons")
        let decision = try decide("owner: Ana, within: 1 day", on: "2026-07-30", log: first, other)
        #expect(decision.verdict == .authorisedWithConditions)
        #expect(decision.earlier.isEmpty)
    }
}
