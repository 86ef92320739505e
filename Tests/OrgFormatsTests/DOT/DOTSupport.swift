@testable import GraphvizLayout
import OrgFormats
import OrgModel
import SourceDocuments
import Testing

/// Reads DOT by Graphviz's parser, in this process: what is read here is ours.
func dotReading(_ text: String, file: String = "x.dot") throws -> CycleReading {
    let document = try DOTCore.read(Array(text.utf8)[...], maximumParts: 1_000_000)
    return CycleReader.read(text: SourceText(file: file, text: text), graph: AttributedGraph(document))
}

/// Reads a DOT text of which no problem is expected.
func dotCycle(_ text: String, file: String = "x.dot", sourceLocation: Testing.SourceLocation = #_sourceLocation) throws
    -> Cycle
{
    let reading = try dotReading(text, file: file)
    #expect(reading.diagnostics.map(told) == [], sourceLocation: sourceLocation)
    return try #require(reading.cycle, sourceLocation: sourceLocation)
}

extension AttributedGraph {
    init(_ document: DOTDocument) {
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
