import GraphvizLayout
import OrgAnalysis
import OrgModel
import Testing

@testable import Diagrams

@Suite struct BudgetTests {
    private static func diagrams(maxNodes: Int) throws -> [Diagram] {
        var cycles = try (1...4).map(Samples.larkfield)
        cycles += [
            Samples.seeded(1, teams: 6, people: 30, systems: 40),
            Samples.seeded(2, teams: 40, people: 200, systems: 150),
            Samples.seeded(3, teams: 90, people: 120, systems: 400),
        ]
        return try cycles.map { try DiagramComposer.compose(Samples.analysis($0), DiagramRequest(maxNodes: maxNodes)) }
    }

    @Test(arguments: [8, 9, 12, 20, 40, 80, 200]) func theBudgetHolds(maxNodes: Int) throws {
        for diagram in try Self.diagrams(maxNodes: maxNodes) {
            #expect(diagram.graph.nodes.count <= maxNodes, "\(diagram.headline)")
        }
    }

    /// Every system, person and team that a finding names is drawn or counted: nothing is dropped silently.
    @Test(arguments: [0, 8, 20, 80]) func whatFindingsNameIsDrawnOrCounted(maxNodes: Int) throws {
        for cycle in [Samples.seeded(2, teams: 40, people: 200, systems: 150), try Samples.larkfield(3)] {
            let analysis = Samples.analysis(cycle)
            let view = RiskView(analysis, DiagramRequest(maxNodes: maxNodes))
            var copy = view
            let diagram = copy.draw()
            for cause in view.causes {
                guard let id = cause.entity else { continue }
                #expect(copy.canvas.drawn.contains(id) || copy.counted.contains(id), "\(id) at \(maxNodes)")
            }
            for kind in EntityKind.allCases {
                let count = diagram.census[kind]
                #expect(count.drawn + count.counted + count.leftOut == count.total)
                #expect(count.total == cycle.entities(of: kind).count)
                #expect(count.leftOut >= 0)
            }
        }
    }

    /// The numbers on collapsed boxes and the boxes themselves add up to the causes there are.
    @Test(arguments: [8, 20, 80]) func foldedAndDrawnCausesAddUp(maxNodes: Int) throws {
        let analysis = Samples.analysis(Samples.seeded(3, teams: 90, people: 120, systems: 400))
        let view = RiskView(analysis, DiagramRequest(maxNodes: maxNodes))
        let plan = view.plan
        let drawn = [plan.policies, plan.people, plan.teams, plan.systems, plan.missing].reduce(0) { $0 + $1.count }
        let folded =
            plan.foldedPolicies.count + plan.foldedSystems.count + plan.foldedMissing.count
            + plan.folded.values.reduce(0) { $0 + $1.count }
        #expect(drawn + folded == view.causes.count)
        #expect(plan.isFolded)
        #expect(view.compose().foot.contains("collapsed into their teams"))
    }

    @Test func withoutABudgetAllIsDrawn() throws {
        let view = RiskView(
            Samples.analysis(Samples.seeded(2, teams: 40, people: 200, systems: 150)), DiagramRequest(maxNodes: 0))
        #expect(!view.plan.isFolded)
        let diagram = view.compose()
        #expect(!diagram.legend.contains(.collapsed))
        #expect(!diagram.foot.contains("collapsed"))
    }

    @Test func peopleAreCollapsedIntoTheirTeamAndTeamsIntoTheirParents() throws {
        // Twelve people, each alone on one system, in three teams of one parent.
        var yaml = "complete: [ownership]\npeople:\n"
        for index in 0..<12 { yaml += "  p\(index): {teams: [t\(index / 4)]}\n" }
        yaml += "teams:\n  all: {}\n"
        for index in 0..<3 { yaml += "  t\(index): {part-of: all}\n" }
        yaml += "systems:\n"
        for index in 0..<12 { yaml += "  s\(index < 10 ? "0" : "")\(index): {owners: [p\(index)]}\n" }
        let diagram = try Samples.risk(yaml, maxNodes: 10)
        // 10 − 4 kept − 1 authority leave five: one person with a list (one a kind at this width) and the rest in teams.
        #expect(diagram.graph.nodes.count <= 10)
        let text =
            diagram.graph.clusters.map { Diagram.plain($0.label) }.joined()
            + diagram.graph.nodes.map { Diagram.plain($0.label) }.joined()
        // Three stay in the drawn person's own team, eight stand in the teams above or elsewhere.
        #expect(text.contains("+3 people, alone on 3 systems"))
        #expect(text.contains("+8 people, alone on 8 systems"))
        #expect(diagram.legend.contains(.collapsed) || diagram.node("team:all") != nil)
    }

    @Test(arguments: [-1, 1, 7]) func aBudgetThatSaysNothingIsRefused(maxNodes: Int) throws {
        let analysis = try Samples.analysis(Samples.cycle(Samples.fragile))
        let error = #expect(throws: DiagramError.self) {
            try DiagramComposer.compose(analysis, DiagramRequest(maxNodes: maxNodes))
        }
        #expect(error?.code == .budgetTooSmall)
    }

    @Test func linesOfCollapsedPoliciesAreMergedAndTheirRungsAddUp() throws {
        let analysis = try Samples.analysis(Samples.larkfield(3))
        let diagram = try DiagramComposer.compose(analysis, DiagramRequest(maxNodes: 8))
        // Three policies are collapsed: rung 3 of two of them is the CTO, rung 4 of the claims desk the COO; both stand in
        // one box here. Three lines of 1.4 points become one of 1.4 + 2 · 0.6.
        let merged = diagram.lines.first { $0.id == "more:policies->authorities" }
        #expect(merged?.label.map(Diagram.plain)?.contains("3, 4") == true)
        #expect(merged?.attributes["penwidth"] == "2.6")
    }

    @Test func tooManyStepsAreRowsAndNotLines() throws {
        // Seven policies of three rungs each to people who are alone on a system: 21 steps, and 7 to the authority.
        var yaml = "authority: [boss]\npeople:\n  boss: {}\n"
        for index in 0..<8 { yaml += "  p\(index): {}\n" }
        yaml += "policies:\n"
        for index in 0..<7 {
            let rungs = (0..<3).map { "{to: p\((index + $0) % 8)}" }.joined(separator: ", ")
            yaml += "  d\(index): {advance: manual, rungs: [\(rungs), {to: boss}]}\n"
        }
        yaml += "systems:\n"
        for index in 0..<8 { yaml += "  s\(index): {owners: [p\(index)], escalation: d\(index % 7)}\n" }
        let diagram = try Samples.risk(yaml)
        let steps = diagram.lines.filter { $0.classes.contains("escalates-to") }
        #expect(steps.count == 7)
        #expect(steps.allSatisfy { $0.tail == "person:boss" })
        #expect(diagram.foot.contains("only those to authorities are drawn"))
    }
}
