import Testing

@testable import GraphvizLayout

/// Hostile DOT, in the worker: it may end there, and this process goes on and says why.
@Suite(.enabled("needs the worker's executable") { await WorkerExecutable.answers.value })
struct DOTWorkerTests {
    private func failure(_ text: String, _ options: DOTOptions = DOTOptions(timeout: 60)) async -> GraphvizError? {
        do throws(GraphvizError) {
            _ = try await LayoutClient(executablePath: WorkerExecutable.path).read(dot: Array(text.utf8), options)
            return nil
        } catch {
            return error
        }
    }

    @Test func theWorkerReadsWhatThisProcessReads() async throws {
        let text = "digraph { a [x=1]; a -> b; subgraph cluster_s { label=\"ü\"; b } }"
        let there = try await LayoutClient(executablePath: WorkerExecutable.path).read(dot: Array(text.utf8))
        #expect(try there == DOTCore.read(Array(text.utf8)[...], maximumParts: 100))
    }

    /// Lines are worked by hand from the texts.
    @Test(
        arguments: [
            ("digraph {\n a -> b;\n c -- d;\n}", 3, "--"), ("graph {\n a -> b\n}", 2, "->"),
            ("digraph {\n a [x=\"open];\n}", nil, nil), ("digraph {\n a [x=<<b>];\n}", nil, nil),
            ("digraph { /* open", 1, nil), ("foo: bar", 1, "foo"), ("digraph {\n\n a -> ", 3, nil),
        ] as [(String, Int?, String?)])
    func whatIsNoDOTIsRefusedWithItsLine(text: String, line: Int?, near: String?) async {
        let error = await failure(text)
        #expect(error?.code == .invalidDOT)
        if let line { #expect(error?.place?.line == line) }
        #expect(error?.place?.near == near)
        // What Graphviz says goes into a sentence of ours.
        #expect(error?.message.contains("syntax error") == false)
    }

    @Test func anEmptyTextHasNoGraph() async {
        for text in ["", " \n", "// nothing", "digraph { a\0b }"] {
            let error = await failure(text)
            #expect(error?.code == .invalidDOT, "\(text)")
        }
    }

    /// The parser gives up beyond ten thousand levels, and would otherwise hand over an empty graph as a success.
    @Test func deepNestingIsRefused() async {
        let deep = "digraph {" + String(repeating: "{", count: 50_000) + "a" + String(repeating: "}", count: 50_001)
        let error = await failure(deep)
        #expect(error?.code == .invalidDOT)
    }

    /// Deep nesting, endless texts, and what would be a format string if a message were one.
    @Test(arguments: [
        "digraph {" + String(repeating: "{", count: 300_000),
        "digraph { subgraph " + String(repeating: "{ subgraph ", count: 20_000),
        "digraph { a [x=\"" + String(repeating: "y", count: 200_000),
        "digraph { a [x=" + String(repeating: "<", count: 200_000),
        "digraph { a = " + String(repeating: "b", count: 5_000) + " = %s%n%s%n }",
        "digraph { \"" + String(repeating: "%n%s", count: 2_000) + "\" = = }",
        "#line 5 \"\(String(repeating: "f", count: 3_000))\"\ndigraph { a = = }",
        "digraph { a -> a0" + (1..<50_000).map { " -> a\($0)" }.joined() + " }",
        String(repeating: "digraph { a } ", count: 3) + "\u{1}\u{2}",
        "digraph { a [label=\"\u{FFFF}\u{202E}\", \"\"=\"\", \"k\"=x] ; \"\" -> \"\" }",
    ])
    func hostileTextEndsAtWorstTheWorker(text: String) async {
        let error = await failure(text)
        #expect(error == nil || error?.code == .invalidDOT || error?.code == .crashed, "\(error?.message ?? "")")
        #expect(error.map { $0.message.utf8.count < 400 } ?? true, "\(error?.message ?? "")")
    }

    /// A text of 20 MB without an end takes the library's lexer minutes, since it copies what it has so far again and again.
    @Test func aDeadlineEndsTheReader() async {
        let text = "digraph { \"" + String(repeating: "x", count: 20_000_000) + "\" }"
        let error = await failure(text, DOTOptions(timeout: 0.5))
        #expect(error?.code == .timedOut)
    }

    /// 16 million edges of more than a hundred bytes each, from 47 KB of text.
    @Test func memoryIsLimited() async {
        let (left, right) = ((0..<4_000).map { "a\($0)" }, (0..<4_000).map { "b\($0)" })
        let text = "digraph { {\(left.joined(separator: " "))} -> {\(right.joined(separator: " "))} }"
        let error = await failure(text, DOTOptions(memoryLimit: 768 << 20))
        #expect(error?.code == .memoryExceeded, "\(error?.message ?? "")")
    }

    @Test func nothingRuns() async {
        let error = await failure("digraph { a [image=\"/etc/passwd\", shapefile=\"/etc/passwd\"] }")
        #expect(error == nil)
    }
}
