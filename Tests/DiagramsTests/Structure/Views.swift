import OrgModel
import Testing

@testable import Diagrams

/// The views, each with the pictures of an organisation that the tests look at. A new view is a line here, and every test
/// of structure and of hostile names holds it.
enum Views {
    struct View: CustomTestStringConvertible, Sendable {
        let name: String
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
    ]

    /// The composed pictures of one view.
    static func diagrams(_ view: View, of cycle: Cycle) throws -> [Diagram] {
        let analysis = Samples.analysis(cycle)
        return try view.requests(cycle).map { try DiagramComposer.compose(analysis, $0) }
    }

    private static func systems(_ cycle: Cycle) -> [EntityID] {
        cycle.entities(of: .system).filter { $0.system?.stage != .retired }.map(\.id)
    }
}
