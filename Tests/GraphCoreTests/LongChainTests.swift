import GraphCore
import Testing

/// Depth is no limit: chains on which recursion would exhaust the stack, and which quadratic work would not finish.
@Suite struct LongChainTests {
    #if DEBUG
        static let count = 200_000
    #else
        static let count = 1_000_000
    #endif

    static let chain = CompressedGraph(
        nodeCount: count, edges: (1..<count).lazy.map { Edge($0 - 1, $0) }, directed: true)
    private var count: Int { Self.count }

    @Test func componentsOfAChain() {
        #expect(Self.chain.components().sizes == [count])
        #expect(Self.chain.stronglyConnectedComponents().labels == Array(0..<count))
        let ring = CompressedGraph(
            nodeCount: count, edges: (0..<count).lazy.map { [count] in Edge($0, ($0 + 1) % count) }, directed: true)
        #expect(ring.stronglyConnectedComponents().sizes == [count])
    }

    @Test func cutElementsOfAChain() {
        let articulation = Self.chain.articulationPoints()
        #expect(articulation.indices.filter { !articulation[$0] } == [0, count - 1])
        let bridges = Self.chain.bridges()
        #expect(bridges.count == count - 1)
        #expect(bridges.enumerated().allSatisfy { $1 == ($0, $0 + 1) })
    }

    @Test func coresOfAChain() {
        #expect(Self.chain.coreNumbers() == [Int](repeating: 1, count: count))
    }

    @Test func reachabilityOfAChain() {
        #expect(Self.chain.reachable(from: [count / 2]).count == count - count / 2)
        #expect(Self.chain.transitiveDependents(of: [count / 2]).count == count / 2 + 1)
    }

    @Test func dominatorsOfAChain() {
        #expect(Self.chain.dominatorTree(root: 0) == [nil] + (0..<(count - 1)).map { $0 })
    }

    @Test func cutOfAChain() {
        #expect(Self.chain.minimumVertexCut(from: 0, to: count - 1)?.nodes == [1])
        #expect(Self.chain.vertexDisjointPaths(from: 0, to: count - 1) == 1)
    }

    @Test func starIsNoHarder() {
        let star = CompressedGraph(
            nodeCount: count, edges: (1..<count).lazy.map { Edge(0, $0) }, directed: false)
        #expect(star.coreNumbers() == [Int](repeating: 1, count: count))
        #expect(star.articulationPoints() == [true] + [Bool](repeating: false, count: count - 1))
        #expect(star.minimumVertexCut(from: 1, to: 2)?.nodes == [0])
    }
}
