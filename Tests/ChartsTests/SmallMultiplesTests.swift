import Foundation
import Testing

#if canImport(FoundationXML)
    import FoundationXML
#endif

@testable import Charts

struct SmallMultiplesTests {
    static func panel(_ title: String = "unowned", _ values: [Double?] = [0.1, nil, 0.2, 0.3]) -> Panel {
        Panel(
            title: title, detail: "straining: 10 % → 30 %", description: "10 %, no value, 20 %, 30 %", tone: .worse,
            points: values.map { $0.map { Panel.Point($0, "\(Int($0 * 100)) %") } },
            limits: [Panel.Limit(0.15, "at most 15 %")], shift: Panel.Shift(at: 2, "new level"))
    }

    static let moments = ["2026-Q1", "2026-Q2", "2026-Q3", "2026-Q4"]

    /// Whether a text is XML, by a parser that is not ours.
    static func elements(of svg: String) -> [String]? {
        let parser = XMLParser(data: Data(svg.utf8))
        let names = ElementNames()
        parser.delegate = names
        return parser.parse() ? names.all : nil
    }

    @Test func isXMLWithATitleAndADescription() throws {
        let svg = SmallMultiples(
            title: "Ownership erodes", moments: Self.moments, panels: [Self.panel(), Self.panel("intact")],
            incidents: [.init(at: 1, "2026-05-01: incident")], notes: ["Slopes are per cycle."]
        ).svg()
        let names = try #require(Self.elements(of: svg))
        #expect(names.first == "svg")
        #expect(names.count { $0 == "g" } == 2)
        #expect(names.contains("title") && names.contains("desc"))
        #expect(!names.contains("script") && !names.contains("image") && !names.contains("a"))
        #expect(svg.contains("<title id=\"chart-title\">Ownership erodes</title>"))
        #expect(svg.contains("unowned: 10 %, no value, 20 %, 30 %."))
        #expect(!svg.contains("href"))
    }

    /// Points at 1 and 2 of 4 moments, with a gap, are two dots at the ends and one line from the third to the fourth.
    @Test func missingValuesAreGapsAndNotZeros() throws {
        let svg = SmallMultiples(title: "t", moments: Self.moments, panels: [Self.panel()]).svg()
        let names = try #require(Self.elements(of: svg))
        #expect(names.count { $0 == "circle" } == 3)
        #expect(names.count { $0 == "polyline" } == 1)
    }

    @Test func aBreakSplitsTheLine() throws {
        var panel = Self.panel("a", [1, 2, 3, 4])
        panel.limits = []
        #expect(Self.polylines(panel) == 1)
        panel.breaks = [2]
        #expect(Self.polylines(panel) == 2)
        panel.breaks = [1]
        #expect(Self.polylines(panel) == 1)
    }

    private static func polylines(_ panel: Panel) -> Int? {
        elements(of: SmallMultiples(title: "t", moments: moments, panels: [panel]).svg())?.count { $0 == "polyline" }
    }

    @Test func whatIsHostileIsTextAndNothingElse() throws {
        let hostile = "<script>alert(1)</script>&\"'\u{0}\u{8}\u{FFFE}]]>"
        let svg = SmallMultiples(
            title: hostile, subtitle: hostile, moments: [hostile, hostile],
            panels: [
                Panel(
                    title: hostile, detail: hostile, description: hostile,
                    points: [.init(.nan, hostile), .init(1, hostile)],
                    limits: [.init(.infinity, hostile)], shift: .init(at: 7, hostile))
            ],
            incidents: [.init(at: 0, hostile), .init(at: 9, hostile)], notes: [hostile]
        ).svg()
        let names = try #require(Self.elements(of: svg))
        #expect(!names.contains("script"))
    }

    @Test func nothingToShowIsADrawingAllTheSame() throws {
        #expect(Self.elements(of: SmallMultiples(title: "", moments: [], panels: []).svg()) != nil)
        let lone = Panel(title: "a", points: [])
        #expect(Self.elements(of: SmallMultiples(title: "", moments: ["x"], panels: [lone], columns: 0).svg()) != nil)
    }

    /// The largest and smallest numbers stand inside their panel.
    @Test func everyPlaceIsInsideTheDrawing() throws {
        let most = Double.greatestFiniteMagnitude
        for values in [[-most, most], [0, .leastNonzeroMagnitude], [most, most], [1, 1 + .ulpOfOne]] {
            let plot = Plot(
                x: 0, y: 0, width: 100, height: 50, count: 2,
                range: min(values[0], values[1])...max(values[0], values[1]))
            for value in values { #expect((0...50).contains(plot.height(of: value)), "\(value)") }
        }
    }

    @Test func sameValuesSameBytes() {
        let drawing = SmallMultiples(
            title: "t", moments: Self.moments, panels: [Self.panel(), Self.panel("b")],
            incidents: [.init(at: 3, "late"), .init(at: 0, "early")])
        #expect(drawing.svg() == drawing.svg())
        let early = drawing.svg().range(of: "early"), late = drawing.svg().range(of: "late")
        #expect(early.map(\.lowerBound) ?? "".startIndex < late.map(\.lowerBound) ?? "".startIndex)
    }
}

/// Collects the names of elements in the order of a document.
private final class ElementNames: NSObject, XMLParserDelegate {
    var all: [String] = []

    func parser(
        _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
        attributes: [String: String]
    ) { all.append(name) }
}
