import Foundation
import GraphvizLayout
import OrgAnalysis
import OrgCycles
import OrgModel
import Reports
import TestSupport
import Testing

@testable import Diagrams

/// The pictures of the documentation are those that the tool draws. Their bytes depend on Graphviz and its fonts; what they
/// say does not.
@Suite struct GalleryTests {
    static let pictures: [(file: String, quarter: Int, view: DiagramView)] = [
        ("risk", 3, .risk), ("ladder", 3, .escalation(focus: .init(.system, "settlement-agent"))),
        ("ownership", 3, .ownership),
        ("dependency", 3, .dependency), ("coordination", 3, .coordination), ("chokepoint", 1, .chokepoint(of: [])),
    ]

    @Test(arguments: pictures.map(\.file)) func thePictureIsUpToDate(file: String) throws {
        let picture = try #require(Self.pictures.first { $0.file == file })
        try check(
            DiagramComposer.compose(
                Samples.analysis(Samples.larkfield(picture.quarter)), DiagramRequest(view: picture.view)), file)
    }

    /// What changed from the second quarter to the third.
    @Test func theComparisonIsUpToDate() throws {
        let cycles = [try Samples.larkfield(2), try Samples.larkfield(3)]
        let comparison = Comparison(
            of: CycleSeries(of: cycles, options: AnalysisOptions(measuresCentrality: false)))
        try check(DiagramComposer.compose(comparison, leading: comparison.leadingSentence), "compare")
    }

    private func check(_ diagram: Diagram, _ file: String) throws {
        let svg = try Checkout.text("docs/images/\(file).svg")
        let advice: Comment = "run Scripts/update-docs, and look at what has changed"
        #expect(Self.elements("title", in: svg).first == Self.escaped(diagram.headline), advice)
        #expect(Self.ids(in: svg) == Set(diagram.graph.nodes.map { Self.escaped($0.id) }), advice)
        for line in diagram.graph.nodes.flatMap({ Diagram.plain($0.label).split(separator: "\n") }) {
            for word in line.split(whereSeparator: { " \u{A0}".contains($0) }) {
                #expect(svg.contains(Self.escaped(String(word))), "\(word) of \(file): run Scripts/update-docs")
            }
        }
        #expect(svg.utf8.count < 150_000)
    }

    /// What the documentation shows is drawn anew by the script.
    @Test func theScriptDrawsAll() throws {
        let script = try Checkout.text("Scripts/update-docs")
        let page = try Checkout.text("docs/diagrams.md")
        for file in Self.pictures.map(\.file) + ["compare"] {
            #expect(script.contains("docs/images/\(file).svg"))
            #expect(page.contains("(images/\(file).svg)"))
        }
    }

    private static func elements(_ name: String, in svg: String) -> [String] {
        svg.components(separatedBy: "<\(name)").dropFirst().compactMap { part in
            guard let start = part.firstIndex(of: ">"), let end = part.range(of: "</\(name)>") else { return nil }
            return String(part[part.index(after: start)..<end.lowerBound])
        }
    }

    /// The ids of the boxes.
    private static func ids(in svg: String) -> Set<String> {
        Set(
            svg.components(separatedBy: "<g id=\"").dropFirst().compactMap { part in
                part.prefix { $0 != ">" }.contains("class=\"node") ? String(part.prefix { $0 != "\"" }) : nil
            })
    }

    private static func escaped(_ text: String) -> String {
        text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
    }
}
