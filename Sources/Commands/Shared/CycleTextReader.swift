import GraphvizLayout
import OrgFormats
import OrgModel
import SourceDocuments

/// Reads cycles in every format that there is.
enum CycleTextReader {
    /// How a file is written.
    enum Format {
        case native(NativeFormat)
        case dot
    }

    /// Reads a file, or standard input for `-`; its format goes by its name or its beginning where none is said.
    static func read(
        path: String, as format: Format? = nil, limits: ReadLimits, sentinels: Sentinels
    ) async -> CycleReading {
        let text: SourceText
        do throws(UnreadableSource) {
            text = try SourceReader.readFile(at: path, limits: limits)
        } catch {
            return CycleReading(cycle: nil, diagnostics: [error.diagnostic], text: nil)
        }
        return await read(text: text, as: format, limits: limits, sentinels: sentinels)
    }

    /// Reads a text that is already in memory: native, or DOT by way of Graphviz's parser in a process of its own.
    static func read(
        text: SourceText, as format: Format? = nil, limits: ReadLimits, sentinels: Sentinels
    ) async -> CycleReading {
        switch format {
        case .native(let native):
            return CycleReader.read(text: text, format: native, limits: limits, sentinels: sentinels)
        case nil where !CycleReader.isDOT(text):
            return CycleReader.read(text: text, limits: limits, sentinels: sentinels)
        case nil, .dot: return await readDOT(text, limits: limits, sentinels: sentinels)
        }
    }

    private static func readDOT(_ text: SourceText, limits: ReadLimits, sentinels: Sentinels) async -> CycleReading {
        do throws(GraphvizError) {
            let document = try await LayoutClient().read(
                dot: Array(text.text.utf8), DOTOptions(maximumParts: limits.maxNodes))
            return CycleReader.read(
                text: text, graph: AttributedGraph(document), limits: limits, sentinels: sentinels)
        } catch {
            let rule =
                switch error.code {
                case .invalidDOT: "file/syntax"
                case .tooManyParts: "file/too-many-nodes"
                default: "file/unreadable"
                }
            return CycleReader.refused(
                text: text, rule: rule, error.message.asClause, line: error.place?.line, near: error.place?.near,
                hint: error.hint)
        }
    }
}

extension String {
    /// A sentence as diagnostics have it: without the capital it begins with and the full stop.
    fileprivate var asClause: String {
        prefix(1).lowercased() + (hasSuffix(".") ? dropFirst().dropLast() : dropFirst())
    }
}

extension AttributedGraph {
    /// What Graphviz read, as the formats know it.
    fileprivate init(_ document: DOTDocument) {
        func attributes(_ all: [DOTDocument.Attribute]) -> [Attribute] {
            all.map { Attribute(key: $0.key, value: $0.value, isMarkup: $0.isHTML) }
        }
        self.init(
            isDirected: document.isDirected, attributes: attributes(document.attributes),
            nodes: document.nodes.map { Node(name: $0.name, attributes: attributes($0.attributes)) },
            edges: document.edges.map { Edge(tail: $0.tail, head: $0.head, attributes: attributes($0.attributes)) },
            groups: document.subgraphs.map {
                Group(name: $0.name, parent: $0.parent, nodes: $0.nodes, attributes: attributes($0.attributes))
            })
    }
}
