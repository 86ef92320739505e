import Foundation
import OrgModel
import Testing

@testable import Diagrams
@testable import GraphvizLayout

#if canImport(FoundationXML)
    import FoundationXML
#endif

@Suite struct PictureTests {
    private static func views(of cycle: Cycle) throws -> [Diagram] { try Samples.allViews(of: cycle) }

    @Test(arguments: 1...4) func textStaysInsideItsBoxInLarkfield(quarter: Int) throws {
        for diagram in try Self.views(of: Samples.larkfield(quarter)) { try expectTidy(diagram) }
    }

    @Test(arguments: [11, 12, 13] as [UInt64]) func textStaysInsideItsBoxInSeededOrganisations(seed: UInt64) throws {
        let cycle = Samples.seeded(seed, teams: 12, people: 60, systems: 70)
        for diagram in try Self.views(of: cycle) { try expectTidy(diagram) }
    }

    /// No text outside its box, no box over another, and a shape that fits on a slide.
    private func expectTidy(_ diagram: Diagram) throws {
        let reader = try #require(BoxReader(Pictures.svg(of: diagram)))
        let boxes = reader.boxes.filter { $0.isNode }
        #expect(boxes.count == diagram.graph.nodes.count)
        for box in reader.boxes {
            for text in box.texts {
                #expect(text.left >= box.minX - 0.5 && text.right <= box.maxX + 0.5, "\(box.id): \(text.content)")
                #expect(text.y <= box.maxY + 0.5 && text.y >= box.minY - 0.5, "\(box.id): \(text.content)")
            }
        }
        for (index, box) in boxes.enumerated() {
            for other in boxes[(index + 1)...] { #expect(!box.overlaps(other), "\(box.id) and \(other.id)") }
        }
        #expect(reader.width / reader.height < 4 && reader.height / reader.width < 3, "\(diagram.headline)")
    }

    @Test func theSameOrganisationGivesTheSameBytes() throws {
        for cycle in [try Samples.larkfield(3), Samples.seeded(5, teams: 20, people: 90, systems: 80)] {
            let first = try Self.views(of: cycle).map { try Pictures.svg(of: $0) }
            let second = try Self.views(of: cycle).map { try Pictures.svg(of: $0) }
            #expect(first == second)
        }
    }

    @Test func theOrderOfTheFileDoesNotMatter() throws {
        let cycle = try Samples.larkfield(3)
        var builder = CycleBuilder(organization: cycle.organization, label: cycle.label, danglingReferences: .areErrors)
        for entity in cycle.entities.reversed() { builder.add(entity) }
        for relation in cycle.relations.reversed() { builder.add(relation) }
        let (other, problems) = builder.build()
        #expect(problems.isEmpty)
        for (a, b) in zip(try Self.views(of: cycle), try Self.views(of: other)) { #expect(a.graph == b.graph) }
    }

    @Test func elementsAreCalledByTheirIds() throws {
        let svg = try Pictures.svg(of: DiagramComposer.compose(Samples.analysis(Samples.larkfield(4))))
        #expect(svg.contains(#"id="system:settlement-agent""#))
        #expect(svg.contains(#"id="policy:settlement-desk""#))
        #expect(svg.contains("system tier-1 sole"))
    }

    @Test func thousandsOfEntitiesComposeInTime() throws {
        let analysis = Samples.analysis(Samples.seeded(7, teams: 250, people: 2000, systems: 700))
        let clock = ContinuousClock()
        let elapsed = try clock.measure { _ = try DiagramComposer.compose(analysis) }
        // 0.1 s in a debug build on the machine it was written on; a quadratic step would take minutes.
        #expect(elapsed < .seconds(5))
    }
}

/// Boxes and their texts in an SVG, read with an XML parser that is not ours.
private final class BoxReader: NSObject, XMLParserDelegate {
    struct Text {
        var content: String
        var left: Double
        var right: Double
        var y: Double
    }

    struct Box {
        var id: String
        var isNode: Bool
        var minX = Double.infinity
        var maxX = -Double.infinity
        var minY = Double.infinity
        var maxY = -Double.infinity
        var texts: [Text] = []

        func overlaps(_ other: Box) -> Bool {
            minX < other.maxX - 1 && other.minX < maxX - 1 && minY < other.maxY - 1 && other.minY < maxY - 1
        }
    }

    private(set) var boxes: [Box] = []
    private(set) var width = 0.0
    private(set) var height = 0.0
    private var depth = 0
    private var current: (index: Int, depth: Int)?
    private var text: (x: Double, y: Double, anchor: String, size: Double, isBold: Bool)?
    private var content = ""

    init?(_ svg: String) {
        super.init()
        let parser = XMLParser(data: Data(svg.utf8))
        parser.delegate = self
        guard parser.parse(), width > 0, height > 0 else { return nil }
    }

    func parser(
        _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
        attributes: [String: String] = [:]
    ) {
        depth += 1
        content = ""
        if name == "svg" {
            width = Double((attributes["width"] ?? "").filter { "0123456789.".contains($0) }) ?? 0
            height = Double((attributes["height"] ?? "").filter { "0123456789.".contains($0) }) ?? 0
        }
        let classes = (attributes["class"] ?? "").split(separator: " ")
        if name == "g", classes.contains("node") || classes.contains("cluster"), let id = attributes["id"],
            id != "frame"
        {
            boxes.append(Box(id: id, isNode: classes.contains("node")))
            current = (boxes.count - 1, depth)
        }
        guard let current else { return }
        if name == "text" {
            text = (
                Double(attributes["x"] ?? "") ?? .nan, Double(attributes["y"] ?? "") ?? .nan,
                attributes["text-anchor"] ?? "start", Double(attributes["font-size"] ?? SVGFinisher.usualSize) ?? .nan,
                attributes["font-weight"] == "bold"
            )
        }
        if let points = attributes["points"] ?? attributes["d"] {
            let numbers = points.split(whereSeparator: { " ,MCLZz".contains($0) }).compactMap { Double($0) }
            for index in stride(from: 0, to: numbers.count - 1, by: 2) {
                boxes[current.index].minX = min(boxes[current.index].minX, numbers[index])
                boxes[current.index].maxX = max(boxes[current.index].maxX, numbers[index])
                boxes[current.index].minY = min(boxes[current.index].minY, numbers[index + 1])
                boxes[current.index].maxY = max(boxes[current.index].maxY, numbers[index + 1])
            }
        }
    }

    func parser(_ parser: XMLParser, foundCharacters string: String) { content += string }

    func parser(_ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?) {
        depth -= 1
        if name == "text", let current, let text {
            let width = content.reduce(0.0) { $0 + Self.leastWidth(of: $1) } * text.size * (text.isBold ? 1.08 : 1)
            let left =
                text.anchor == "middle" ? text.x - width / 2 : text.anchor == "end" ? text.x - width : text.x
            boxes[current.index].texts.append(Text(content: content, left: left, right: left + width, y: text.y))
            self.text = nil
        }
        if name == "g", let current, depth < current.depth { self.current = nil }
    }

    /// How wide a glyph of DejaVu Sans is at least, in parts of its size (its advance widths, rounded down), so that
    /// the test does not depend on how a font is measured.
    private static func leastWidth(of character: Character) -> Double {
        switch character {
        case "i", "j", "l", "'": 0.27
        case " ", "\u{A0}", ".", ",", ":", ";", "f", "t", "r", "(", ")", "-", "/", "|", "!", "I": 0.29
        case "m", "w", "M", "W", "%", "@": 0.75
        case "c", "k", "s", "v", "x", "y", "z": 0.48
        default: 0.5
        }
    }
}
