@testable import GraphvizLayout

/// Graphs the tests draw.
enum SampleGraphs {
    /// Two teams with their people, the systems they support, a policy, a title and a footnote.
    static var organisation: LayoutGraph {
        typealias Run = HTMLLabel.Run
        func person(_ id: String, _ name: String, _ role: String, _ notes: [HTMLLabel.Annotation] = [])
            -> LayoutGraph.Node
        {
            LayoutGraph.Node(
                id: id, label: .html(HTMLLabel(header: name, detail: role, annotations: notes)),
                attributes: [
                    "style": "rounded,filled", "fillcolor": notes.isEmpty ? "#FFFFFF" : "#FFF1E5",
                    "color": notes.isEmpty ? "#8C959F" : "#BC4C00", "penwidth": notes.isEmpty ? "1" : "2",
                ],
                classes: ["person"] + (notes.isEmpty ? [] : ["chokepoint"]), tooltip: "\(name), \(role)")
        }
        func system(_ id: String, _ name: String, _ detail: String) -> LayoutGraph.Node {
            LayoutGraph.Node(
                id: id, label: .html(HTMLLabel(header: name, detail: detail)),
                attributes: ["style": "filled", "fillcolor": "#DDF4FF", "color": "#0969DA"],
                classes: ["system", "tier-1"])
        }
        func cluster(_ id: String, _ name: String, _ detail: String, _ nodes: [String], parent: String? = nil)
            -> LayoutGraph.Cluster
        {
            LayoutGraph.Cluster(
                id: id,
                label: .html(
                    HTMLLabel(rows: [
                        [
                            .init(
                                Run(name, isBold: true, pointSize: 11),
                                Run("  " + detail, color: "#57606A", pointSize: 9))
                        ]
                    ])),
                parent: parent, nodes: nodes,
                attributes: [
                    "style": "rounded,filled", "color": "#D0D7DE", "fillcolor": "#F6F8FA", "labeljust": "l",
                    "margin": "14",
                ],
                classes: ["team"])
        }
        return LayoutGraph(
            name: "One person stands alone on four systems",
            title: HTMLLabel(rows: [
                [.init(Run("One person stands alone on four systems", isBold: true, pointSize: 16))],
                [.init(Run("Example organisation · ownership · 2026 Q1", color: "#57606A", pointSize: 10))],
            ]),
            footnote: HTMLLabel(rows: [
                [.init(Run("9 of 41 nodes shown; the rest was left out by exposure.", color: "#57606A", pointSize: 9))]
            ]),
            attributes: ["rankdir": "LR", "nodesep": "0.25", "ranksep": "0.7", "pad": "0.3"],
            nodeDefaults: ["shape": "box", "margin": "0.06,0.04"],
            edgeDefaults: ["color": "#57606A", "arrowsize": "0.7"],
            nodes: [
                person(
                    "person:ana", "Ana Ferreira", "Staff engineer",
                    [
                        .init(mark: "◆", "alone on 4 systems", color: "#BC4C00", tooltip: "single-owner"),
                        .init(mark: "▲", "34 % exposed", color: "#BC4C00", tooltip: "exposure"),
                    ]),
                person("person:bo", "Bo Lindqvist", "Engineer"),
                person("person:chi", "Chiamaka Okafor-Wellington of the Northern Offices", "Engineering manager"),
                system("system:pricing", "Pricing", "tier 1 · 3 dependents"),
                system("system:ledger", "Ledger", "tier 1 · 7 dependents"),
                system("system:mail", "Mail relay", "tier 3"),
                system("system:search", "Search", "tier 2"),
            ],
            edges: [
                .init(
                    tail: "person:ana", head: "system:pricing", attributes: ["penwidth": "2.5", "color": "#BC4C00"],
                    classes: ["owns", "sole"]),
                .init(
                    tail: "person:ana", head: "system:ledger", label: .plain("sole"),
                    attributes: ["penwidth": "2.5", "color": "#BC4C00", "fontcolor": "#BC4C00"]),
                .init(tail: "person:bo", head: "system:mail"),
                .init(tail: "person:bo", head: "system:search"),
                .init(tail: "person:chi", head: "system:search", attributes: ["style": "dashed"]),
                .init(
                    tail: "system:pricing", head: "system:ledger", label: .plain("depends"),
                    attributes: ["color": "#8C959F"]),
            ],
            clusters: [
                cluster("team:payments", "Payments", "2 people", ["person:ana", "person:bo"], parent: "team:commerce"),
                cluster("team:platform", "Platform", "1 person", ["person:chi"]),
                cluster("team:commerce", "Commerce", "", []),
                cluster(
                    "group:systems", "Systems", "4",
                    ["system:pricing", "system:ledger", "system:mail", "system:search"]),
            ])
    }

    /// A graph in which every node depends on the ones `offsets` before it: dense, and the same every time.
    static func dense(nodes: Int, offsets: [Int]) -> LayoutGraph {
        LayoutGraph(
            name: "dense",
            nodes: (0..<nodes).map { .init(id: "node \($0)", label: .plain("node \($0)")) },
            edges: (0..<nodes).flatMap { tail in
                offsets.map { .init(tail: "node \(tail)", head: "node \((tail * 7 + $0 * $0) % nodes)") }
            })
    }

    static func single(_ label: Label, attributes: Attributes = [:]) -> LayoutGraph {
        LayoutGraph(name: "one", nodes: [.init(id: "only", label: label, attributes: attributes)])
    }
}

extension LayoutCore.Request {
    /// A request as the tests make them: in this process, without limits.
    init(_ graph: LayoutGraph, engine: Engine = .dot, format: Format = .svg, prefix: String = "") {
        self.init(
            graph: graph, engine: engine, format: format, dotsPerInch: 96, identifierPrefix: prefix, settings: [:],
            cpuSeconds: nil, memoryLimit: nil)
    }
}
