import Findings
import OrgAnalysis
import OrgGate
import OrgModel
import SourceDocuments
import Testing

@Suite struct DecisionLogTests {
    private func read(_ text: String) -> (log: DecisionLog, problems: [String]) {
        let (log, diagnostics) = DecisionLog.read(SourceText(file: "log.md", text: text))
        return (log, diagnostics.map { "\($0.location?.line ?? 0) \($0.rule)" })
    }

    /// As a person would write it.
    private let written = """
        # Decisions

        ## 2026-06-30: authorised with conditions

        - organisation: Harbour Rail
        - [ ] by 2026-07-30: `two` of `system:shop`; owner: Ana
        - [ ] by 2026-08-30: `hours` of `organization`; owner: team:web

        ## 2026-07-30: withheld
        - organisation: Harbour Rail
        - [x] by 2026-07-30: `two` of `system:shop`; owner: Ana
        - [ ] by 2026-08-30: `hours` of `organization`; owner: team:web

        ## 2026-08-01: withheld
        - organisation: Other
        - [ ] by 2026-08-30: `two` of `system:shop`; owner: Ben
        """

    @Test func theLatestLineCounts() {
        let (log, problems) = read(written)
        #expect(problems == [])
        #expect(log.decisions == 3)
        #expect(
            log.entries.map {
                "\($0.organization) \($0.requirement) \($0.subject) \($0.owner) \($0.due) \($0.since) \($0.isOpen)"
            }
                == [
                    "Harbour Rail two system:shop Ana 2026-07-30 2026-06-30 false",
                    "Harbour Rail hours organization team:web 2026-08-30 2026-06-30 true",
                    "Other two system:shop Ben 2026-08-30 2026-08-01 true",
                ])
        #expect(log.entries[1].location == SourceLocation(file: "log.md", line: 12, column: 1))
    }

    @Test func lineBreaksOfAnyKindWillDo() {
        #expect(read(written.replacing("\n", with: "\r\n")).log.entries.map(\.isOpen) == [false, true, true])
    }

    /// A condition that is passed over would never be missed: what looks like one and cannot be read is an error.
    @Test(arguments: [
        "- [ ] by 2026-02-30: `two` of `system:shop`; owner: Ana", "- [ ] two of shop, by July",
        "- [ ] by 2026-07-30: two of `system:shop`; owner: Ana", "- [ ] by 2026-07-30: `two` of `system:shop`",
        "- [-] by 2026-07-30: `two` of `system:shop`; owner: Ana",
        "- [ ] by 2026-07-30: `two of system:shop; owner: Ana",
    ])
    func aConditionThatCannotBeReadIsAnError(_ line: String) {
        #expect(read("## 2026-06-30: withheld\n\n\(line)\n").problems == ["3 log/condition"])
    }

    @Test func aHeadingNeedsADay() {
        #expect(read("# Decisions\n\n## Soon: withheld\n").problems == ["3 log/heading"])
    }

    /// Whoever moves a section must not lose what it asks for.
    @Test(arguments: [" ", "x", "X"])
    func aConditionAboveEveryDecisionIsAnError(_ mark: String) {
        let (log, problems) = read("- [\(mark)] by 2026-07-30: `two` of `system:shop`; owner: Ana\n\n\(written)")
        #expect(problems == ["1 log/condition"])
        #expect(log.entries.count == 3)
    }

    @Test func otherTextIsForReaders() {
        let (log, problems) = read("# Notes\n\n- a list\n- [ ] before any decision\n\n## 2026-06-30: x\n\nWe talked.\n")
        #expect(problems == [])
        #expect(log.entries.isEmpty)
    }

    /// Whatever names and texts there are, what was written is found again, and nothing else.
    @Test(arguments: [
        "Plain", "a`b", "``", "`", " x ", "a; owner: b", "[x](http://y)", "<b>&amp;</b>", "## 2026-01-01: x", "@all #1",
        "\\", "*_~|$!{}()", "日本語 👩‍👩‍👧‍👦", "rtl\u{202E}evil", "www.example.org", "a` of `b", "- [x] by 2026-01-01",
        "https://x", "e\u{301}", "&#58;",
    ])
    func hostileNamesAreFoundAgain(_ name: String) throws {
        var builder = CycleBuilder(organization: name, label: name, danglingReferences: .areErrors)
        let system = EntityID(.system, name)
        builder.add(Entity(EntityID(.person, "ana")))
        builder.add(Entity(system))
        builder.add(Relation(.owns, from: EntityID(.person, "ana"), to: system))
        let requirement = Requirement(
            id: "two", scope: Scope(subject: .system), demand: .figure("supporters", Limits(atLeast: 2)),
            terms: ConditionTerms(owner: .named(name), term: .within(days: 1)))
        var gate = Gate(policy: GatePolicy(requirements: [requirement]), date: try day("2026-01-01"))
        let cycle = builder.build().cycle
        let file = DecisionRecord.File(path: name, digest: "0")
        let record = DecisionRecord(
            gate.decide(on: cycle), date: try day("2026-01-01"), by: name, input: file, policy: file)
        let (log, problems) = read(DecisionRecord.preface + record.text())
        #expect(problems == [])
        #expect(log.decisions == 1)
        #expect(log.entries.map(\.owner) == [DisplayText.visible(name)])
        gate.date = try day("2026-01-03")
        gate.log = log
        let later = gate.decide(on: cycle)
        #expect(later.verdict == .withheld)
        #expect(later.earlier.map(\.state) == [.overdue])
        // And once more, from what was written the second time.
        let again = DecisionRecord(later, date: try day("2026-01-03"), by: name, input: file, policy: file)
        let both = read(DecisionRecord.preface + record.text() + again.text())
        #expect(both.problems == [])
        #expect(both.log.entries.count == 1)
        #expect(both.log.entries[0].since == CalendarDay("2026-01-01"))
    }

    /// A section in full, read by eye.
    @Test func aSectionSaysWhatWasDecided() throws {
        let decision = try decide(
            "organization: Shop\ncycle: 2026-Q2\npeople: {ana: {teams: [web]}}\nteams: [web]\nsystems: {shop: {owners: [web]}}",
            by: """
                  - {id: two, for: systems, figure: supporters, at-least: 2, condition: {owner: owning team, within: 30 days}}
                  - {id: owned, figure: unowned, at-most: 0}
                  - {id: load, figure: utilisation.max, at-most: 1}
                """
        ) { $0.date = CalendarDay("2026-06-30") }
        let record = DecisionRecord(
            decision, date: try day("2026-06-30"), by: "Risk committee",
            input: DecisionRecord.File(path: "shop.yaml", digest: "ab12"),
            policy: DecisionRecord.File(path: "policy.yaml", digest: "cd34"))
        #expect(
            record.text() == """

                ## 2026-06-30: not assessable

                - organisation: Shop
                - cycle: 2026-Q2
                - decided by: Risk committee
                - input: `shop.yaml`, SHA-256 `ab12`
                - policy: `policy.yaml`, SHA-256 `cd34`
                - met: `owned`
                - failed, with conditions: `two`
                - not assessable: `load`

                Conditions:

                - [ ] by 2026-07-30: `two` of `system:shop`; owner: team:web

                """)
    }
}
