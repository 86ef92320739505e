import GraphCore
import TestSupport
import Testing

@Suite struct LeidenCommunitiesTests {
    /// No worse than the best of ten runs of NetworkX's Louvain and of leidenalg, and never better than the optimum.
    @Test(arguments: StructureFixture.all)
    func agreesWithThePeers(_ fixture: StructureFixture) throws {
        let graph = fixture.graph
        let seeds = (0..<10).map { graph.communities(seed: $0) }
        let found = seeds.compactMap(\.modularity)
        #expect(found.count == 10)
        let best = try #require(found.max())
        #expect(best >= fixture.louvain - 1e-9)
        #expect(best >= fixture.leiden - 1e-9)
        #expect(found.allSatisfy { $0 >= fixture.louvain - 0.02 })
        if let optimum = fixture.optimum { #expect(abs(best - optimum) < 1e-9) }
        for communities in seeds.prefix(2) { expectGuarantees(graph, communities) }
    }

    /// Zachary's karate club has four communities of modularity 0.4198 (Brandes et al., "On modularity clustering", IEEE
    /// TKDE 20(2), 2008, doi:10.1109/TKDE.2007.190689).
    @Test func karateClub() throws {
        let karate = try #require(StructureFixture.all.first { $0.name == "karate" }).graph.communities()
        #expect(karate.components.count == 4)
        #expect(karate.modularity.map { abs($0 - 0.4198) < 0.00005 } == true)
    }

    @Test func guaranteesHoldOnRandomGraphs() {
        for seed in 0..<150 {
            let random = RandomGraph(seed: seed, maximumNodes: 14)
            for resolution in [0.25, 1, 3] {
                let communities = random.graph.communities(resolution: resolution, seed: UInt64(seed))
                expectGuarantees(random.graph, communities, resolution: resolution)
            }
        }
    }

    /// Ring of `count` cliques of 5: the cliques themselves are the communities as long as there are fewer than the
    /// resolution limit allows, √(2m) = √(2 · 11 · count) (Fortunato and Barthélemy 2007, doi:10.1073/pnas.0605965104).
    @Test func ringOfCliques() {
        let count = 12
        var edges: [Edge] = []
        for clique in 0..<count {
            for first in 0..<5 {
                for second in 0..<first { edges.append(Edge(5 * clique + first, 5 * clique + second)) }
            }
            edges.append(Edge(5 * clique, 5 * ((clique + 1) % count) + 1))
        }
        let ring = CompressedGraph(nodeCount: 5 * count, edges: edges, directed: false)
        for seed in 0..<5 {
            #expect(ring.communities(seed: UInt64(seed)).components.labels == (0..<(5 * count)).map { $0 / 5 })
        }
    }

    @Test func theSameSeedGivesTheSame() throws {
        let graph = try #require(StructureFixture.all.first { $0.name == "planted" }).graph
        #expect(graph.communities(seed: 5) == graph.communities(seed: 5))
        #expect(graph.communities(isCancelled: { true }) == nil)
        // Scaling all weights by a power of two changes no comparison.
        let large = CompressedGraph(
            nodeCount: graph.nodeCount,
            edges: graph.edges().map { Edge($0.tail, $0.head, weight: $0.weight * 0x1p900) },
            directed: false)
        #expect(large.communities(seed: 5) == graph.communities(seed: 5))
    }

    @Test func smallestGraphs() {
        for nodeCount in 0...3 {
            let found = CompressedGraph(nodeCount: nodeCount, edges: [], directed: false).communities()
            #expect(found.components.labels == Array(0..<nodeCount))
            #expect(found.modularity == nil)
        }
        let weightless = CompressedGraph(nodeCount: 2, edges: [Edge(0, 1, weight: 0)], directed: false).communities()
        #expect(weightless.components.count == 2)
        let pair = CompressedGraph(nodeCount: 2, edges: [Edge(0, 1)], directed: true).communities()
        #expect(pair.components.labels == [0, 0])
        #expect(pair.modularity == 0)
    }

    /// A chain of n nodes in pieces of k has at most 1 − 1/k − k/n of modularity, near 1 − 2/√n.
    @Test func longChain() {
        #if DEBUG
            let count = 5_000
        #else
            let count = 100_000
        #endif
        let chain = CompressedGraph(
            nodeCount: count, edges: (1..<count).lazy.map { Edge($0 - 1, $0) }, directed: false)
        let found = chain.communities()
        let best = 1 - 2 / Double(count).squareRoot()
        #expect(found.modularity.map { $0 > best - 0.03 && $0 < best + 1e-3 } == true)
        // Connected means: of each a piece without gaps.
        let labels = found.components.labels
        #expect(zip(labels, labels.dropFirst()).allSatisfy { $1 == $0 || $1 == $0 + 1 })
    }

    /// Every community hangs together, and no node alone would better the modularity elsewhere, a community of its own
    /// included; the modularity told is that of the division.
    private func expectGuarantees(_ graph: CompressedGraph, _ communities: Communities, resolution: Double = 1) {
        let plain = graph.undirected()
        let labels = communities.components.labels
        #expect(communities.modularity == graph.modularity(of: labels, resolution: resolution))
        let inside = plain.edges().filter { labels[$0.tail] == labels[$0.head] && $0.weight > 0 }
        let parts = CompressedGraph(nodeCount: plain.nodeCount, edges: inside, directed: false).components()
        #expect(parts.labels == labels)
        guard let modularity = communities.modularity else { return }
        for node in 0..<plain.nodeCount {
            for target in Set(plain.outNeighbours(of: node).map { labels[$0] }).union([plain.nodeCount]) {
                var moved = labels
                moved[node] = target
                let after = graph.modularity(of: moved, resolution: resolution) ?? 0
                #expect(after <= modularity + 1e-9)
            }
        }
    }
}
