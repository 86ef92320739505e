import Findings
import Foundation
import OrgAnalysis
import OrgCycles
import OrgGate
import OrgModel
import SourceDocuments
import TestSupport
import Testing

@testable import Reports

#if canImport(FoundationXML)
    import FoundationXML
#endif

/// What is said of many cycles, in each format.
struct TrendReportTests {
    private func larkfield(_ quarters: ClosedRange<Int> = 1...4) throws -> Trend {
        let cycles = try quarters.map { quarter in
            let path = "graphs/larkfield-mutual/2026-Q\(quarter).yaml"
            return try cycle(Checkout.text(path), file: path)
        }
        return Trend(of: CycleSeries(of: cycles))
    }

    private func inline(_ texts: [String], labels: [String]? = nil) throws -> Trend {
        let cycles = try texts.enumerated().map { index, text in
            try cycle("linchpin: 1\ncycle: '\(labels?[index] ?? "\(index + 1)")'\n" + text)
        }
        return Trend(of: CycleSeries(of: cycles))
    }

    private static let wide = TextStyle(width: 1000)

    // MARK: - The example

    /// Each of these is in `graphs/README.md`, which tells the story and works the numbers out.
    @Test func theExamplesStoryCanBeReadOffIt() throws {
        let text = TrendText(style: Self.wide, top: 50).render(try larkfield())
        for part in [
            "Strain was greatest in 2026-Q3, with 26 findings", "after 3 in 2026-Q1; now there are 11",
            "100 % → 84 % → 96 %", "100 % → 80 % → 93 %", "100 % → 89 % → 97 %",
            "3 systems went into production",
            "Document intake agent (since 2026-Q2; no finding now; incident on 2026-11-28)",
            "one person can fix it; nobody who can is on its ladder; incident on 2026-10-03",
            "4 cycles   ●●●●  note      ownership/single", "3 cycles   ○●●●  error     escalation/shared-only",
            "2026-09-22 Settlement agent: review. Pilot review: all targets met.", "Too short for a trend test",
        ] {
            #expect(text.contains(part), "\(part)")
        }
        try Snapshot.check(TrendText(top: 5).render(try larkfield()), against: "larkfield-trend")
    }

    @Test func theFirstThreeQuartersStrain() throws {
        let text = TrendText(style: Self.wide, top: 50).render(try larkfield(1...3))
        let lead = text.split(separator: "\n").dropFirst().prefix(4).joined(separator: "\n")
        #expect(lead.contains("at its worst now"))
        #expect(lead.contains("100 % in 2026-Q1") == false)
        #expect(text.contains("96 % in 2026-Q2 → 84 % in 2026-Q3, at its worst now"))
    }

    @Test func thePolicyIsHeldAgainstEachCycle() throws {
        let trend = try larkfield()
        let reading = PolicyReader.read(
            text: SourceText(file: "policy.yaml", text: try Checkout.text("graphs/policy.yaml")))
        let policy = try #require(reading.policy)
        let report = TrendPolicy(
            path: "policy.yaml", title: policy.title, standings: trend.series.values.map { policy.standings(in: $0) })
        let text = TrendText(style: Self.wide, policy: report).render(trend)
        // Tier 1 grows from five systems to six, of which the settlement agent has one supporter and, in the fourth
        // quarter, nobody on its ladder who can fix it.
        #expect(text.contains("tier-1.supporters   0 of 5   0 of 5   1 of 6   1 of 6  Settlement agent"))
        #expect(text.contains("tier-1.fixer        0 of 5   0 of 5   0 of 6   1 of 6  Settlement agent"))
        let root = try json(TrendJSON.render(trend, sources: [], policy: report))
        #expect(root["policy"]?["requirements"]?.sequence?.count == policy.requirements.count)
    }

    // MARK: - What a reader should know first

    /// The same cycle thrice; and one of all other records after two, with which nothing before can be compared.
    @Test func whatStaysIsSaidOfTheCyclesThatCanBeCompared() throws {
        func text(_ file: String, _ names: [String]) -> String {
            "people: {ana: {teams: [a]}}\nteams: {a: }\nsystems: {"
                + names.map { "\($0): {tier: 1, owners: [a], source: '\(file):1'}" }.joined(separator: ", ") + "}"
        }
        let same = try inline([String](repeating: text("a.yaml", ["x", "y"]), count: 3))
        #expect(TrendText(style: Self.wide).render(same).contains(", as in every cycle."))
        let other = try inline([
            text("a.yaml", ["x", "y"]), text("a.yaml", ["x", "y"]), text("other/b.json", ["p", "q", "r"]),
        ])
        let lead = TrendText(style: Self.wide).render(other)
        #expect(!lead.contains("as in every cycle"), "\(lead.prefix(600))")
        #expect(lead.contains(" now."), "\(lead.prefix(600))")
    }

    private static func web(_ lost: Int) -> String {
        let systems = (1...8).map { "s\($0): {owners: [\($0 <= lost ? "" : "web")]}" }
        return
            "people: {ana: {teams: [web]}, ben: {teams: [web]}}\nteams: {web: {name: Web team}}\nsystems: {\(systems.joined(separator: ", "))}"
    }

    @Test func anErosionIsToldFirstWithWhatIsBehindIt() throws {
        let trend = try inline([Self.web(0), Self.web(0), Self.web(4)])
        let lines = TrendText(style: Self.wide).render(trend).split(separator: "\n")
        #expect(
            lines[1]
                == "  Share of criticality without an owner (unowned): 0 % in 2 → 50 % in 3, at its worst now. Behind it are 4 "
                + "systems: 4 that were there before, 4 of Web team.")
    }

    @Test func oneCycleHasNoTrend() throws {
        let text = TrendText(style: Self.wide).render(try inline([Self.web(0)]))
        #expect(text.contains("One cycle has no trend; name at least two."))
    }

    @Test func cyclesOfOneLabelAreCalledByTheirSources() throws {
        let trend = try inline([Self.web(0), Self.web(4)], labels: ["org", "org"])
        let text = TrendText(style: Self.wide, sources: ["v1:org.yaml", "org.yaml"]).render(trend)
        #expect(text.hasPrefix("Organisation · v1:org.yaml to org.yaml · 2 cycles\n"))
    }

    // MARK: - Formats

    @Test func jsonHasEveryFigureAndEveryFinding() throws {
        let trend = try larkfield()
        let text = TrendJSON.render(trend, sources: ["a", "b", "c", "d"])
        let root = try json(text)
        let figures = try #require(root["figures"]?.sequence)
        #expect(figures.count == FigureCatalogue.figures(of: .organization).count)
        #expect(figures.allSatisfy { $0["values"]?.sequence?.count == 4 })
        #expect(root["findings"]?["tracks"]?.sequence?.count == trend.series.findings.tracks.count)
        #expect(root["events"]?.sequence?.count == 20)
        #expect(text == TrendJSON.render(try larkfield(), sources: ["a", "b", "c", "d"]))
    }

    @Test func csvHasALineForEachFigureAndAColumnForEachCycle() throws {
        let rows = ReadCSV.rows(TrendCSV.render(try larkfield(), sources: []))
        let header = try #require(rows.first)
        #expect(Array(header.suffix(4)) == ["2026-Q1", "2026-Q2", "2026-Q3", "2026-Q4"])
        #expect(rows.count == 1 + FigureCatalogue.figures(of: .organization).count)
        let findings = try #require(rows.first { $0[0] == "findings" })
        #expect(Array(findings.suffix(4)) == ["3", "17", "26", "11"])
        #expect(findings[4] == "stabilising")
    }

    @Test func thePictureHasAPanelForEachFigureThatChanges() throws {
        let svg = TrendChart().render(try larkfield())
        #expect(XMLParser(data: Data(svg.utf8)).parse())
        #expect(svg.contains(">intact</text>"))
        #expect(svg.contains("2026-Q1 100 %, 2026-Q2 96 %, 2026-Q3 84 %, 2026-Q4 96 %"))
        #expect(svg.contains("2026-10-03 Settlement agent: incident."))
        #expect(svg == TrendChart().render(try larkfield()))
    }

    /// What a file says is text in every format, and never markup, a formula or a control character.
    @Test(arguments: Hostile.names)
    func hostileNamesAreOnlyText(_ name: String) throws {
        let trend = Trend(of: CycleSeries(of: [Hostile.cycle(name), Hostile.cycle(name)]))
        let text = TrendText(sources: [name, name]).render(trend)
        #expect(!text.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" || (0x7F...0x9F).contains($0.value) })
        _ = try json(TrendJSON.render(trend, sources: [name, name]))
        for row in ReadCSV.rows(TrendCSV.render(trend, sources: [name, name])) {
            #expect(!row.prefix(3).contains { $0.hasPrefix("=") || $0.hasPrefix("@") || $0.hasPrefix("+") })
        }
        #expect(XMLParser(data: Data(TrendChart(sources: [name, name]).render(trend).utf8)).parse())
        #expect(!TrendMarkdown(sources: [name, name]).render(trend).contains("<b>"))
    }
}
