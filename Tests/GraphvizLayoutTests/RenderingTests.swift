import Foundation
import Testing

@testable import GraphvizLayout

@Suite struct RenderingTests {
    // MARK: Formats

    /// Signatures: PNG specification 5.2 (with IHDR's width and height after it), ISO 32000 7.5.2.
    @Test func everyFormatHasItsSignature() throws {
        let graph = SampleGraphs.organisation
        let svg = try LayoutCore.render(.init(graph))
        #expect(svg.data.starts(with: "<?xml".utf8))
        #expect(svg.warnings == [])
        let png = try LayoutCore.render(.init(graph, format: .png)).data
        #expect(png.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]))
        let pdf = try LayoutCore.render(.init(graph, format: .pdf)).data
        #expect(pdf.starts(with: "%PDF-".utf8))
        let json = try LayoutCore.render(.init(graph, format: .json)).data
        let parsed = try #require(try JSONSerialization.jsonObject(with: Data(json)) as? [String: Any])
        let objects = try #require(parsed["objects"] as? [[String: Any]])
        #expect(objects.contains { $0["id"] as? String == "system:pricing" && $0["pos"] != nil })
        let dot = try LayoutCore.render(.init(graph, format: .dot)).data
        #expect(dot.starts(with: "digraph ".utf8))
        if let folder = ProcessInfo.processInfo.environment["LINCHPIN_DRAW_SAMPLES"] {
            for (name, data) in [("svg", svg.data), ("png", png), ("pdf", pdf), ("json", json), ("dot", dot)] {
                try Data(data).write(to: URL(fileURLWithPath: "\(folder)/organisation.\(name)"))
            }
        }
    }

    /// A PNG's width in pixels is its width in points × dpi / 72: twice the resolution, twice the width.
    @Test func resolutionScalesBitmaps() throws {
        func width(_ dotsPerInch: Int) throws -> Int {
            var request = LayoutCore.Request(SampleGraphs.organisation, format: .png)
            request.dotsPerInch = dotsPerInch
            let data = try LayoutCore.render(request).data
            try #require(data.count > 24)
            return data[16..<20].reduce(0) { $0 << 8 | Int($1) }
        }
        let small = try width(72)
        let large = try width(144)
        #expect(small > 300)
        #expect(abs(large - 2 * small) <= 2)
    }

    @Test func undirectedGraphsAreDrawnByEveryEngine() throws {
        var graph = SampleGraphs.organisation
        graph.isDirected = false
        for engine in Engine.allCases {
            let svg = try LayoutCore.render(.init(graph, engine: engine))
            let picture = try #require(SVGReader(svg.data))
            #expect(picture.groups.filter { $0.classes.contains("node") }.count == 7, "\(engine)")
            #expect(String(decoding: svg.data, as: UTF8.self).contains("the rest was left out"), "\(engine)")
        }
    }

    // MARK: The same graph, the same bytes

    @Test func sameBytesThirtyTimesInOneProcess() throws {
        // Nested clusters: visited in the order of string addresses, Graphviz draws them differently each time.
        let first = try LayoutCore.render(.init(SampleGraphs.organisation)).data
        for _ in 1..<30 {
            #expect(try LayoutCore.render(.init(SampleGraphs.organisation)).data == first)
        }
    }

    @Test func manyTasksShareTheOneOwner() async throws {
        let first = try LayoutCore.render(.init(SampleGraphs.organisation)).data
        try await withThrowingTaskGroup(of: [UInt8].self) { group in
            for _ in 0..<8 { group.addTask { try LayoutCore.render(.init(SampleGraphs.organisation)).data } }
            for try await data in group { #expect(data == first) }
        }
    }

    // MARK: Names as they are

    static let hostileNames = [
        "<b>&\"\\N", "a\\Nb", "\\G\\E\\T\\H\\L\\l\\r\\n", "trailing\\", "\\\\", "&lt;script&gt;", "&amp;", "&#60;",
        "&eacute;",
        "<TABLE><TR><TD>x</TD></TR></TABLE>", "-->", "<!-- x -->", "]]>", "{a|b}", "%d %s %n", "'single' \"double\"",
        "two  spaces", "עברית مرحبا", "日本語の名前", "👩‍👩‍👧‍👦 🏳️‍🌈", "Zoë Ångström ñ", "e\u{301}", "\u{202E}reversed", "n0",
        "cluster_0", "a=b;c[d]", "$HOME `id`", "𝕌𝕟𝕚𝕔𝕠𝕕𝕖",
    ]

    @Test(arguments: hostileNames) func namesAreDrawnAsTheyAre(name: String) throws {
        var graph = LayoutGraph(
            name: name,
            nodes: [
                .init(
                    id: "html",
                    label: .html(HTMLLabel(rows: [[.init(lines: [[.init(name, isBold: true)]], tooltip: name + "!")]])),
                    tooltip: name),
                .init(id: "plain", label: .plain(name)),
            ],
            edges: [.init(tail: "html", head: "plain", id: "edge", label: .plain(name))])
        graph.clusters = [.init(id: "around", label: .plain(name), nodes: ["plain"])]
        let svg = try LayoutCore.render(.init(graph))
        let picture = try #require(SVGReader(svg.data))
        for id in ["html", "plain", "edge", "around"] {
            let group = try #require(picture.group(id))
            // Graphviz writes the second of two spaces as a no-break space, which looks the same.
            let drawn = group.texts.map(\.content).joined().replacingOccurrences(of: "\u{A0}", with: " ")
            #expect(drawn == name, "\(id)")
            if id != "edge" { #expect(group.title == name, "\(id)") }
        }
        #expect(picture.group("html")?.innerTitles.map { $0.replacing("\u{A0}", with: " ") } == [name + "!"])
        #expect(picture.documentTitle == name)
        #expect(picture.rootAttributes["aria-labelledby"] == "diagram--title")
        #expect(svg.warnings == [])
    }

    @Test func longNamesAndLongTooltips() throws {
        let name = String(repeating: "Überlänge ", count: 50)
        let long = String(repeating: "x", count: 10_000)
        let graph = LayoutGraph(
            name: "long",
            nodes: [
                .init(id: "plain", label: .plain(name), tooltip: long),
                .init(id: "html", label: .html(HTMLLabel(rows: [[.init(.init(long))]]))),
                .init(id: "boxed", label: .html(HTMLLabel(header: name)), tooltip: name),
            ])
        let picture = try #require(SVGReader(try LayoutCore.render(.init(graph)).data))
        #expect(picture.group("plain")?.texts.map(\.content).joined() == name)
        #expect(picture.group("plain")?.title == long)
        #expect(picture.group("html")?.texts.map(\.content).joined() == long)
        // 28 columns a line, three lines, the last one cut.
        #expect(picture.group("boxed")?.texts.count == 3)
        #expect(picture.group("boxed")?.texts.last?.content.hasSuffix("…") == true)
    }

    @Test func aPlainTextThatSpellsAnHTMLLabelStaysText() throws {
        let html = HTMLLabel(header: "Name")
        let markup = try html.markup()
        let graph = LayoutGraph(
            name: "same", nodes: [.init(id: "a", label: .html(html)), .init(id: "b", label: .plain(markup))])
        let picture = try #require(SVGReader(try LayoutCore.render(.init(graph)).data))
        #expect(picture.group("a")?.texts.map(\.content) == ["Name"])
        #expect(picture.group("b")?.texts.map(\.content).joined() == markup)
        // The other formats hand tooltips to Graphviz, where they meet the labels.
        var tooltips = graph
        tooltips.nodes[1] = .init(id: "b", label: .plain("b"), tooltip: markup)
        #expect(try LayoutCore.render(.init(tooltips, format: .json)).data.count > 100)
    }

    // MARK: Structure

    @Test func elementsHaveIdsClassesAndTitles() throws {
        let picture = try #require(SVGReader(try LayoutCore.render(.init(SampleGraphs.organisation)).data))
        let ana = try #require(picture.group("person:ana"))
        #expect(ana.classes == ["node", "person", "chokepoint"])
        #expect(ana.title == "Ana Ferreira, Staff engineer")
        #expect(
            ana.texts.map(\.content) == ["Ana Ferreira", "Staff engineer", "◆ alone on 4 systems", "▲ 34 % exposed"])
        #expect(ana.texts[0].isBold && !ana.texts[1].isBold)
        #expect(picture.group("team:payments")?.classes == ["cluster", "team"])
        #expect(picture.group("person:ana->system:pricing")?.classes == ["edge", "owns", "sole"])
        #expect(
            picture.group("person:bo->system:mail")?.title == "Bo Lindqvist, Engineer → Mail relay")
        #expect(Set(picture.groups.map(\.id)).count == picture.groups.count)
        // 7 nodes, 6 edges, 4 clusters and the frame that carries the footnote.
        #expect(picture.groups.count == 18)
    }

    @Test func prefixesKeepSeveralPicturesApart() throws {
        let picture = try #require(
            SVGReader(try LayoutCore.render(.init(SampleGraphs.organisation, prefix: "second-")).data))
        #expect(picture.groups.allSatisfy { $0.id.hasPrefix("second-") })
    }

    @Test func clustersLieInsideTheirParents() throws {
        let picture = try #require(SVGReader(try LayoutCore.render(.init(SampleGraphs.organisation)).data))
        func box(_ id: String) throws -> (x: ClosedRange<Double>, y: ClosedRange<Double>) {
            let points = try #require(picture.group(id)?.points)
            let xs = points.map(\.x), ys = points.map(\.y)
            return (
                try #require(xs.min())...(try #require(xs.max())), try #require(ys.min())...(try #require(ys.max()))
            )
        }
        for (inner, outer) in [
            ("person:ana", "team:payments"), ("team:payments", "team:commerce"), ("system:mail", "group:systems"),
        ] {
            let (a, b) = (try box(inner), try box(outer))
            #expect(b.x.contains(a.x.lowerBound) && b.x.contains(a.x.upperBound), "\(inner) in \(outer)")
            #expect(b.y.contains(a.y.lowerBound) && b.y.contains(a.y.upperBound), "\(inner) in \(outer)")
        }
    }

    @Test func rankGroupsShareARank() throws {
        var graph = SampleGraphs.organisation
        graph.attributes["rankdir"] = "TB"
        graph.rankGroups = [.init(nodes: ["person:ana", "person:chi", "person:bo"])]
        let answer = try LayoutCore.render(.init(graph))
        let picture = try #require(SVGReader(answer.data))
        #expect(answer.warnings == [])
        let middles = try ["person:ana", "person:chi", "person:bo"].map { id in
            let ys = try #require(picture.group(id)?.points.map(\.y))
            return (try #require(ys.min()) + (try #require(ys.max()))) / 2
        }
        #expect(middles.allSatisfy { abs($0 - middles[0]) < 1 })
    }

    @Test func cellsCarryTooltipsAndLinks() throws {
        var cell = HTMLLabel.Cell(lines: [["34 % exposed"]], tooltip: "exposure & more")
        var linked = HTMLLabel.Cell(lines: [["runbook"]], tooltip: "read")
        linked.link = "https://example.org/a?b=1&c=2#d"
        cell.port = "p1"
        let graph = LayoutGraph(
            name: "cells",
            nodes: [
                .init(id: "a", label: .html(HTMLLabel(rows: [[cell], [linked]]))), .init(id: "b", label: .plain("b")),
            ],
            edges: [.init(tail: "a", head: "b", attributes: ["tailport": "p1"])])
        let answer = try LayoutCore.render(.init(graph))
        let text = String(decoding: answer.data, as: UTF8.self)
        #expect(SVGReader(answer.data) != nil)
        #expect(answer.warnings == [])
        #expect(text.contains("<title>exposure &amp; more</title>"))
        #expect(text.contains("xlink:href=\"https://example.org/a?b=1&amp;c=2#d\""))
    }

    @Test func nothingIsLoadedOrRun() throws {
        let text = String(decoding: try LayoutCore.render(.init(SampleGraphs.organisation)).data, as: UTF8.self)
        for banned in [
            "<script", "<image", "<!DOCTYPE", "<!--", "Generated by", "@import", "url(http", "w3.org/Graphics",
        ] {
            #expect(!text.contains(banned), "\(banned)")
        }
    }

    // MARK: Failures

    /// Graphviz recurses over the graph; the usual stacks are 512 KiB and 8 MiB.
    @Test func thereIsRoomForDeepRecursion() throws {
        func recurse(_ depth: Int) -> Int {
            withUnsafeTemporaryAllocation(byteCount: 1 << 10, alignment: 8) { bytes in
                bytes[0] = UInt8(truncatingIfNeeded: depth)
                return depth == 0 ? Int(bytes[0]) : recurse(depth - 1) + 1
            }
        }
        // A kilobyte and more a call: about 100 MiB.
        #expect(try LayoutCore.alone { () throws(GraphvizError) in recurse(80_000) } == 80_000)
    }

    @Test func aLongChainIsDrawn() throws {
        let count = 1_000
        let graph = LayoutGraph(
            name: "chain",
            nodes: (0..<count).map { .init(id: "\($0)", label: .plain("\($0)")) },
            edges: (1..<count).map { .init(tail: "\($0 - 1)", head: "\($0)") })
        var request = LayoutCore.Request(graph)
        request.settings = ["splines": "line", "nslimit": "1"]
        #expect(SVGReader(try LayoutCore.render(request).data)?.groups.count == 2 * count - 1)
    }

    /// Version 2.42 crashes on a message longer than a kilobyte; the shim makes room for it beforehand.
    @Test func longMessagesOfTheLibraryAreHarmless() throws {
        let family = String(repeating: "Nosuchfont ", count: 11)
        let answer = try LayoutCore.render(
            .init(SampleGraphs.single(.plain("x"), attributes: ["fontname": family])))
        #expect(SVGReader(answer.data) != nil)
        var emission = try GraphEmission(
            SampleGraphs.single(.plain("x")),
            for: .init(carriesIdentities: false, drawsClusters: true, settings: [:]))
        // Not reachable through the public types: a shape nobody knows, with a name of three kilobytes.
        emission.nodes[0].attributes.append(.init(key: "shape", value: .text(String(repeating: "y", count: 3000))))
        #expect(try layOut(emission).joined().contains("yyyy"))
    }

    @Test func anErrorThatIsReturnedAsSuccessIsAFailure() throws {
        var emission = try GraphEmission(
            SampleGraphs.single(.plain("x")),
            for: .init(carriesIdentities: false, drawsClusters: true, settings: [:]))
        // Broken markup: `gvLayout` reports it and returns 0.
        emission.nodes[0].attributes[0].value = .html("<TABLE><TR></TABLE>")
        let broken = emission
        let error = #expect(throws: GraphvizError.self) { try layOut(broken) }
        #expect(error?.code == .layoutFailed)
        // And the next graph is not blamed for it.
        #expect(try LayoutCore.render(.init(SampleGraphs.organisation)).warnings == [])
    }

    private func layOut(_ emission: GraphEmission) throws -> [String] {
        try LayoutCore.alone { () throws(GraphvizError) in
            let handle = try GraphvizHandle(isDirected: true)
            try handle.build(emission, dotsPerInch: nil)
            return try handle.layOut(with: .dot)
        }
    }
}
