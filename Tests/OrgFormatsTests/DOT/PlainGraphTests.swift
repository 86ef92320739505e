import OrgFormats
import OrgModel
import SourceDocuments
import Testing

/// Graphs that somebody drew, by the rules in docs/formats.md. Every expected relation is worked by hand from the text.
@Suite struct PlainGraphTests {
    @Test func nodesAreSystemsAndEdgesDependencies() throws {
        let read = try dotCycle("digraph { shop -> cart -> pay; shop -> pay }", file: "deps.dot")
        #expect(read.label == "deps")
        #expect(read.entities.map(\.id.description) == ["system:cart", "system:pay", "system:shop"])
        #expect(
            lines(read) == [
                "depends-on system:cart system:pay 1", "depends-on system:shop system:cart 1",
                "depends-on system:shop system:pay 1",
            ])
    }

    @Test func attributesSayWhatNodesAre() throws {
        let read = try dotCycle(
            """
            digraph { label="Corner\\nShop"
              ana [kind=person, title=Engineer, capacity=30, site=OPO]
              "team:web" [name="Web team"]
              shop [tier=1, stage=pilot, label="The shop\\n(new)", color=red]
              html [label=<<b>bold</b>>]
            }
            """)
        #expect(read.organization == "Corner Shop")
        let ana = try #require(read.entities.first { $0.id.name == "ana" })
        #expect(ana.labels == ["site": "OPO"])
        guard case .person(let person) = ana.attributes else {
            Issue.record("ana is no person")
            return
        }
        #expect(person.title == "Engineer")
        #expect(person.capacity == 30)
        let shop = try #require(read.entities.first { $0.id.name == "shop" })
        #expect(shop.name == "The shop (new)")
        guard case .system(let system) = shop.attributes else {
            Issue.record("shop is no system")
            return
        }
        #expect(system.tier == 1)
        #expect(system.stage == .pilot)
        #expect(read.entities.first { $0.id.name == "html" }?.name == nil)
        #expect(read.entities.first { $0.id.kind == .team }?.name == "Web team")
    }

    /// One line for each row of the table in docs/formats.md.
    @Test func endsDecideWhatAnEdgeMeans() throws {
        let read = try dotCycle(
            """
            digraph { node [kind=person] p q; node [kind=team] t u; node [kind=system] s r; node [kind=policy] y;
              node [kind=forum] f;
              s -> r; t -> u; p -> q; p -> t; p -> s; t -> s; s -> y; t -> y; y -> p; y -> t; r -> p; r -> t;
              p -> f; t -> f; f -> s }
            """)
        #expect(
            lines(read) == [
                "attends person:p forum:f 1", "attends team:t forum:f 1", "depends-on system:s system:r 1",
                "depends-on team:t team:u 1", "escalates-to policy:y person:p 1 rung 1",
                "escalates-to policy:y team:t 1 rung 1", "escalates-to system:r person:p 1 rung 1",
                "escalates-to system:r team:t 1 rung 1", "follows system:s policy:y 1", "follows team:t policy:y 1",
                "member-of person:p team:t 1", "owns person:p system:s 1 primary", "owns team:t system:s 1 primary",
                "reports-to person:p person:q 1", "reviews forum:f system:s 1 production",
            ])
    }

    @Test func edgesMaySayIt() throws {
        let read = try dotCycle(
            """
            digraph { ana -> web [relation="member-of", strength=0.5]; ana -> ben [label="Reports to"];
              pay -> shop [dir=back, strength=3, weight=99, via=https]; x -> y; x -> y [strength=2];
              web -> pay [relation=owns, role=backup]; web [kind=team] }
            """)
        #expect(
            lines(read) == [
                "depends-on system:shop system:pay 3", "depends-on system:x system:y 3",
                "member-of person:ana team:web 0.5", "owns team:web system:pay 1 backup",
                "reports-to person:ana person:ben 1",
            ])
        #expect(read.relations.first { $0.weight == 3 && $0.to.name == "pay" }?.labels == ["via": "https"])
    }

    @Test func undirectedEdgesCoordinate() throws {
        let read = try dotCycle(
            """
            graph { a [kind=team] b [kind=team]; b -- a [strength=6]; s -- r
              p [kind=person] q [kind=person]; q -- p }
            """)
        #expect(
            lines(read) == [
                "coordinates-with person:p person:q 1", "coordinates-with team:a team:b 6",
                "depends-on system:s system:r 1",
            ])
    }

    @Test func clustersAreTeams() throws {
        let read = try dotCycle(
            """
            digraph { label=Shop
              subgraph cluster_web { label="Web team"; ana [kind=person]; shop
                subgraph cluster_ui { cart; { ben [kind=person] } } }
              subgraph cluster_0 { label=Payments; pay }
              subgraph { rank=same; other } }
            """)
        #expect(
            lines(read) == [
                "member-of person:ana team:web 1", "member-of person:ben team:ui 1",
                "owns team:Payments system:pay 1 primary", "owns team:ui system:cart 1 primary",
                "owns team:web system:shop 1 primary", "part-of team:ui team:web 1",
            ])
        #expect(read.entities.filter { $0.id.kind == .team }.map(\.name) == [nil, nil, "Web team"])
    }

    @Test func teamsAndOwnersMayBeAttributes() throws {
        let read = try dotCycle(
            """
            digraph { ana [kind=person, team=web]; shop [team="[\\"web\\", \\"team:ops\\"]", owner=ana];
              mail [owner=nobody]; pay [owner=ops] }
            """)
        #expect(
            lines(read) == [
                "member-of person:ana team:web 1", "owns person:ana system:shop 1 primary",
                "owns team:ops system:pay 1 primary", "owns team:ops system:shop 1 primary",
                "owns team:web system:shop 1 primary",
            ])
        #expect(read.entities.filter { $0.id.kind == .team }.map(\.isDeclared) == [false, false])
    }

    @Test func whatIsWrongIsToldAtItsPlace() throws {
        let text = """
            digraph {
              a [kind=servce];
              b [tier=7];
              c -> d [relation="depnds-on"];
              d -> d;
              node [load=much]; e;
              p [kind=policy]; f [kind=forum]; p -> f;
              g [teir=1];
            }
            trailing
            """
        let reading = try dotReading(text)
        #expect(reading.cycle == nil)
        #expect(
            reading.diagnostics.compactMap { problem in
                problem.location.map { "\($0.line ?? 0):\($0.column ?? 0) \(problem.rule)" }
            } == [
                "2:11 model/invalid-value", "3:11 model/invalid-value", "4:20 model/invalid-value",
                "5:3 model/self-relation",
                // A value from a default is told at each system that has it; policies and forums have no load.
                "6:21 file/wrong-type", "7:36 file/missing-key", "8:3 file/wrong-type", "8:11 file/unknown-key",
                "10:1 file/several-documents",
            ])
        #expect(reading.diagnostics.contains { $0.hint == "did you mean 'depends-on'?" })
    }

    /// Of several edges between the same two each has its own place.
    @Test func everyParallelEdgeHasItsPlace() throws {
        let text = """
            digraph {
              a -> b; c -> b;
              a -> b [strength=-2];
              a -> b [strength=much];
            }
            """
        let places = try dotReading(text).diagnostics.map { "\($0.location?.line ?? 0):\($0.location?.column ?? 0)" }
        #expect(places == ["3:20", "4:20"])
    }

    @Test func aTextThatIsNotDOTIsRefusedAtItsLine() {
        let text = SourceText(file: "x.dot", text: "digraph {\n  a -> b;\n  c } d;\n")
        let reading = CycleReader.refused(
            text: text, rule: "file/syntax", "cannot stand here", line: 3, near: "}")
        #expect(reading.cycle == nil)
        #expect(reading.diagnostics.map(told) == ["x.dot:3:5 file/syntax cannot stand here"])
        let behind = CycleReader.refused(text: text, rule: "file/syntax", "odd", line: 99, near: "}")
        #expect(behind.diagnostics.map(told) == ["x.dot file/syntax odd"])
    }

    @Test(arguments: [
        ("digraph { a }", true), ("// x\n/* y */ strict graph \"G\" {}", true), ("# c\nDigraph g{", true),
        ("graph: {a: 1}", false), ("linchpin: 1", false), ("{\"graph\": {}}", false), ("graph x: y", false),
        ("", false),
    ]) func dotIsRecognised(text: String, isDOT: Bool) {
        #expect(CycleReader.isDOT(SourceText(file: "-", text: text)) == isDOT)
    }

    @Test func extensionsDecide() {
        #expect(CycleReader.isDOT(SourceText(file: "a.GV", text: "x")))
        #expect(!CycleReader.isDOT(SourceText(file: "a.yaml", text: "digraph { a }")))
    }
}
