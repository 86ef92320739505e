import GraphCore
import Testing

@Suite struct CompressedGraphPreconditionTests {
    @Test func anEndOutsideTheGraphStops() async {
        await #expect(processExitsWith: .failure) {
            _ = CompressedGraph(nodeCount: 2, edges: [Edge(0, 2)], directed: true)
        }
    }

    @Test func aNegativeEndStops() async {
        await #expect(processExitsWith: .failure) {
            _ = CompressedGraph(nodeCount: 2, edges: [Edge(-1, 0)], directed: false)
        }
    }

    @Test func aWeightThatIsNoNumberStops() async {
        await #expect(processExitsWith: .failure) {
            _ = CompressedGraph(nodeCount: 2, edges: [Edge(0, 1, weight: .nan)], directed: false)
        }
    }

    @Test func tooManyNodesStop() async {
        await #expect(processExitsWith: .failure) {
            _ = CompressedGraph(nodeCount: Int(UInt32.max), edges: [], directed: false)
        }
    }

    @Test func aQuestionAboutAForeignNodeStops() async {
        await #expect(processExitsWith: .failure) {
            _ = CompressedGraph(nodeCount: 2, edges: [Edge(0, 1)], directed: true).outNeighbours(of: 2)
        }
    }
}
