import OrgGate
import OrgModel
import SourceDocuments
import TestSupport
import Testing

/// Holds `graphs/policy.yaml` to the story that `graphs/README.md` tells.
@Suite struct ExampleGateTests {
    private func gate(_ focus: String...) throws -> Gate {
        let text = SourceText(file: "graphs/policy.yaml", text: try Checkout.text("graphs/policy.yaml"))
        let policy = try #require(PolicyReader.read(text: text).policy)
        return Gate(policy: policy, focus: focus.map { EntityID(.system, $0) })
    }

    private func failing(_ decision: Decision) -> [String] {
        decision.outcomes.filter { $0.status == .failed }.map {
            "\($0.requirement.id): \($0.missedNames.joined(separator: " "))"
        }
    }

    private func conditions(_ decision: Decision) -> [String] {
        decision.conditions.map { "\($0.requirement): \($0.subject)" }
    }

    @Test func theFirstQuarterIsAuthorised() throws {
        #expect(try gate().decide(on: larkfield("2026-Q1")).verdict == .authorised)
    }

    /// Promoted, and what stands around it may follow.
    @Test func theSecondHasConditions() throws {
        let decision = try gate().decide(on: larkfield("2026-Q2"))
        #expect(decision.verdict == .authorisedWithConditions)
        #expect(
            conditions(decision) == [
                "tier-2.supporters: system:document-intake-agent", "tier-2.authority: system:claims-triage-model",
                "tier-2.authority: system:document-intake-agent", "tier-2.authority: system:partner-gateway",
                "tier-2.hours: system:claims-triage-model", "tier-2.hours: system:document-intake-agent",
                "tier-2.hours: system:partner-gateway", "production.review: organization",
                "pilot.supporters: system:settlement-agent",
            ])
        #expect(
            Set(decision.conditions.map(\.owner.text)) == [
                "team:applied-ai", "team:customer-channels", "Chief risk officer",
            ])
    }

    @Test func theThirdIsWithheld() throws {
        let decision = try gate().decide(on: larkfield("2026-Q3"))
        #expect(decision.verdict == .withheld)
        #expect(
            failing(decision) == [
                "tier-1.supporters: settlement-agent", "tier-1.authority: settlement-agent",
                "tier-1.hours: settlement-agent",
            ])
    }

    /// Expansion earned, and expansion withheld.
    @Test func theFourthTellsTheTwoApart() throws {
        let cycle = try larkfield("2026-Q4")
        #expect(try gate("document-intake-agent").decide(on: cycle).verdict == .authorised)
        let settlement = try gate("settlement-agent").decide(on: cycle)
        #expect(settlement.verdict == .withheld)
        #expect(failing(settlement) == ["tier-1.supporters: settlement-agent", "tier-1.fixer: settlement-agent"])
        // A second engineer who can run it is what the story says is missing.
        #expect(
            settlement.outcomes[0].flip?.steps.map(\.ids) == [
                [EntityID(.person, "lindiwe"), EntityID(.system, "settlement-agent")]
            ])
        #expect(settlement.outcomes[0].flip?.certainty == .fewest)
        #expect(try gate().decide(on: cycle).verdict == .withheld)
    }

    /// With a log, the conditions of the second quarter are overdue in the third, and fulfilled in the fourth where the
    /// story says so.
    @Test func conditionsAreFollowedOverTheYear() throws {
        var text = DecisionRecord.preface
        var gate = try gate()
        let file = DecisionRecord.File(path: "x", digest: "0")
        var states: [String: [String]] = [:]
        for (label, date) in [
            ("2026-Q1", "2026-03-31"), ("2026-Q2", "2026-06-30"), ("2026-Q3", "2026-09-30"), ("2026-Q4", "2026-12-31"),
        ] {
            gate.date = try day(date)
            gate.log = DecisionLog.read(SourceText(file: "log.md", text: text)).log
            let decision = gate.decide(on: try larkfield(label))
            states[label] = decision.earlier.map { "\($0.state.rawValue) \($0.entry.requirement) \($0.entry.subject)" }
            text += DecisionRecord(decision, date: try day(date), by: "Risk committee", input: file, policy: file)
                .text()
        }
        #expect(states["2026-Q1"] == [])
        #expect(states["2026-Q2"] == [])
        #expect(
            states["2026-Q3"] == [
                "overdue tier-2.supporters system:document-intake-agent",
                "overdue tier-2.authority system:claims-triage-model",
                "overdue tier-2.authority system:document-intake-agent",
                "overdue tier-2.authority system:partner-gateway",
                "overdue tier-2.hours system:claims-triage-model", "overdue tier-2.hours system:document-intake-agent",
                "overdue tier-2.hours system:partner-gateway", "overdue production.review organization",
                // It is no pilot any more, and more is required of it now.
                "overdueNotAsked pilot.supporters system:settlement-agent",
            ])
        #expect(
            states["2026-Q4"] == [
                "fulfilled tier-2.supporters system:document-intake-agent",
                "fulfilled tier-2.authority system:claims-triage-model",
                "fulfilled tier-2.authority system:document-intake-agent",
                "overdue tier-2.authority system:partner-gateway",
                "fulfilled tier-2.hours system:claims-triage-model",
                "fulfilled tier-2.hours system:document-intake-agent",
                "overdue tier-2.hours system:partner-gateway",
                // The triage model still sits in the review of pilots.
                "overdue production.review organization",
                "overdueNotAsked pilot.supporters system:settlement-agent",
                "fulfilled nobody-overloaded organization",
            ])
    }
}
