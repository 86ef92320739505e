import Foundation
import GraphCore
import Measures

/// One step after another in one process, each with its time and the memory of the process after it: `{"step": …,
/// "seconds": […], "resident": …}`, resident memory in bytes, nil where the system does not tell.
struct Steps {
    private struct Line: Encodable {
        let step: String
        let seconds: [Double]
        let resident: Int?
        let nodes, edges: Int?
    }

    let options: Options

    func run() throws {
        var file = Result<EdgeListFile, any Error> { throw EdgeListFile.Failure(description: "nothing was read") }
        try report("reading", time { file = Result { try EdgeListFile(path: options.path) } }, of: nil)
        let read = try file.get()
        var graph = CompressedGraph(nodeCount: 0, edges: [], directed: options.isDirected)
        let building = time {
            graph = CompressedGraph(nodeCount: read.nodeCount, edges: read.edges, directed: options.isDirected)
        }
        try report("building", building, of: graph)
        for measure in options.measures {
            try report(measure.name, time { _ = measure.values(graph, options.threads) }, of: graph)
        }
    }

    private func time(_ work: () -> Void) -> [Double] { Stopwatch.sample(least: options.least, work) }

    private func report(_ step: String, _ seconds: [Double], of graph: CompressedGraph?) throws {
        try JSONLine.write(
            Line(
                step: step, seconds: seconds, resident: Self.residentMemory(), nodes: graph?.nodeCount,
                edges: graph?.edgeCount))
    }

    /// What the process has in memory now; the second number of `statm` counts pages.
    private static func residentMemory() -> Int? {
        guard let text = try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8) else { return nil }
        let fields = text.split(separator: " ")
        return fields.count > 1 ? Int(fields[1]).map { $0 * Int(sysconf(Int32(_SC_PAGESIZE))) } : nil
    }
}
