import Foundation
import GraphCore
import TestSupport
import Testing

/// Krackhardt, "Assessing the political landscape: structure, cognition, and power in organizations", ASQ 35(2), 1990,
/// doi:10.2307/2393394: the kite and its values to three digits.
@Suite struct KrackhardtKiteTests {
    private enum Person: Int, CaseIterable {
        case andre, beverly, carol, diane, ed, fernando, garth, heather, ike, jane
    }

    private let kite: CompressedGraph = {
        let ties: [(Person, [Person])] = [
            (.andre, [.beverly, .carol, .diane, .fernando]), (.beverly, [.diane, .ed, .garth]),
            (.carol, [.diane, .fernando]), (.diane, [.ed, .fernando, .garth]), (.ed, [.garth]),
            (.fernando, [.garth, .heather]), (.garth, [.heather]), (.heather, [.ike]), (.ike, [.jane]),
        ]
        let edges = ties.flatMap { person, others in others.map { Edge(person.rawValue, $0.rawValue) } }
        return CompressedGraph(nodeCount: Person.allCases.count, edges: edges, directed: false)
    }()

    private func thousandths(_ values: [Double], _ person: Person) -> Double {
        (values[person.rawValue] * 1000).rounded()
    }

    @Test func degree() {
        #expect(kite.edgeCount == 18)
        #expect(kite.degrees()[Person.diane.rawValue] == 6)
        #expect(kite.degrees()[Person.fernando.rawValue] == 5)
        #expect(kite.degrees()[Person.garth.rawValue] == 5)
    }

    @Test func closeness() {
        let values = kite.closeness()
        #expect(thousandths(values, .fernando) == 643)
        #expect(thousandths(values, .garth) == 643)
        #expect(thousandths(values, .diane) == 600)
        #expect(thousandths(values, .heather) == 600)
        #expect(thousandths(values, .ike) == 429)
        #expect(thousandths(values, .jane) == 310)
    }

    @Test func betweenness() {
        // Weights that are all the same change nothing.
        let values = kite.normalizedBetweenness(kite.betweenness(lengths: .inverseWeights))
        #expect(thousandths(values, .heather) == 389)
        #expect(thousandths(values, .fernando) == 231)
        #expect(thousandths(values, .garth) == 231)
        #expect(thousandths(values, .ike) == 222)
        #expect(thousandths(values, .diane) == 102)
        #expect(thousandths(values, .andre) == 23)
        #expect(thousandths(values, .beverly) == 23)
    }
}

/// The advice and friendship among 21 managers: Krackhardt, "Cognitive social structures", Soc. Netw. 9(2), 1987,
/// doi:10.1016/0378-8733(87)90009-8, as printed in Wasserman and Faust, "Social Network Analysis", 1994. The values are
/// those that NetworkX and igraph give alike. Runs where the networks lie beside the project.
@Suite(.enabled(if: HighTechManagers.folder != nil)) struct HighTechManagersTests {
    /// Managers are numbered from 1.
    private func rounded(_ values: [Double], _ manager: Int, digits: Double) -> Double {
        (values[manager - 1] * digits).rounded() / digits
    }

    @Test func advice() throws {
        let graph = try HighTechManagers.graph("edges_advice.csv")
        #expect(graph.edgeCount == 190)
        let degrees = graph.inDegrees()
        #expect([2, 18, 21, 1, 7].map { degrees[$0 - 1] } == [18, 15, 15, 13, 13])
        #expect(graph.outDegrees()[14] == 20 && graph.outDegrees()[17] == 17)
        let betweenness = graph.betweenness(lengths: .hops)
        #expect([18, 21, 7].map { rounded(betweenness, $0, digits: 1000) } == [88.917, 60.127, 27.625])
        let ranks = graph.pageRank()
        #expect([21, 7, 2].map { rounded(ranks, $0, digits: 10000) } == [0.1638, 0.1040, 0.0939])
    }

    @Test func friendship() throws {
        let graph = try HighTechManagers.graph("edges_friendship.csv")
        #expect(graph.edgeCount == 102)
        #expect(graph.inDegrees()[1] == 10)
        #expect(graph.outDegrees()[16] == 18)
        let betweenness = graph.betweenness(lengths: .hops)
        #expect([17, 11, 21].map { rounded(betweenness, $0, digits: 1000) } == [134.433, 58.450, 33.917])
        let ranks = graph.pageRank()
        #expect([2, 1].map { rounded(ranks, $0, digits: 10000) } == [0.1546, 0.1095])
    }
}

private enum HighTechManagers {
    /// The folder of the networks, a few levels above the project; nil where it is not.
    static let folder: URL? = {
        var folder = Checkout.url(".").standardizedFileURL
        for _ in 0..<4 {
            folder.deleteLastPathComponent()
            let candidate = folder.appending(path: "shared/data/krackhardt-hightech")
            if FileManager.default.fileExists(atPath: candidate.path) { return candidate }
        }
        return nil
    }()

    static func graph(_ name: String) throws -> CompressedGraph {
        let text = try String(contentsOf: try #require(folder).appending(path: name), encoding: .utf8)
        let edges = text.split(whereSeparator: \.isNewline).dropFirst().compactMap { line -> Edge? in
            let ends = line.split(separator: ",").compactMap { Int($0) }
            return ends.count == 2 ? Edge(ends[0] - 1, ends[1] - 1) : nil
        }
        return CompressedGraph(nodeCount: 21, edges: edges, directed: true)
    }
}
