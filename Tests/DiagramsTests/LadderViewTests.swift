import GraphvizLayout
import OrgModel
import Testing

@testable import Diagrams

@Suite struct LadderViewTests {
    @Test func rungsStandBelowOneAnotherWithTheirMinutes() throws {
        let diagram = try Samples.ladder(Samples.sound, of: "pricing")
        #expect(diagram.graph.nodes.map(\.id) == ["system:pricing", "rung:1", "rung:2"])
        #expect(diagram.lines.map { "\($0.tail) \($0.head)" } == ["system:pricing rung:1", "rung:1 rung:2"])
        #expect(diagram.text("rung:1").contains("❶\u{A0}Data at once"))
        #expect(diagram.text("rung:2").contains("❷\u{A0}Carla Ortiz after 30 min"))
    }

    @Test func rungsSayWhoAnswersAndWhatTheyCanDo() throws {
        let diagram = try Samples.ladder(Samples.sound, of: "pricing")
        #expect(diagram.text("rung:1").contains("pool of 3, any of: Ana Silva, Ben Ito, Chi Vo"))
        #expect(diagram.text("rung:1").contains("around the clock"))
        #expect(diagram.text("rung:1").contains("✓ can fix it"))
        #expect(diagram.text("rung:2").contains("✓ may decide"))
        #expect(diagram.node("rung:2")?.attributes["peripheries"] == "2")
        #expect(diagram.node("end") == nil)
    }

    @Test func figuresStandOnTheSystem() throws {
        let text = try Samples.ladder(Samples.sound, of: "pricing").text("system:pricing")
        // Automatic, since a rung says `after`: the source leads to the pool of three and to the authority.
        #expect(text.contains("absences until silence 4"))
        #expect(text.contains("absences until authority is cut off cannot be"))
        #expect(text.contains("first who may decide rung 2, after 30 min"))
        // Only the authority herself can be missing from the way to her.
        #expect(text.contains("chance to reach authority 90 %, each away 10 %"))
        #expect(text.contains("hours with a human 168 of 168"))
    }

    @Test func theTitleSaysHowFastAHealthyLadderIs() throws {
        let diagram = try Samples.ladder(Samples.sound, of: "pricing")
        #expect(
            diagram.headline == "Pricing reaches somebody who can fix it at once, somebody who may decide after 30 min")
    }

    @Test func aRotationIsWhoeverIsOnDutyInItsHours() throws {
        let yaml = Samples.sound.replacing(
            "data: {name: Data}",
            with: "data: {name: Data, on-call: {people: [ana, ben], mode: rotation, hours: mon-fri 08:00-18:00}}")
        let text = try Samples.ladder(yaml, of: "pricing").text("rung:1")
        #expect(text.contains("rotation of 2, whoever is on duty: Ana Silva, Ben Ito"))
        // Five days of ten hours.
        #expect(text.contains("mon-fri 08:00-18:00, 50 of 168 h"))
    }

    @Test func hoursOfAStepAndOfADutyMustBothHold() throws {
        let yaml = Samples.sound.replacing(
            "data: {name: Data}", with: "data: {name: Data, on-call: {people: [ana], hours: mon-fri 08:00-18:00}}"
        ).replacing("{to: data, after: 30}", with: "{to: data, after: 30, hours: mon-wed 00:00-12:00}")
        let text = try Samples.ladder(yaml, of: "pricing").text("rung:1")
        // Three mornings from eight to twelve.
        #expect(text.contains("12 of 168 h"))
    }

    @Test func aMailboxIsNobodyAndTheChainEnds() throws {
        let diagram = try Samples.ladder(Samples.fragile, of: "pricing")
        #expect(diagram.headline == "When Pricing breaks, only a mailbox is told")
        #expect(diagram.text("rung:1").contains("✗ no human answers on this rung"))
        #expect(diagram.text("end").contains("✗ nobody above may decide"))
        let step = diagram.lines.first { $0.head == "end" }
        #expect(step?.attributes["arrowhead"] == "tee")
        #expect(step?.label.map(Diagram.plain)?.contains("chain ends here") == true)
    }

    @Test func whatNobodyWroteDownIsMarked() throws {
        let diagram = try Samples.ladder(Samples.fragile, of: "wiki")
        // Owned by Data, of which Ben is a member and lead; he and Ana report to Carla.
        #expect(diagram.graph.nodes.map(\.id) == ["system:wiki", "rung:1", "rung:2"])
        #expect(diagram.lines.allSatisfy { $0.attributes["style"] == "dashed" })
        #expect(diagram.text("rung:1").contains("not written down"))
        #expect(diagram.node("rung:1")?.classes.contains("climbed") == true)
        #expect(diagram.legend.contains(.climbs))
        #expect(!diagram.legend.contains(.escalates))
    }

    @Test func aCircleAndAnEmptyChairAreSaid() throws {
        // graphs/README.md, 2026-Q3.
        let analysis = try Samples.analysis(Samples.larkfield(3))
        func ladder(_ name: String) throws -> Diagram {
            try DiagramComposer.compose(analysis, DiagramRequest(view: .escalation(focus: EntityID(.system, name))))
        }
        let circle = try ladder("settlement-agent")
        #expect(circle.headline == "The chain of Settlement agent leads back to itself")
        #expect(circle.text("end").contains("leads back"))
        let chair = try ladder("first-notice-process")
        #expect(chair.headline == "The chain of First notice of loss calls an empty chair")
        #expect(chair.node("rung:2")?.classes.contains("broken") == true)
        #expect(chair.text("rung:2").contains("has departed"))
    }

    @Test func aLongLadderKeepsItsEnds() throws {
        let rungs = (0..<40).map { "{to: p\($0), after: 1}" }.joined(separator: ", ")
        let people = (0..<40).map { "p\($0): {}" }.joined(separator: ", ")
        let yaml = "authority: [p39]\npeople: {\(people)}\nsystems:\n  s: {owners: [p0, p1], escalation: [\(rungs)]}"
        let diagram = try Samples.ladder(yaml, of: "s")
        #expect(diagram.graph.nodes.count == 1 + LadderView.mostRungs)
        #expect(diagram.node("rung:40") != nil)
        // Eleven rungs have boxes of their own.
        #expect(diagram.text("rungs:more").contains("29 more rungs"))
        #expect(diagram.text("rung:40").contains("(40)"))
        #expect(diagram.foot.contains("its middle rungs as a number"))
    }

    @Test func anUnknownFocusGetsTheNearestSpelling() throws {
        let cycle = try Samples.cycle(Samples.fragile)
        #expect(throws: DiagramError(.unknownFocus, "There is no system `prizing`.", hint: "Did you mean `pricing`?")) {
            try DiagramRequest.system(named: "prizing", in: cycle)
        }
        let analysis = Samples.analysis(cycle)
        let error = #expect(throws: DiagramError.self) {
            try DiagramComposer.compose(
                analysis, DiagramRequest(view: .escalation(focus: EntityID(.system, "prizing"))))
        }
        #expect(error?.code == .unknownFocus)
    }

    @Test func aFocusIsASystemByItsNameOrItsId() throws {
        let cycle = try Samples.cycle(Samples.fragile)
        #expect(try DiagramRequest.system(named: "pricing", in: cycle) == EntityID(.system, "pricing"))
        #expect(try DiagramRequest.system(named: "system:pricing", in: cycle) == EntityID(.system, "pricing"))
        for wrong in ["person:ana", "ana"] {
            let error = #expect(throws: DiagramError.self) { try DiagramRequest.system(named: wrong, in: cycle) }
            #expect(error?.code == .wrongFocus)
        }
    }

    @Test func aRetiredSystemHasNoLadder() throws {
        let error = #expect(throws: DiagramError.self) {
            try Samples.ladder("systems:\n  old: {stage: retired}\n  new: {}\n", of: "old")
        }
        #expect(error?.code == .retiredFocus)
    }

    @Test func rangesIntersect() {
        #expect(RungHours.intersection([0..<10, 20..<30], [5..<25]) == [5..<10, 20..<25])
        #expect(RungHours.intersection([0..<10], [10..<20]) == [])
    }
}
