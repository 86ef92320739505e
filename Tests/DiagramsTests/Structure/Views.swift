import OrgAnalysis
import OrgCycles
import OrgModel
import Testing

@testable import Diagrams

/// The views, each with the pictures of an organisation that the tests look at. A new view is a line here, and every test
/// of structure and of hostile names holds it.
enum Views {
    struct View: CustomTestStringConvertible, Sendable {
        let name: String
        /// Whether it draws what changed to a cycle, from one without its later half.
        var compares = false
        let requests: @Sendable (Cycle) -> [DiagramRequest]

        var testDescription: String { name }
    }

    static let all = [
        View(name: "risk") { _ in [DiagramRequest()] },
        View(name: "risk, small") { _ in [DiagramRequest(maxNodes: 12)] },
        View(name: "ownership") { _ in [DiagramRequest(view: .ownership)] },
        View(name: "dependency") { _ in [DiagramRequest(view: .dependency)] },
        View(name: "coordination") { _ in [DiagramRequest(view: .coordination)] },
        View(name: "chokepoint") { _ in [DiagramRequest(view: .chokepoint(of: []))] },
        View(name: "escalation") { cycle in
            systems(cycle).prefix(2).map { DiagramRequest(view: .escalation(focus: $0)) }
        },
        View(name: "compare", compares: true) { _ in [DiagramRequest()] },
        View(name: "compare, small", compares: true) { _ in [DiagramRequest(maxNodes: 8)] },
    ]

    /// The composed pictures of one view.
    static func diagrams(_ view: View, of cycle: Cycle) throws -> [Diagram] {
        if view.compares {
            let comparison = Comparison(
                of: CycleSeries(of: [thinned(cycle), cycle], options: AnalysisOptions(measuresCentrality: false)))
            return try view.requests(cycle).map { try DiagramComposer.compose(comparison, leading: "It grew.", $0) }
        }
        let analysis = Samples.analysis(cycle)
        return try view.requests(cycle).map { try DiagramComposer.compose(analysis, $0) }
    }

    /// The cycle without every third entity and what leads there.
    private static func thinned(_ cycle: Cycle) -> Cycle {
        let kept = Set(cycle.entities.enumerated().filter { $0.offset % 3 != 1 }.map(\.element.id))
        var builder = CycleBuilder(organization: cycle.organization, label: "before", danglingReferences: .areDeclared)
        for entity in cycle.entities where kept.contains(entity.id) { builder.add(entity) }
        for relation in cycle.relations where kept.contains(relation.from) && kept.contains(relation.to) {
            builder.add(relation)
        }
        return builder.build().cycle
    }

    private static func systems(_ cycle: Cycle) -> [EntityID] {
        cycle.entities(of: .system).filter { $0.system?.stage != .retired }.map(\.id)
    }
}
