import Findings
import OrgAnalysis
import OrgModel
import SourceDocuments
import TestSupport
import Testing

@testable import Reports

/// What was decided of findings, in every format: of six, one is new, four are known and one is suppressed.
@Suite struct DecidedFindingsTests {
    private let analysis: Analysis
    private let decided: FindingReport

    init() throws {
        // Five are alone on a system each, and one has no owner: an error, the first of all.
        let people = "a b c d e".split(separator: " ")
        analysis = try ReportsTests.analysis(
            of: """
                linchpin: 1
                organization: Small
                people: {\(people.map { "\($0): {}" }.joined(separator: ", "))}
                systems: {\(people.map { "s\($0): {owners: [\($0)]}" }.joined(separator: ", ")), zero: {}}
                """)
        let findings = analysis.findings
        try #require(findings.count == 6)
        decided = FindingReport(
            entries: findings.prefix(5).enumerated().map { .init($0.element, $0.offset == 0 ? .new : .known) },
            suppressed: [
                .init(
                    findings[5], owner: "c|o", reason: "Kim starts <soon>", until: "2026-05-31",
                    location: SourceLocation(file: "linchpin.yaml", line: 3, column: 5))
            ],
            ignored: [.init("ownership/departed", count: 2)],
            resolved: [.init(rule: "escalation/loop", subject: "policy:x", fingerprint: "0")],
            comparison: .init(.revision, "main"))
    }

    private static let asides = [
        "1 finding is suppressed.",
        "2 findings are left out, as their rules are not asked for: ownership/departed 2.",
        "1 finding is no longer found.",
    ]

    @Test func sarifSaysWhatIsNew() throws {
        let log = try json(SARIFReport(file: "x.yaml").render(analysis, decided))
        let schema = try SchemaValidator(file: "Tests/ReportsTests/Schemas/sarif-2.1.0-as-written.json")
        #expect(try schema.problems(of: log) == [])
        let run = try #require(log["runs"]?.sequence?.first)
        let results = try #require(run["results"]?.sequence)
        #expect(results.map { $0["baselineState"]?.text ?? "" } == ["new"] + Array(repeating: "unchanged", count: 4))
        let texts = run["invocations"]?.sequence?.first?["toolExecutionNotifications"]?.sequence?.compactMap {
            $0["message"]?["text"]?.text
        }
        #expect(Array((texts ?? []).suffix(3)) == Self.asides)
        // Where nothing is compared, nothing has a state.
        let plain = try json(SARIFReport(file: "x.yaml").render(analysis))["runs"]?.sequence?.first?["results"]?
            .sequence
        #expect(try #require(plain).allSatisfy { $0["baselineState"] == nil })
        #expect(plain?.count == 6)
    }

    @Test func piecesAreTheWhole() {
        for report in [SARIFReport(file: "x.yaml"), AnalysisJSON(), CSVReport()] as [any AnalysisReport] {
            var bytes: [UInt8] = []
            report.render(analysis, decided) { bytes += $0 }
            #expect(String(decoding: bytes, as: UTF8.self) == report.render(analysis, decided))
        }
    }

    @Test func rulesOfTheCatalogueAreTold() throws {
        let rule = Rule("x/y", severity: .note, summary: "S.", why: "W.", example: "e", advice: "A.")
        let text = SARIFReport(file: "x.yaml", rules: [rule]).render(analysis)
        let driver = try json(text)["runs"]?.sequence?.first?["tool"]?["driver"]
        #expect(driver?["rules"]?.sequence?.map { $0["id"]?.text } == ["x/y"])
        // What is found by a rule that the catalogue lacks has no place in it.
        #expect(!text.contains("ruleIndex"))
        let root = try #require(ReadElement.root(of: JUnitReport(rules: [rule]).render(analysis)))
        #expect(root.elements.map { $0.attributes["name"] } == ["x/y", "ownership/none", "ownership/single"])
    }

    @Test func junitFailsForNewOnesOnly() throws {
        let root = try #require(ReadElement.root(of: JUnitReport().render(analysis, decided)))
        #expect(root.attributes["failures"] == "1")
        let suite = try #require(root.elements.first { $0.attributes["name"] == "ownership/single" })
        #expect(suite.attributes["tests"] == "5" && suite.attributes["skipped"] == "1")
        let known = suite.elements.prefix(4).map { $0.elements.first?.text.hasPrefix("known warning: ") }
        #expect(known == [true, true, true, true])
        let reason = suite.elements.last?.elements.first?.attributes["message"]
        #expect(reason == "suppressed until 2026-05-31, by c|o: Kim starts <soon>")
        let ignored = try #require(
            root.elements.first { $0.attributes["name"] == "ownership/departed" }?.elements.first)
        #expect(ignored.attributes["name"] == "not asked for")
        #expect(ignored.elements.first?.attributes["message"] == "2 findings left out, as the rule is not asked for")
    }

    @Test func markdownCountsWhatIsNew() {
        let text = MarkdownReport(file: "x.yaml").render(analysis, decided)
        #expect(text.hasPrefix("### Small · x: 1 error, new since main\n\n1 new cause behind 1 affected system. "))
        for aside in Self.asides { #expect(text.contains(aside)) }
        #expect(text.contains("<summary>Known already, and not counted (4)</summary>"))
        #expect(text.contains("\n| warning | `system:sa` | `ownership/single` | 1 |\n"))
        #expect(text.contains("| 2026-05-31 | by c\\|o: Kim starts &lt;soon&gt; |\n"))
        let none = MarkdownReport(file: "x.yaml").render(
            analysis, FindingReport(entries: [], comparison: .init(.baseline, "b.json")))
        #expect(none.hasPrefix("### Small · x: nothing new to fix was found\n"))
    }

    /// However much is known or suppressed, a comment has room for it.
    @Test func asidesAreBounded() {
        let long = String(repeating: "@", count: 1000)
        let finding = Finding(
            rule: "ownership/single", severity: .note, subject: .entity(EntityID(.system, long + "|")), affects: [],
            message: long, advice: long)
        let place = SourceLocation(file: long)
        let decided = FindingReport(
            entries: Array(repeating: .init(finding, .known), count: 1000),
            suppressed: Array(
                repeating: .init(finding, owner: long, reason: long, until: long, location: place), count: 1000),
            ignored: (0..<1000).map { .init(RuleID("\(long)\($0)"), count: 1) }, comparison: .init(.file, long))
        let text = MarkdownReport(top: 10_000, file: long).render(analysis, decided)
        #expect(text.utf8.count < 65_000)
        #expect(text.contains(" (1000)</summary>") && text.contains("\n… and "))
    }

    @Test func csvHasAStatus() {
        let rows = ReadCSV.rows(CSVReport().render(analysis, decided))
        #expect(
            rows.map { $0[10] } == ["status", "new", "known", "known", "known", "known", "suppressed"])
        #expect(ReadCSV.rows(CSVReport().render(analysis)).dropFirst().allSatisfy { $0[10].isEmpty })
    }
}
