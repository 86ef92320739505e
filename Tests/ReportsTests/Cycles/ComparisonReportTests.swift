import OrgAnalysis
import OrgCycles
import OrgModel
import Reports
import SourceDocuments
import TestSupport
import Testing

/// What is said of two cycles, in each format.
@Suite struct ComparisonReportTests {
    private let names = ComparisonNames(before: "a.yaml", after: "b.yaml")

    private func larkfield(_ label: String) throws -> Cycle {
        let path = "graphs/larkfield-mutual/\(label).yaml"
        return try cycle(Checkout.text(path), file: path)
    }

    private func comparison(_ before: Cycle, _ after: Cycle) -> Comparison {
        Comparison(of: CycleSeries(of: [before, after], options: AnalysisOptions(measuresCentrality: false)))
    }

    private func inline(_ before: String, _ after: String) throws -> Comparison {
        comparison(try cycle("linchpin: 1\n" + before), try cycle("linchpin: 1\n" + after))
    }

    @Test func theThirdQuarter() throws {
        let comparison = comparison(try larkfield("2026-Q2"), try larkfield("2026-Q3"))
        try Snapshot.check(ComparisonText(top: 5, names: names).render(comparison), against: "larkfield-comparison")
        let text = ComparisonText(style: TextStyle(width: 500), names: names).render(comparison)
        // Each is in the table of graphs/README.md.
        #expect(text.contains("What got worse most is coordination.congruence, 92 % → 80 %."))
        #expect(text.contains("worse  visibility.coverage"))
        #expect(text.contains("left     person:farah") || text.contains("left  person:farah"))
    }

    @Test func nothingChanged() throws {
        let same = comparison(try larkfield("2026-Q1"), try larkfield("2026-Q1"))
        let text = ComparisonText(names: names).render(same)
        #expect(text.hasPrefix("Larkfield Mutual · a.yaml → b.yaml\n\nNothing changed.\n"))
        #expect(
            ComparisonCSV.render(same).split(separator: "\n").filter { !$0.hasPrefix("finding,persisting") }.count == 1)
        #expect(ComparisonMarkdown(names: names).render(same).contains("**Nothing changed.**"))
    }

    /// What a reader should know first comes first.
    @Test func lostOwnersAreToldFirst() throws {
        let comparison = try inline(
            "teams: [web, ops]\nsystems: {a: {owners: [web]}, b: {owners: [web]}, c: {owners: [ops]}, d: {owners: [ops]}, e: {owners: [ops]}}",
            "teams: [web, ops]\nsystems: {a: , b: , c: , d: {owners: [ops]}, e: {owners: [ops]}}")
        let lines = ComparisonText(style: TextStyle(width: 200), names: names).render(comparison).split(separator: "\n")
        #expect(
            lines[1].hasPrefix("All 3 systems whose owner changed have no owner any more: 2 of web and 1 of ops."),
            "\(lines[1])")
        let markdown = ComparisonMarkdown(names: names).render(comparison)
        #expect(markdown.contains("| `system:a` | `team:web` | nobody |"))
    }

    /// Of four owners three stay, one goes and three come: the table has room for those who do not stay.
    @Test func ofManyOwnersThoseThatStayAreANumber() throws {
        let teams = "teams: [a, b, c, d, e, f, g]\n"
        let comparison = try inline(
            teams + "systems: {shop: {owners: [a, b, c, d]}}", teams + "systems: {shop: {owners: [a, b, c, e, f, g]}}")
        let text = ComparisonText(style: TextStyle(width: 200), names: names).render(comparison)
        #expect(text.contains("1  team:d, 3 in both  team:e, team:f, 1 more, 3 in both  shop"), "\(text)")
    }

    @Test func whatIsNotRecordedIsToldBeforeAll() throws {
        let owned = "systems: {a: {owners: [web], source: 'list.yaml:1'}, b: {owners: [web], source: 'list.yaml:2'}}"
        let comparison = try inline(
            "teams: {web: {source: 'groups.yaml:1'}}\n" + owned, "teams: {web: {source: 'groups.yaml:1'}}")
        let text = ComparisonText(style: TextStyle(width: 300), names: names).render(comparison)
        #expect(text.contains("2 systems of list.yaml are no longer recorded, which does not mean they are gone."))
        #expect(!text.contains("removed  system:a"))
        #expect(text.contains("Not compared"))
    }

    // MARK: - JSON and CSV

    @Test func jsonHasAllThatChanged() throws {
        let root = try json(
            ComparisonJSON.render(comparison(try larkfield("2026-Q2"), try larkfield("2026-Q3")), names: names))
        #expect(root["linchpin"]?["schema"]?.int == 1)
        #expect(root["before"]?["cycle"]?.text == "2026-Q2")
        #expect(root["after"]?["name"]?.text == "b.yaml")
        let figures = try #require(root["figures"]?.sequence)
        #expect(figures.count == FigureCatalogue.figures(of: .organization).count)
        let intact = try #require(figures.first { $0["figure"]?.text == "intact" })
        let (before, after) = (intact["before"]?["value"]?.double, intact["after"]?["value"]?.double)
        #expect(intact["difference"]?.double == (try #require(after)) - (try #require(before)))
        #expect(intact["causes"]?["additive"]?.bool == true)
        let parts = try #require(intact["causes"]?["parts"]?.sequence)
        let sum = parts.reduce(0) { $0 + ($1["contribution"]?.double ?? 0) }
        #expect(abs(sum - (intact["difference"]?.double ?? 0)) < 1e-12)
        let statuses = Set(try #require(root["findings"]?.sequence).compactMap { $0["status"]?.text })
        #expect(statuses == ["new", "persisting", "resolved"])
    }

    @Test func csvHasOneLineAChange() throws {
        let comparison = comparison(try larkfield("2026-Q2"), try larkfield("2026-Q3"))
        let rows = ComparisonCSV.render(comparison).split(separator: "\n").dropFirst()
        func count(_ section: String) -> Int { rows.count { $0.hasPrefix("\(section),") } }
        #expect(count("finding") == comparison.findings.count)
        #expect(count("handover") == comparison.structure.handovers.count)
        #expect(count("chokepoint") == comparison.chokepoints.changes.count)
        let attributes = comparison.structure.entities.reduce(0) { $0 + max(1, $1.attributes.count) }
        #expect(count("entity") == attributes)
    }

    /// Names that would be markup, formulas or controls: nothing of them gets through, and JSON has them whole.
    @Test(arguments: Hostile.names)
    func hostileNamesAreText(name: String) throws {
        let other = CycleBuilder(organization: name, label: "2", danglingReferences: .areErrors).build().cycle
        for comparison in [comparison(Hostile.cycle(name), other), comparison(other, Hostile.cycle(name))] {
            let root = try json(ComparisonJSON.render(comparison, names: ComparisonNames(before: name, after: name)))
            #expect(root["before"]?["name"]?.text == name)
            let names = ComparisonNames(before: name, after: name)
            for text in [
                ComparisonText(style: TextStyle(width: 80), names: names).render(comparison),
                ComparisonMarkdown(names: names).render(comparison), ComparisonCSV.render(comparison),
            ] {
                #expect(
                    !text.unicodeScalars.contains {
                        $0.value < 0x20 && $0 != "\n" || $0.value == 0x7F || $0.value == 0x1B
                    })
                #expect(
                    !text.unicodeScalars.contains {
                        (0x202A...0x202E).contains($0.value) || (0x2066...0x2069).contains($0.value)
                    })
            }
            for line in ComparisonCSV.render(comparison).split(separator: "\n") {
                #expect(!["=", "+", "@"].contains { line.contains(",\($0)") }, "\(line)")
            }
        }
    }
}
