import Findings
import OrgAnalysis
import OrgModel
import Reports
import SourceDocuments
import TestSupport
import Testing

/// What a simulation says, as text and as JSON.
@Suite struct ScenarioReportTests {
    private func scenario(_ changes: [Change], in cycle: Cycle, centrality: Bool = false) throws -> Scenario {
        try Scenario(
            changes, from: Analysis(of: cycle, options: AnalysisOptions(measuresCentrality: centrality)))
    }

    private func larkfield(_ label: String) throws -> Cycle {
        let path = "graphs/larkfield-mutual/\(label).yaml"
        return try cycle(Checkout.text(path), file: path)
    }

    private let promotion = Change.promotion(of: EntityID(.system, "settlement-agent"), loadFactor: 3)

    @Test func thePromotionThatWentWrong() throws {
        let scenario = try scenario([promotion], in: larkfield("2026-Q2"))
        try Snapshot.check(ScenarioText().render(scenario), against: "larkfield-promotion")
        let text = ScenarioText(style: TextStyle(width: 300)).render(scenario)
        // Each worked out in ScenarioTests.
        #expect(text.contains("can take 1.17 times its load, 35 h a cycle,"))
        #expect(text.contains("3 times is too much."))
        #expect(text.contains("utilisation.overloaded"))
    }

    @Test func somebodyIsAwayAndSomebodyHelps() throws {
        let changes: [Change] = [
            .absence(of: EntityID(.person, "yuki")), .absence(of: EntityID(.person, "farah")),
            .support(of: EntityID(.system, "settlement-agent"), by: EntityID(.person, "marco")),
        ]
        let text = ScenarioText(top: 5).render(try scenario(changes, in: larkfield("2026-Q3")))
        try Snapshot.check(text, against: "larkfield-absence")
        #expect(text.contains("no difference: person:farah has left already"))
        #expect(text.contains("… and "))
    }

    @Test func nothingChanges() throws {
        let text = ScenarioText().render(
            try scenario([.absence(of: EntityID(.person, "farah"))], in: larkfield("2026-Q3")))
        #expect(text.hasSuffix("\n\nNothing changes.\n"))
    }

    /// Two of three teams have nobody on record, so that one note stands for all that nobody can fix; without Ana it is about s too.
    @Test func aFindingThatGrowsIsTold() throws {
        let cycle = try cycle(
            """
            linchpin: 1
            people: {ana: {teams: [a]}}
            teams: {a: {}, b: {}, c: {}}
            systems: {s: {owners: [a]}, t: {owners: [b]}, u: {owners: [c]}}
            """)
        let scenario = try scenario([.absence(of: EntityID(.person, "ana"))], in: cycle)
        #expect(scenario.findings.altered.map(\.after.affects.count) == [3])
        let text = ScenarioText().render(scenario)
        #expect(text.contains("Findings that change\n"))
        #expect(text.contains("note      organization  ownership/unsupported    2 → 3\n"), "\(text)")
        let altered = try #require(try json(ScenarioJSON.render(scenario))["findings"]?["altered"]?.sequence?.first)
        #expect(altered["before"]?["affects"]?.sequence?.count == 2)
        #expect(altered["after"]?["affects"]?.sequence?.count == 3)
    }

    /// Each way in which there is no break-even is a sentence.
    @Test(arguments: [
        ("owners: [ana]", 10.0, "No capacity is given of anybody who carries s"),
        ("{}", 10, "Nobody carries the load of s"),
        ("owners: [ben]", 0, "s has no load"), ("owners: [ben]", 10, "ben is the first to reach theirs"),
        ("owners: [full]", 10, "s has no break-even: full carries more than their capacity even without it."),
    ])
    func breakEvenIsASentence(_ owners: String, _ load: Double, _ expected: String) throws {
        let owned = owners == "{}" ? "" : ", \(owners)"
        let cycle = try cycle(
            """
            linchpin: 1
            complete: [ownership]
            people: {ana: , ben: {capacity: 20}, full: {capacity: 1}}
            systems: {s: {stage: pilot, load: \(load)\(owned)}, t: {owners: [full]}}
            """)
        let text = ScenarioText(style: TextStyle(width: 300)).render(
            try scenario([.promotion(of: EntityID(.system, "s"), loadFactor: 1)], in: cycle))
        #expect(text.contains(expected), "\(text)")
    }

    /// Far from what is usual, two numbers are still told apart: 1e-9 and 5e-10, and 9e11 and half of that.
    @Test func tinyAndHugeNumbersAreToldApart() throws {
        let cycle = try cycle(
            """
            linchpin: 1
            people: {ana: {capacity: 1e9}, ben: {capacity: 1}}
            systems: {s: {load: 1, owners: [ana]}, t: {load: 9e11, owners: [ben]}}
            """)
        let changes: [Change] = [
            .capacity(of: EntityID(.person, "ana"), hours: 2e9), .capacity(of: EntityID(.person, "ben"), hours: 2),
        ]
        let text = ScenarioText().render(try scenario(changes, in: cycle))
        let rows = text.split(separator: "\n").filter { $0.contains(" utilisation ") }.map { $0.split(separator: " ") }
        // Both are halved, so that the smaller id comes first.
        #expect(rows.map { $0.suffix(2) } == [["0.000000001", "0.0000000005"], ["900000000000", "450000000000"]])
    }

    // MARK: - JSON

    @Test func jsonHasAllThatChanges() throws {
        let scenario = try scenario([promotion], in: larkfield("2026-Q2"), centrality: true)
        let root = try json(ScenarioJSON.render(scenario))
        #expect(root["cycle"]?.text == "2026-Q2")
        let change = try #require(root["changes"]?.sequence?.first)
        #expect(change["kind"]?.text == "promotion")
        #expect(change["id"]?.text == "system:settlement-agent")
        #expect(change["loadFactor"]?.double == 3)
        let breakEven = try #require(root["breakEvens"]?.sequence?.first)
        #expect(breakEven["limit"]?.text == "factor")
        #expect(abs(try #require(breakEven["factor"]?.double) - 7.0 / 6) < 1e-12)
        #expect(
            breakEven["people"]?.sequence?.compactMap(\.text) == ["person:lindiwe", "person:marco", "person:yuki"])
        let rows = try #require(root["differences"]?.sequence)
        #expect(rows.count == scenario.differences.count)
        let row = try #require(rows.first { $0["figure"]?.text == "utilisation.overloaded" })
        #expect(row["subject"]?.text == "organization")
        #expect(row["unit"]?.text == "count")
        #expect(row["trend"]?.text == "worse")
        #expect(row["before"]?["value"]?.double == 0)
        #expect(row["after"]?["value"]?.double == 3)
        #expect(row["after"]?["status"]?.text == "number")
        let appearing = try #require(root["findings"]?["appearing"]?.sequence)
        #expect(appearing.count == scenario.findings.appearing.count)
        #expect(appearing.first?["fingerprint"]?.text?.count == 16)
    }

    @Test func everyChangeIsWritten() throws {
        let changes: [Change] = [
            .absence(of: EntityID(.team, "data-platform")), .absence(of: EntityID(.person, "tomasz")),
            .support(of: EntityID(.system, "claims-archive"), by: EntityID(.person, "pedro")),
            .capacity(of: EntityID(.person, "yuki"), hours: 80),
        ]
        let scenario = try scenario(changes, in: larkfield("2026-Q2"))
        let rows = try #require(try json(ScenarioJSON.render(scenario))["changes"]?.sequence)
        #expect(rows.map { $0["kind"]?.text } == ["absence", "absence", "support", "capacity"])
        #expect(rows[1]["idle"]?.text == "person:tomasz has left already")
        #expect(rows[0]["idle"]?.text == nil)
        #expect(rows[2]["supporter"]?.text == "person:pedro")
        #expect(rows[3]["hours"]?.double == 80)
    }

    @Test func theSameBytesOnAnyNumberOfThreads() throws {
        let cycle = try larkfield("2026-Q2")
        let texts = try [1, 4].map { threads in
            ScenarioJSON.render(try Scenario([promotion], from: Analysis(of: cycle, options: .init(threads: threads))))
        }
        #expect(texts[0] == texts[1])
    }

    /// Names from a file never drive a terminal.
    @Test func hostileNamesAreShown() throws {
        let cycle = try cycle(
            """
            linchpin: 1
            people: {"evil\\u202E": {name: "a\\u0085b"}, ben: }
            systems: {s: {owners: ["evil\\u202E", ben]}}
            """)
        let id = try #require(cycle.entities(of: .person).map(\.id).first { $0.name != "ben" })
        let text = ScenarioText().render(try scenario([.absence(of: id)], in: cycle))
        #expect(
            text.unicodeScalars.allSatisfy { $0 == "\n" || ($0.value >= 0x20 && !(0x7F...0x9F).contains($0.value)) })
        #expect(!text.unicodeScalars.contains("\u{202E}"))
        #expect(!ScenarioJSON.render(try scenario([.absence(of: id)], in: cycle)).contains("\u{0085}"))
    }
}
