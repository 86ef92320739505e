import GraphvizLayout
import OrgAnalysis
import OrgModel
import Testing

@testable import Diagrams

@Suite struct CoordinationViewTests {
    /// Four teams rest on a: b meets it in a forum, c talks, d shares dan, e does nothing.
    private static let star = """
        people:
          ana: {teams: [a]}
          ben: {teams: [b]}
          cho: {teams: [c]}
          dan: {teams: [a, d]}
          eva: {teams: [e]}
        teams: {a: {}, b: {}, c: {}, d: {}, e: {}, z: {}}
        systems:
          sa: {owners: [a]}
          sb: {owners: [b], depends-on: [sa]}
          sc: {owners: [c], depends-on: [sa]}
          sd: {owners: [d], depends-on: [sa]}
          se: {owners: [e], depends-on: [{on: sa, weight: 2.5}]}
        forums: {f: {cadence: weekly, attends: [ana, ben]}, g: {attends: [z]}}
        relations: [{kind: coordinates-with, from: team:a, to: team:c}]
        """

    private static func view(_ cycle: Cycle, _ change: (inout DiagramRequest) -> Void = { _ in }) -> CoordinationView {
        var request = DiagramRequest(view: .coordination)
        change(&request)
        return CoordinationView(Samples.analysis(cycle), request)
    }

    @Test func whoMustTalkAndDoesNotIsRed() throws {
        let diagram = try Self.view(Samples.cycle(Self.star)).compose()
        #expect(diagram.headline == "1 of 4 pairs of teams that must talk does not (congruence 75 %)")
        let red = diagram.lines.filter { $0.classes.contains("missing") }
        #expect(red.map { "\($0.tail)-\($0.head)" } == ["team:a-team:e"])
        #expect(red[0].label.map(Diagram.plain)?.contains("2.5") == true)
        #expect(red[0].attributes["style"] == "dotted")
        #expect(diagram.text("team:a").contains("silent with 1 of 4 teams"))
        #expect(diagram.text("team:c").contains("talks with the one team"))
    }

    @Test func forumsCarryWhatNothingElseDoes() throws {
        let diagram = try Self.view(Samples.cycle(Self.star)).compose()
        #expect(diagram.node("forum:f")?.attributes["shape"] == "hexagon")
        #expect(diagram.text("forum:f").contains("weekly"))
        #expect(diagram.node("forum:g") == nil)
        let ends = Set(diagram.lines.map { [$0.tail, $0.head].sorted().joined(separator: "-") })
        #expect(ends.isSuperset(of: ["forum:f-team:a", "forum:f-team:b", "team:a-team:c", "team:a-team:d"]))
        #expect(!ends.contains("team:a-team:b"))
        #expect(diagram.foot.contains("Shown: 5 of 6 teams, 1 of 2 forums."))
        #expect(diagram.foot.contains("1 team whose systems and those of others do not depend on each other"))
        #expect(diagram.foot.contains("1 forum that no such pair needs"))
    }

    @Test func whatIsNotKnownIsNotBlamed() throws {
        let diagram = try Self.view(Samples.cycle("teams: {a: {}, b: {}}\nsystems: {s: {owners: [a]}}")).compose()
        #expect(diagram.headline == "Which teams must talk is not known")
        #expect(diagram.lines.isEmpty)
        #expect(diagram.foot.contains("coordination"))
    }

    @Test(arguments: [0, 8, 9, 12, 20, 40, 80], Collapse.allCases)
    func nothingIsDroppedSilently(maxNodes: Int, collapse: Collapse) throws {
        for cycle in [
            Samples.seeded(2, teams: 40, people: 200, systems: 150),
            Samples.seeded(3, teams: 90, people: 120, systems: 400), try Samples.larkfield(3),
        ] {
            var builder = CycleBuilder(from: cycle)
            // Known, so that there are pairs.
            builder.complete = Set(Dimension.allCases)
            var view = Self.view(builder.build().cycle) {
                $0.maxNodes = maxNodes
                $0.collapse = collapse
            }
            let diagram = view.draw()
            #expect(maxNodes == 0 || diagram.graph.nodes.count <= maxNodes)
            let tied = Set(view.analysis.coordination.pairs.flatMap(\.ids))
            #expect(!tied.isEmpty)
            #expect(tied.allSatisfy { view.canvas.drawn.contains($0) || view.counted.contains($0) })
            let count = diagram.census[.team]
            #expect(count.drawn + count.counted + count.leftOut == count.total)
            // A team above may stand in the picture although nothing is required of it itself.
            #expect(count.leftOut <= count.total - tied.count)
            let within = view.inside.values.reduce(0) { $0 + $1.count }
            let drawn = view.pairs.count - within - view.elsewhere - view.leftOut.pairs
            #expect(drawn >= 0)
            #expect(drawn == 0 || !diagram.lines.isEmpty)
            // A forum stands at the end of a line, or not at all.
            let ends = Set(diagram.lines.flatMap { [$0.tail, $0.head] })
            for node in diagram.graph.nodes where node.id.hasPrefix("forum:") { #expect(ends.contains(node.id)) }
            #expect(view.forumsLeftOut == 0 || diagram.foot.contains("Without a line"))
        }
    }
}
