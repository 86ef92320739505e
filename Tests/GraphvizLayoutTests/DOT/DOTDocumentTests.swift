import Testing

@testable import GraphvizLayout

/// What Graphviz's parser makes of a text, in this process: the texts here are ours.
@Suite struct DOTDocumentTests {
    private func read(_ text: String, maximumParts: Int = 1_000_000) throws -> DOTDocument {
        try DOTCore.read(Array(text.utf8)[...], maximumParts: maximumParts)
    }

    private func failure(_ text: String, maximumParts: Int = 1_000_000) -> GraphvizError? {
        do {
            _ = try read(text, maximumParts: maximumParts)
            return nil
        } catch {
            return error as? GraphvizError
        }
    }

    /// By the grammar of the language: defaults hold for what comes after them, edges between groups join all with all.
    @Test func theLanguageIsUnderstood() throws {
        let document = try read(
            """
            strict digraph "G x" { k=v; a; node [d=5]; b [e="say \\"hi\\"", m=<<b>x</b>>];
              subgraph cluster_t { label=T; a -> {b c} [w=1]; subgraph { c } } }
            """)
        #expect(document.isDirected)
        #expect(document.name == "G x")
        #expect(document.attributes == [.init(key: "k", value: "v", isHTML: false)])
        #expect(document.nodes.map(\.name) == ["a", "b", "c"])
        #expect(document.nodes[0].attributes == [])
        #expect(
            document.nodes[1].attributes == [
                .init(key: "d", value: "5", isHTML: false), .init(key: "e", value: "say \"hi\"", isHTML: false),
                .init(key: "m", value: "<b>x</b>", isHTML: true),
            ])
        #expect(document.edges.map { [$0.tail, $0.head] } == [[0, 1], [0, 2]])
        #expect(document.edges.allSatisfy { $0.attributes == [.init(key: "w", value: "1", isHTML: false)] })
        // The braces around `b c` are a subgraph, too.
        #expect(document.subgraphs.map(\.name) == ["cluster_t", nil, nil])
        #expect(document.subgraphs.map(\.parent) == [nil, 0, 0])
        #expect(document.subgraphs.map(\.nodes) == [[0, 1, 2], [1, 2], [2]])
        #expect(document.subgraphs[0].attributes.contains(.init(key: "label", value: "T", isHTML: false)))
    }

    /// The library keeps edges by their ends and subgraphs by address; what comes out is the order of the text.
    @Test func theOrderIsThatOfTheText() throws {
        let names = (0..<40).map { "s\(($0 * 17) % 40)" }
        let text =
            "digraph { z -> y; b -> a; z -> a; "
            + names.map { "subgraph \($0) { \($0)n }" }.joined(separator: " ") + " }"
        for _ in 0..<5 {
            let document = try read(text)
            #expect(document.edges.map { [$0.tail, $0.head] } == [[0, 1], [2, 3], [0, 3]])
            #expect(document.subgraphs.compactMap(\.name) == names)
        }
    }

    @Test func parallelEdgesStay() throws {
        let document = try read("graph { a -- b [x=1]; b -- a [x=2]; a -- a }")
        #expect(!document.isDirected)
        #expect(document.edges.map { [$0.tail, $0.head] } == [[0, 1], [1, 0], [0, 0]])
    }

    @Test func partsAreBounded() {
        // 3 nodes, 2 edges, 3 values.
        let text = "digraph { node [x=1]; a -> b -> c }"
        #expect(failure(text, maximumParts: 7)?.code == .tooManyParts)
        #expect(failure(text, maximumParts: 8) == nil)
    }

    // MARK: As bytes

    @Test func documentsSurviveTheWay() throws {
        let document = try read(
            "digraph N { g=1; a [x=\"\u{1F600}\", y=<b>]; a -> b [z=\"two\nlines\"]; subgraph cluster_c { a { b } } }")
        let bytes = document.encoded()
        #expect(DOTDocument(encoded: bytes[...]) == document)
        for length in bytes.indices { #expect(DOTDocument(encoded: bytes[..<length]) == nil, "\(length)") }
        #expect(DOTDocument(encoded: (bytes + [0])[...]) == nil)
    }

    /// Any change of any byte gives another document or none, and never a crash.
    @Test func brokenBytesAreSurvived() throws {
        let document = try read("digraph { a [x=1]; a -> b; subgraph s { b } }")
        let bytes = document.encoded()
        for index in bytes.indices {
            for value in [0, 1, 2, 0x7F, 0x80, 0xFF] as [UInt8] {
                var changed = bytes
                changed[index] = value
                if let read = DOTDocument(encoded: changed[...]) {
                    #expect(read.edges.allSatisfy { $0.tail < read.nodes.count && $0.head < read.nodes.count })
                }
            }
        }
        #expect(DOTDocument(encoded: [0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF]) == nil)
    }
}
