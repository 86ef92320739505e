import Findings
import OrgModel
import Testing

@Suite struct FindingTests {
    private func finding(
        _ subject: Finding.Subject, _ rule: RuleID = "ownership/single", _ severity: Severity = .warning,
        exposure: Double = 0, identity: [String] = []
    ) -> Finding {
        Finding(
            rule: rule, severity: severity, subject: subject, affects: [], message: "Ana alone can fix it.",
            advice: "Pair.", exposure: exposure, identity: identity)
    }

    private func system(_ name: String) -> Finding.Subject { .entity(EntityID(.system, name)) }

    // MARK: - Fingerprints

    /// Of rule and subject, joined by U+001F. Expected values by an independent FNV-1a in Python:
    /// `h = 0xcbf29ce484222325; for b in text.encode(): h = (h ^ b) * 0x100000001b3 % 2**64`, which gives the published
    /// vectors "" → cbf29ce484222325, "a" → af63dc4c8601ec8c, "foobar" → 85944171f73967e8 (Fowler, Noll & Vo, test_fnv.c).
    @Test func fingerprintIsFNV1aOfRuleAndSubject() {
        #expect(finding(system("pricing")).fingerprint == "cf394059b15242b5")
        #expect(finding(.organization, "ownership/none", .note).fingerprint == "3ac9003238fc9a51")
        #expect(finding(system("é")).fingerprint == "12ac31a72ee57219")
        #expect(finding(system("pricing"), identity: ["person:ana"]).fingerprint == "db898a81039c82f3")
    }

    /// 16 digits also where the first would be zeros.
    @Test func fingerprintKeepsLeadingZeros() {
        #expect(finding(system("s7800")).fingerprint == "0062e11961e4cb25")
    }

    @Test func fingerprintIgnoresWordsSeverityAndPlace() {
        let before = finding(system("pricing"))
        var after = before
        after.message = "Said otherwise."
        after.advice = "Do otherwise."
        after.severity = .error
        after.exposure = 0.5
        after.location = SourceLocation(file: "other.yaml", line: 7)
        after.affects = [EntityID(.system, "pricing"), EntityID(.system, "billing")]
        after.evidence = Evidence(ids: [EntityID(.person, "ana")])
        #expect(after.fingerprint == before.fingerprint)
    }

    @Test func fingerprintTellsFindingsApart() {
        let all = [
            finding(system("a")), finding(system("b")), finding(system("a"), "ownership/none", .warning),
            finding(.entity(EntityID(.team, "a"))), finding(.organization), finding(system("a"), identity: ["x"]),
            // The separator keeps what is joined apart.
            finding(system("a"), identity: ["x", "y"]), finding(system("a"), identity: ["xy"]),
        ]
        #expect(Set(all.map(\.fingerprint)).count == all.count)
    }

    // MARK: - Order

    @Test func reportsTheGravestThenTheMostExposedFirst() {
        let inOrder = [
            finding(system("z"), "escalation/none", .error, exposure: 0.1),
            finding(system("a"), "ownership/none", .error),
            finding(system("z"), "escalation/loop", .warning, exposure: 0.3),
            // Equal so far: by subject, in bytes: `Z` before `a`, and both before `é`.
            finding(system("Z"), "ownership/single", .warning, exposure: 0.2),
            finding(system("a"), "ownership/single", .warning, exposure: 0.2),
            finding(system("é"), "ownership/single", .warning, exposure: 0.2),
            // Then by rule.
            finding(system("a"), "escalation/hours", .note),
            finding(system("a"), "ownership/away", .note),
        ]
        #expect(inOrder.reversed().sorted(by: Finding.inReportingOrder) == inOrder)
        for (a, b) in zip(inOrder, inOrder.dropFirst()) {
            #expect(Finding.inReportingOrder(a, b))
            #expect(!Finding.inReportingOrder(b, a))
        }
        #expect(!Finding.inReportingOrder(inOrder[0], inOrder[0]))
    }

    @Test func causesAreInTheSameOrder() {
        func cause(_ rule: RuleID, _ severity: Severity, _ subject: Finding.Subject, _ exposure: Double) -> Cause {
            Cause(
                rule: rule, severity: severity, subject: subject, message: "", affects: [], advice: "", effect: nil,
                location: nil, exposure: exposure, findings: [])
        }
        let inOrder = [
            cause("b/b", .error, system("z"), 0), cause("b/b", .warning, .organization, 0.5),
            cause("b/b", .warning, system("a"), 0.4), cause("a/a", .warning, system("b"), 0.4),
            cause("b/b", .warning, system("b"), 0.4),
        ]
        #expect(inOrder.reversed().sorted(by: Cause.inReportingOrder) == inOrder)
    }

    // MARK: - Parts

    @Test func evidenceSortsItsFigures() {
        let figures = Evidence(figures: [Evidence.Figure("ratio", nil), Evidence.Figure("load", 2)]).figures
        #expect(figures.map(\.name) == ["load", "ratio"])
    }

    @Test func anEffectWithoutChangesIsNone() {
        #expect(Effect([]) == nil)
        #expect(Effect([Effect.Change("unowned", from: 0.2, to: 0, .share)])?.changes.count == 1)
    }

    @Test func aRuleKnowsItsFamily() {
        #expect(RuleID("escalation/dead-end").family == "escalation")
        #expect(RuleID("alone").family == "alone")
        #expect(RuleID("a/b") < "a/c")
    }
}
