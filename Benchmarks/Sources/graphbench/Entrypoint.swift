import Foundation
import GraphCore

/// Times one measure on an edge list: `graphbench EDGES MEASURE [--directed] [--threads N] [--repeat N]`.
///
/// Prints one line of JSON: the seconds of each run, reading excluded, and the sum of the values, which is the check
/// that all compute the same thing.
@main
enum Entrypoint {
    static func main() throws {
        var arguments = Array(CommandLine.arguments.dropFirst())
        func take(_ name: String) -> String? {
            guard let position = arguments.firstIndex(of: name), position + 1 < arguments.count else { return nil }
            defer { arguments.removeSubrange(position...(position + 1)) }
            return arguments[position + 1]
        }
        let threads = take("--threads").flatMap(Int.init) ?? 2
        let runs = take("--repeat").flatMap(Int.init) ?? 1
        let isDirected = arguments.contains("--directed")
        arguments.removeAll { $0 == "--directed" }
        guard arguments.count == 2, let measure = measures[arguments[1]] else {
            let names = measures.keys.sorted().joined(separator: "|")
            FileHandle.standardError.write(Data("usage: graphbench EDGES \(names) [--directed] [--threads N] [--repeat N]\n".utf8))
            exit(64)
        }
        let graph = try read(arguments[0], directed: isDirected)
        var seconds: [Double] = []
        var sum = 0.0
        for _ in 0..<runs {
            let duration = ContinuousClock().measure { sum = measure(graph, threads) }
            seconds.append(Double(duration.components.seconds) + Double(duration.components.attoseconds) * 1e-18)
        }
        let line: [String: Any] = ["nodes": graph.nodeCount, "edges": graph.edgeCount, "seconds": seconds, "sum": sum]
        print(String(decoding: try JSONSerialization.data(withJSONObject: line, options: .sortedKeys), as: UTF8.self))
    }

    static var measures: [String: (CompressedGraph, Int) -> Double] {
        [
            "betweenness": { $0.betweenness(threads: $1).reduce(0, +) },
            "betweenness-inverse": { $0.betweenness(lengths: .inverseWeights, threads: $1).reduce(0, +) },
            "harmonic": { $0.harmonicCloseness(threads: $1).reduce(0, +) },
            "core": { graph, _ in Double(graph.coreNumbers().reduce(0, +)) },
            "components": { graph, _ in Double(graph.components().count) },
            "articulation": { graph, _ in Double(graph.articulationPoints().count { $0 }) },
        ]
    }

    /// Lines of `tail head [weight]`; a first line with two numbers only, before lines with three, is the counts.
    static func read(_ path: String, directed: Bool) throws -> CompressedGraph {
        let text = try String(contentsOfFile: path, encoding: .utf8)
        var edges: [Edge] = []
        var nodeCount = 0
        var lines = text.split(whereSeparator: \.isNewline)[...]
        if lines.count > 1, lines[0].split(separator: " ").count == 2, lines[1].split(separator: " ").count == 3 {
            nodeCount = lines.removeFirst().split(separator: " ").first.flatMap { Int($0) } ?? 0
        }
        for line in lines where !line.hasPrefix("#") {
            let parts = line.split(whereSeparator: { $0 == " " || $0 == "\t" })
            guard parts.count >= 2, let tail = Int(parts[0]), let head = Int(parts[1]) else { continue }
            edges.append(Edge(tail, head, weight: parts.count > 2 ? Double(parts[2]) ?? 1 : 1))
            nodeCount = max(nodeCount, tail + 1, head + 1)
        }
        return CompressedGraph(nodeCount: nodeCount, edges: edges, directed: directed)
    }
}
