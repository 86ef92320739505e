import GraphCore
import Testing

@Suite struct HarmonicClosenessTests {
    @Test(arguments: NetworkXFixture.all)
    func agreesWithNetworkX(_ fixture: NetworkXFixture) {
        #expect(agree(fixture.graph.harmonicCloseness(), fixture.harmonic))
    }

    /// Diane of Krackhardt's kite has six neighbours, and Heather, Ike and Jane at 2, 3 and 4.
    @Test func krackhardtKite() throws {
        let kite = try #require(NetworkXFixture.all.first { $0.name == "krackhardt-kite" }).graph
        #expect(agree([kite.harmonicCloseness()[3]], [(6 + 1.0 / 2 + 1.0 / 3 + 1.0 / 4) / 9]))
    }

    @Test func agreesWithFloydWarshall() {
        for seed in 0..<500 {
            let random = RandomGraph(seed: seed)
            #expect(agree(random.graph.harmonicCloseness(), random.matrix.harmonic()), "seed \(seed)")
        }
    }

    /// 1 → 0 and 2 → 0: node 0 is reached by both, and reaches nobody.
    @Test func distanceIsTakenToTheNode() {
        let graph = CompressedGraph(nodeCount: 3, edges: [Edge(1, 0), Edge(2, 0)], directed: true)
        #expect(graph.harmonicCloseness() == [1, 0, 0])
    }

    /// More than 255 nodes at one distance, more than 64 sources.
    @Test func star() {
        let star = CompressedGraph(nodeCount: 601, edges: (1...600).map { Edge(0, $0) }, directed: false)
        let leaf = (1 + 599.0 / 2) / 600
        let expected = [1] + [Double](repeating: leaf, count: 600)
        #expect(agree(star.harmonicCloseness(), expected))
        #expect(agree(star.pathCentralities().harmonic, expected))
    }

    @Test func sharedSearchGivesTheSameBits() {
        for seed in 0..<200 {
            let graph = RandomGraph(seed: seed, maximumNodes: 20).graph
            let both = graph.pathCentralities()
            #expect(both.harmonic == graph.harmonicCloseness(), "seed \(seed)")
            #expect(both.betweenness == graph.betweenness(), "seed \(seed)")
        }
    }

    @Test func smallestGraphs() {
        for directed in [false, true] {
            #expect(CompressedGraph(nodeCount: 0, edges: [], directed: directed).harmonicCloseness() == [])
            #expect(CompressedGraph(nodeCount: 1, edges: [], directed: directed).harmonicCloseness() == [0])
            let pair = CompressedGraph(nodeCount: 2, edges: [Edge(0, 1)], directed: directed)
            #expect(pair.harmonicCloseness() == (directed ? [0, 1] : [1, 1]))
        }
    }

    @Test func cancelledWorkGivesNothing() {
        let graph = CompressedGraph(nodeCount: 100, edges: (1..<100).map { Edge($0 - 1, $0) }, directed: false)
        #expect(graph.harmonicCloseness(threads: 2, isCancelled: { true }) == nil)
        #expect(graph.harmonicCloseness(threads: 2, isCancelled: { false }) == graph.harmonicCloseness())
    }
}

extension AdjacencyMatrix {
    fileprivate func harmonic() -> [Double] {
        let distance = shortestPaths().distance
        return (0..<nodeCount).map { node in
            let sum = (0..<nodeCount).filter { $0 != node && distance[$0][node] < nodeCount }
                .map { 1 / Double(distance[$0][node]) }.reduce(0, +)
            return sum / Double(max(1, nodeCount - 1))
        }
    }
}
