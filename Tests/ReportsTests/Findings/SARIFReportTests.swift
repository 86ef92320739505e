import Findings
import OrgAnalysis
import OrgModel
import SourceDocuments
import TestSupport
import Testing

@testable import Reports

/// SARIF 2.1.0, held to a schema written from the text of the standard.
@Suite struct SARIFReportTests {
    private let schema: SchemaValidator

    init() throws { schema = try SchemaValidator(file: "Tests/ReportsTests/Schemas/sarif-2.1.0-as-written.json") }

    /// The only run of a report, which must be valid.
    private func run(
        _ analysis: Analysis, file: String = "x.yaml", root: SourceRoot? = nil,
        sourceLocation: Testing.SourceLocation = #_sourceLocation
    ) throws -> SourceNode {
        let log = try json(SARIFReport(file: file, root: root).render(analysis), sourceLocation: sourceLocation)
        #expect(try schema.problems(of: log) == [], sourceLocation: sourceLocation)
        return try #require(log["runs"]?.sequence?.first, sourceLocation: sourceLocation)
    }

    private func results(_ run: SourceNode) throws -> [SourceNode] { try #require(run["results"]?.sequence) }

    private func place(_ location: SourceNode?) -> String {
        let physical = location?["physicalLocation"]
        let region = physical?["region"]
        return [
            physical?["artifactLocation"]?["uri"]?.text, region?["startLine"]?.text, region?["startColumn"]?.text,
        ].map { $0 ?? "-" }.joined(separator: ":")
    }

    // MARK: - Valid

    @Test(arguments: ["2026-Q1", "2026-Q2", "2026-Q3", "2026-Q4"])
    func theExampleIsValid(_ quarter: String) throws {
        let analysis = try larkfield(quarter)
        #expect(try results(run(analysis)).count == analysis.findings.count)
    }

    @Test(arguments: InvarianceTests.some)
    func randomOrganisationsAreValid(_ oracle: OracleCase) throws {
        let analysis = try analysis(of: oracle.input, file: "x.json")
        #expect(try results(run(analysis)).count == analysis.findings.count)
    }

    /// A schema that lets everything pass would hold nothing.
    @Test(arguments: [
        ("\"version\": \"2.1.0\"", "\"version\": \"2.2.0\""), ("\"level\": \"error\"", "\"level\": \"fatal\""),
        ("\"startLine\": 16", "\"startLine\": 0"), ("\"uri\": \"harbour.yaml\"", "\"uri\": \"/harbour.yaml\""),
        ("\"uri\": \"harbour.yaml\"", "\"uri\": \"har bour.yaml\""), ("\"uriBaseId\": \"%SRCROOT%\"", "\"index\": 0"),
        ("\"executionSuccessful\": true", "\"exitCode\": 0"), ("\"id\": \"escalation/loop\"", "\"name\": \"loop\""),
        ("\"columnKind\": \"unicodeCodePoints\"", "\"columnKind\": \"bytes\""), ("\"linchpin/v1\": \"", "\"v1\": \""),
    ])
    func whatIsNotValidIsSeen(_ written: String, _ wrong: String) throws {
        let text = SARIFReport(file: "harbour.yaml").render(try harbourRail())
        #expect(text.contains(written))
        #expect(try schema.problems(of: json(text.replacing(written, with: wrong))) != [])
    }

    // MARK: - What is said

    @Test func everyFindingIsAResult() throws {
        let analysis = try larkfield("2026-Q3")
        let run = try run(analysis)
        let rules = try #require(run["tool"]?["driver"]?["rules"]?.sequence)
        for (result, finding) in zip(try results(run), analysis.findings) {
            #expect(result["ruleId"]?.text == finding.rule.name)
            #expect(rules[try #require(result["ruleIndex"]?.int)]["id"]?.text == finding.rule.name)
            #expect(result["level"]?.text == finding.severity.rawValue)
            #expect(result["partialFingerprints"]?["linchpin/v1"]?.text == finding.fingerprint)
            let lines = (result["message"]?["text"]?.text ?? "").split(separator: "\n")
            #expect(lines.first.map(String.init) == finding.message)
            #expect(lines.dropFirst().first.map(String.init) == "Fix: \(finding.advice)")
            let subject = result["locations"]?.sequence?.first?["logicalLocations"]?.sequence?.first
            #expect(subject?["fullyQualifiedName"]?.text == finding.subject.description)
        }
    }

    /// GitHub takes descriptions of 1,024 characters and shows ten tags.
    @Test func everyRuleIsExplained() throws {
        let driver = try #require(run(harbourRail())["tool"]?["driver"])
        #expect(driver["name"]?.text == "Linchpin" && driver["version"]?.text == Version.current)
        let rules = try #require(driver["rules"]?.sequence)
        #expect(rules.map { $0["id"]?.text ?? "" } == RuleSet.all.map(\.id.name))
        for (written, rule) in zip(rules, RuleSet.all) {
            #expect(written["shortDescription"]?["text"]?.text == rule.summary)
            // Nothing of ours is so long that it had to be cut.
            #expect(written["fullDescription"]?["text"]?.text?.hasSuffix("…") == false)
            let help = written["help"]
            #expect(help?["text"]?.text?.contains(rule.advice) == true)
            #expect(help?["markdown"]?.text?.contains("```yaml\n\(rule.example)\n```") == true)
            #expect(written["defaultConfiguration"]?["level"]?.text == rule.severity.rawValue)
            #expect(written["properties"]?["tags"]?.sequence?.map(\.text) == [rule.id.family])
        }
    }

    /// One of three systems has an owner, and nothing else is told.
    @Test func whatIsNotKnownIsANotification() throws {
        let run = try run(
            analysis(of: "{linchpin: 1, people: {ana: {}, ben: {}}, systems: {a: {owners: [ana, ben]}, b: {}, c: {}}}"))
        let notifications = try #require(run["invocations"]?.sequence?.first?["toolExecutionNotifications"]?.sequence)
        let texts = notifications.compactMap { $0["message"]?["text"]?.text }
        #expect(texts.count == Dimension.allCases.count)
        #expect(texts.first == "ownership is only recorded in part: 1 of 3 systems with an owner; add `owners:`.")
        #expect(texts.dropFirst().allSatisfy { $0.contains(" is not assessed: ") })
        #expect(try larkfield("2026-Q3").assessment.gaps == [])
        let known = try self.run(larkfield("2026-Q3"))["invocations"]?.sequence?.first
        #expect(known?["toolExecutionNotifications"]?.sequence?.isEmpty == true)
    }

    @Test func whatIsLeftOutIsSaid() throws {
        let analysis = try harbourRail()
        var report = SARIFReport(file: "x.yaml")
        report.mostResults = 7
        let run = try #require(json(report.render(analysis))["runs"]?.sequence?.first)
        #expect(try results(run).map { $0["ruleId"]?.text } == analysis.findings.prefix(7).map(\.rule.name))
        let notifications = run["invocations"]?.sequence?.first?["toolExecutionNotifications"]?.sequence ?? []
        #expect(notifications.last?["message"]?["text"]?.text == "3 findings left out: the least severe.")
    }

    // MARK: - Where it stands

    /// The places of Harbour Rail's file, counted by hand in docs/metrics.md.
    @Test func resultsStandAtTheirSubject() throws {
        let run = try run(harbourRail(), file: "harbour.yaml")
        let desk = try #require(try results(run).first)
        #expect(place(desk["locations"]?.sequence?.first) == "harbour.yaml:16:3")
        // It affects reports, which stands six lines further down, within the systems.
        let related = try #require(desk["relatedLocations"]?.sequence)
        #expect(related.map { place($0) } == ["harbour.yaml:20:3"])
        #expect(related.map { $0["id"]?.int } == [1])
        #expect(desk["message"]?["text"]?.text?.hasSuffix("\nAffects: [reports](1).") == true)
        #expect(desk["message"]?["markdown"]?.text?.hasSuffix("\n\n**Affects:** [reports](1).") == true)
        // What is told of a system does not link to itself.
        let single = try #require(try results(run).first { $0["ruleId"]?.text == "ownership/single" })
        #expect(single["relatedLocations"] == nil)
    }

    /// An importer's `source` is the line that a user would edit.
    @Test func importedThingsStandInTheirOriginalFile() throws {
        let text = """
            linchpin: 1
            people: {ana: {source: "people.yaml"}}
            systems:
              a: {owners: [ana], source: "catalog/my systems.yaml:12:5"}
              b: {owners: [ana], source: "catalog/my systems.yaml:30"}
              c: {owners: [ana], source: "/srv/catalog/c.yaml:4"}
            """
        let root = SourceRoot(folder: "/src", workingFolder: "/src/org")
        let places = try results(run(analysis(of: text), root: root)).map { place($0["locations"]?.sequence?.first) }
        #expect(
            places == [
                "org/catalog/my%20systems.yaml:12:5", "org/catalog/my%20systems.yaml:30:1",
                "file:///srv/catalog/c.yaml:4:1",
            ])
    }

    @Test func theWholeStandsAtTheFirstLine() throws {
        let text = "{linchpin: 1, people: {ana: {}, ben: {}}, systems: {a: {owners: [ana, ben]}, b: {}, c: {}}}"
        let result = try #require(try results(run(analysis(of: text), file: "org/x.yaml")).first)
        #expect(place(result["locations"]?.sequence?.first) == "org/x.yaml:1:1")
        let subject = result["locations"]?.sequence?.first?["logicalLocations"]?.sequence?.first
        #expect(subject?["kind"]?.text == "organization")
        #expect(result["relatedLocations"]?.sequence?.count == 2)
    }

    @Test func linksAreBounded() throws {
        let systems = (0..<45).map { "s\($0): {owners: [ana, ben], escalation: desk}" }.joined(separator: ", ")
        let text = """
            linchpin: 1
            people: {ana: {}, ben: {}, desk: {type: shared}}
            policies: {desk: {rungs: [{to: desk}]}}
            systems: {\(systems)}
            """
        let result = try #require(try results(run(analysis(of: text))).first)
        #expect(result["ruleId"]?.text == "escalation/shared-only")
        #expect(result["relatedLocations"]?.sequence?.count == 20)
        #expect(result["message"]?["text"]?.text?.hasSuffix("(20) and 25 more.") == true)
    }

    // MARK: - Hostile names

    /// Braces are doubled (3.11.5), brackets in the words of a link have a backslash (3.11.6); nothing is a link but to a
    /// location of the result.
    @Test(arguments: Hostile.names)
    func hostileNamesAreWords(_ name: String) throws {
        let results = try results(run(Hostile.analysis(name), file: name))
        for result in results {
            let text = try #require(result["message"]?["text"]?.text)
            let scalars = Array(text.unicodeScalars)
            for brace in ["{", "}"] as [Unicode.Scalar] {
                let runs = scalars.split { $0 != brace }
                #expect(runs.allSatisfy { $0.count.isMultiple(of: 2) }, "\(text)")
            }
            #expect(text.split(separator: "\n").allSatisfy { DisplayText.visible(String($0)) == $0 })
            let links = text.matches(of: /\]\((\d*)/.matchingSemantics(.unicodeScalar)).map { Int($0.1) }
            let ids = result["relatedLocations"]?.sequence?.map { $0["id"]?.int } ?? []
            #expect(links.filter { $0 != nil } == ids, "\(text)")
            #expect(links.count == ids.count, "\(text)")
            // Four lines of at most a thousand scalars, braces and brackets doubled, and the links.
            #expect(scalars.count < 12_000)
            #expect(result["message"]?["markdown"]?.text?.unicodeScalars.contains("<") == false)
        }
        let first = results.first?["locations"]?.sequence?.first?["logicalLocations"]?.sequence?.first?["name"]?.text
        if EntityID.isValid(name: name) { #expect(first?.hasPrefix(name) == true) }
    }
}
