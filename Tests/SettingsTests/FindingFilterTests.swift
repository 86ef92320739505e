import Findings
import OrgModel
import Settings
import Testing

@Suite struct FindingFilterTests {
    private let found: [Finding] = [
        finding("escalation/loop", "till", .error), finding("ownership/single", "shop", affects: ["shop"]),
        finding("ownership/none", "mail", .note),
    ]

    private func suppression(
        _ rule: RuleID = "ownership/single", _ system: String? = "shop", affects: [String]? = nil,
        until: String = "2026-06-30", line: Int = 3
    ) -> Suppression {
        Suppression(
            rule: rule, subject: system.map { .entity(EntityID(.system, $0)) } ?? .organization,
            affects: affects?.map { EntityID(.system, $0) }, owner: "ana", reason: "Kim starts in May", until: until,
            location: SourceLocation(file: "linchpin.yaml", line: line, column: 5))
    }

    private func report(
        on findings: [Finding], _ suppressions: [Suppression] = [], date: String = "2026-06-30"
    ) -> FindingReport {
        var settings = Settings()
        settings.suppressions = suppressions
        return FindingFilter(settings, on: date).report(on: findings)
    }

    private func report(
        on findings: [Finding], _ suppressions: [Suppression] = [], setting change: (inout Settings) throws -> Void
    ) rethrows -> FindingReport {
        var settings = Settings()
        settings.suppressions = suppressions
        try change(&settings)
        return FindingFilter(settings, on: "2026-06-30").report(on: findings)
    }

    private func rules(_ findings: [Finding]) -> [String] { findings.map(\.rule.name) }

    @Test func withoutSettingsAllIsTold() {
        #expect(report(on: found) == FindingReport(found))
        #expect(report(on: found).counting == found)
        #expect(report(on: []) == FindingReport([]))
    }

    // MARK: - Rules and severities

    @Test func rulesThatAreNotWantedAreCounted() throws {
        let report = try report(on: found + [finding("ownership/none", "web", .note)]) {
            $0.rules.ignored = [try names.pattern("ownership/*")]
        }
        #expect(rules(report.findings) == ["escalation/loop"])
        #expect(report.ignored == [.init("ownership/none", count: 2), .init("ownership/single", count: 1)])
    }

    @Test func severitiesChangeTheOrder() throws {
        let report = try report(on: found) {
            $0.severities.set(.error, for: try names.pattern("ownership/none"))
            $0.severities.set(.note, for: try names.pattern("escalation/*"))
        }
        #expect(report.findings.map(\.severity) == [.error, .warning, .note])
        #expect(rules(report.findings) == ["ownership/none", "ownership/single", "escalation/loop"])
        // It is the same finding.
        #expect(Set(report.findings.map(\.fingerprint)) == Set(found.map(\.fingerprint)))
    }

    // MARK: - Suppressions

    @Test func aSuppressionSetsItsFindingAside() {
        let report = report(on: found, [suppression()])
        #expect(rules(report.findings) == ["escalation/loop", "ownership/none"])
        #expect(
            report.suppressed == [
                .init(
                    found[1], owner: "ana", reason: "Kim starts in May", until: "2026-06-30",
                    location: SourceLocation(file: "linchpin.yaml", line: 3, column: 5))
            ])
        #expect(rules(report.counting) == ["escalation/loop", "ownership/none"])
    }

    /// It holds on its last day, and is a finding from the next.
    @Test(arguments: [("2026-06-30", true), ("2026-07-01", false), ("2027-01-01", false), ("2025-12-31", true)])
    func itHoldsUntilItsLastDay(date: String, holds: Bool) {
        let report = report(on: found, [suppression()], date: date)
        #expect(report.suppressed.isEmpty != holds)
        #expect(rules(report.findings).contains("settings/expired-suppression") != holds)
        #expect(rules(report.findings).contains("ownership/single") != holds)
    }

    @Test func anExpiredOneIsAWarningAtItsLine() throws {
        let report = report(on: found, [suppression(line: 7)], date: "2026-07-01")
        let expired = try #require(report.findings.first { $0.rule == "settings/expired-suppression" })
        #expect(expired.severity == .warning)
        #expect(expired.subject == .entity(EntityID(.system, "shop")))
        #expect(expired.location == SourceLocation(file: "linchpin.yaml", line: 7, column: 5))
        #expect(
            expired.message
                == "The suppression of ownership/single by ana ended on 2026-06-30; the finding counts again.")
        // Whatever became of the finding, the date has passed.
        let gone = self.report(on: [], [suppression()], date: "2026-07-01")
        #expect(
            gone.findings.map(\.message) == [
                "The suppression of ownership/single by ana ended on 2026-06-30; what it set aside is found no more."
            ])
        let renewed = self.report(on: found, [suppression(), suppression(until: "2026-12-31")], date: "2026-07-01")
        #expect(renewed.suppressed.map(\.until) == ["2026-12-31"])
        #expect(
            renewed.findings.contains { $0.message.hasSuffix("another suppression sets the finding aside.") })
    }

    /// Another rule, another system, the organisation, and a team of the same name.
    private static let idle: [(rule: RuleID, subject: Finding.Subject)] = [
        ("ownership/none", .entity(EntityID(.system, "shop"))),
        ("ownership/single", .entity(EntityID(.system, "till"))),
        ("ownership/single", .organization), ("ownership/single", .entity(EntityID(.team, "shop"))),
    ]

    @Test(arguments: 0..<4)
    func oneThatSetsNothingAsideIsANote(place: Int) throws {
        let (rule, subject) = Self.idle[place]
        let unused = Suppression(
            rule: rule, subject: subject, owner: "ana", reason: "r", until: "2026-06-30",
            location: SourceLocation(file: "linchpin.yaml", line: 3, column: 5))
        let report = report(on: found, [unused])
        #expect(report.suppressed.isEmpty)
        let note = try #require(report.findings.first { $0.rule == "settings/unused-suppression" })
        #expect(note.severity == .note)
        #expect(note.location == unused.location)
        #expect(note.message.hasSuffix("by ana until 2026-06-30 sets nothing aside."))
        #expect(report.findings.count == found.count + 1)
    }

    /// A command that looks at one cycle cannot tell whether a suppression of what takes two is idle; that its time is over it
    /// can tell.
    @Test func whatWasNotLookedForIsNotIdle() {
        var settings = Settings()
        settings.suppressions = [suppression("visibility/narrowing", until: "2026-06-30")]
        func found(on date: String, _ unsought: Set<RuleID>) -> [String] {
            rules(FindingFilter(settings, on: date, unsought: unsought).report(on: []).findings)
        }
        #expect(found(on: "2026-06-01", []) == ["settings/unused-suppression"])
        #expect(found(on: "2026-06-01", ["visibility/narrowing"]) == [])
        #expect(found(on: "2026-07-01", ["visibility/narrowing"]) == ["settings/expired-suppression"])
    }

    /// What was accepted for some systems was not accepted for others.
    @Test func aFindingThatHasGrownIsToldAgain() {
        let grown = finding("escalation/loop", "ledger", affects: ["ledger", "shop", "till"])
        let enough = suppression("escalation/loop", "ledger", affects: ["till", "ledger", "shop", "mail"])
        #expect(report(on: [grown], [enough]).suppressed.count == 1)
        let tooFew = report(on: [grown], [suppression("escalation/loop", "ledger", affects: ["ledger"])])
        #expect(tooFew.suppressed.isEmpty)
        #expect(rules(tooFew.findings) == ["escalation/loop", "settings/unused-suppression"])
        #expect(
            tooFew.findings[1].message == "The suppression of escalation/loop by ana does not hold:"
                + " the finding affects system:shop, system:till beside what it names.")
    }

    /// A rule that is not asked for today makes no suppression idle.
    @Test func whatIsLeftOutIsSuppressedAllTheSame() throws {
        let report = try report(on: found, [suppression()]) { $0.rules.ignored = [try names.pattern("ownership/*")] }
        #expect(rules(report.findings) == ["escalation/loop"])
        #expect(report.ignored.map(\.rule) == ["ownership/none", "ownership/single"])
        #expect(report.suppressed.isEmpty)
    }

    @Test func findingsAboutTheSettingsFollowThem() throws {
        let report = try report(on: [], [suppression()]) {
            $0.severities.set(.error, for: try names.pattern("settings/*"))
        }
        #expect(report.findings.map(\.severity) == [.error])
        let ignored = try self.report(on: [], [suppression()]) {
            $0.rules.ignored = [try names.pattern("settings/unused-suppression")]
        }
        #expect(ignored.findings.isEmpty)
        #expect(ignored.ignored == [.init("settings/unused-suppression", count: 1)])
    }

    // MARK: - Comparison

    private func compared(_ now: [Finding], with before: [Finding], _ suppressions: [Suppression] = []) -> FindingReport
    {
        var settings = Settings()
        settings.suppressions = suppressions
        return FindingFilter(
            settings, on: "2026-06-30", comparedWith: (.init(.baseline, "b.json"), Baseline(of: before))
        ).report(on: now)
    }

    @Test func onlyWhatIsNewCounts() {
        var louder = found[1]
        louder.severity = .error
        louder.message = "Said otherwise."
        louder.affects.append(EntityID(.system, "till"))
        let new = finding("ownership/none", "web", .note)
        let report = compared([louder, found[2], new], with: found)
        #expect(report.entries.map(\.status) == [.known, .known, .new])
        #expect(report.counting == [new])
        #expect(report.known == [louder, found[2]])
        #expect(report.comparison == .init(.baseline, "b.json"))
        #expect(
            report.resolved == [
                .init(rule: "escalation/loop", subject: "system:till", fingerprint: found[0].fingerprint)
            ])
    }

    @Test func withoutComparisonNothingHasAStatus() {
        #expect(report(on: found).entries.allSatisfy { $0.status == nil })
        #expect(compared(found, with: []).entries.allSatisfy { $0.status == .new })
    }

    /// What is suppressed, or known and left out, is not resolved; what is said of the settings is new.
    @Test func whatIsSetAsideIsStillThere() throws {
        let report = compared(found, with: found, [suppression(), suppression("ownership/none", "gone")])
        #expect(report.resolved == [])
        #expect(report.suppressed.map(\.finding) == [found[1]])
        #expect(rules(report.counting) == ["settings/unused-suppression"])
        // A rule that is not asked for any more mends nothing.
        var settings = Settings()
        settings.rules = RuleSelection(ignored: [try names.pattern("ownership/*")])
        let ignoring = FindingFilter(
            settings, on: "2026-06-30", comparedWith: (.init(.baseline, "b.json"), Baseline(of: found))
        ).report(on: found)
        #expect(rules(ignoring.findings) == ["escalation/loop"])
        #expect(ignoring.resolved == [])
    }
}
