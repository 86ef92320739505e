import Foundation

@testable import GraphvizLayout

/// How wide texts are with the fonts of this machine: as Pango measures them, asked through Graphviz for each text by
/// itself, with the size and the weight that the SVG says it is drawn with.
enum TextWidths {
    struct Style: Hashable {
        var size: Double
        var isBold: Bool
        var isItalic: Bool
    }

    struct Key: Hashable {
        var content: String
        var style: Style
    }

    /// The widths in points.
    static func of(_ keys: Set<Key>) throws -> [Key: Double] {
        let list = keys.filter { !$0.content.isEmpty }.sorted {
            ($0.content, $0.style.size) < ($1.content, $1.style.size)
        }
        guard !list.isEmpty else { return [:] }
        var graph = LayoutGraph(name: "widths", nodeDefaults: ["shape": "plain", "margin": "0"])
        for (index, key) in list.enumerated() {
            // Sizes of runs are whole points; the node's own size may be any.
            let run = HTMLLabel.Run(key.content, isBold: key.style.isBold, isItalic: key.style.isItalic)
            graph.nodes.append(
                .init(
                    id: "w\(index)", label: .html(HTMLLabel(rows: [[.init(run)]], cellPadding: 0)),
                    attributes: ["fontsize": String(key.style.size)]))
        }
        let request = LayoutCore.Request(
            graph: graph, engine: .dot, format: .json, dotsPerInch: 96, identifierPrefix: "", settings: [:],
            cpuSeconds: nil, memoryLimit: nil)
        let json = try JSONSerialization.jsonObject(with: Data(try LayoutCore.render(request).data)) as? [String: Any]
        var widths: [Key: Double] = [:]
        for object in json?["objects"] as? [[String: Any]] ?? [] {
            guard let id = object["id"] as? String, let index = Int(id.dropFirst()),
                let width = (object["width"] as? String).flatMap(Double.init)
            else { continue }
            widths[list[index]] = width * 72
        }
        return widths
    }
}
