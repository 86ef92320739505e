import GraphCore
import Testing

@Suite struct DependencyCyclesTests {
    @Test(arguments: StructureFixture.all)
    func agreesWithNetworkX(_ fixture: StructureFixture) {
        let cycles = fixture.graph.dependencyCycles()
        #expect(cycles.map(\.nodes) == fixture.cycles.map(\.nodes))
        #expect(cycles.map(\.shortest.count) == fixture.cycles.map(\.girth))
    }

    /// Against the shortest walk from each node back to itself.
    @Test func agreesWithTryingAllNodes() {
        for seed in 0..<800 {
            let random = RandomGraph(seed: seed, maximumNodes: 14)
            let cycles = random.graph.dependencyCycles()
            guard random.directed else {
                #expect(cycles.isEmpty)
                continue
            }
            let components = random.graph.stronglyConnectedComponents().members().filter { $0.count > 1 }
            #expect(cycles.map(\.nodes) == components, "seed \(seed)")
            let distance = random.matrix.shortestPaths().distance
            for cycle in cycles {
                let girth = cycle.nodes.map { start in
                    cycle.nodes.filter { $0 != start && random.matrix.has($0, start) }
                        .map { distance[start][$0] + 1 }.min() ?? 0
                }.min()
                #expect(cycle.shortest.count == girth, "seed \(seed)")
                #expect(cycle.isProven)
                #expect(cycle.shortest.first == cycle.shortest.min())
                #expect(Set(cycle.shortest).count == cycle.shortest.count)
                for (index, node) in cycle.shortest.enumerated() {
                    let next = cycle.shortest[(index + 1) % cycle.shortest.count]
                    #expect(random.matrix.has(node, next), "seed \(seed)")
                }
            }
        }
    }

    /// 0 → 1 → 2 → 3 → 0 with the short cut 2 → 0; 5 ⇄ 4 with the way round by 6.
    @Test func handWorked() {
        let edges = [(0, 1), (1, 2), (2, 3), (3, 0), (2, 0), (4, 5), (5, 4), (6, 0), (4, 6), (6, 5)].map {
            Edge($0.0, $0.1)
        }
        let cycles = CompressedGraph(nodeCount: 7, edges: edges, directed: true).dependencyCycles()
        #expect(cycles.map(\.nodes) == [[0, 1, 2, 3], [4, 5, 6]])
        #expect(cycles.map(\.shortest) == [[0, 1, 2], [4, 5]])
        #expect(cycles.allSatisfy { $0.isProven })
    }

    /// A ring falls apart with its first node, so that it is asked once and not once for each node.
    @Test func longRing() {
        let count = LongChainTests.count
        let ring = CompressedGraph(
            nodeCount: count, edges: (0..<count).lazy.map { Edge($0, ($0 + 1) % count) }, directed: true)
        let cycles = ring.dependencyCycles()
        #expect(cycles.count == 1)
        #expect(cycles.first?.shortest == Array(0..<count))
        #expect(cycles.first?.isProven == true)
        #expect(LongChainTests.chain.dependencyCycles() == [])
    }

    /// Each cycle of a 60 × 60 torus has at least 60 nodes, and thousands must be asked to be sure: the bound ends that.
    @Test func effortIsBounded() {
        let side = 60
        let edges = (0..<(side * side)).flatMap { node in
            let (row, column) = (node / side, node % side)
            return [
                Edge(node, row * side + (column + 1) % side), Edge(node, (row + 1) % side * side + column),
            ]
        }
        let torus = CompressedGraph(nodeCount: side * side, edges: edges, directed: true)
        let cycles = torus.dependencyCycles(effort: 2)
        #expect(cycles.map(\.shortest.count) == [side])
        #expect(cycles.map(\.isProven) == [false])
    }

    @Test func smallestGraphs() {
        #expect(CompressedGraph(nodeCount: 0, edges: [], directed: true).dependencyCycles() == [])
        #expect(CompressedGraph(nodeCount: 1, edges: [Edge(0, 0)], directed: true).dependencyCycles() == [])
    }
}
