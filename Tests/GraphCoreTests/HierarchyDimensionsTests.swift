import GraphCore
import Testing

@Suite struct HierarchyDimensionsTests {
    /// The definitions of 1994 taken literally, pair by pair, with reachability from the matrix.
    @Test func agreesWithTheDefinitions() {
        for seed in 0..<1500 {
            let random = RandomGraph(seed: seed, maximumNodes: 12)
            let found = random.graph.hierarchyDimensions()
            guard let expected = random.matrix.hierarchyDimensions else {
                #expect(found == nil)
                continue
            }
            #expect(found.map(figures) == expected, "seed \(seed)")
        }
    }

    /// Sparse acyclic graphs, where most of the least upper bounds are decided.
    @Test func agreesOnHierarchiesWithSeveralSuperiors() {
        var undecided = 0
        for seed in 0..<800 {
            let random = RandomGraph(seed: seed, maximumNodes: 16)
            let edges = random.edges.prefix(random.nodeCount * 3 / 2).filter { $0.tail != $0.head }
                .map { Edge(max($0.tail, $0.head), min($0.tail, $0.head)) }
            let matrix = AdjacencyMatrix(nodeCount: random.nodeCount, edges: edges, directed: true)
            let graph = CompressedGraph(nodeCount: random.nodeCount, edges: edges, directed: true)
            let found = graph.hierarchyDimensions().map(figures)
            #expect(found == matrix.hierarchyDimensions, "seed \(seed)")
            if let bound = found?.last, bound > 0, bound < 1 { undecided += 1 }
        }
        #expect(undecided > 100)
    }

    /// Krackhardt 1994: the four together hold for out-trees, and for nothing else.
    @Test func aTreeIsPerfect() {
        #expect(Krackhardt.reportsTo.hierarchyDimensions().map(figures) == [1, 1, 1, 1])
        #expect(LongChainTests.chain.hierarchyDimensions().map(figures) == [1, 1, 1, 1])
    }

    /// Worked by hand; edges lead upward.
    @Test(arguments: [
        // Two apart: one pair of one is not connected; nothing else can be violated.
        HandWorked(2, [], [0, 1, 1, 1]),
        HandWorked(2, [(1, 0)], [1, 1, 1, 1]),
        // Each above the other: the one ordered pair is mutual.
        HandWorked(2, [(0, 1), (1, 0)], [1, 0, 1, 1]),
        // One reports to two who have nobody above: 0 and 1 have no bound, of (3 − 1)(3 − 2)/2 = 1 possible.
        HandWorked(3, [(2, 0), (2, 1)], [1, 1, 1, 0]),
        // Turned round it is a tree.
        HandWorked(3, [(0, 2), (1, 2)], [1, 1, 1, 1]),
        // With the two-step link doubled: 3 links, 2 needed, 3 possible.
        HandWorked(3, [(2, 1), (1, 0), (2, 0)], [1, 1, 0, 1]),
        // A ring of three: all three pairs mutual, one link more than needed of one possible.
        HandWorked(3, [(0, 1), (1, 2), (2, 0)], [1, 0, 0, 1]),
        // The diamond under a top: 3 → {1, 2} → 0. 4 links, 3 needed, 6 possible; every pair has a bound.
        HandWorked(4, [(3, 1), (3, 2), (1, 0), (2, 0)], [1, 1, 1 - 1.0 / 3, 1]),
        // Two with the same two superiors under one top: 3 and 4 have 1, 2 and 0 in common and none is least.
        // Links 6, needed 4, possible 10: 2 of 6; bounds: 1 of (5 − 1)(5 − 2)/2 = 6.
        HandWorked(
            5, [(3, 1), (3, 2), (4, 1), (4, 2), (1, 0), (2, 0)], [1, 1, 1 - 2.0 / 6, 1 - 1.0 / 6]),
        // A tree of three and a pair: 3 + 1 of 10 pairs are joined.
        HandWorked(5, [(1, 0), (2, 0), (4, 3)], [1 - 6.0 / 10, 1, 1, 1]),
    ])
    func handWorked(_ graph: HandWorked) {
        #expect(graph.graph.hierarchyDimensions().map(figures) == graph.dimensions)
    }

    @Test func belowTwoThereIsNothingToSay() {
        #expect(CompressedGraph(nodeCount: 0, edges: [], directed: true).hierarchyDimensions() == nil)
        #expect(CompressedGraph(nodeCount: 1, edges: [], directed: true).hierarchyDimensions() == nil)
    }

    /// Tens of thousands of people of whom a hundred have two superiors is no more than a moment's work.
    @Test func manyWithTwoSuperiors() {
        let count = 40_000
        let edges = (1..<count).lazy.flatMap { node in
            node.isMultiple(of: 400) ? [Edge(node, node / 8), Edge(node, node / 9)] : [Edge(node, node / 8)]
        }
        let graph = CompressedGraph(nodeCount: count, edges: edges, directed: true)
        let dimensions = graph.hierarchyDimensions()
        #expect(dimensions?.connectedness == 1)
        #expect(dimensions?.hierarchy == 1)
        #expect(dimensions.map { $0.leastUpperBound < 1 && $0.leastUpperBound > 0.99 } == true)
        #expect(graph.hierarchyDimensions(isCancelled: { true }) == nil)
    }

    struct HandWorked: CustomTestStringConvertible, Sendable {
        let graph: CompressedGraph
        let dimensions: [Double]
        let testDescription: String

        init(_ nodeCount: Int, _ edges: [(Int, Int)], _ dimensions: [Double]) {
            graph = CompressedGraph(nodeCount: nodeCount, edges: edges.map { Edge($0.0, $0.1) }, directed: true)
            self.dimensions = dimensions
            testDescription = "\(nodeCount): \(edges)"
        }
    }
}

private func figures(_ dimensions: HierarchyDimensions) -> [Double] {
    [dimensions.connectedness, dimensions.hierarchy, dimensions.efficiency, dimensions.leastUpperBound]
}

extension AdjacencyMatrix {
    /// Krackhardt's four dimensions, counted over all pairs.
    fileprivate var hierarchyDimensions: [Double]? {
        guard nodeCount > 1 else { return nil }
        let above = (0..<nodeCount).map { reach(1 << $0, within: all) }
        let plain = undirected
        let joined = (0..<nodeCount).map { plain.reach(1 << $0, within: all) }
        var counts = [Double](repeating: 0, count: 6)
        for a in 0..<nodeCount {
            for b in 0..<a {
                counts[0] += 1
                guard joined[a] & 1 << b != 0 else { continue }
                counts[1] += 1
                let (up, down) = (above[a] & 1 << b != 0, above[b] & 1 << a != 0)
                if up || down { counts[2] += 1 }
                if up && down { counts[3] += 1 }
                if plain.has(a, b) { counts[4] += 1 }
                let common = above[a] & above[b]
                let hasLeast = (0..<nodeCount).contains { common & 1 << $0 != 0 && common & ~above[$0] == 0 }
                if !hasLeast { counts[5] += 1 }
            }
        }
        let (pairs, connected, ordered, mutual, links, unbounded) =
            (counts[0], counts[1], counts[2], counts[3], counts[4], counts[5])
        var needed = 0.0
        var bounds = 0.0
        for node in 0..<nodeCount where joined[node].trailingZeroBitCount == node {
            let size = Double(joined[node].nonzeroBitCount)
            needed += size - 1
            bounds += (size - 1) * (size - 2) / 2
        }
        let share: (Double, Double) -> Double = { $1 == 0 ? 1 : 1 - $0 / $1 }
        return [
            share(pairs - connected, pairs), share(mutual, ordered), share(links - needed, connected - needed),
            share(unbounded, bounds),
        ]
    }
}
