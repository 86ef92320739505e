import Foundation
import GraphCore
import Measures

/// The conversation with `compare`, the same that its Python workers hold.
///
/// It says when the graph stands: `{"nodes": …, "edges": …}`. Then each line of standard input asks for one sample and
/// names the seconds that it should take at least; the answer is `{"seconds": […]}`, one number a run. At the end of the
/// input it writes the scores, if it is to: as doubles, little-endian, one after another.
struct Session {
    private struct Greeting: Encodable { let nodes, edges: Int }
    private struct Sample: Encodable { let seconds: [Double] }

    let graph: CompressedGraph
    let measure: Measure
    let threads: Int

    func hold(scores: String?) throws {
        try JSONLine.write(Greeting(nodes: graph.nodeCount, edges: graph.edgeCount))
        var values: [Double] = []
        while let line = readLine() {
            guard let least = Double(line) else { throw EdgeListFile.Failure(description: "'\(line)' is no number") }
            try JSONLine.write(
                Sample(seconds: Stopwatch.sample(least: least) { values = measure.values(graph, threads) }))
        }
        guard let scores else { return }
        let bytes = values.map(\.bitPattern.littleEndian).withUnsafeBytes { Data($0) }
        try bytes.write(to: URL(fileURLWithPath: scores))
    }
}
