import GraphCore
import Testing

@testable import OrgAnalysis

/// Where `analyze` stops counting all shortest paths.
struct PathFiguresTests {
    /// A team of so many people, none of whom knows anybody else.
    private func star(_ people: Int) -> CompressedGraph {
        CompressedGraph(nodeCount: people + 1, edges: (1...people).lazy.map { Edge(0, $0) }, directed: false)
    }

    @Test func theLimitIsTwentyThousandMillion() {
        #expect(!Precision.isMuchWork(nodes: 200_000, edges: 100_000))
        #expect(Precision.isMuchWork(nodes: 200_000, edges: 100_001))
        #expect(Precision.isMuchWork(nodes: .max, edges: 2))
    }

    @Test func aSmallGraphIsExact() {
        let figures = PathFigures(of: star(4), threads: 1)
        #expect(figures.estimates.isEmpty)
        #expect(figures.betweenness == [1, 0, 0, 0, 0])
        // A member is one hop from the team and two from the three others: (1 + 3/2) / 4.
        #expect(figures.harmonic == [1, 0.625, 0.625, 0.625, 0.625])
    }

    @Test func aLargeOneIsEstimatedAndSaysSo() {
        let people = 141_422
        let graph = star(people)
        #expect(Precision.isMuchWork(nodes: graph.nodeCount, edges: graph.edgeCount))
        let figures = PathFigures(of: graph, threads: 2)
        // The betweenness of a tree is a formula, whatever its size; it is no estimate.
        #expect(figures.betweenness[0] == 1)
        #expect(figures.betweenness[1] == 0)
        #expect(figures.estimates.map(\.figure) == ["harmonic"])
        for estimate in figures.estimates {
            #expect(estimate.epsilon == 0.05)
            #expect(estimate.delta == 0.1)
            #expect(estimate.samples > 0 && estimate.samples < people)
        }
        #expect(abs(figures.harmonic[0] - 1) <= 0.05)
        let member = (1 + Double(people - 1) / 2) / Double(people)
        #expect(figures.harmonic[1...].allSatisfy { abs($0 - member) <= 0.05 })
    }
}
