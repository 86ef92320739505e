import OrgFormats
import OrgModel
import Testing

@Suite struct DOTWriterTests {
    /// By the rules in docs/formats.md, written out by hand.
    @Test func writesAnOrganisation() throws {
        let original = try cycle(
            """
            linchpin: 1
            organization: Corner "Shop"
            cycle: 2026-Q3
            people: {ana: {name: 'C:\\dir', capacity: 30, labels: {site: OPO}}, ben: {name: ''}}
            systems: {pay: {tier: 1, owners: [{who: ana, share: 0.5}]}}
            relations: [{kind: coordinates-with, from: person:ana, to: person:ben, weight: 6}]
            """)
        #expect(
            CycleWriter.dot(original) == #"""
                digraph {
                  linchpin=1;
                  organization="Corner \"Shop\"";
                  cycle="2026-Q3";
                  rankdir=LR;
                  node [shape=box];
                  "person:ana" [kind=person, name="\"C:\\dir\"", capacity=30, labels="{\"site\":\"OPO\"}"];
                  "person:ben" [kind=person, name="\"\""];
                  "system:pay" [kind=system, tier=1];
                  "person:ana" -> "person:ben" [relation="coordinates-with", strength=6, dir=none];
                  "person:ana" -> "system:pay" [relation=owns, strength=0.5];
                }

                """#)
    }

    /// A layout writes positions and sizes into the graph; they change nothing.
    @Test func drawingAttributesArePassedOver() throws {
        let read = try dotCycle(
            """
            digraph { graph [bb="0,0,54,108", linchpin=1, cycle=c]; node [label="\\N", shape=box];
              "system:a" [height=0.5, pos="27,90", width=0.75, tier=2, _draw_="c 7 -#000000"];
              "system:b" [kind=system];
              "system:a" -> "system:b" [relation="depends-on", pos="e,27,36 27,72", weight=7, color=red];
            }
            """)
        #expect(read.entities.map(\.id.description) == ["system:a", "system:b"])
        #expect(lines(read) == ["depends-on system:a system:b 1"])
    }

    /// What says `linchpin=1` is held to the keys of the format.
    @Test func aSlipInAStrictGraphIsAnError() throws {
        let reading = try dotReading(
            """
            digraph {
              linchpin=1;
              "system:a" [kind=system, teir=1];
              "system:b" -> "system:a" [role=backup];
            }
            """)
        #expect(
            reading.diagnostics.map { "\($0.location?.description ?? "") \($0.rule) \($0.hint ?? "")" } == [
                "x.dot:3:33 file/unknown-key did you mean 'tier'?",
                "x.dot:4:34 file/unknown-key it belongs to relations of kind owns",
            ])
        #expect(reading.cycle == nil)
    }

    @Test func brokenJSONInAStrictGraphIsAnError() throws {
        let reading = try dotReading("digraph {\n linchpin=1;\n \"team:t\" [lead=\"[oops\"];\n}\n")
        #expect(reading.diagnostics.first?.rule == "file/syntax")
        #expect(reading.diagnostics.first?.location?.line == 3)
        #expect(reading.diagnostics.first?.location?.column == 17)
    }
}
