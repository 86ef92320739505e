import Findings
import OrgAnalysis
import OrgModel
import SourceDocuments
import Testing

@testable import Reports

/// JUnit's XML, read with an XML parser that is not ours.
@Suite struct JUnitReportTests {
    private func suites(
        _ analysis: Analysis, sourceLocation: Testing.SourceLocation = #_sourceLocation
    ) throws -> [ReadElement] {
        let root = try #require(ReadElement.root(of: JUnitReport().render(analysis)), sourceLocation: sourceLocation)
        #expect(root.name == "testsuites", sourceLocation: sourceLocation)
        check(root, cases: root.all("testcase"), sourceLocation)
        for suite in root.elements { check(suite, cases: suite.all("testcase"), sourceLocation) }
        return root.elements
    }

    /// What an element counts is what is in it.
    private func check(_ element: ReadElement, cases: [ReadElement], _ sourceLocation: Testing.SourceLocation) {
        func count(_ name: String) -> String { "\(cases.count { $0.all(name).count == 1 })" }
        #expect(element.attributes["tests"] == "\(cases.count)", sourceLocation: sourceLocation)
        #expect(element.attributes["failures"] == count("failure"), sourceLocation: sourceLocation)
        #expect(element.attributes["skipped"] == count("skipped"), sourceLocation: sourceLocation)
        #expect(element.attributes["errors"] == "0", sourceLocation: sourceLocation)
    }

    private func suite(_ rule: String, in suites: [ReadElement]) throws -> ReadElement {
        try #require(suites.first { $0.attributes["name"] == rule })
    }

    @Test func everyFindingIsATestCase() throws {
        let analysis = try larkfield("2026-Q3")
        let suites = try suites(analysis)
        #expect(suites.map { $0.attributes["name"] ?? "" } == RuleSet.all.map(\.id.name))
        for finding in analysis.findings {
            let cases = try suite(finding.rule.name, in: suites).elements
            let test = try #require(cases.first { $0.attributes["name"] == finding.subject.description })
            #expect(test.attributes["classname"] == finding.rule.name.replacing("/", with: "."))
            #expect(test.attributes["file"] == finding.location?.file)
            #expect(test.attributes["line"] == finding.location?.line.map { "\($0)" })
            let failure = test.all("failure").first
            #expect((failure == nil) == (finding.severity == .note))
            #expect(failure?.attributes["message"] ?? finding.message == finding.message)
            #expect(failure?.attributes["type"] ?? "note" == finding.severity.rawValue)
            let words = failure?.text ?? test.all("system-out").first?.text ?? ""
            #expect(words.contains(finding.message) && words.contains(finding.advice))
        }
        let withFindings = Set(analysis.findings.map(\.rule.name))
        let cases = suites.filter { withFindings.contains($0.attributes["name"] ?? "") }.flatMap(\.elements)
        #expect(cases.count == analysis.findings.count)
    }

    /// The ten findings of docs/metrics.md: one error, eight warnings and a note.
    @Test func harbourRailAsItIsWorkedOutByHand() throws {
        let suites = try suites(harbourRail())
        let failures = suites.flatMap(\.elements).flatMap(\.elements).filter { $0.name == "failure" }
        #expect(
            failures.map { $0.attributes["type"] ?? "" }.sorted() == ["error"] + Array(repeating: "warning", count: 8))
        let note = try #require(suite("escalation/outside", in: suites).elements.first)
        #expect(note.attributes["name"] == "policy:front-desk")
        #expect(note.elements.map(\.name) == ["system-out"])
        #expect(note.elements.first?.text.hasPrefix("note: ") == true)
        let loop = try suite("escalation/loop", in: suites).elements
        #expect(loop.map { $0.attributes["name"] } == ["no findings"])
        #expect(loop.allSatisfy { $0.elements.isEmpty })
    }

    /// What is not assessed is no good news. By docs/model.md: without ladders no `escalation/*` rule speaks, without
    /// capacity nobody is overloaded, and pilot-grade has one of its three signs; without forums and dependencies nothing is
    /// said of reviews and of who has to talk.
    @Test func whatHadNothingToGoByIsSkipped() throws {
        let suites = try suites(
            analysis(of: "{linchpin: 1, people: {ana: {}, ben: {}}, systems: {s: {owners: [ana, ben]}}}"))
        let skipped = suites.filter { !$0.all("skipped").isEmpty }.map { $0.attributes["name"] ?? "" }
        let whole = RuleSet.all.map(\.id).filter { ["coordination", "escalation", "visibility"].contains($0.family) }
        #expect(Set(skipped) == Set(whole.map(\.name) + ["ownership/overloaded", "ownership/pilot-grade"]))
        let overloaded = try suite("ownership/overloaded", in: suites).all("skipped")
        #expect(overloaded.first?.attributes["message"]?.hasPrefix("capacity is not assessed: no people") == true)
        #expect(try suite("ownership/single", in: suites).elements.map { $0.attributes["name"] } == ["no findings"])
    }

    /// One of three has an owner: what is missing is one note, and what is silent says on what it rests.
    @Test func whatRestsOnPartSaysSo() throws {
        let suites = try suites(
            analysis(of: "{linchpin: 1, people: {ana: {}, ben: {}}, systems: {a: {owners: [ana, ben]}, b: {}, c: {}}}"))
        let missing = try suite("ownership/none", in: suites).elements
        #expect(missing.map { $0.attributes["name"] } == ["organization"])
        #expect(missing.first?.elements.map(\.name) == ["system-out"])
        #expect(missing.first?.attributes["file"] == nil)
        let single = try suite("ownership/single", in: suites).elements
        #expect(single.map { $0.attributes["name"] } == ["no findings"])
        #expect(
            single.first?.all("system-out").first?.text.hasPrefix("ownership is only recorded in part: 1 of 3") == true)
    }

    /// CI systems take two cases of one name for one.
    @Test(arguments: InvarianceTests.some)
    func namesAreAllDifferent(_ oracle: OracleCase) throws {
        let cases = try suites(analysis(of: oracle.input, file: "x.json")).flatMap(\.elements)
        let names = cases.map { "\($0.attributes["classname"] ?? "") \($0.attributes["name"] ?? "")" }
        #expect(Set(names).count == names.count)
    }

    /// Two findings of one rule about one subject.
    @Test func sameSubjectsAreToldApartByFingerprint() throws {
        let analysis = try harbourRail()
        let findings = ["x", "y"].map { id in
            Finding(
                rule: "ownership/single", severity: .warning, subject: .organization, affects: [], message: "",
                advice: "", identity: [id])
        }
        let cases = JUnitCase.cases(of: FindingReport(findings), in: analysis)
        var xml = XMLWriter()
        xml.element("suite", [:]) { xml in for test in cases { test.write(&xml) } }
        let names = try #require(ReadElement.root(of: xml.text)).elements.map { $0.attributes["name"] }
        #expect(names == findings.map { "organization \($0.fingerprint)" })
    }

    @Test(arguments: Hostile.names)
    func hostileNamesAreWords(_ name: String) throws {
        let analysis = Hostile.analysis(name)
        #expect(analysis.findings.count > 5)
        let suites = try suites(analysis)
        let cases = suites.flatMap(\.elements)
        let texts = cases.flatMap { $0.elements.flatMap { [$0.text] + $0.attributes.values } + $0.attributes.values }
        // Nothing hidden is left, and what is short is there.
        #expect(texts.allSatisfy { $0.split(separator: "\n").allSatisfy { DisplayText.visible(String($0)) == $0 } })
        // What XML cannot hold at all is replaced.
        let visible = DisplayText.visible(name).replacing(/[\x{FFFE}\x{FFFF}]/, with: "\u{FFFD}")
        if name.unicodeScalars.count < 200 { #expect(texts.contains { $0.contains(visible) }) }
    }
}
