import GraphvizLayout
import OrgAnalysis
import OrgModel
import Testing

@testable import Diagrams

@Suite struct ChokepointViewTests {
    /// Ana alone can fix `base`, on which three others rely one behind the other: 8 + 4 + 2 + 1 of 16.
    private static let falling = """
        people: {ana: {name: Ana Silva}, ben: {}, cho: {}}
        teams: {web: {members: [ben, cho]}}
        systems:
          base: {tier: 1, owners: [ana]}
          mid: {tier: 2, owners: [ben, cho], depends-on: [base]}
          top: {tier: 3, owners: [ben, cho], depends-on: [mid]}
          far: {tier: 4, owners: [ben, cho], depends-on: [top]}
          other: {tier: 4, owners: [ben, cho]}
        """

    private func chokepoint(_ yaml: String, of ids: [EntityID] = [], hops: Int? = nil) throws -> Diagram {
        try Samples.diagram(yaml, DiagramRequest(view: .chokepoint(of: ids), hops: hops))
    }

    @Test func whatHangsOnSomebodyStandsBehindThem() throws {
        let diagram = try chokepoint(Self.falling, of: [EntityID(.person, "ana")])
        // 15 of 16.
        #expect(
            diagram.headline == "Ana Silva alone holds 94 % of what matters: 1 system, and 3 that depend on it")
        #expect(
            diagram.lines.map { "\($0.tail) \($0.head)" }.sorted() == [
                "person:ana system:base", "system:base system:mid", "system:mid system:top", "system:top system:far",
            ])
        // The arrow leads to what is relied upon.
        let dependency = diagram.lines.first { $0.head == "system:mid" }
        #expect(dependency?.attributes["dir"] == "back")
        #expect(dependency?.id == "system:mid->system:base")
        #expect(diagram.node("system:other") == nil)
        #expect(diagram.text("system:base").contains("tier 1 · 50 % of criticality"))
        #expect(diagram.text("person:ana").contains("3 systems depend on that"))
    }

    @Test func theAdviceSaysWhatItWouldChange() throws {
        let text = try chokepoint(Samples.fragile, of: [EntityID(.person, "ana")]).text("relief")
        #expect(text.contains("Make somebody else a supporter"))
        // 16 of 18, and 8 of 18 once somebody else can fix one of the two.
        #expect(text.contains("– Pricing 89 % → 44 % exposed"))
        #expect(text.contains("– Quotes 89 % → 44 % exposed"))
        #expect(!text.contains("`"))
    }

    @Test func withoutANameTheWorstIsDrawn() throws {
        let diagram = try chokepoint(Samples.fragile)
        #expect(diagram.headline == "Ana Silva alone holds 89 % of what matters: 2 systems")
        #expect(diagram.foot.contains("on whom most hangs"))
        // 41 %: graphs/README.md, 2026-Q1.
        let first = try DiagramComposer.compose(
            Samples.analysis(Samples.larkfield(1)), DiagramRequest(view: .chokepoint(of: [])))
        #expect(first.headline.hasPrefix("Bilal Qureshi and Hana Kovač together hold 41 % of what matters"))
    }

    @Test func laddersThatStopAreDrawn() throws {
        // graphs/README.md: on the ladder of the pilots, nothing passes Noor in Q2, for the two and three more.
        let analysis = Samples.analysis(try Samples.larkfield(2))
        let diagram = try DiagramComposer.compose(
            analysis, DiagramRequest(view: .chokepoint(of: [EntityID(.person, "noor")])))
        #expect(diagram.headline.hasPrefix("5 escalation chains stop without Noor"))
        #expect(diagram.text("policy:ai-pilot-desk").contains("stops for 5 of 5"))
        #expect(diagram.lines.map(\.tail) == ["person:noor"])
        #expect(diagram.text("relief").contains("Put a second person on the rung"))
        #expect(diagram.legend.contains(.escalates))
    }

    @Test func hopsBoundWhatIsDrawnAndTheRestIsCounted() throws {
        let diagram = try chokepoint(Self.falling, of: [EntityID(.person, "ana")], hops: 1)
        #expect(diagram.node("system:mid") != nil)
        #expect(diagram.node("system:top") == nil)
        #expect(diagram.foot.contains("2 systems further than 1 dependency away are a number only"))
        #expect(diagram.census[.system] == Census.Count(total: 5, drawn: 2, counted: 2))
    }

    @Test func twoPeopleAreOneBox() throws {
        let yaml = """
            people: {ana: {}, ben: {}, cho: {}}
            systems:
              a: {tier: 1, owners: [ana, ben]}
              b: {tier: 2, owners: [ana]}
              c: {tier: 2, owners: [cho, ana, ben], depends-on: [a]}
            """
        let pair = [EntityID(.person, "ben"), EntityID(.person, "ana")]
        let diagram = try chokepoint(yaml, of: pair)
        #expect(
            diagram.headline == "ana and ben together hold 100 % of what matters: 2 systems, and 1 that depends on them"
        )
        #expect(diagram.node("pair:ana+ben") != nil)
        #expect(diagram.text("system:a").contains("either can fix it, nobody else"))
        #expect(diagram.text("system:b").contains("◆ only ana"))
        #expect(diagram.text("relief").contains("Let a third person learn to run it:\n– a"))
    }

    @Test func aTeamIsAFolder() throws {
        let diagram = try chokepoint(Samples.sound, of: [EntityID(.team, "data")])
        #expect(diagram.headline == "Data alone holds 100 % of what matters: 1 system")
        #expect(diagram.node("team:data")?.attributes["shape"] == "folder")
        #expect(diagram.text("relief").contains("somebody outside the team"))
    }

    @Test func whoIsNoChokepointIsToldSo() throws {
        let diagram = try chokepoint(Self.falling, of: [EntityID(.person, "ben")])
        #expect(diagram.headline == "Nothing hangs on ben alone")
        #expect(diagram.text("person:ben").contains("✓ nothing hangs on them alone"))
        // The four that he can fix beside Cho, with who else can.
        #expect(diagram.text("systems:shared").contains("ben, cho"))
        #expect(diagram.node("relief") == nil)
    }

    @Test func whereNobodyIsAloneThePictureSaysSo() throws {
        let diagram = try chokepoint("people: {}\n")
        #expect(diagram.headline == "No systems are recorded yet")
        let many = try chokepoint("people: {ana: {}, ben: {}}\nsystems: {a: {owners: [ana, ben]}}")
        // The two hold it together: no one of them alone, and still they are drawn.
        #expect(many.headline == "ana and ben together hold 100 % of what matters: 1 system")
        let three = try chokepoint("people: {ana: {}, ben: {}, cho: {}}\nsystems: {a: {owners: [ana, ben, cho]}}")
        #expect(three.headline == "Nothing is found to hang on anybody alone")
        #expect(three.text("organization").contains("✓"))
    }

    /// No news of people is no good news.
    @Test func whereNobodyIsRecordedNothingIsPraised() throws {
        let diagram = try chokepoint("teams: {web: {}}\nsystems: {a: {owners: [web]}}")
        #expect(diagram.headline == "Who holds what alone cannot be told from this file")
        #expect(!diagram.text("organization").contains("✓"))
        let team = try chokepoint("teams: {web: {}}\nsystems: {a: {owners: [web]}}", of: [EntityID(.team, "web")])
        #expect(!team.text("team:web").contains("✓"))
    }

    @Test func onlyPeopleAndTeamsCanBeDrawn() throws {
        for ids in [
            [EntityID(.system, "base")], [EntityID(.person, "ana"), EntityID(.team, "web")],
            [EntityID(.person, "ana"), EntityID(.person, "ana")],
        ] {
            let error = #expect(throws: DiagramError.self) { try chokepoint(Self.falling, of: ids) }
            #expect(error?.code == .wrongFocus)
        }
        let error = #expect(throws: DiagramError.self) { try chokepoint(Self.falling, of: [EntityID(.person, "anna")]) }
        #expect(error?.code == .unknownFocus)
        #expect(error?.hint == "Did you mean `ana`?")
    }

    /// Forty systems that rely on one: the nearest have boxes, and hang on one that has.
    @Test(arguments: [8, 20, 80, 0]) func theBudgetHoldsAndNothingIsLost(maxNodes: Int) throws {
        var yaml = "people: {ana: {}, ben: {}, cho: {}}\nsystems:\n  s0: {owners: [ana]}\n"
        for index in 1...40 { yaml += "  s\(index): {owners: [ben, cho], depends-on: [s\((index - 1) / 3)]}\n" }
        let diagram = try Samples.diagram(yaml, DiagramRequest(view: .chokepoint(of: []), maxNodes: maxNodes))
        #expect(maxNodes == 0 || diagram.graph.nodes.count <= maxNodes)
        let count = diagram.census[.system]
        #expect(count.drawn + count.counted == 41)
        let boxes = Set(diagram.graph.nodes.map(\.id))
        let heads = Set(diagram.lines.map(\.head))
        for edge in diagram.lines { #expect(boxes.contains(edge.tail) && boxes.contains(edge.head)) }
        for box in boxes where box != "person:ana" && box != "relief" { #expect(heads.contains(box), "\(box)") }
    }

    /// Of forty, three rely on the first, nine on these, and so on: lists by distance, the last with all that is further.
    @Test func whatFallsInCrowdsIsAListADistance() throws {
        var yaml = "people: {ana: {}, ben: {}, cho: {}}\nsystems:\n  s0: {owners: [ana]}\n"
        for index in 1...40 { yaml += "  s\(index): {owners: [ben, cho], depends-on: [s\((index - 1) / 3)]}\n" }
        let diagram = try chokepoint(yaml)
        #expect(diagram.text("dependents:1").contains("3 systems depend on that"))
        #expect(diagram.text("dependents:2").contains("9 systems, 2 steps away"))
        // 27 of the third distance, and one more: 1 + 3 + 9 = 13, so that s13 … s39 are of the third, and s40 of the fourth.
        #expect(diagram.text("dependents:3").contains("27 systems, 3 steps away"))
        #expect(diagram.text("dependents:4").contains("1 system further away"))
        let merged = diagram.lines.first { $0.head == "dependents:2" }
        #expect(merged?.tail == "dependents:1")
        #expect(merged?.label.map(Diagram.plain) == " 9 ")
        #expect(diagram.foot.contains("lists, one a distance"))
    }

    @Test func aDependencyCycleEnds() throws {
        let diagram = try chokepoint(
            """
            people: {ana: {}, ben: {}, cho: {}}
            systems:
              a: {owners: [ana], depends-on: [c]}
              b: {owners: [ben, cho], depends-on: [a]}
              c: {owners: [ben, cho], depends-on: [b]}
            """, of: [EntityID(.person, "ana")])
        #expect(diagram.headline == "ana alone holds 100 % of what matters: 1 system, and 2 that depend on it")
        #expect(diagram.lines.count == 4)
    }
}
