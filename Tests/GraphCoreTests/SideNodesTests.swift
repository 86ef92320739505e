import TestSupport
import Testing

@testable import GraphCore

@Suite struct SideNodesTests {
    private func quotient(_ graph: CompressedGraph) -> QuotientGraph {
        QuotientGraph(
            out: graph.out, into: graph.into, isDirected: graph.isDirected,
            reach: [Double](repeating: 1, count: graph.nodeCount))
    }

    private func graph(_ nodeCount: Int, _ pairs: [(Int, Int)], directed: Bool = false) -> CompressedGraph {
        CompressedGraph(nodeCount: nodeCount, edges: pairs.map { Edge($0.0, $0.1) }, directed: directed)
    }

    /// A ring of five; node 5 stands over the edge 0–1, node 6 over 1–2. Both neighbours of either are neighbours; those of
    /// a node of the ring are not.
    @Test func nodesOverAnEdge() throws {
        let pairs = [(0, 1), (1, 2), (2, 3), (3, 4), (4, 0), (5, 0), (5, 1), (6, 1), (6, 2)]
        let quotient = quotient(graph(7, pairs))
        let sides = try #require(SideNodes(of: quotient))
        #expect(sides.count == 2)
        #expect(Set(sides.order[..<2]) == [Int(quotient.classes[5]), Int(quotient.classes[6])])
        #expect(sides.order.sorted() == Array(0..<7))
        // Those that stay stand for both directions, and keep the five edges of the ring.
        #expect(sides.sidesFirst.reach == [1, 1, 2, 2, 2, 2, 2])
        #expect(sides.rest.nodeCount == 5)
        #expect(sides.rest.reach == [1, 1, 1, 1, 1])
        #expect((0..<5).map { sides.rest.out.row(of: $0).count } == [2, 2, 2, 2, 2])
        // Nobody on a ring stands at a side.
        #expect(SideNodes(of: sides.rest) == nil)
    }

    /// Nodes 0 and 2, and 1 and 3, of a ring of four are classes of two that are not neighbours: a path between them leads
    /// through either of the others, although these see one neighbouring class only.
    @Test func classesOfStrangersHaveSomethingBetweenThem() {
        #expect(SideNodes(of: quotient(graph(4, [(0, 1), (1, 2), (2, 3), (3, 0)]))) == nil)
    }

    /// All of a clique are one class, and it has no neighbours.
    @Test func cliqueIsTakenAwayWhole() throws {
        var pairs: [(Int, Int)] = []
        for a in 0..<6 { for b in 0..<a { pairs.append((a, b)) } }
        let sides = try #require(SideNodes(of: quotient(graph(6, pairs))))
        #expect(sides.count == 1)
        #expect(sides.rest.nodeCount == 0)
    }

    /// Somebody with more neighbours than are looked up stays, which costs time only.
    @Test func manyNeighbours() {
        // Nine nodes that know one another, each with a tail of its own so that they are no class, and one that knows all nine.
        var pairs: [(Int, Int)] = []
        for a in 0..<9 {
            for b in 0..<a { pairs.append((a, b)) }
            let tail = 9 + 2 * a
            pairs += [(a, tail), (tail, tail + 1), (tail + 1, (a + 1) % 9), (27, a)]
        }
        #expect(SideNodes(of: quotient(graph(28, pairs))) == nil)
    }

    @Test func directedGraphsHaveNone() {
        #expect(SideNodes(of: quotient(graph(3, [(0, 1), (1, 2), (0, 2)], directed: true))) == nil)
    }

    /// Organisations grown over the edges of a core, one over another, so that taking side nodes away makes new ones; with
    /// twins and trees on top. Against one search a node.
    @Test func takingThemAwayChangesNothing() {
        var rounds = 0
        for seed in 0..<24 {
            var generator = SeededGenerator(seed: UInt64(9000 + seed))
            func number(_ range: Range<Int>) -> Int { Int.random(in: range, using: &generator) }
            var pairs: [(Int, Int)] = []
            for node in 1..<40 {
                pairs.append((node, number(0..<node)))
                pairs.append((node, number(0..<40)))
            }
            var count = 40
            for _ in 0..<160 {
                let (a, b) = pairs[number(0..<pairs.count)]
                guard a != b else { continue }
                pairs += [(count, a), (count, b)]
                // Now and then somebody in exactly the same position, a neighbour or not; now and then a tree.
                if number(0..<6) == 0 {
                    pairs += [(count + 1, a), (count + 1, b)]
                    if number(0..<2) == 0 { pairs.append((count, count + 1)) }
                    count += 1
                }
                count += 1
            }
            for _ in 0..<30 {
                pairs.append((count, number(0..<count)))
                count += 1
            }
            let graph = graph(count, pairs)
            var rest = quotient(graph)
            while let sides = SideNodes(of: rest) {
                rest = sides.rest
                rounds += 1
            }
            let values = graph.betweenness(threads: 2)
            #expect(agree(values, graph.betweennessBySearching()), "seed \(seed)")
            #expect(values == graph.betweenness(threads: 1), "seed \(seed)")
        }
        #expect(rounds > 48)
    }
}
