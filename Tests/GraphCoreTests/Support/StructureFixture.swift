import Foundation
import GraphCore
import Testing

/// One graph of `Fixtures/structure.json` and what the peers say about its structure; `Fixtures/generate_structure.py`
/// states the conventions.
struct StructureFixture: Decodable, Sendable, CustomTestStringConvertible {
    var name: String
    var directed: Bool
    var nodes: Int
    var edges: [[Double]]
    var blocks: [[[Int]]]
    var cycles: [Cycle]
    var ancestors: [Int]
    var partition: [Int]
    var modularity: [Double]
    var louvain: Double
    var leiden: Double
    var optimum: Double?

    struct Cycle: Decodable, Sendable {
        var nodes: [Int]
        var girth: Int

        init(from decoder: any Decoder) throws {
            var values = try decoder.unkeyedContainer()
            nodes = try values.decode([Int].self)
            girth = try values.decode(Int.self)
        }
    }

    var testDescription: String { name }

    var graph: CompressedGraph {
        CompressedGraph(
            nodeCount: nodes, edges: edges.map { Edge(Int($0[0]), Int($0[1]), weight: $0[2]) }, directed: directed)
    }

    /// All of them; empty, and ``StructureFixtureTests`` fails, when the file cannot be read.
    static let all: [StructureFixture] = {
        guard let url = Bundle.module.url(forResource: "structure", withExtension: "json", subdirectory: "Fixtures"),
            let data = try? Data(contentsOf: url)
        else { return [] }
        return (try? JSONDecoder().decode([StructureFixture].self, from: data)) ?? []
    }()
}

@Suite struct StructureFixtureTests {
    /// The other suites run once for each graph: with none they would pass without testing.
    @Test func graphsAreThere() {
        #expect(StructureFixture.all.count == 15)
        #expect(StructureFixture.all.contains { !$0.cycles.isEmpty })
        #expect(StructureFixture.all.contains { $0.optimum != nil })
    }
}
