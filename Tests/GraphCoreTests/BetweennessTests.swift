import GraphCore
import Testing

@Suite struct BetweennessTests {
    @Test(arguments: NetworkXFixture.all)
    func agreesWithNetworkX(_ fixture: NetworkXFixture) {
        #expect(agree(fixture.graph.betweenness(), fixture.betweenness))
    }

    /// Krackhardt, "Assessing the political landscape", ASQ 35(2), 1990, doi:10.2307/2393394: the kite's published
    /// betweenness to three digits, for Andre, Beverly, Carol, Diane, Ed, Fernando, Garth, Heather, Ike, Jane.
    @Test func krackhardtKite() throws {
        let kite = try #require(NetworkXFixture.all.first { $0.name == "krackhardt-kite" }).graph
        let published = [23.0, 23, 0, 102, 0, 231, 231, 389, 222, 0]
        #expect(kite.normalizedBetweenness(kite.betweenness()).map { ($0 * 1000).rounded() } == published)
    }

    @Test func agreesWithPathCounting() {
        for seed in 0..<500 {
            let random = RandomGraph(seed: seed)
            #expect(agree(random.graph.betweenness(), random.matrix.betweenness()), "seed \(seed)")
        }
    }

    /// More nodes than one batch of sources, and several chunks.
    @Test func agreesWithPathCountingOnLargerGraphs() {
        for seed in 500..<520 {
            let random = RandomGraph(seed: seed, maximumNodes: 31)
            #expect(agree(random.graph.betweenness(threads: 2), random.matrix.betweenness()), "seed \(seed)")
        }
    }

    /// Organisations: every node given twins (neighbours of one another or not), trees hung on, parts joined at one node.
    @Test func reductionsChangeNothing() {
        for seed in 1000..<1300 {
            let random = RandomOrganisation(seed: seed)
            #expect(agree(random.graph.betweenness(threads: 2), random.matrix.betweenness()), "seed \(seed)")
        }
    }

    /// More nodes than a block that one thread does alone: twins, trees and two large parts, against one search a node.
    @Test func largePartsAreSharedBetweenThreads() {
        for directed in [false, true] {
            let random = RandomOrganisation(seed: 7, coreNodes: 120, directed: directed)
            let graph = random.graph
            let values = graph.betweenness(threads: 3)
            #expect(agree(values, random.graph.betweennessBySearching()))
            #expect(values == graph.betweenness(threads: 1))
        }
    }

    /// Lengths from 2^-12 to 2^12, whose sums are exact and differ by more than the tolerance: edges far shorter than a
    /// range of distance is wide. Parallel edges, merged, would differ by less.
    @Test func agreesWithPathCountingByVeryDifferentLengths() {
        for seed in 2300..<2500 {
            let random = RandomOrganisation(seed: seed, weights: [0x1p-12, 0x1p-11, 1, 4, 0x1p7, 0x1p12])
            var pairs: Set<[Int]> = []
            let edges = random.edges.filter { pairs.insert([$0.tail, $0.head].sorted()).inserted }
            let graph = CompressedGraph(nodeCount: random.nodeCount, edges: edges, directed: random.directed)
            let values = graph.betweenness(lengths: .inverseWeights, threads: 2)
            #expect(agree(values, graph.betweennessByEnumeration()), "seed \(seed)")
        }
    }

    /// 1 / w is infinite for the smallest weights, so that the circle 0–1–2–3 with the edge 0–1 of such a weight is the chain
    /// 1–2–3–0: 2 is between 1 and 3, and 1 and 0; 3 between 2 and 0, and 1 and 0.
    @Test func infinitelyLongEdgesLeadNowhere() {
        let edges = [
            Edge(0, 1, weight: .leastNonzeroMagnitude), Edge(1, 2, weight: 1), Edge(2, 3, weight: 2),
            Edge(3, 0, weight: 3),
        ]
        let graph = CompressedGraph(nodeCount: 4, edges: edges, directed: false)
        #expect(graph.betweenness(lengths: .inverseWeights) == [0, 0, 2, 2])
    }

    /// Inverse weights, of which few differ so that many paths tie, and all of which may be the same.
    @Test func agreesWithPathCountingByLength() {
        for seed in 2000..<2300 {
            let random = RandomOrganisation(seed: seed, weights: seed % 4 == 0 ? [2] : [0.5, 1, 2, 4])
            let graph = random.graph
            let values = graph.betweenness(lengths: .inverseWeights, threads: 2)
            #expect(agree(values, graph.betweennessByEnumeration()), "seed \(seed)")
            #expect(values == graph.betweenness(lengths: .inverseWeights), "seed \(seed)")
        }
    }

    /// The centre of a star lies between every pair of leaves.
    @Test func star() {
        let star = CompressedGraph(nodeCount: 101, edges: (1...100).map { Edge(0, $0) }, directed: false)
        let values = star.betweenness()
        #expect(values[0] == 100 * 99 / 2)
        #expect(values.dropFirst().allSatisfy { $0 == 0 })
        #expect(star.normalizedBetweenness(values)[0] == 1)
    }

    /// The node at place i of a chain lies between i nodes and n − 1 − i others.
    @Test func chain() {
        let count = 300
        let edges = (1..<count).map { Edge($0 - 1, $0) }
        let expected = (0..<count).map { Double($0 * (count - 1 - $0)) }
        for directed in [false, true] {
            #expect(CompressedGraph(nodeCount: count, edges: edges, directed: directed).betweenness() == expected)
        }
        let directed = CompressedGraph(nodeCount: 3, edges: [Edge(0, 1), Edge(1, 2)], directed: true)
        // One of (3 − 1)(3 − 2) = 2 ordered pairs; the only unordered pair without directions.
        #expect(directed.normalizedBetweenness(directed.betweenness()) == [0, 0.5, 0])
        let undirected = directed.undirected()
        #expect(undirected.normalizedBetweenness(undirected.betweenness()) == [0, 1, 0])
    }

    /// Every pair is adjacent.
    @Test func completeGraphHasNone() {
        let edges = (0..<40).flatMap { tail in (0..<tail).map { Edge(tail, $0) } }
        #expect(CompressedGraph(nodeCount: 40, edges: edges, directed: false).betweenness().allSatisfy { $0 == 0 })
    }

    @Test func smallestGraphs() {
        for directed in [false, true] {
            for count in 0...2 {
                let graph = CompressedGraph(nodeCount: count, edges: [], directed: directed)
                #expect(graph.betweenness(threads: 4) == [Double](repeating: 0, count: count))
                #expect(graph.normalizedBetweenness(graph.betweenness()) == [Double](repeating: 0, count: count))
            }
        }
    }

    /// The same with lengths: 700 diamonds in a row have 2^700 paths; the bridge of each lies between all on its two sides.
    @Test func pathCountsByLengthMayExceedDouble() {
        let diamonds = 700
        var edges: [Edge] = []
        for diamond in 0..<diamonds {
            let first = 3 * diamond
            for side in 1...2 {
                edges.append(Edge(first, first + side, weight: 2))
                edges.append(Edge(first + side, first + 3, weight: diamond == 0 ? 2 : 4))
            }
        }
        let count = 3 * diamonds + 1
        let graph = CompressedGraph(nodeCount: count, edges: edges, directed: true)
        let values = graph.betweenness(lengths: .inverseWeights, threads: 2)
        // Half of the paths from all before it to all behind it, and it begins and ends none of these.
        for diamond in 0..<diamonds {
            let (before, behind) = (Double(3 * diamond + 1), Double(count - 3 * diamond - 3))
            #expect(abs(values[3 * diamond + 1] / (before * behind / 2) - 1) < 1e-9)
        }
    }

    /// Layers of three nodes, each joined to all of the next layer: the number of shortest paths triples with each layer
    /// and passes what a `Double` can hold. Between 3i nodes before layer i and 3(L − 1 − i) after it every third path
    /// takes a given node of the layer.
    @Test func pathCountsMayExceedDouble() {
        let layers = 660  // 3^659 > 2^1024
        let edges = (1..<layers).flatMap { layer in
            (0..<9).map { Edge(3 * (layer - 1) + $0 / 3, 3 * layer + $0 % 3) }
        }
        let graph = CompressedGraph(nodeCount: 3 * layers, edges: edges, directed: true)
        let expected = (0..<(3 * layers)).map { Double(3 * ($0 / 3) * (layers - 1 - $0 / 3)) }
        #expect(agree(graph.betweenness(threads: 2), expected))
    }

    @Test func cancelledWorkGivesNothing() {
        let graph = CompressedGraph(nodeCount: 100, edges: (1..<100).map { Edge($0 - 1, $0) }, directed: false)
        #expect(graph.betweenness(threads: 2, isCancelled: { true }) == nil)
        #expect(graph.pathCentralities(threads: 2, isCancelled: { true }) == nil)
        #expect(graph.betweenness(threads: 2, isCancelled: { false }) == graph.betweenness())
    }
}

extension AdjacencyMatrix {
    /// Betweenness as it is defined, over all pairs and nodes.
    fileprivate func betweenness() -> [Double] {
        let (distance, count) = shortestPaths()
        return (0..<nodeCount).map { node in
            var sum = 0.0
            for tail in 0..<nodeCount where tail != node {
                for head in 0..<nodeCount where head != node && head != tail && count[tail][head] > 0 {
                    if distance[tail][node] + distance[node][head] == distance[tail][head] {
                        sum += count[tail][node] * count[node][head] / count[tail][head]
                    }
                }
            }
            return directed ? sum : sum / 2
        }
    }
}
