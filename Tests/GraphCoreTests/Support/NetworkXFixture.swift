import Foundation
import GraphCore
import Testing

/// One graph of `Fixtures/networkx.json` and what NetworkX says about it; `Fixtures/generate.py` states the conventions.
struct NetworkXFixture: Decodable, Sendable, CustomTestStringConvertible {
    var name: String
    var directed: Bool
    var nodes: Int
    var edges: [[Int]]
    var betweenness: [Double]
    var harmonic: [Double]
    var cores: [Int]
    var articulation: [Int]
    var bridges: [[Int]]
    var components: [Int]
    var strong: [Int]
    var dominators: [Int]
    var cuts: [[Int]]
    var reach: [Reach]

    struct Reach: Decodable, Sendable {
        var node: Int
        var descendants: [Int]
        var ancestors: [Int]

        init(from decoder: any Decoder) throws {
            var values = try decoder.unkeyedContainer()
            node = try values.decode(Int.self)
            descendants = try values.decode([Int].self)
            ancestors = try values.decode([Int].self)
        }
    }

    var testDescription: String { name }

    var graph: CompressedGraph {
        CompressedGraph(nodeCount: nodes, edges: edges.map { Edge($0[0], $0[1]) }, directed: directed)
    }

    /// All of them; empty, and the suite's first test fails, when the file cannot be read.
    static let all: [NetworkXFixture] = {
        guard let url = Bundle.module.url(forResource: "networkx", withExtension: "json", subdirectory: "Fixtures"),
            let data = try? Data(contentsOf: url)
        else { return [] }
        return (try? JSONDecoder().decode([NetworkXFixture].self, from: data)) ?? []
    }()
}
