import Findings
import OrgAnalysis
import OrgModel
import SourceDocuments
import TestSupport
import Testing

/// Holds the tool to what `graphs/README.md` tells: every finding that each cycle is meant to show, and no other.
@Suite struct ExampleStoryTests {
    private static let folder = "graphs/larkfield-mutual"
    static let cycles = ["2026-Q1", "2026-Q2", "2026-Q3", "2026-Q4"]

    private func expectations() throws -> SourceNode {
        let path = "\(Self.folder)/expected-findings.yaml"
        let (documents, problems) = SourceReader.yaml(SourceText(file: path, text: try Checkout.text(path)))
        #expect(problems.map(\.message) == [])
        return try #require(documents.first?.root)
    }

    private func analysis(of label: String) throws -> Analysis {
        let path = "\(Self.folder)/\(label).yaml"
        return Analysis(
            of: try cycle(file: path, text: try Checkout.text(path)),
            options: AnalysisOptions(measuresCentrality: false))
    }

    @Test func everyCycleIsHeldToSomething() throws {
        let files = try Checkout.files(in: Self.folder, "yaml").filter { !$0.hasSuffix("/expected-findings.yaml") }
        #expect(files == Self.cycles.map { "\(Self.folder)/\($0).yaml" })
        #expect(try expectations()["cycles"]?.mapping?.map(\.key) == Self.cycles)
        #expect(try expectations()["figures"]?.mapping?.map(\.key) == Self.cycles)
    }

    @Test(arguments: cycles)
    func findingsAreThoseOfTheStory(_ label: String) throws {
        let expected = try #require(try expectations()["cycles"]?[label]?.sequence).map { finding in
            let others = (finding["affects"] ?? finding["pairs"])?.sequence ?? []
            return
                "\(finding["rule"]?.text ?? "?") \(finding["subject"]?.text ?? "?"): \(others.compactMap(\.text).joined(separator: " "))"
        }
        let found = try analysis(of: label).findings.map { finding in
            let others = finding.rule == "coordination/unmatched" ? finding.evidence.ids : finding.affects
            return "\(finding.rule) \(finding.subject): \(others.map(\.description).joined(separator: " "))"
        }
        #expect(found.sorted() == expected.sorted())
    }

    @Test(arguments: cycles)
    func figuresAreThoseOfTheStory(_ label: String) throws {
        let expected = try #require(try expectations()["figures"]?[label])
        let analysis = try analysis(of: label)
        let whole: [(String, Double?)] = [
            ("intact", analysis.escalation.intact), ("continuity", analysis.escalation.continuity),
            ("human-hours", analysis.escalation.humanHours), ("coverage", analysis.visibility.coverage),
            ("congruence", analysis.coordination.congruence),
        ]
        for (name, figure) in whole {
            let value = try #require(expected[name]?.double)
            #expect(abs(try #require(figure) - value) <= 0.00005, "\(name)")
        }
        for member in try #require(expected["exposure"]?.mapping) {
            let value = try #require(member.value.double)
            let person = analysis.chokepoints.people.first { $0.id.description == member.key }
            #expect(abs(try #require(person?.exposure) - value) <= 0.00005, "exposure of \(member.key)")
        }
    }

    @Test func starterHasTheOneFindingItIsMeantToHave() throws {
        let text = try Checkout.text("graphs/starter.yaml")
        let analysis = Analysis(
            of: try cycle(file: "starter.yaml", text: text), options: AnalysisOptions(measuresCentrality: false))
        // Tier 1: a warning, one step up.
        #expect(
            analysis.findings.map { "\($0.severity) \($0.rule) \($0.subject)" } == [
                "error ownership/single system:shop"
            ])
        // The README's own remedy.
        let mended = text.replacing("people: {", with: "people: {kim: {teams: [web]}, ")
        #expect(mended != text)
        #expect(
            Analysis(
                of: try cycle(file: "starter.yaml", text: mended), options: AnalysisOptions(measuresCentrality: false)
            ).findings.isEmpty)
    }
}
