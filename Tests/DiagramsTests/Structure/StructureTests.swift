import GraphvizLayout
import OrgModel
import Testing

@testable import Diagrams

/// The structure of each view's SVG.
@Suite struct StructureTests {
    @Test(arguments: Views.all, 1...4) func theExampleIsTidy(view: Views.View, quarter: Int) throws {
        for diagram in try Views.diagrams(view, of: Samples.larkfield(quarter)) {
            let picture = try #require(PictureStructure(Pictures.svg(of: diagram)))
            try Tidiness.check(diagram, picture, "\(view.name), Q\(quarter)")
            Tidiness.checkHarmless(picture, view.name)
        }
    }

    @Test(arguments: Views.all, [21, 22, 23] as [UInt64])
    func seededOrganisationsAreTidy(view: Views.View, seed: UInt64) throws {
        for diagram in try Views.diagrams(view, of: Samples.seeded(seed, teams: 10, people: 50, systems: 60)) {
            let picture = try #require(PictureStructure(Pictures.svg(of: diagram)))
            try Tidiness.check(diagram, picture, "\(view.name), \(seed)")
        }
    }

    // MARK: The checks themselves

    /// Two lines that cross, one that meets both at an end, and one far off.
    @Test func crossingsAreCounted() throws {
        func edge(_ path: String) -> String {
            "<g id=\"e\" class=\"edge\"><path d=\"\(path)\"/></g>"
        }
        let svg = """
            <svg xmlns="http://www.w3.org/2000/svg" width="200pt" height="200pt">\
            \(edge("M0,0C30,30 60,60 100,100"))\(edge("M0,100C30,70 60,40 100,0"))\
            \(edge("M100,100C130,130 140,140 150,150"))\(edge("M0,180C10,180 20,180 30,180"))</svg>
            """
        #expect(try #require(PictureStructure(svg)).crossings == 1)
    }

    /// A hundred letters in a box of ten points: seen by the measure that the tests go by.
    @Test func aTextThatDoesNotFitIsSeen() throws {
        let style = TextWidths.Style(size: 10, isBold: false, isItalic: false)
        let bold = TextWidths.Style(size: 10, isBold: true, isItalic: false)
        let widths = try TextWidths.of([
            .init(content: "mmmmmmmmmm", style: style), .init(content: "mmmmmmmmmm", style: bold),
            .init(content: "日本語", style: style),
        ])
        // DejaVu Sans: m is 1995 of 2048 units, bold 2134; a CJK glyph is as wide as high, in any font.
        #expect(abs((widths[.init(content: "mmmmmmmmmm", style: style)] ?? 0) - 97.4) < 4)
        #expect(abs((widths[.init(content: "mmmmmmmmmm", style: bold)] ?? 0) - 104.2) < 4)
        #expect((widths[.init(content: "日本語", style: style)] ?? 0) > 15)
    }
}
