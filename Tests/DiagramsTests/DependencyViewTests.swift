import GraphvizLayout
import OrgAnalysis
import OrgModel
import Testing

@testable import Diagrams

@Suite struct DependencyViewTests {
    /// Of 15 in all (8 + 4 + 2 + 1) ledger takes everything down, rating itself and portal: 6.
    private static let row = """
        people: {ana: {}, ben: {}}
        systems:
          ledger: {name: Ledger, tier: 1, owners: [ana, ben]}
          rating: {tier: 2, owners: [ana], depends-on: [{on: ledger, weight: 3}]}
          portal: {owners: [ana, ben], depends-on: [rating]}
          quotes: {tier: 4, owners: [ana, ben], depends-on: [ledger]}
          alone: {owners: [ana, ben]}
          old: {owners: [ana], stage: retired, depends-on: [ledger]}
        """

    private static func view(_ yaml: String, _ change: (inout DiagramRequest) -> Void = { _ in }) throws
        -> DependencyView
    {
        try view(Samples.cycle(yaml), change)
    }

    private static func view(_ cycle: Cycle, _ change: (inout DiagramRequest) -> Void = { _ in }) -> DependencyView {
        var request = DiagramRequest(view: .dependency)
        change(&request)
        return DependencyView(Samples.analysis(cycle), request)
    }

    @Test func eachSystemSaysWhatItTakesDown() throws {
        let diagram = try Self.view(Self.row).compose()
        // 17 in all with `alone`, which is untiered: 15 of 17 are 88 %, 6 of 17 are 35 %.
        #expect(diagram.text("system:ledger").contains("takes 3 systems down · 88 %"))
        #expect(diagram.text("system:rating").contains("takes 1 system down · 35 %"))
        #expect(!diagram.text("system:portal").contains("down"))
        #expect(diagram.text("system:rating").contains("only ana can fix it"))
        #expect(diagram.headline == "Ledger pulls down 3 other systems and, with them, 88 % of what matters")
        #expect(
            Set(diagram.lines.map { "\($0.tail)>\($0.head)" }) == [
                "system:rating>system:ledger", "system:portal>system:rating", "system:quotes>system:ledger",
            ])
        #expect(diagram.foot.contains("Shown: 4 of 6 systems."))
        #expect(diagram.foot.contains("Left out: 1 of which no dependency is recorded, 1 retired or departed."))
    }

    @Test func aHeavierLineIsWiderAndDoublingAddsTheSame() {
        let widths = [1.0, 3, 7, 15].compactMap { Double(Lines.width(weight: $0)) }
        // log2(1 + w) is 1, 2, 3, 4.
        #expect(widths.count == 4)
        for (a, b) in zip(widths, widths.dropFirst()) { #expect(abs(b - a - 0.7) < 0.11) }
        #expect(Lines.width(weight: .infinity) == "6")
        #expect(Lines.width(weight: 1e300) == "6")
    }

    @Test func systemsThatPullEachOtherDownStandInAFrame() throws {
        let diagram = try Self.view(
            """
            people: {ana: {}}
            systems:
              a: {owners: [ana], depends-on: [b]}
              b: {owners: [ana], depends-on: [a, c]}
              c: {owners: [ana], depends-on: [a]}
              d: {owners: [ana], depends-on: [c]}
            """
        ).compose()
        #expect(diagram.graph.clusters.map(\.id) == ["loop:a"])
        #expect(diagram.graph.clusters[0].nodes == ["system:a", "system:b", "system:c"])
        #expect(diagram.graph.clusters[0].tooltip == "3 systems depend on each other: a → b → a")
        #expect(diagram.legend.contains(.dependencyLoop))
        #expect(diagram.headline.hasSuffix("3 systems depend on each other in a circle"))
    }

    @Test func whereNothingIsRecordedThePictureSaysSo() throws {
        let diagram = try Self.view("people: {ana: {}}\nsystems: {a: {owners: [ana]}}").compose()
        #expect(diagram.headline == "No dependencies are recorded")
        #expect(diagram.graph.nodes.count == 1)
        #expect(diagram.foot.contains("Not assessed, so the picture is silent on: dependencies."))
    }

    @Test func aFocusDrawsWhatLiesAroundIt() throws {
        let view = try Self.view(Self.row) {
            $0.focus = [EntityID(.system, "portal")]
            $0.hops = 1
        }
        let diagram = view.compose()
        #expect(diagram.graph.nodes.map(\.id) == ["system:portal", "system:rating"])
        #expect(diagram.foot.contains("2 that are too far from the focus"))
    }

    @Test func otherLayersAreDrawnWithAllThatTheyTie() throws {
        let view = try Self.view(Samples.fragile) { $0.layer = .layer(.escalation) }
        let diagram = view.compose()
        #expect(diagram.lines.contains { $0.tail == "system:pricing" && $0.head == "policy:data-desk" })
        #expect(diagram.lines.contains { $0.tail == "policy:data-desk" && $0.head == "person:inbox" })
        #expect(!diagram.text("system:pricing").contains("down"))
    }

    // MARK: Folding

    private static let cycles = [
        Samples.seeded(1, teams: 6, people: 30, systems: 40), Samples.seeded(2, teams: 40, people: 200, systems: 150),
        Samples.seeded(3, teams: 90, people: 120, systems: 400),
    ]

    /// Shown, collapsed and left out are all there are; left out is what has no dependency, counted here anew.
    @Test(arguments: [0, 8, 9, 12, 20, 40, 80, 200], Collapse.allCases)
    func nothingIsDroppedSilently(maxNodes: Int, collapse: Collapse) throws {
        for cycle in Self.cycles + [try Samples.larkfield(3)] {
            var view = Self.view(cycle) {
                $0.maxNodes = maxNodes
                $0.collapse = collapse
            }
            let diagram = view.draw()
            #expect(maxNodes == 0 || diagram.graph.nodes.count <= maxNodes)
            let relations = cycle.relations.filter { $0.kind == .dependsOn }
            let tied = Set(relations.flatMap { [$0.from, $0.to] })
            let count = diagram.census[.system]
            #expect(count.leftOut == count.total - tied.count, "\(maxNodes) \(collapse)")
            #expect(tied.allSatisfy { view.canvas.drawn.contains($0) || view.counted.contains($0) })
            let lines = MergedLines(view.network.relations, boxes: view.folding.box)
            let told =
                (lines.drawn + lines.leftOut).reduce(0) { $0 + $1.count } + lines.inside + lines.elsewhere
            #expect(told == relations.count)
        }
    }

    /// The weights of merged lines add up to those of the relations between their boxes.
    @Test func weightsOfMergedLinesAddUp() {
        let view = Self.view(Self.cycles[2]) { $0.collapse = .teams }
        let lines = MergedLines(view.network.relations, boxes: view.folding.box, mostLines: .max)
        for line in lines.drawn {
            let between = view.network.relations.filter {
                view.folding.box[$0.from] == line.tail && view.folding.box[$0.to] == line.head
            }
            #expect(between.count == line.count)
            #expect(abs(between.reduce(0) { $0 + $1.weight } - line.weight) < 1e-9)
        }
    }

    @Test func everyBoxKeepsALine() {
        let view = Self.view(Self.cycles[2]) { $0.maxNodes = 40 }
        let lines = MergedLines(view.network.relations, boxes: view.folding.box, mostLines: 1)
        let tied = Set((lines.drawn + lines.leftOut).flatMap { [$0.tail, $0.head] })
        #expect(Set(lines.drawn.flatMap { [$0.tail, $0.head] }) == tied)
    }

    @Test func teamsSayHowManyTheyStandFor() throws {
        var view = try Self.view(
            """
            people: {ana: {teams: [t]}, ben: {teams: [t]}, cho: {teams: [u]}}
            teams: {top: {}, t: {part-of: top}, u: {part-of: top}}
            systems:
              a: {owners: [t], depends-on: [b, c]}
              b: {owners: [t]}
              c: {owners: [u]}
            """
        ) { $0.collapse = .teams }
        let teams = view.draw()
        #expect(teams.graph.nodes.map(\.id) == ["team:t", "team:u"])
        #expect(teams.text("team:t").contains("2 people · 2 systems"))
        #expect(teams.lines.map { "\($0.tail)>\($0.head)" } == ["team:t>team:u"])
        #expect(teams.foot.contains("1 more lie inside a box"))
        var domains = view
        domains = DependencyView(
            view.analysis,
            {
                var request = DiagramRequest(view: .dependency)
                request.collapse = .domains
                return request
            }())
        let top = domains.draw()
        #expect(top.graph.nodes.map(\.id) == ["team:top"])
        #expect(top.text("team:top").contains("2 teams · 3 people · 3 systems"))
    }
}
