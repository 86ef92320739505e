import GraphCore
import Testing

@Suite struct ComponentsTests {
    @Test(arguments: NetworkXFixture.all)
    func agreesWithNetworkX(_ fixture: NetworkXFixture) {
        #expect(fixture.graph.components().labels == fixture.components)
        #expect(fixture.graph.stronglyConnectedComponents().labels == fixture.strong)
    }

    @Test func agreesWithReachability() {
        for seed in 0..<500 {
            let random = RandomGraph(seed: seed)
            let weak = random.matrix.undirected.mutualReach()
            let strong = random.matrix.mutualReach()
            #expect(random.graph.components().labels == weak, "seed \(seed)")
            #expect(random.graph.stronglyConnectedComponents().labels == strong, "seed \(seed)")
        }
    }

    @Test func sizesAndMembers() {
        let graph = CompressedGraph(nodeCount: 6, edges: [Edge(4, 1), Edge(5, 0), Edge(1, 3)], directed: true)
        let weak = graph.components()
        #expect(weak.labels == [0, 1, 2, 1, 1, 0])
        #expect(weak.sizes == [2, 3, 1])
        #expect(weak.count == 3)
        #expect(weak.members() == [[0, 5], [1, 3, 4], [2]])
        #expect(graph.stronglyConnectedComponents().count == 6)
    }

    @Test func emptyGraphHasNone() {
        let graph = CompressedGraph(nodeCount: 0, edges: [], directed: true)
        #expect(graph.components().count == 0)
        #expect(graph.stronglyConnectedComponents().members().isEmpty)
    }
}

extension AdjacencyMatrix {
    /// Labels of the classes of nodes that reach each other, in the order of their smallest nodes.
    fileprivate func mutualReach() -> [Int] {
        let reach = (0..<nodeCount).map { self.reach(1 << $0, within: all) }
        var labels = [Int](repeating: -1, count: nodeCount)
        var count = 0
        for node in 0..<nodeCount where labels[node] < 0 {
            for other in node..<nodeCount where reach[node] & (1 << other) != 0 && reach[other] & (1 << node) != 0 {
                labels[other] = count
            }
            count += 1
        }
        return labels
    }
}
