import GraphCore
import Testing

@Suite struct RankStabilityTests {
    private func degrees(_ graph: CompressedGraph) -> [Double]? { graph.degrees().map(Double.init) }

    /// Whatever edge goes, the hub of a star stays first.
    @Test func hubStays() throws {
        let star = CompressedGraph(nodeCount: 41, edges: (1...40).map { Edge(0, $0) }, directed: false)
        let stability = try #require(star.rankStability(top: 1, measure: degrees))
        #expect(stability.share == 1)
        #expect(stability.shareOfEach == [1])
        #expect(stability.top == [0])
        #expect(stability.removedEdges == 2)
    }

    /// Of three edges one is left. In two of three cases it is one of node 0's, which then has degree 1 as the other end
    /// has; else node 0 has none. The standard deviation of 3,000 trials is 0.0086.
    @Test func sharesAreThoseOfAllSubsets() throws {
        let graph = CompressedGraph(nodeCount: 5, edges: [Edge(0, 1), Edge(0, 2), Edge(3, 4)], directed: false)
        let stability = try #require(
            graph.rankStability(samples: 3000, seed: 5, removedShare: 0.67, top: 1, measure: degrees))
        #expect(stability.removedEdges == 2)
        #expect(abs(stability.share - 2.0 / 3) < 0.045)
        #expect(stability.shareOfEach == [stability.share])
    }

    @Test func everySampleLacksTheSameNumberOfEdgesAndNoOther() throws {
        let edges = (1..<30).map { Edge($0 / 2, $0, weight: Double($0)) }
        let graph = CompressedGraph(nodeCount: 30, edges: edges, directed: true)
        var seen: [Int] = []
        var others = 0
        _ = graph.rankStability(samples: 20, removedShare: 0.1) { sample in
            seen.append(sample.edgeCount)
            others += sample.edges().filter { !graph.edges().contains($0) }.count
            return degrees(sample)
        }
        // A tenth of 29 edges is 3.
        #expect(seen == [29] + [Int](repeating: 26, count: 20))
        #expect(others == 0)
    }

    /// Two of four edges go: each of the six pairs 500 times in 3,000, with a standard deviation of 20; and whatever went the
    /// time before, the same pair goes again in a sixth of the trials, with one of 0.0068.
    @Test func everySetIsAsLikelyWhateverWentBefore() {
        let graph = CompressedGraph(nodeCount: 5, edges: (0..<4).map { Edge($0, $0 + 1) }, directed: true)
        var sets: [[Int]] = []
        _ = graph.rankStability(samples: 3000, seed: 11, removedShare: 0.5) { sample in
            sets.append(sample.edges().map(\.tail))
            return degrees(sample)
        }
        sets.removeFirst()
        let counts = Dictionary(grouping: sets, by: \.self).mapValues(\.count)
        #expect(counts.count == 6)
        #expect(counts.values.allSatisfy { abs($0 - 500) < 100 }, "\(counts)")
        let repeated = zip(sets, sets.dropFirst()).count { $0 == $1 }
        #expect(abs(Double(repeated) / 2999 - 1.0 / 6) < 0.034, "\(repeated)")
    }

    /// All four have two neighbours: the first two by number are the top two.
    @Test func tiesGoByNumber() throws {
        let ring = CompressedGraph(nodeCount: 4, edges: (0..<4).map { Edge($0, ($0 + 1) % 4) }, directed: false)
        #expect(try #require(ring.rankStability(samples: 1, top: 2, measure: degrees)).top == [0, 1])
    }

    /// Nobody falls out of the top by the rounding of a sum.
    @Test func whoIsTiedButForRoundingStays() throws {
        let ring = CompressedGraph(nodeCount: 3, edges: (0..<3).map { Edge($0, ($0 + 1) % 3) }, directed: false)
        var calls = 0
        let stability = ring.rankStability(samples: 5, top: 1) { _ in
            calls += 1
            return calls == 1 ? [1, 0.5, 0.5] : [1 - 1e-12, 1, 0.5]
        }
        #expect(try #require(stability).share == 1)
        calls = 0
        let beaten = ring.rankStability(samples: 5, top: 1) { _ in
            calls += 1
            return calls == 1 ? [1, 0.5, 0.5] : [1 - 1e-6, 1, 0.5]
        }
        #expect(try #require(beaten).share == 0)
    }

    @Test func sameSeedSameAnswer() {
        let graph = RandomOrganisation(seed: 3, coreNodes: 20).graph
        let one = graph.rankStability(seed: 9) { $0.betweenness(threads: 1) }
        #expect(one == graph.rankStability(seed: 9) { $0.betweenness(threads: 3) })
        #expect(one?.top.count == 10)
    }

    @Test func fewNodesAllStay() throws {
        for count in 0...3 {
            let graph = CompressedGraph(nodeCount: count, edges: count > 1 ? [Edge(0, 1)] : [], directed: false)
            let stability = try #require(graph.rankStability(measure: degrees))
            #expect(stability.share == 1)
            #expect(stability.top.count == count)
            #expect(stability.removedEdges == min(1, graph.edgeCount))
        }
    }

    @Test func cancelledMeasureGivesNothing() {
        let graph = CompressedGraph(nodeCount: 3, edges: [Edge(0, 1)], directed: false)
        #expect(graph.rankStability(measure: { _ in nil }) == nil)
    }
}
