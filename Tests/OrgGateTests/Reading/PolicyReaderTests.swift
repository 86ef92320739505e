import Findings
import OrgAnalysis
import OrgGate
import OrgModel
import SourceDocuments
import TestSupport
import Testing

@Suite struct PolicyReaderTests {
    private func read(_ text: String) -> PolicyReading {
        PolicyReader.read(text: SourceText(file: "p.yaml", text: text))
    }

    /// Every problem as `line:column rule`.
    private func problems(_ text: String) -> [String] {
        read(text).diagnostics.map { "\($0.location?.line ?? 0):\($0.location?.column ?? 0) \($0.rule)" }
    }

    // MARK: - What is understood

    /// The example of the design, word by word.
    @Test func readsTheExample() throws {
        let reading = read(
            """
            linchpin-policy: 1
            requirements:
              - {id: two-supporters, for: {tier: [1, 2], stage: production}, figure: supporters, at-least: 2}
              - {id: reach, for: {tier: 1}, figure: minutes-to-authority, at-most: 60}
              - {id: hours, for: {tier: 1}, figure: human-hours, at-least: 168}
              - {id: no-linchpin, figure: exposure.people.max, at-most: 0.15}
              - {id: nothing-new, findings: new, severity: error, at-most: 0}
            """)
        #expect(reading.diagnostics.isEmpty)
        let policy = try #require(reading.policy)
        #expect(policy.requirements.map(\.id) == ["two-supporters", "reach", "hours", "no-linchpin", "nothing-new"])
        #expect(policy.requirements[0].scope == Scope(tiers: [1, 2], stages: [.production]))
        #expect(
            policy.requirements.map(\.demand) == [
                .figure("supporters", Limits(atLeast: 2)), .figure("minutes-to-authority", Limits(atMost: 60)),
                .figure("human-hours", Limits(atLeast: 168)), .figure("exposure.people.max", Limits(atMost: 0.15)),
                .findings(FindingsDemand(.new, severity: .error, atMost: 0)),
            ])
        #expect(policy.requirements[3].location == SourceLocation(file: "p.yaml", line: 6, column: 5))
    }

    @Test func readsEverythingElse() throws {
        let reading = read(
            """
            linchpin-policy: 1
            title: All of it
            severities: {ownership/single: error}
            requirements:
              - id: a.1
                title: First
                why: Because.
                for: {kind: system, tier: [untiered, 4], label: {kind: agent, site: [OPO, LIS]}, entity: [billing]}
                figure: continuity
                at-least: 80 %
                at-most: 1
                condition: {owner: owning team, within: 6 weeks}
              - {id: b, for: people, figure: exposure, at-most: 0.1, condition: {owner: Ana, by: 2026-12-31}}
              - {id: c, findings: any, rule: [escalation/*, ownership/single], condition: {owner: Ana, within: 30}}
            """)
        #expect(reading.diagnostics.map(\.message) == [])
        let policy = try #require(reading.policy)
        #expect(policy.title == "All of it")
        #expect(policy.severities == ["ownership/single": .error])
        let (first, second, third) = (policy.requirements[0], policy.requirements[1], policy.requirements[2])
        #expect(first.title == "First" && first.why == "Because.")
        #expect(first.scope.tiers == [nil, 4])
        #expect(
            first.scope.labels == [Scope.LabelChoice("kind", ["agent"]), Scope.LabelChoice("site", ["OPO", "LIS"])])
        #expect(first.scope.entities.map(\.text) == ["billing"])
        #expect(first.demand == .figure("continuity", Limits(atLeast: 0.8, atMost: 1)))
        #expect(first.terms == ConditionTerms(owner: .owningTeam, term: .within(days: 42)))
        #expect(second.scope == Scope(subject: .person))
        #expect(second.terms == ConditionTerms(owner: .named("Ana"), term: .by(try day("2026-12-31"))))
        #expect(third.demand == .findings(FindingsDemand(.any, rules: ["escalation/*", "ownership/single"])))
        #expect(third.terms?.term == .within(days: 30))
    }

    /// What is said of a rule counts before what is said of its family, in whatever order.
    @Test(arguments: [
        "{ownership/*: error, ownership/single: note}", "{ownership/single: note, \"ownership/*\": error}",
    ])
    func severitiesOfAFamily(_ severities: String) throws {
        let policy = try policy("  - {id: a, findings: any}", severities: severities)
        #expect(policy.severities["ownership/single"] == .note)
        #expect(policy.severities["ownership/none"] == .error)
        #expect(policy.severities["escalation/none"] == nil)
        #expect(policy.severities.count == RuleSet.all.count { $0.id.family == "ownership" })
    }

    /// One thing wrong keeps nothing else from being told: three things about the first, then that its id is there already.
    @Test func everythingIsToldAtOnce() {
        let text = """
            linchpin-policy: 1
            requirements:
              - {id: a, findings: newest, severity: grave, at-most: -1, rule: ownership}
              - {id: a, findings: any}
            """
        #expect(
            problems(text) == [
                "3:23 policy/invalid-value", "3:41 policy/invalid-value", "3:57 file/wrong-type",
                "3:67 policy/unknown-rule", "4:5 policy/duplicate-id",
            ])
    }

    /// Every figure of every subject can be asked for.
    @Test(arguments: FigureCatalogue.all.map(\.id))
    func everyFigureCanBeAskedFor(_ id: String) throws {
        let figure = try #require(FigureCatalogue.all.first { $0.id == id })
        let words: [Figure.Subject: String] = [
            .organization: "organization", .system: "systems", .person: "people", .team: "teams",
        ]
        let word = try #require(words[figure.subject])
        let limit = figure.better == .higher ? "at-least: 1" : "at-most: 1"
        let policy = try policy("  - {id: x, for: \(word), figure: \(figure.name), \(limit)}")
        #expect(policy.requirements[0].scope == Scope(subject: figure.subject))
    }

    @Test func readsJSON() throws {
        let text = #"{"linchpin-policy": 1, "requirements": [{"id": "x", "figure": "intact", "at-least": 1}]}"#
        let reading = PolicyReader.read(text: SourceText(file: "p.json", text: text))
        #expect(reading.diagnostics.isEmpty)
        #expect(reading.policy?.requirements.map(\.id) == ["x"])
    }

    // MARK: - What is wrong

    /// Requirements with one thing wrong each: the place, counted by hand, and what to write instead.
    private static let wrong: [(String, String, String, String?)] = [
        ("{id: x, figure: suporters, at-least: 2}", "3:21", "policy/unknown-figure", "did you mean 'supporters'?"),
        ("{id: x, figure: humanHours, at-least: 2}", "3:21", "policy/unknown-figure", "did you mean 'human-hours'?"),
        ("{id: x, figure: xyzzy, at-least: 2}", "3:21", "policy/unknown-figure", "docs/figures.md lists them"),
        ("{id: x, for: {tier: 1}, figure: unowned, at-most: 0}", "3:37", "policy/wrong-subject", "leave `for` out"),
        (
            "{id: x, figure: exposure, at-most: 0.1}", "3:21", "policy/wrong-subject",
            "add `for: people` or `for: teams`"
        ),
        ("{id: x, figure: intact}", "3:5", "policy/no-limit", "add `at-least:` or `at-most:`"),
        ("{id: x, figure: intact, at-least: 15}", "3:39", "policy/invalid-value", "for per cent write '15 %'"),
        ("{id: x, figure: human-hours, at-least: 90 %}", "3:44", "policy/invalid-value", "it counts hours"),
        ("{id: x, figure: intact, at-lest: 1}", "3:29", "file/unknown-key", "did you mean 'at-least'?"),
        ("{id: x, figure: intact, tier: 1}", "3:29", "file/unknown-key", "'tier' belongs to `for`"),
        ("{id: x, figure: intact, at-least: much}", "3:39", "file/wrong-type", nil),
        ("{figure: intact, at-least: 1}", "3:5", "file/missing-key", "write for instance `id: two-supporters`"),
        ("{id: Two Supporters, figure: intact, at-least: 1}", "3:10", "policy/invalid-id", nil),
        (
            "{id: x}", "3:5", "file/missing-key",
            "add `figure:` with `at-least:` or `at-most:`, or `findings: any`"
        ),
        ("{id: x, figure: intact, findings: any, at-least: 1}", "3:21", "policy/invalid-value", nil),
        ("{id: x, figure: intact, at-least: 1, at-most: 0.5}", "3:5", "policy/invalid-value", nil),
        ("{id: x, findings: old}", "3:23", "policy/invalid-value", nil),
        ("{id: x, findings: any, at-least: 1}", "3:38", "policy/invalid-value", nil),
        ("{id: x, findings: any, at-most: -1}", "3:37", "file/wrong-type", nil),
        (
            "{id: x, findings: any, rule: ownership/singel}", "3:34", "policy/unknown-rule",
            "did you mean 'ownership/single'?"
        ),
        ("{id: x, findings: any, rule: escalation}", "3:34", "policy/unknown-rule", "did you mean 'escalation/*'?"),
        ("{id: x, findings: any, severity: eror}", "3:38", "policy/invalid-value", "did you mean 'error'?"),
        ("{id: x, for: {tier: 5}, figure: supporters, at-least: 1}", "3:25", "policy/invalid-value", nil),
        ("{id: x, for: {stage: retired}, figure: supporters, at-least: 1}", "3:26", "policy/invalid-value", nil),
        (
            "{id: x, for: {labels: {a: b}}, figure: supporters, at-least: 1}", "3:19", "file/unknown-key",
            "did you mean 'label'?"
        ),
        (
            "{id: x, for: {tier: []}, figure: supporters, at-least: 1}", "3:25", "policy/invalid-value",
            "leave `tier` out to take all"
        ),
        (
            "{id: x, for: system, figure: supporters, at-least: 1}", "3:18", "policy/invalid-value",
            "did you mean 'systems'?"
        ),
        ("{id: x, for: {kind: team, tier: 1}, figure: exposure, at-most: 1}", "3:18", "policy/wrong-subject", nil),
        (
            "{id: x, figure: intact, at-least: 1, condition: {within: 30 days}}", "3:53", "file/missing-key",
            "name somebody, or write `owner: owning team`"
        ),
        (
            "{id: x, figure: intact, at-least: 1, condition: {owner: Ana}}", "3:53", "file/missing-key",
            "add for instance `within: 30 days` or `by: 2026-12-31`"
        ),
        (
            "{id: x, figure: intact, at-least: 1, condition: {owner: Ana, within: soon}}", "3:74",
            "policy/invalid-value", nil
        ),
        (
            "{id: x, figure: intact, at-least: 1, condition: {owner: Ana, within: 4000 days}}", "3:74",
            "policy/invalid-value", nil
        ),
        (
            "{id: x, figure: intact, at-least: 1, condition: {owner: Ana, by: 2026-02-30}}", "3:70",
            "policy/invalid-date", nil
        ),
        (
            "{id: x, figure: intact, at-least: 1, condition: {owner: owning team, within: 1 day}}", "3:61",
            "policy/invalid-value", "name somebody"
        ),
        ("just text", "3:5", "file/wrong-type", nil),
    ]

    @Test(arguments: wrong)
    func everyProblemHasItsPlace(_ requirement: String, _ place: String, _ rule: String, _ hint: String?) throws {
        let reading = read("linchpin-policy: 1\nrequirements:\n  - \(requirement)\n")
        let problem = try #require(reading.diagnostics.first)
        #expect("\(problem.location?.line ?? 0):\(problem.location?.column ?? 0)" == place, "\(problem.message)")
        #expect(problem.rule == rule, "\(problem.message)")
        #expect(problem.severity == .error)
        if let hint { #expect(problem.hint == hint) }
        #expect(problem.sourceLine == "  - \(requirement)")
        #expect(reading.policy == nil)
    }

    @Test func tellsAllProblemsAtOnce() {
        #expect(
            problems(
                """
                linchpin-policy: 1
                titel: x
                severities: {ownership/singel: error, ownership/none: fatal}
                requirements:
                  - {id: a, figure: suporters, at-least: 2}
                  - {id: a, figure: intact, at-least: 1}
                  - {id: a, figure: intact, at-least: 1}
                """) == [
                    "2:1 file/unknown-key", "3:14 policy/unknown-rule", "3:55 policy/invalid-value",
                    "5:21 policy/unknown-figure", "6:5 policy/duplicate-id", "7:5 policy/duplicate-id",
                ])
    }

    @Test(arguments: [
        ("", "file/empty"), ("[]", "file/wrong-type"),
        ("linchpin-policy: 2\nrequirements: []", "file/unsupported-version"),
        ("requirements: []", "file/missing-version"), ("linchpin: 1\npeople: {}", "file/not-native"),
        ("linchpin-policy: 1", "policy/empty"), ("linchpin-policy: 1\nrequirements: []", "policy/empty"),
        ("linchpin-policy: 1\nrequirements: {a: 1}", "file/wrong-type"),
        (
            "linchpin-policy: 1\nrequirements: [{id: x, figure: intact, at-least: 1}]\n---\nlinchpin-policy: 1",
            "file/several-documents"
        ),
    ])
    func refusesWhatIsNoPolicy(_ text: String, _ rule: String) {
        let reading = read(text)
        #expect(reading.policy == nil)
        #expect(reading.diagnostics.map(\.rule) == [rule])
    }

    /// A limit on the wrong side is a warning, and the policy stands.
    @Test(arguments: [
        ("intact, at-most: 0.5", "did you mean 'at-least'?"), ("unowned, at-least: 0.5", "did you mean 'at-most'?"),
    ])
    func warnsOfALimitOnTheWrongSide(_ requirement: String, _ hint: String) throws {
        let reading = read("linchpin-policy: 1\nrequirements: [{id: x, figure: \(requirement)}]")
        #expect(reading.diagnostics.map(\.rule) == ["policy/odd-limit"])
        #expect(reading.diagnostics.first?.severity == .warning)
        #expect(reading.diagnostics.first?.hint == hint)
        #expect(reading.policy != nil)
    }

    /// Where both sides are asked for nothing is odd.
    @Test(arguments: ["intact, at-least: 0.5, at-most: 0.9", "unowned, at-least: 0.1, at-most: 0.2"])
    func aRangeIsNotOdd(_ requirement: String) {
        let reading = read("linchpin-policy: 1\nrequirements: [{id: x, figure: \(requirement)}]")
        #expect(reading.diagnostics.map(\.rule) == [])
    }

    @Test func theExamplePolicyIsValid() throws {
        let reading = PolicyReader.read(
            text: SourceText(file: "policy.yaml", text: try Checkout.text("graphs/policy.yaml")))
        #expect(reading.diagnostics.isEmpty)
        #expect(reading.policy != nil)
    }

    /// Nothing in a file makes it crash or hang.
    @Test(arguments: [
        "linchpin-policy: 1\nrequirements: &a [*a]",
        "linchpin-policy: 1\nrequirements:\n  - {id: x, figure: supporters, at-least: 1e300}",
        "linchpin-policy: 1\nrequirements:\n  - {id: x, figure: intact, at-least: .nan}",
        "linchpin-policy: 1\nrequirements:\n  - {id: x, findings: any, at-most: 99999999999999999999}",
        "linchpin-policy: 1\nrequirements:\n  - {id: x, figure: intact, at-least: 1, condition: {owner: \"a\\nb\", within: 1 day}}",
        "linchpin-policy: 1\nrequirements:\n  - {id: x, figure: intact, at-least: 1, condition: {owner: a, within: 9223372036854775807 weeks}}",
        "linchpin-policy: 1\nrequirements: \(String(repeating: "[", count: 500))",
    ])
    func survives(_ text: String) {
        _ = read(text)
    }
}
