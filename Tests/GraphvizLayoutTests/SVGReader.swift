import Foundation

@testable import GraphvizLayout

#if canImport(FoundationXML)
    import FoundationXML
#endif

/// What a picture says, read with an XML parser that is not ours.
final class SVGReader: NSObject, XMLParserDelegate {
    struct Group {
        var id: String
        var classes: [String]
        var title = ""
        var texts: [Text] = []
        /// Titles of groups within: what cells say when the pointer rests on them.
        var innerTitles: [String] = []
        /// The corners of the polygons and paths in it.
        var points: [(x: Double, y: Double)] = []
    }

    struct Text {
        var content: String
        var x: Double
        var y: Double
        var anchor: String
        var fontSize: Double
        var isBold: Bool
    }

    /// Nodes, edges and clusters in document order.
    private(set) var groups: [Group] = []
    private(set) var elements: [String: Int] = [:]
    private(set) var rootAttributes: [String: String] = [:]
    private(set) var documentTitle: String?
    private var stack: [String] = []
    private var current: Int?
    private var currentDepth = 0
    private var content = ""

    /// Nil when the bytes are not well-formed XML.
    init?(_ bytes: [UInt8]) {
        super.init()
        let parser = XMLParser(data: Data(bytes))
        parser.delegate = self
        guard parser.parse() else { return nil }
    }

    func group(_ id: String) -> Group? { groups.first { $0.id == id } }

    func parser(
        _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
        attributes: [String: String] = [:]
    ) {
        stack.append(name)
        elements[name, default: 0] += 1
        if name == "svg" { rootAttributes = attributes }
        let classes = (attributes["class"] ?? "").split(separator: " ").map(String.init)
        if name == "g", let id = attributes["id"], !classes.contains("graph") {
            groups.append(Group(id: id, classes: classes))
            current = groups.count - 1
            currentDepth = stack.count
        }
        content = ""
        guard let current else { return }
        if name == "text" {
            groups[current].texts.append(
                Text(
                    content: "", x: Double(attributes["x"] ?? "") ?? .nan, y: Double(attributes["y"] ?? "") ?? .nan,
                    anchor: attributes["text-anchor"] ?? "start",
                    fontSize: Double(attributes["font-size"] ?? SVGFinisher.usualSize) ?? .nan,
                    isBold: attributes["font-weight"] == "bold"))
        }
        if let points = attributes["points"] ?? attributes["d"] {
            let numbers = points.split(whereSeparator: { " ,MCL".contains($0) }).compactMap { Double($0) }
            for index in stride(from: 0, to: numbers.count - 1, by: 2) {
                groups[current].points.append((numbers[index], numbers[index + 1]))
            }
        }
    }

    func parser(_ parser: XMLParser, foundCharacters string: String) { content += string }

    func parser(_ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?) {
        stack.removeLast()
        if name == "title", stack == ["svg"] { documentTitle = content }
        if let current {
            if name == "title" {
                if stack.count == currentDepth {
                    groups[current].title = content
                } else {
                    groups[current].innerTitles.append(content)
                }
            }
            if name == "text" { groups[current].texts[groups[current].texts.count - 1].content = content }
            if name == "g", stack.count < currentDepth { self.current = nil }
        }
    }
}
