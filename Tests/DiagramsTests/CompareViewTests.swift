import Foundation
import GraphvizLayout
import OrgAnalysis
import OrgCycles
import OrgModel
import Testing

@testable import Diagrams

/// The picture of what changed, on a pair worked by hand.
@Suite struct CompareViewTests {
    /// From before to after: Ben leaves the data team for the web team; `quotes` goes from data to web; `wiki` is gone and
    /// `search` is new, both of data; `pricing` was tier 2 and is tier 1; the team `ops` is new, and `legal` is gone; web
    /// depends on data by one more relation (`shop` on `pricing`).
    static let before = """
        organization: Northwind
        cycle: 2026-Q1
        people:
          ana: {name: Ana Silva, teams: [data]}
          ben: {name: Ben Ito, teams: [data]}
          chi: {name: Chi Vo, teams: [web]}
        teams: {data: {name: Data}, web: {name: Web}, legal: {name: Legal}}
        systems:
          pricing: {name: Pricing, tier: 2, owners: [data]}
          quotes: {name: Quotes, owners: [data]}
          wiki: {name: Wiki, owners: [data]}
          shop: {name: Shop, owners: [web]}
        """
    static let after = """
        organization: Northwind
        cycle: 2026-Q2
        people:
          ana: {name: Ana Silva, teams: [data]}
          ben: {name: Ben Ito, teams: [web]}
          chi: {name: Chi Vo, teams: [web]}
        teams: {data: {name: Data}, web: {name: Web}, ops: {name: Ops}}
        systems:
          pricing: {name: Pricing, tier: 1, owners: [data]}
          quotes: {name: Quotes, owners: [web]}
          search: {name: Search, owners: [data]}
          shop: {name: Shop, owners: [web], depends-on: [pricing]}
        """
    /// As ``before``, with a dependency somewhere: else the later cycle would be the first that records any.
    static let recorded = before + "\n  old: {name: Old, owners: [data], depends-on: [wiki]}"

    static func comparison(_ before: String, _ after: String) throws -> Comparison {
        let cycles = [try Samples.cycle(before), try Samples.cycle(after)]
        return Comparison(of: CycleSeries(of: cycles, options: AnalysisOptions(measuresCentrality: false)))
    }

    private static func diagram(_ before: String, _ after: String, maxNodes: Int = 80) throws -> Diagram {
        try DiagramComposer.compose(
            comparison(before, after), leading: "Something changed.", DiagramRequest(maxNodes: maxNodes))
    }

    private static func places(_ svg: String) throws -> Placement { try #require(Placement(svg: Array(svg.utf8))) }

    private func occurrences(_ part: String, in text: String) -> Int { text.components(separatedBy: part).count - 1 }

    @Test func eachChangeIsToldWithItsMark() throws {
        let diagram = try Self.diagram(Self.recorded, Self.after)
        let data = diagram.text("team:data")
        for row in ["+ Search", "− Wiki", "− Old", "~ Pricing: tier 2 → 1", "~ Quotes → Web", "~ Ben Ito → Web"] {
            #expect(occurrences(row, in: data) == 1, "\(row): \(data)")
        }
        // Two people before and one after; of four systems (pricing, quotes, wiki, old) two stay (pricing, search).
        #expect(data.contains("2 → 1 people · 4 → 2 systems"))
        let web = diagram.text("team:web")
        for row in ["~ Quotes ← Data", "~ Ben Ito ← Data", "1 → 2 people · 1 → 2 systems"] {
            #expect(occurrences(row, in: web) == 1, "\(row): \(web)")
        }
        #expect(diagram.text("team:ops").hasPrefix("+ Ops"))
        #expect(diagram.text("team:legal").hasPrefix("− Legal"))
        #expect(diagram.node("team:legal")?.attributes["style"] == "filled,dashed")
        #expect(diagram.node("team:ops")?.attributes["color"] == Palette.good)
        #expect(diagram.headline == "Something changed")
    }

    @Test func linesSayWhoHandsOverAndWhatRelationCame() throws {
        let diagram = try Self.diagram(Self.recorded, Self.after)
        let lines = Dictionary(diagram.lines.map { ($0.id ?? "", $0) }, uniquingKeysWith: { first, _ in first })
        #expect(lines.count == 2)
        let handover = try #require(lines["team:data--team:web:handed-over"])
        #expect(handover.label?.plainText == " Ben Ito, Quotes ")
        #expect(handover.attributes["dir"] == "forward")
        let relation = try #require(lines["team:data--team:web:depends-on"])
        #expect(relation.label?.plainText == " +\u{A0}1 depends\u{A0}on ")
        // Web relies on data, and stands second.
        #expect(relation.attributes["dir"] == "back")
    }

    /// Web has Pricing beside Data now, and Data has not lost it.
    @Test func somebodyBesideIsNoHandover() throws {
        let after = Self.before.replacing("tier: 2, owners: [data]", with: "tier: 2, owners: [data, web]")
        let diagram = try Self.diagram(Self.before, after)
        for team in ["team:data", "team:web"] {
            #expect(diagram.text(team).contains("~ Pricing: + Web"), "\(diagram.text(team))")
        }
        #expect(diagram.lines.map(\.id) == ["team:data--team:web:owns"])
        #expect(diagram.lines.first?.attributes["color"] == Palette.good)
    }

    /// Every sign is turned, and nothing has moved.
    @Test func theOtherWayRoundNothingMoves() throws {
        for (one, other) in [(Self.recorded, Self.after), (Self.before, Samples.fragile)] {
            let (there, back) = (try Self.diagram(one, other), try Self.diagram(other, one))
            #expect(there.graph.nodes.map(\.id) == back.graph.nodes.map(\.id))
            #expect(there.lines.map(\.id) == back.lines.map(\.id))
            try Self.checkPlaces(there, back)
        }
        let back = try Self.diagram(Self.after, Self.recorded)
        let data = back.text("team:data")
        for row in ["− Search", "+ Wiki", "+ Old", "~ Pricing: tier 1 → 2", "~ Quotes ← Web"] {
            #expect(occurrences(row, in: data) == 1, "\(row): \(data)")
        }
    }

    @Test(arguments: 1...3) func quartersTurnedDoNotMove(quarter: Int) throws {
        let cycles = [try Samples.larkfield(quarter), try Samples.larkfield(quarter + 1)]
        let options = AnalysisOptions(measuresCentrality: false)
        let diagrams = try [cycles, cycles.reversed()].map {
            try DiagramComposer.compose(Comparison(of: CycleSeries(of: $0, options: options)), leading: "")
        }
        try Self.checkPlaces(diagrams[0], diagrams[1])
    }

    /// Letters have widths of their own: `a → b` is not quite as long as `b → a`, and breaks at other letters.
    private static func checkPlaces(_ there: Diagram, _ back: Diagram) throws {
        let (one, other) = (try places(Pictures.svg(of: there)).boxes, try places(Pictures.svg(of: back)).boxes)
        #expect(Set(one.keys) == Set(other.keys))
        #expect(!one.isEmpty)
        for (id, box) in one {
            let turned = try #require(other[id])
            #expect(abs(box.x - turned.x) <= 6 && abs(box.y - turned.y) <= 6, "\(id): \(box) \(turned)")
        }
    }

    @Test func nothingIsSaidCalmly() throws {
        let diagram = try Self.diagram(Self.before, Self.before)
        #expect(diagram.graph.nodes.map(\.id) == ["organization"])
        // Three people, three teams and four systems; three memberships and four owners.
        #expect(
            diagram.text("organization").replacing("\n", with: " ").contains(
                "✓ 10 entities and 7 relations are as they were"))
        #expect(diagram.lines.isEmpty)
    }

    /// Whole kinds that the later cycle does not record are counted, and no ghosts.
    @Test func whatIsNotRecordedIsNoGhost() throws {
        let after = """
            organization: Northwind
            cycle: 2026-Q2
            teams: {data: {name: Data}, web: {name: Web}, legal: {name: Legal}}
            systems:
              pricing: {name: Pricing, tier: 2, owners: [data]}
              quotes: {name: Quotes, owners: [data]}
              wiki: {name: Wiki, owners: [data]}
              shop: {name: Shop, owners: [web]}
            """
        let diagram = try Self.diagram(Self.before, after)
        let all = diagram.graph.nodes.map { Diagram.plain($0.label) }.joined(separator: "\n")
        #expect(!all.contains("Ana Silva"))
        // Ana, Ben and Chi, each with a team.
        #expect(diagram.foot.contains("No longer recorded, which does not mean gone: 3 entities and 3 relations."))
    }

    /// Twenty teams, each with a new system: eight boxes are seven of them, and one that counts the other thirteen.
    @Test func aBudgetCountsTheRest() throws {
        func cycle(_ label: String, _ count: Int) -> String {
            var text = "cycle: \(label)\nteams: {\((1...20).map { "t\($0)" }.joined(separator: ", "))}\nsystems:\n"
            for team in 1...20 {
                for system in 0..<count { text += "  s\(team)-\(system): {owners: [t\(team)]}\n" }
            }
            return text
        }
        let diagram = try Self.diagram(cycle("a", 1), cycle("b", 2), maxNodes: 8)
        #expect(diagram.graph.nodes.count == 8)
        let rest = diagram.text("group:rest")
        #expect(rest.contains("13 more boxes"))
        #expect(rest.contains("\n+ 13"))
        #expect(diagram.foot.contains("in 7 of 20 changed boxes"))
        #expect(throws: DiagramError.self) { try Self.diagram(cycle("a", 1), cycle("b", 2), maxNodes: 3) }
        #expect(try Self.diagram(cycle("a", 1), cycle("b", 2), maxNodes: 0).graph.nodes.count == 20)
    }

    /// Twenty teams, each with a new system and no line to another, stand side by side, too.
    @Test func whatNoLineTouchesFillsTheColumns() throws {
        func cycle(_ label: String, _ count: Int) -> String {
            var text = "cycle: \(label)\nteams: {\((10..<30).map { "t\($0)" }.joined(separator: ", "))}\nsystems:\n"
            for team in 10..<30 {
                for system in 0..<count { text += "  s\(team)-\(system): {owners: [t\(team)]}\n" }
            }
            return text
        }
        let (there, back) = (
            try Self.diagram(cycle("a", 1), cycle("b", 2)), try Self.diagram(cycle("b", 2), cycle("a", 1))
        )
        let boxes = try Self.places(Pictures.svg(of: there)).boxes
        let columns = Dictionary(grouping: boxes.values) { Int($0.x / 50) }
        // Equal boxes in equal columns: none has two more than another.
        #expect(columns.count >= 2)
        #expect((columns.values.map(\.count).max() ?? 0) - (columns.values.map(\.count).min() ?? 0) <= 1)
        try Self.checkPlaces(there, back)
    }

    /// The outline of a team that came or went says that its relations came and went.
    @Test func aTeamThatWentTakesItsRelationsAlong() throws {
        func talking(_ pairs: (String, String)...) -> String {
            "\nrelations:\n"
                + pairs.map { "  - {kind: coordinates-with, from: team:\($0), to: team:\($1)}" }.joined(separator: "\n")
        }
        let after = Self.before.replacing(", legal: {name: Legal}", with: "").replacing("Q1", with: "Q2")
        // Data and web go on talking: else the later cycle would record nothing of the kind.
        let diagram = try Self.diagram(
            Self.before + talking(("data", "web"), ("data", "legal"), ("legal", "web")),
            after + talking(("data", "web")))
        #expect(diagram.text("team:legal").hasPrefix("− Legal"))
        #expect(diagram.lines.isEmpty)
        #expect(diagram.foot.contains("and 2 relations that came or went with a person, a team"), "\(diagram.foot)")
    }

    // MARK: Part of the whole

    private static func diagram(around focus: [EntityID], hops: Int? = nil) throws -> Diagram {
        try DiagramComposer.compose(
            comparison(recorded, after), leading: "Something changed.", DiagramRequest(focus: focus, hops: hops))
    }

    @Test func aFocusDrawsWhatChangedAroundIt() throws {
        // Wiki is gone; it was of data, and a line leads from there to web.
        let wiki = EntityID(.system, "wiki")
        #expect(try Self.diagram(around: [wiki], hops: 0).graph.nodes.map(\.id) == ["team:data"])
        let near = try Self.diagram(around: [wiki])
        #expect(near.graph.nodes.map(\.id) == ["team:data", "team:web"])
        #expect(near.headline.hasPrefix("Around Wiki: "), "\(near.headline)")
        // Legal and ops.
        #expect(near.foot.contains("around Wiki and at most 1 line away; 2 changed boxes further away are left out."))
        let ops = try Self.diagram(around: [EntityID(.team, "ops")])
        #expect(ops.graph.nodes.map(\.id) == ["team:ops"])
        #expect(ops.headline == "Around Ops: 1 change")
    }

    @Test func aFocusWithoutAChangeIsCalm() throws {
        let after = Self.before.replacing("tier: 2", with: "tier: 1")
        let diagram = try DiagramComposer.compose(
            Self.comparison(Self.before, after), leading: "", DiagramRequest(focus: [EntityID(.team, "legal")]))
        #expect(diagram.headline == "Nothing changed around Legal")
        #expect(diagram.text("organization").contains("nothing changed around Legal"))
    }
}
