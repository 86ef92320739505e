import Foundation
import GraphCore

/// Times measures of the graph core on an edge list; see ``Session`` and ``Steps``.
@main
enum Entrypoint {
    static func main() {
        guard let options = Options(Array(CommandLine.arguments.dropFirst())) else {
            fail(Options.usage, status: 64)
        }
        do {
            guard !options.isSteps else { return try Steps(options: options).run() }
            let graph = try graph(at: options.path, directed: options.isDirected)
            for measure in options.measures {
                try Session(graph: graph, measure: measure, threads: options.threads).hold(scores: options.scores)
            }
        } catch {
            fail("graphbench: \(error)", status: 65)
        }
    }

    /// The list of edges is given back before anything is measured.
    private static func graph(at path: String, directed: Bool) throws -> CompressedGraph {
        let file = try EdgeListFile(path: path)
        return CompressedGraph(nodeCount: file.nodeCount, edges: file.edges, directed: directed)
    }

    private static func fail(_ message: String, status: Int32) -> Never {
        FileHandle.standardError.write(Data("\(message)\n".utf8))
        exit(status)
    }
}
