import Foundation
import GraphCore
import Testing

/// One graph of `Fixtures/centralities.json` and what NetworkX and igraph say about it;
/// `Fixtures/generate_centralities.py` states the conventions.
struct CentralityFixture: Decodable, Sendable, CustomTestStringConvertible {
    var name: String
    var directed: Bool
    var nodes: Int
    /// Tail, head and weight.
    var edges: [[Double]]
    var betweennessHops: [Double]
    var betweennessWeighted: [Double]
    var edgeBetweennessHops: [Double]
    var edgeBetweennessWeighted: [Double]
    var closenessHops: [Double]
    var closenessWeighted: [Double]
    var harmonicHops: [Double]
    var harmonicWeighted: [Double]
    /// From node 0, by inverse weights.
    var distances: [Double?]
    var constraint: [Double?]
    var effectiveSize: [Double?]
    var eigenvector: [Double]?
    var pageRank: [Double]

    var testDescription: String { name }

    var graph: CompressedGraph {
        CompressedGraph(
            nodeCount: nodes, edges: edges.map { Edge(Int($0[0]), Int($0[1]), weight: $0[2]) }, directed: directed)
    }

    /// Values of the fixture's edges in the order of `graph.edges()`.
    func inOrder(_ values: [Double]) -> [Double] {
        let ends = edges.map { edge in
            directed || edge[0] < edge[1] ? (edge[0], edge[1]) : (edge[1], edge[0])
        }
        return values.indices.sorted { ends[$0] < ends[$1] }.map { values[$0] }
    }

    /// All of them; empty, and the suite's first test fails, when the file cannot be read.
    static let all: [CentralityFixture] = {
        guard
            let url = Bundle.module.url(forResource: "centralities", withExtension: "json", subdirectory: "Fixtures"),
            let data = try? Data(contentsOf: url)
        else { return [] }
        return (try? JSONDecoder().decode([CentralityFixture].self, from: data)) ?? []
    }()
}

@Suite struct CentralityFixtureTests {
    /// The other suites run once for each graph: with none they would pass without testing.
    @Test func graphsAreThere() {
        #expect(CentralityFixture.all.count == 15)
        #expect(CentralityFixture.all.contains { $0.directed })
        #expect(CentralityFixture.all.contains { !$0.directed })
    }

    @Test(arguments: CentralityFixture.all)
    func betweennessOfNodes(_ fixture: CentralityFixture) {
        #expect(agree(fixture.graph.betweenness(lengths: .hops), fixture.betweennessHops))
        #expect(agree(fixture.graph.betweenness(lengths: .inverseWeights), fixture.betweennessWeighted))
    }
}

/// The same, where some nodes may have no value.
func agree(_ left: [Double?], _ right: [Double?]) -> Bool {
    left.map { $0 == nil } == right.map { $0 == nil } && agree(left.compactMap { $0 }, right.compactMap { $0 })
}
