import Findings
import OrgAnalysis
import OrgGate
import OrgModel
import Testing

/// Requirements about findings: which count, and when silence is no clean bill.
@Suite struct FindingsDemandTests {
    /// Ana alone can fix both systems: a warning about `core`, raised to an error, and one about `side`.
    private let two = "people: [ana]\nsystems: {core: {tier: 1, owners: [ana]}, side: {tier: 3, owners: [ana]}}"

    private func count(_ demand: String, severities: String = "{}", _ change: (inout Gate) -> Void = { _ in }) throws
        -> Double?
    {
        let decision = try decide(two, by: "  - {id: x, findings: any, \(demand)}", severities: severities, change)
        return decision.outcomes[0].measured.first?.value.number
    }

    @Test func countsByRuleAndSeverity() throws {
        #expect(try count("rule: ownership/single") == 2)
        #expect(try count("rule: ownership/*") == 2)
        #expect(try count("rule: ownership/single, severity: warning") == 2)
        #expect(try count("rule: ownership/single, severity: error") == 1)
        #expect(try count("rule: ownership/none") == 0)
    }

    /// A policy's severity is the one that counts, whatever the tier; also for figures that count findings.
    @Test func severitiesCanBeSet() throws {
        #expect(try count("rule: ownership/single, severity: error", severities: "{ownership/single: error}") == 2)
        #expect(try count("rule: ownership/single, severity: error", severities: "{ownership/single: note}") == 0)
        let figure = "  - {id: x, figure: findings.error, at-most: 0}"
        #expect(try decide(two, by: figure).outcomes[0].worst?.value == .number(1))
        #expect(
            try decide(two, by: figure, severities: "{ownership/single: note}").outcomes[0].worst?.value == .number(0))
    }

    @Test func aScopeIsWhatFindingsAffect() throws {
        #expect(try count("rule: ownership/single, for: {tier: 1}") == 1)
        #expect(try count("rule: ownership/single, for: {entity: side}") == 1)
    }

    @Test(arguments: [(0, Outcome.Status.failed), (1, .failed), (2, .met), (3, .met)])
    func soManyAreAllowed(_ atMost: Int, _ status: Outcome.Status) throws {
        let decision = try decide(two, by: "  - {id: x, findings: any, rule: ownership/single, at-most: \(atMost)}")
        #expect(decision.statuses == [status])
    }

    // MARK: - New ones

    @Test func whatIsNewIsNotKnownByItself() throws {
        let decision = try decide(two, by: "  - {id: x, findings: new, rule: ownership/single}")
        #expect(decision.statuses == [.notAssessable])
        #expect(decision.outcomes[0].reasons == ["what is new is not known without a baseline or an earlier cycle"])
    }

    @Test func knownFindingsDoNotCount() throws {
        let known = Analysis(of: try cycle(two), options: AnalysisOptions(measuresCentrality: false)).findings
            .filter { $0.subject == .entity(EntityID(.system, "core")) }.map(\.fingerprint)
        #expect(known.count == 1)
        for (fingerprints, status) in [(Set(known), Outcome.Status.failed), ([], .failed)] {
            let decision = try decide(two, by: "  - {id: x, findings: new, rule: ownership/single}") {
                $0.known = KnownFindings(fingerprints, from: "before")
            }
            #expect(decision.statuses == [status])
            #expect(decision.outcomes[0].worst?.value == .number(Double(2 - fingerprints.count)))
        }
        let error = try decide(two, by: "  - {id: x, findings: new, rule: ownership/single, severity: error}") {
            $0.known = KnownFindings(Set(known), from: "before")
        }
        #expect(error.statuses == [.met])
    }

    // MARK: - Silence

    /// No escalation is recorded, so that no rule about it can speak: their silence is no pass.
    @Test func aSilencedRuleIsNoPass() throws {
        let safe = "people: [ana, ben]\nsystems: {core: {owners: [ana, ben]}}"
        let decision = try decide(
            safe,
            by: """
                  - {id: heard, findings: any, rule: ownership/single}
                  - {id: silent, findings: any, rule: escalation/loop}
                  - {id: all, findings: any}
                  - {id: load, findings: any, rule: ownership/overloaded, severity: error}
                """)
        #expect(decision.statuses == [.met, .notAssessable, .notAssessable, .met])
        #expect(decision.outcomes[1].reasons.count == 1)
        #expect(decision.outcomes[1].reasons[0].hasPrefix("escalation is not assessed"))
        // Overloaded people are a warning, and no system is tier 1: it could never be an error here.
    }

    /// What was found fails, whatever could not be looked at.
    @Test func whatWasFoundFailsAllTheSame() throws {
        #expect(try decide(two, by: "  - {id: x, findings: any}").statuses == [.failed])
    }

    /// One of three systems has an owner: what is missing may just not be written down, and is neither a failure nor a
    /// pass.
    @Test func partialDataIsNeitherFailureNorPass() throws {
        let partial = "people: [ana, ben]\nsystems: {a: {owners: [ana, ben]}, b: , c: }"
        let decision = try decide(partial, by: "  - {id: x, findings: any, rule: ownership/none}")
        #expect(decision.statuses == [.notAssessable])
        #expect(decision.outcomes[0].reasons == ["ownership/none: 2 systems have no owner on record."])
        let whole = "complete: [ownership]\n" + partial
        #expect(try decide(whole, by: "  - {id: x, findings: any, rule: ownership/none}").statuses == [.failed])
    }
}
