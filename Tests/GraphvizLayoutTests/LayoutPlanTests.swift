import Testing

@testable import GraphvizLayout

@Suite struct LayoutPlanTests {
    @Test func smallGraphsAreLaidOutAsAsked() {
        let plan = LayoutPlan(nodes: 80, edges: 160, engine: .dot, allowsFallback: true)
        #expect(plan.steps.map(\.engine) == [.dot, .sfdp])
        #expect(plan.steps[0].settings == [:])
        #expect(plan.steps[0].share < 1)
    }

    @Test func biggerGraphsGetCheaperSettings() {
        let limits = [(200, 300), (400, 700), (1000, 2000)].map { nodes, edges in
            LayoutPlan(nodes: nodes, edges: edges, engine: .dot, allowsFallback: true).steps[0].settings["nslimit"]
        }
        #expect(limits.compactMap { $0.flatMap(Double.init) } == [2, 1, 0.5])
    }

    @Test func pastFifteenHundredNodesSfdpComesFirst() {
        let edge = LayoutPlan(nodes: 1500, edges: 0, engine: .dot, allowsFallback: true)
        #expect(edge.steps.first?.engine == .dot)
        let plan = LayoutPlan(nodes: 1501, edges: 0, engine: .dot, allowsFallback: true)
        #expect(plan.steps.map(\.engine) == [.sfdp])
        #expect(plan.steps[0].reason?.contains("1501 nodes") == true)
        let asked = LayoutPlan(nodes: 1501, edges: 0, engine: .dot, allowsFallback: false)
        #expect(asked.steps.map(\.engine) == [.dot])
    }

    @Test func sfdpHasNothingToFallBackTo() {
        let plan = LayoutPlan(nodes: 10, edges: 10, engine: .sfdp, allowsFallback: true)
        #expect(plan.steps.map(\.engine) == [.sfdp])
        #expect(plan.steps[0].reason == nil)
    }
}
