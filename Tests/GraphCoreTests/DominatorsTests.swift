import GraphCore
import Testing

@Suite struct DominatorsTests {
    @Test(arguments: NetworkXFixture.all)
    func agreesWithNetworkX(_ fixture: NetworkXFixture) {
        #expect(fixture.graph.dominatorTree(root: 0).map { $0 ?? -1 } == fixture.dominators)
    }

    @Test func agreesWithRemovingNodes() {
        for seed in 0..<800 {
            let random = RandomGraph(seed: seed)
            guard random.nodeCount > 0 else { continue }
            let root = seed % random.nodeCount
            #expect(
                random.graph.dominatorTree(root: root) == random.matrix.immediateDominators(root: root),
                "seed \(seed)")
        }
    }

    /// Three chains x, y and z, every x leading to every y, z walked in both directions and entered at both ends: an
    /// iteration to a fixed point walks the chains again and again, for minutes.
    @Test(.timeLimit(.minutes(1)))
    func hostileChainsAreNoHarder() {
        let k = 700
        let (x, y, z) = (1, k + 1, 2 * k + 1)
        var edges = [Edge(0, x), Edge(0, z), Edge(0, z + k - 1), Edge(x + k - 1, y), Edge(y + k - 1, z)]
        for i in 0..<k {
            for j in 0..<100 { edges.append(Edge(x + i, y + j)) }
            guard i > 0 else { continue }
            edges += [Edge(x + i - 1, x + i), Edge(y + i - 1, y + i), Edge(z + i - 1, z + i), Edge(z + i, z + i - 1)]
        }
        let tree = CompressedGraph(nodeCount: 3 * k + 1, edges: edges, directed: true).dominatorTree(root: 0)
        // x[0] leads to everything in y straight away up to y[99], and beyond that only y[99]'s chain goes on.
        let expected: [Int?] =
            [nil, 0] + (1..<k).map { x + $0 - 1 } + (0..<100).map { _ in x } + (100..<k).map { y + $0 - 1 }
            + (0..<k).map { _ in 0 }
        #expect(tree == expected)
    }

    /// The irreducible graph in figure 4 of Cooper, Harvey and Kennedy, with root 6 as there: every node is dominated by
    /// the root alone. Node 0 is not in the figure and cannot be reached.
    @Test func irreducibleGraphOfThePaper() {
        let edges = [(6, 5), (6, 4), (5, 1), (4, 2), (4, 3), (2, 3), (3, 2), (1, 2), (2, 1)].map { Edge($0.0, $0.1) }
        let tree = CompressedGraph(nodeCount: 7, edges: edges, directed: true).dominatorTree(root: 6)
        #expect(tree == [nil, 6, 6, 6, 6, 6, nil])
    }
}

extension AdjacencyMatrix {
    /// A node dominates what the root no longer reaches without it; the immediate dominator is the strict dominator that
    /// all the others dominate.
    fileprivate func immediateDominators(root: Int) -> [Int?] {
        let reached = reach(1 << root, within: all)
        let dominated = (0..<nodeCount).map { reached & ~reach(1 << root, within: all & ~(1 << $0)) }
        return (0..<nodeCount).map { node in
            guard node != root, reached & (1 << node) != 0 else { return nil }
            let strict = (0..<nodeCount).filter { $0 != node && dominated[$0] & (1 << node) != 0 }
            return strict.first { candidate in strict.allSatisfy { dominated[$0] & (1 << candidate) != 0 } }
        }
    }
}
