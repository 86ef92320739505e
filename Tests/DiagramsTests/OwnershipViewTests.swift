import GraphvizLayout
import OrgAnalysis
import OrgModel
import Testing

@testable import Diagrams

@Suite struct OwnershipViewTests {
    private func ownership(
        _ yaml: String, maxNodes: Int = 80, focus: [EntityID] = [], hops: Int? = nil
    ) throws -> Diagram {
        try Samples.diagram(yaml, DiagramRequest(view: .ownership, maxNodes: maxNodes, focus: focus, hops: hops))
    }

    @Test func ownersStandLeftOfWhatTheyOwn() throws {
        let diagram = try ownership(Samples.fragile)
        // What Ana alone can fix is one box, what her team can fix another.
        #expect(
            diagram.graph.nodes.map(\.id).sorted()
                == ["person:ana", "system:wiki", "systems:pricing", "team:data"])
        #expect(
            diagram.lines.map { "\($0.tail) \($0.head) \($0.attributes["penwidth"] ?? "")" }.sorted() == [
                "person:ana systems:pricing 3", "team:data system:wiki 1.3", "team:data systems:pricing 1.3",
            ])
        #expect(diagram.graph.attributes["rankdir"] == "LR")
        #expect(diagram.graph.clusters.map(\.nodes) == [["team:data", "person:ana"]])
    }

    @Test func itSaysWhoAloneInWords() throws {
        let diagram = try ownership(Samples.fragile)
        #expect(diagram.headline == "2 of 3 systems hang on one person each")
        #expect(diagram.text("systems:pricing").contains("◆ only Ana Silva"))
        #expect(diagram.text("system:wiki").contains("Ana Silva, Ben Ito"))
        // 16 of 18, as in the risk view.
        #expect(diagram.text("person:ana").contains("◆ alone on 2 systems · 89 % exposed"))
        #expect(diagram.text("team:data").contains("2 people · 3 systems"))
        // All three hang on the two.
        #expect(diagram.text("team:data").contains("only they can fix 3 systems · 100 % exposed"))
        #expect(diagram.node("systems:pricing")?.classes == ["system", "tier-1", "sole"])
    }

    @Test func backupsAreThin() throws {
        let diagram = try ownership(
            """
            people: {ana: {teams: [web]}, ben: {teams: [web]}, cho: {teams: [ops]}, dan: {teams: [ops]}}
            teams: {web: {}, ops: {}}
            systems: {shop: {owners: [web, {who: ops, role: backup}]}}
            """)
        let backup = diagram.lines.first { $0.tail == "team:ops" }
        #expect(backup?.classes == ["owns", "backup"])
        #expect(backup?.attributes["penwidth"] == "0.6")
        #expect(diagram.legend.contains(.backs))
        #expect(diagram.headline == "At least two people can fix the one system")
    }

    @Test func whatNobodyOwnsIsOneBox() throws {
        let systems = (0..<30).map { "  s\($0): {}" }.joined(separator: "\n")
        let diagram = try ownership(
            "complete: [ownership]\npeople: {ana: {}, ben: {}}\nsystems:\n\(systems)\n  x: {owners: [ana, ben]}")
        #expect(diagram.headline == "30 of 31 systems have no owner")
        let text = diagram.text("missing:ownership/none")
        #expect(text.contains("No owner"))
        // Each of 31 untiered systems is 2 of 62.
        #expect(text.contains("✗ 30 systems · 97 % of criticality"))
        // Six lines, the rest as a number.
        #expect(text.contains("+24 more"))
        #expect(diagram.census[.system] == Census.Count(total: 31, drawn: 7, counted: 24))
    }

    /// Where owners are recorded for less than half, what is missing may just not have been written down.
    @Test func partialDataIsNotBlamed() throws {
        let diagram = try ownership(
            "people: {ana: {}, ben: {}}\nsystems: {a: {}, b: {}, c: {owners: [ana, ben]}}")
        #expect(diagram.headline == "2 of 3 systems have no owner on record")
        #expect(diagram.text("missing:ownership/none").contains("No owner on record"))
        #expect(!diagram.text("missing:ownership/none").contains("✗"))
        #expect(diagram.foot.contains("Known only in part: ownership (1 of 3)"))
    }

    @Test func withoutOwnersThePictureSaysSo() throws {
        let diagram = try ownership("people: {ana: {}}\nsystems: {a: {}, b: {}}")
        #expect(diagram.headline == "Nobody has written down who owns what")
        #expect(diagram.graph.nodes.map(\.id) == ["organization"])
        #expect(diagram.text("organization").contains("who owns what is not recorded"))
        #expect(try ownership("people: {}\n").headline == "No systems are recorded yet")
    }

    /// Of a team without people on record nothing is said about how many can fix what.
    @Test func unknownPeopleAreNoneOfOurs() throws {
        let diagram = try ownership("teams: {web: {}}\nsystems: {a: {owners: [web]}, b: {owners: [web]}}")
        #expect(diagram.headline == "1 owner has 2 systems; who can fix them is not written down")
        #expect(!diagram.text("team:web").contains("people"))
        #expect(!diagram.text("systems:a").contains("nobody"))
    }

    @Test func aFocusDrawsWhatItCanFixBesideOthers() throws {
        let diagram = try ownership(
            """
            people: {ana: {teams: [web]}, ben: {teams: [web]}, cho: {teams: [ops]}, dan: {teams: [ops]}}
            teams: {web: {}, ops: {}}
            systems: {shop: {owners: [web]}, mail: {owners: [ops]}}
            """, focus: [EntityID(.person, "ana")])
        #expect(diagram.graph.nodes.map(\.id).sorted() == ["person:ana", "system:shop", "team:web"])
        let line = diagram.lines.first { $0.tail == "person:ana" }
        #expect(line?.attributes["style"] == "dashed")
        #expect(diagram.legend.contains(.helps))
        #expect(diagram.census[.system] == Census.Count(total: 2, drawn: 1, counted: 0))
        #expect(
            diagram.foot.contains("what lies further is left out") || diagram.foot.contains("lies further is left out"))
    }

    @Test func teamsAreCollapsedIntoTheTeamAboveThem() throws {
        // Eight teams in two divisions, each with two people and one system; room for two boxes on the left.
        var yaml = "complete: [ownership]\nteams:\n  north: {}\n  south: {}\n"
        for index in 0..<8 { yaml += "  t\(index): {part-of: \(index < 4 ? "north" : "south")}\n" }
        yaml += "people:\n"
        for index in 0..<16 { yaml += "  p\(index): {teams: [t\(index / 2)]}\n" }
        yaml += "systems:\n"
        for index in 0..<8 { yaml += "  s\(index): {owners: [t\(index)]}\n" }
        let diagram = try ownership(yaml, maxNodes: 8)
        #expect(diagram.graph.nodes.count <= 8)
        let left = diagram.graph.nodes.filter { $0.classes.contains("team") }
        let texts = left.map { Diagram.plain($0.label) }.joined(separator: "\n")
        // The team above is counted with the four in it.
        #expect(texts.contains("5 teams · 8 people · 4 systems"), "\(texts)")
        #expect(diagram.legend.contains(.collapsed))
        #expect(diagram.foot.contains("collapsed into the team above them"))
    }

    @Test func whoIsAloneWithoutABoxIsANumberOnTheirTeam() throws {
        var yaml = "people:\n"
        for index in 0..<12 { yaml += "  p\(index): {teams: [web]}\n" }
        yaml += "teams: {web: {}}\nsystems:\n"
        for index in 0..<12 {
            yaml += "  s\(index): {tier: \(index == 0 ? 1 : 4), owners: [web], supporters: [p\(index)]}\n"
        }
        let diagram = try ownership(yaml, maxNodes: 8)
        // One person has a box, the one on whom most hangs; the other eleven are alone on one system each.
        #expect(diagram.node("person:p0") != nil)
        #expect(diagram.text("team:web").contains("◆ 11 people alone on 11 systems"))
        #expect(diagram.census[.person] == Census.Count(total: 12, drawn: 1, counted: 11))
    }

    /// Every live system is drawn or counted, whatever the room; so is every owner, and everybody who is alone.
    @Test(arguments: [0, 8, 9, 20, 80]) func nothingIsDroppedSilently(maxNodes: Int) throws {
        for cycle in [Samples.seeded(2, teams: 40, people: 200, systems: 150), try Samples.larkfield(3)] {
            let analysis = Samples.analysis(cycle)
            var view = OwnershipView(analysis, DiagramRequest(view: .ownership, maxNodes: maxNodes))
            let diagram = view.draw()
            #expect(maxNodes == 0 || diagram.graph.nodes.count <= maxNodes)
            let systems = diagram.census[.system]
            #expect(systems.drawn + systems.counted == systems.total)
            #expect(view.plan.groups.reduce(0) { $0 + $1.systems.count } + view.plan.unowned.count == systems.total)
            for row in analysis.ownership.systems {
                for id in row.owners + (row.supporters.count == 1 ? row.supporters : []) {
                    #expect(view.canvas.drawn.contains(id) || view.counted.contains(id), "\(id) at \(maxNodes)")
                }
            }
            for count in diagram.census.counts.values { #expect(count.leftOut >= 0) }
        }
    }

    @Test func withoutABudgetAllHaveABox() throws {
        let analysis = Samples.analysis(Samples.seeded(2, teams: 40, people: 200, systems: 150))
        let view = OwnershipView(analysis, DiagramRequest(view: .ownership, maxNodes: 0))
        #expect(!view.plan.isFolded)
        #expect(!view.compose().foot.contains("collapsed"))
    }

    /// Sixty teams with a system each, which no line ties together: below one another they would be a strip of more than
    /// 60 times 40 points, since each box has two lines and its margins.
    @Test func aTallPictureHasColumns() throws {
        var yaml = "complete: [ownership]\nteams:\n"
        for index in 10..<70 { yaml += "  t\(index): {}\n" }
        yaml += "systems:\n"
        for index in 10..<70 { yaml += "  s\(index): {owners: [t\(index)]}\n" }
        let diagram = try ownership(yaml, maxNodes: 0)
        #expect(diagram.graph.rankGroups.count >= 4)
        let svg = try Pictures.svg(of: diagram)
        let picture = try #require(PictureStructure(svg))
        #expect(picture.height < 60 * 40)
        let places = try #require(Placement(svg: Array(svg.utf8))).boxes
        for index in 10..<70 {
            let (owner, system) = (try #require(places["team:t\(index)"]), try #require(places["system:s\(index)"]))
            #expect(owner.x < system.x)
        }
        #expect(Set(places.filter { $0.key.hasPrefix("team:") }.values.map { Int($0.x / 100) }).count >= 2)
        // The lines stay within their column.
        #expect(picture.crossings == 0)
        // What fits on a page stays in one column.
        #expect(try ownership(Samples.fragile).graph.rankGroups.isEmpty)
    }

    /// Every line ends at a box of the picture.
    @Test(arguments: [0, 8, 20, 80]) func linesEndAtBoxes(maxNodes: Int) throws {
        for seed in [UInt64(2), 5, 9] {
            let analysis = Samples.analysis(Samples.seeded(seed, teams: 30, people: 90, systems: 120))
            let diagram = try DiagramComposer.compose(analysis, DiagramRequest(view: .ownership, maxNodes: maxNodes))
            let boxes = Set(diagram.graph.nodes.map(\.id))
            for edge in diagram.graph.edges {
                #expect(boxes.contains(edge.tail) && boxes.contains(edge.head), "\(edge.tail) → \(edge.head)")
            }
        }
    }
}
