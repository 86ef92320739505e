import Foundation

#if canImport(FoundationXML)
    import FoundationXML
#endif

/// What is drawn in an SVG, as geometry: boxes, lines and texts with their places; read with an XML parser that is not ours.
final class PictureStructure: NSObject, XMLParserDelegate {
    struct Point: Hashable {
        var x: Double
        var y: Double

        func distance(to other: Point) -> Double {
            ((x - other.x) * (x - other.x) + (y - other.y) * (y - other.y)).squareRoot()
        }
    }

    struct Text: Hashable {
        var content: String
        var x: Double
        var y: Double
        var anchor: String
        var style: TextWidths.Style
    }

    /// A node, an edge, a cluster, or what stands around all.
    struct Element {
        var id: String
        var classes: Set<String>
        var texts: [Text] = []
        var minX = Double.infinity
        var maxX = -Double.infinity
        var minY = Double.infinity
        var maxY = -Double.infinity
        /// The line of an edge, as a chain of short straight pieces.
        var line: [Point] = []
        var isDashed = false

        var isNode: Bool { classes.contains("node") }
        var isEdge: Bool { classes.contains("edge") }
        var isCluster: Bool { classes.contains("cluster") && !isFrame }
        /// The legend and the small print; where the engine draws no clusters, they stand below the title.
        var isFrame: Bool { classes.contains("frame") || classes.contains("graph") }

        func overlaps(_ other: Element) -> Bool {
            minX < other.maxX - 1 && other.minX < maxX - 1 && minY < other.maxY - 1 && other.minY < maxY - 1
        }

        mutating func include(_ point: Point) {
            (minX, maxX) = (min(minX, point.x), max(maxX, point.x))
            (minY, maxY) = (min(minY, point.y), max(maxY, point.y))
        }
    }

    /// A tag with its attributes, as they are.
    struct Tag {
        var name: String
        var attributes: [String: String]
    }

    private(set) var elements: [Element] = []
    /// Every tag, for what may not be in a picture.
    private(set) var tags: [Tag] = []
    /// The texts of style sheets.
    private(set) var styles = ""
    /// The corners of the picture, in the units of the texts.
    private(set) var width = 0.0
    private(set) var height = 0.0
    /// The size of texts that say nothing of their own.
    private var usualSize = 0.0

    var nodes: [Element] { elements.filter(\.isNode) }
    var edges: [Element] { elements.filter(\.isEdge) }
    var clusters: [Element] { elements.filter(\.isCluster) }
    /// What stands below or above the picture, a line a text.
    var frameText: String {
        elements.filter(\.isFrame).flatMap(\.texts).map(\.content).joined(separator: "\n")
            .replacingOccurrences(of: "\u{A0}", with: " ")
    }

    private var open: [Int?] = []
    private var content = ""

    /// Nil when the bytes are not well-formed XML.
    init?(_ svg: String) {
        super.init()
        let parser = XMLParser(data: Data(svg.utf8))
        parser.delegate = self
        guard parser.parse(), width > 0, height > 0 else { return nil }
    }

    // MARK: Parsing

    func parser(
        _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
        attributes: [String: String] = [:]
    ) {
        tags.append(Tag(name: name, attributes: attributes))
        content = ""
        func number(_ key: String) -> Double {
            Double((attributes[key] ?? "").filter { "0123456789.-".contains($0) }) ?? .nan
        }
        if name == "svg" {
            (width, height) = (number("width"), number("height"))
            usualSize = number("font-size")
        }
        var current = open.last ?? nil
        let classes = Set((attributes["class"] ?? "").split(separator: " ").map(String.init))
        if name == "g", !classes.isDisjoint(with: ["node", "edge", "cluster", "graph"]) {
            elements.append(Element(id: attributes["id"] ?? "", classes: classes))
            current = elements.count - 1
        }
        open.append(current)
        guard let current else { return }
        if name == "text" {
            elements[current].texts.append(
                Text(
                    content: "", x: number("x"), y: number("y"), anchor: attributes["text-anchor"] ?? "start",
                    style: .init(
                        size: attributes["font-size"] == nil ? usualSize : number("font-size"),
                        isBold: attributes["font-weight"] == "bold",
                        isItalic: attributes["font-style"] == "italic")))
        }
        if name == "ellipse" {
            let (x, y, dx, dy) = (number("cx"), number("cy"), number("rx"), number("ry"))
            elements[current].include(Point(x: x - dx, y: y - dy))
            elements[current].include(Point(x: x + dx, y: y + dy))
        }
        if let points = attributes["points"] ?? attributes["d"] {
            let numbers = points.split(whereSeparator: { " ,MCLZzHV".contains($0) }).compactMap { Double($0) }
            let all = stride(from: 0, to: numbers.count - 1, by: 2).map { Point(x: numbers[$0], y: numbers[$0 + 1]) }
            for point in all { elements[current].include(point) }
            if name == "path", elements[current].isEdge {
                elements[current].line += Self.chain(all)
                elements[current].isDashed = attributes["stroke-dasharray"] != nil
            }
        }
    }

    func parser(_ parser: XMLParser, foundCharacters string: String) { content += string }

    func parser(_ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?) {
        let current = open.popLast() ?? nil
        if name == "style" { styles += content }
        if name == "text", let current, !elements[current].texts.isEmpty {
            elements[current].texts[elements[current].texts.count - 1].content = content
        }
    }

    /// Cubic Bézier curves, one after another from shared ends, as chains of eight pieces each.
    private static func chain(_ points: [Point]) -> [Point] {
        guard points.count >= 4 else { return points }
        var chain = [points[0]]
        for start in stride(from: 0, to: points.count - 3, by: 3) {
            let (a, b, c, d) = (points[start], points[start + 1], points[start + 2], points[start + 3])
            for step in 1...8 {
                let t = Double(step) / 8
                let (u, v, w, z) = (pow(1 - t, 3), 3 * t * pow(1 - t, 2), 3 * t * t * (1 - t), pow(t, 3))
                chain.append(
                    Point(x: u * a.x + v * b.x + w * c.x + z * d.x, y: u * a.y + v * b.y + w * c.y + z * d.y))
            }
        }
        return chain
    }

    // MARK: Facts

    /// How many pairs of lines cross, away from their ends: lines that meet at a box do not count.
    var crossings: Int {
        let lines = edges.map(\.line).filter { $0.count > 1 }
        var count = 0
        for (index, line) in lines.enumerated() {
            for other in lines[(index + 1)...] where Self.cross(line, other) { count += 1 }
        }
        return count
    }

    private static func cross(_ a: [Point], _ b: [Point]) -> Bool {
        let ends = [a[0], a[a.count - 1], b[0], b[b.count - 1]]
        for (p, q) in zip(a, a.dropFirst()) {
            for (r, s) in zip(b, b.dropFirst()) {
                guard let point = intersection(p, q, r, s) else { continue }
                if ends.allSatisfy({ $0.distance(to: point) > 12 }) { return true }
            }
        }
        return false
    }

    private static func intersection(_ p: Point, _ q: Point, _ r: Point, _ s: Point) -> Point? {
        let (dx, dy, ex, ey) = (q.x - p.x, q.y - p.y, s.x - r.x, s.y - r.y)
        let determinant = dx * ey - dy * ex
        guard abs(determinant) > 1e-9 else { return nil }
        let t = ((r.x - p.x) * ey - (r.y - p.y) * ex) / determinant
        let u = ((r.x - p.x) * dy - (r.y - p.y) * dx) / determinant
        guard (0...1).contains(t), (0...1).contains(u) else { return nil }
        return Point(x: p.x + t * dx, y: p.y + t * dy)
    }
}
