import Foundation
import GraphvizLayout
import OrgAnalysis
import OrgFormats
import OrgModel
import SourceDocuments
import Testing
import TestSupport

@testable import Diagrams

/// Organisations the tests draw.
enum Samples {
    /// Reads a native text; what is wrong with it is the test's mistake.
    static func cycle(_ yaml: String) throws -> Cycle {
        let reading = CycleReader.read(text: SourceText(file: "sample.yaml", text: "linchpin: 1\n" + yaml))
        return try #require(reading.cycle, "\(reading.diagnostics)")
    }

    static func analysis(_ cycle: Cycle) -> Analysis {
        Analysis(of: cycle, options: AnalysisOptions(measuresCentrality: false))
    }

    static func risk(_ yaml: String, maxNodes: Int = 80) throws -> Diagram {
        try DiagramComposer.compose(analysis(cycle(yaml)), DiagramRequest(maxNodes: maxNodes))
    }

    static func ladder(_ yaml: String, of system: String) throws -> Diagram {
        try DiagramComposer.compose(
            analysis(cycle(yaml)), DiagramRequest(view: .escalation(focus: EntityID(.system, system))))
    }

    /// A picture of a text in a view.
    static func diagram(_ yaml: String, _ request: DiagramRequest) throws -> Diagram {
        try DiagramComposer.compose(analysis(cycle(yaml)), request)
    }

    /// Every view of a cycle, those of one system for its first three.
    static func allViews(of cycle: Cycle, maxNodes: Int = 80) throws -> [Diagram] {
        let analysis = analysis(cycle)
        var views: [DiagramView] = [.risk, .ownership, .dependency, .coordination, .chokepoint(of: [])]
        views += cycle.entities(of: .system).filter { $0.system?.stage != .retired }.prefix(3).map {
            .escalation(focus: $0.id)
        }
        views += analysis.chokepoints.teams.prefix(1).map { .chokepoint(of: [$0.id]) }
        views += analysis.chokepoints.pairs.prefix(1).map { .chokepoint(of: $0.ids) }
        return try views.map { try DiagramComposer.compose(analysis, DiagramRequest(view: $0, maxNodes: maxNodes)) }
    }

    static func larkfield(_ quarter: Int) throws -> Cycle {
        let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appendingPathComponent("graphs/larkfield-mutual")
        let reading = CycleReader.read(path: folder.appendingPathComponent("2026-Q\(quarter).yaml").path)
        return try #require(reading.cycle)
    }

    /// Ana alone fixes both systems of tier 1, which is 16 of 18 of all criticality (8 + 8 + 2); the policy of both ends
    /// at a mailbox.
    static let fragile = """
        organization: Northwind
        cycle: 2026-Q3
        authority: [coo]
        people:
          coo: {name: Carla Ortiz, title: Chief operating officer}
          ana: {name: Ana Silva, title: Engineer, teams: [data], reports-to: coo}
          ben: {name: Ben Ito, teams: [data], reports-to: coo}
          inbox: {name: data@northwind.example, type: shared}
        teams:
          data: {name: Data, lead: ben}
        policies:
          data-desk: {rungs: [{to: inbox}]}
        systems:
          pricing: {name: Pricing, tier: 1, owners: [data], supporters: [ana], escalation: data-desk}
          quotes: {name: Quotes, tier: 1, owners: [data], supporters: [ana], escalation: data-desk}
          wiki: {name: Wiki, owners: [data]}
        """

    /// A system whose ladder carries: a pool that can fix it, and an authority half an hour later.
    static let sound = """
        organization: Northwind
        cycle: 2026-Q3
        authority: [coo]
        people:
          coo: {name: Carla Ortiz}
          ana: {name: Ana Silva, teams: [data], reports-to: coo}
          ben: {name: Ben Ito, teams: [data], reports-to: coo}
          chi: {name: Chi Vo, teams: [data], reports-to: coo}
        teams:
          data: {name: Data}
        policies:
          data-desk: {rungs: [{to: data, after: 30}, {to: coo}]}
        systems:
          pricing: {name: Pricing, tier: 1, owners: [data], escalation: data-desk}
        """

    /// A seeded organisation of teams with parents, people, systems and policies, some of it missing.
    static func seeded(_ seed: UInt64, teams: Int, people: Int, systems: Int) -> Cycle {
        var random = SeededGenerator(seed: seed)
        var builder = CycleBuilder(organization: "Seeded \(seed)", label: "one", danglingReferences: .areDeclared)
        func team(_ index: Int) -> EntityID { EntityID(.team, "t\(index)") }
        func person(_ index: Int) -> EntityID { EntityID(.person, "p\(index)") }
        for index in 0..<teams {
            builder.add(Entity(team(index), name: "Team number \(index)"))
            if index > 0, index % 3 != 0 { builder.add(Relation(.partOf, from: team(index), to: team(index / 3))) }
        }
        for index in 0..<people {
            let status: Person.Status = Int.random(in: 0..<12, using: &random) == 0 ? .departed : .active
            builder.add(
                Entity(person(index), name: "Person Longname \(index)", attributes: .person(Person(status: status))))
            builder.add(
                Relation(.memberOf, from: person(index), to: team(Int.random(in: 0..<teams, using: &random))))
            if index > 0 { builder.add(Relation(.reportsTo, from: person(index), to: person((index - 1) / 5))) }
        }
        for index in 0..<max(1, teams / 2) {
            let policy = EntityID(.policy, "desk\(index)")
            builder.add(Entity(policy))
            for rung in 1...3 {
                let step = EscalationStep(rung: rung, after: 30)
                builder.add(
                    Relation(
                        .escalatesTo, from: policy, to: person(Int.random(in: 0..<people, using: &random)),
                        detail: .escalation(step)))
            }
        }
        for index in 0..<systems {
            let system = EntityID(.system, "s\(index)")
            let tier = Int.random(in: 1...5, using: &random)
            builder.add(
                Entity(
                    system, name: "System with a name \(index)",
                    attributes: .system(System(tier: tier == 5 ? nil : tier))))
            if Int.random(in: 0..<5, using: &random) > 0 {
                builder.add(Relation(.owns, from: team(Int.random(in: 0..<teams, using: &random)), to: system))
            }
            if Int.random(in: 0..<3, using: &random) == 0 {
                builder.add(Relation(.supports, from: person(Int.random(in: 0..<people, using: &random)), to: system))
            }
            if Int.random(in: 0..<2, using: &random) == 0 {
                let desk = EntityID(.policy, "desk\(Int.random(in: 0..<max(1, teams / 2), using: &random))")
                builder.add(Relation(.follows, from: system, to: desk))
            }
            if index > 0 {
                builder.add(
                    Relation(
                        .dependsOn, from: system, to: EntityID(.system, "s\(Int.random(in: 0..<index, using: &random))")
                    ))
            }
        }
        builder.addAuthority(person(0))
        return builder.build().cycle
    }
}

extension Diagram {
    func node(_ id: String) -> LayoutGraph.Node? { graph.nodes.first { $0.id == id } }

    /// What stands on a box.
    func text(_ id: String) -> String { node(id).map { Self.plain($0.label) } ?? "" }

    static func plain(_ label: Label) -> String {
        switch label {
        case .plain(let text): text
        case .html(let html): html.plainText
        }
    }

    /// The lines that are seen.
    var lines: [LayoutGraph.Edge] { graph.edges.filter { $0.attributes["style"] != "invis" } }

    /// The small print and the legend.
    var foot: String { graph.footnote?.plainText ?? "" }
}
