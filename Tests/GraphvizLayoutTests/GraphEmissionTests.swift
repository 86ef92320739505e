import Testing

@testable import GraphvizLayout

@Suite struct GraphEmissionTests {
    private let purpose = GraphEmission.Purpose(carriesIdentities: false, drawsClusters: true, settings: [:])

    private func failure(_ graph: LayoutGraph) -> GraphvizError.Code? {
        do throws(GraphvizError) {
            _ = try GraphEmission(graph, for: purpose)
            return nil
        } catch {
            return error.code
        }
    }

    private func graph(
        _ nodes: [String], edges: [(String, String)] = [], clusters: [LayoutGraph.Cluster] = []
    ) -> LayoutGraph {
        LayoutGraph(
            name: "g", nodes: nodes.map { .init(id: $0, label: .plain($0)) },
            edges: edges.map { .init(tail: $0, head: $1) }, clusters: clusters)
    }

    @Test func refusesGraphsThatContradictThemselves() {
        #expect(failure(graph(["a", "b"], edges: [("a", "b")])) == nil)
        #expect(failure(graph(["a", "a"])) == .invalidGraph)
        #expect(failure(graph(["a"], edges: [("a", "b")])) == .invalidGraph)
        #expect(failure(graph(["a"], edges: [("b", "a")])) == .invalidGraph)
        #expect(failure(graph(["a"], clusters: [.init(id: "c", label: .plain("c"), nodes: ["b"])])) == .invalidGraph)
        #expect(failure(graph([], clusters: [.init(id: "c", label: .plain("c"), parent: "d")])) == .invalidGraph)
        let twins: [LayoutGraph.Cluster] = [
            .init(id: "c", label: .plain("c"), nodes: ["a"]), .init(id: "d", label: .plain("d"), nodes: ["a"]),
        ]
        #expect(failure(graph(["a"], clusters: twins)) == .invalidGraph)
        #expect(failure(graph(["a"], clusters: [twins[0], .init(id: "c", label: .plain("c"))])) == .invalidGraph)
        let ring: [LayoutGraph.Cluster] = [
            .init(id: "c", label: .plain("c"), parent: "d"), .init(id: "d", label: .plain("d"), parent: "c"),
        ]
        #expect(failure(graph([], clusters: ring)) == .invalidGraph)
        var edge = graph(["a"], edges: [("a", "a")])
        edge.edges[0].headCluster = "nosuch"
        #expect(failure(edge) == .invalidGraph)
        var group = graph(["a"])
        group.rankGroups = [.init(nodes: ["nosuch"])]
        #expect(failure(group) == .invalidGraph)
    }

    /// C would end the text there: it is drawn as the sign for what cannot be drawn.
    @Test func aNULIsDrawnAsASign() throws {
        let emission = try GraphEmission(
            SampleGraphs.single(.plain("a\u{0}b")),
            for: .init(carriesIdentities: true, drawsClusters: true, settings: [:]))
        #expect(emission.nodes[0].attributes.contains(.init(key: "label", value: .text("a\u{FFFD}b"))))
        for attribute in emission.nodes[0].attributes {
            if case .text(let text) = attribute.value { #expect(!text.utf8.contains(0)) }
        }
        #expect(failure(graph(["a\u{0}b"])) == nil)
    }

    @Test func refusesEndlessText() {
        #expect(failure(SampleGraphs.single(.plain(String(repeating: "x", count: 16 * 1024)))) == nil)
        #expect(failure(SampleGraphs.single(.plain(String(repeating: "x", count: 16 * 1024 + 1)))) == .invalidGraph)
    }

    @Test func refusesLabelsOutOfBounds() {
        func cell(_ change: (inout HTMLLabel.Cell) -> Void) -> GraphvizError.Code? {
            var cell = HTMLLabel.Cell(lines: [["x"]])
            change(&cell)
            return failure(SampleGraphs.single(.html(HTMLLabel(rows: [[cell]]))))
        }
        #expect(cell { _ in } == nil)
        #expect(cell { $0.background = "red\" onload=\"" } == .invalidAttribute)
        #expect(cell { $0.port = "a:b" } == .invalidAttribute)
        #expect(cell { $0.link = "javascript:x" } == .invalidAttribute)
        #expect(cell { $0.padding = 1000 } == .invalidAttribute)
        #expect(cell { $0.border = -1 } == .invalidAttribute)
        #expect(cell { $0.columnSpan = 0 } == .invalidAttribute)
        #expect(cell { $0.minimumSize = .init(width: 1, height: .max) } == .invalidAttribute)
        #expect(cell { $0.lines = [[.init("x", pointSize: 0)]] } == .invalidAttribute)
        #expect(cell { $0.lines = [[.init("x", color: "#12")]] } == .invalidAttribute)
        #expect(failure(SampleGraphs.single(.html(HTMLLabel(rows: [], cellPadding: -1)))) == .invalidAttribute)
        #expect(failure(SampleGraphs.single(.html(HTMLLabel(rows: [])))) == nil)
    }

    @Test func idsAreUniqueAndFreeOfWhiteSpace() throws {
        let emission = try GraphEmission(
            graph(["a b", "a_b"], edges: [("a b", "a_b"), ("a b", "a_b"), ("a b", "a_b")]), for: purpose)
        #expect(emission.identities["n0"]?.id == "a_b")
        #expect(emission.identities["n1"]?.id == "a_b-2")
        #expect(emission.identities["e0"]?.id == "a_b->a_b")
        #expect(emission.identities["e1"]?.id == "a_b->a_b-2")
        #expect(emission.identities["e2"]?.id == "a_b->a_b-3")
    }

    @Test func classesAreNamesAStyleSheetCanUse() throws {
        var graph = graph(["a"])
        graph.nodes[0].classes = ["tier 1", "\"><script>", "sole", ""]
        let emission = try GraphEmission(graph, for: purpose)
        #expect(emission.identities["n0"]?.classes == ["tier-1", "---script-", "sole"])
    }

    @Test func parentsComeBeforeChildrenHoweverDeep() throws {
        let depth = 20_000
        let clusters: [LayoutGraph.Cluster] = (0..<depth).map {
            .init(id: "c\($0)", label: .plain("c"), parent: $0 + 1 < depth ? "c\($0 + 1)" : nil)
        }
        let emission = try GraphEmission(graph([], clusters: clusters), for: purpose)
        #expect(emission.subgraphs.count == depth)
        for (index, subgraph) in emission.subgraphs.enumerated().dropFirst() { #expect(subgraph.parent == index - 1) }
    }

    @Test func settingsOfTheLadderGiveWayToTheGraph() throws {
        var graph = graph(["a"])
        graph.attributes["splines"] = "curved"
        let emission = try GraphEmission(
            graph,
            for: .init(carriesIdentities: false, drawsClusters: true, settings: ["splines": "line", "nslimit": "1"]))
        #expect(emission.attributes.contains(.init(key: "splines", value: .text("curved"))))
        #expect(emission.attributes.contains(.init(key: "nslimit", value: .text("1"))))
    }
}

@Suite struct DOTWriterTests {
    private func write(_ graph: LayoutGraph) throws -> String {
        let purpose = GraphEmission.Purpose(carriesIdentities: true, drawsClusters: true, settings: [:])
        return DOTWriter.write(try GraphEmission(graph, for: purpose))
    }

    @Test func writesAGraph() throws {
        let graph = LayoutGraph(
            name: "say \"hi\"\\", attributes: ["rankdir": "LR"],
            nodes: [
                .init(id: "a", label: .plain("A \"quoted\" <b>\\N"), attributes: ["color": "red"], classes: ["x"]),
                .init(id: "b", label: .html(HTMLLabel(rows: [[.init("B & b")]])), tooltip: "tip"),
            ],
            edges: [.init(tail: "a", head: "b", label: .plain("e"), headCluster: "c")],
            clusters: [.init(id: "c", label: .plain("C"), nodes: ["b"], attributes: ["labeljust": "l"])])
        // Written by hand from the DOT grammar (https://graphviz.org/doc/info/lang.html).
        let text = try write(graph).replacingFont()
        #expect(
            text == """
                digraph "say \\"hi\\"\\\\" {
                  fontname="FONT";
                  fontsize="11";
                  bgcolor="white";
                  compound="true";
                  rankdir="LR";
                  node [fontname="FONT", fontsize="11", shape="box"];
                  edge [fontname="FONT", fontsize="9.5"];
                  n0 [label="A \\"quoted\\" &lt;b&gt;\\\\N", color="red", id="a", class="x", tooltip="A \\"quoted\\" &lt;b&gt;\\\\\\\\N"];
                  n1 [label=<<TABLE BORDER="0" CELLBORDER="0" CELLSPACING="0" CELLPADDING="2"><TR><TD ALIGN="LEFT" \
                BALIGN="LEFT">B &amp; b</TD></TR></TABLE>>, id="b", tooltip="tip"];
                  subgraph cluster_0 {
                    bgcolor="";
                    label="C";
                    labeljust="l";
                    fontname="FONT";
                    fontsize="11";
                    id="c";
                    tooltip="C";
                    n1;
                  }
                  n0 -> n1 [label="e", lhead="cluster_0", id="a->b", tooltip="A \\"quoted\\" &lt;b&gt;\\\\\\\\N → tip"];
                }

                """)
    }

    @Test func undirectedGraphsUseTheirOwnArrow() throws {
        var graph = SampleGraphs.organisation
        graph.isDirected = false
        let text = try write(graph)
        #expect(text.hasPrefix("graph "))
        #expect(text.contains("n0 -- n3"))
        #expect(!text.contains(" -> n"))
    }

    @Test func deepNestingStaysLinear() throws {
        let depth = 5_000
        let graph = LayoutGraph(
            name: "deep",
            clusters: (0..<depth).map { .init(id: "\($0)", label: .plain("c"), parent: $0 > 0 ? "\($0 - 1)" : nil) })
        let text = try write(graph)
        #expect(text.utf8.count < depth * 600)
        #expect(text.split(separator: "\n").filter { $0.hasSuffix("{") }.count == depth + 1)
        #expect(text.split(separator: "\n").filter { $0.hasSuffix("}") }.count == depth + 1)
    }
}

extension String {
    fileprivate func replacingFont() -> String {
        split(separator: GraphEmission.defaultFont, omittingEmptySubsequences: false).joined(separator: "FONT")
    }
}
