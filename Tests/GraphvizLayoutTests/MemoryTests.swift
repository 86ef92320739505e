import Foundation
import Testing

@testable import GraphvizLayout

/// Memory over many renders in one process. Run by `Scripts/check-leaks` alone: what other tests allocate beside it would
/// be counted, too.
///
/// Measured with Graphviz 2.42.2 over 1,000 rounds, in bytes a round: reading DOT 262, our own part of a picture none, a
/// picture of plain labels 12, the sample with its tables as labels 29,855. The library keeps that of each picture, and
/// `Scripts/trace-leaks` says where (docs/architecture.md). So a process that draws many starts another for each, and does
/// not grow: 323, and that is what counts. The bounds are a kibibyte or, of tables, what was measured and half as much again.
@Suite(
    .serialized,
    .enabled(if: ProcessInfo.processInfo.environment["LINCHPIN_RENDERS"] != nil, "run Scripts/check-leaks"))
struct MemoryTests {
    @Test func readingDOTLeavesNothing() throws {
        let dot = Array("digraph { a [x=1]; a -> b; subgraph cluster_c { label=T; b } }".utf8)
        try expectGrowth(below: 1_024, "reading DOT") { _ = try DOTCore.read(dot[...], maximumParts: 1_000) }
    }

    @Test func ourOwnPartLeavesNothing() throws {
        try expectGrowth(below: 1_024, "emission") {
            _ = try LayoutCore.render(.init(SampleGraphs.organisation, format: .dot))
        }
    }

    @Test func plainLabelsLeaveNothing() throws {
        let graph = SampleGraphs.dense(nodes: 12, offsets: [1, 2])
        try expectGrowth(below: 1_024, "plain labels") { _ = try LayoutCore.render(.init(graph)) }
    }

    @Test func tablesLeaveWhatTheLibraryKeeps() throws {
        try expectGrowth(below: 45_000, "tables") { _ = try LayoutCore.render(.init(SampleGraphs.organisation)) }
    }

    /// How everybody but the worker draws: a thousand pictures in one process, whose own memory stays as it is.
    @Test func picturesLeaveNothingWithTheirCaller() async throws {
        try #require(await WorkerExecutable.answers.value, "needs the linchpin executable")
        let client = LayoutClient(executablePath: WorkerExecutable.path)
        try await expectGrowth(below: 1_024, "pictures in workers") {
            let diagram = try await client.render(SampleGraphs.organisation)
            #expect(diagram.data.count > 1_000)
        }
    }

    /// Twice, since closures that wait are of another kind.
    private func expectGrowth(below limit: Int, _ what: String, _ once: () throws -> Void) throws {
        let rounds = Self.rounds
        // Fonts, plugins and the allocator's pools come with the first ones.
        for _ in 0..<rounds / 5 { try once() }
        let before = try #require(Self.residentBytes())
        for _ in 0..<rounds { try once() }
        try Self.expect(before, limit, what)
    }

    private func expectGrowth(below limit: Int, _ what: String, _ once: () async throws -> Void) async throws {
        let rounds = Self.rounds
        for _ in 0..<rounds / 5 { try await once() }
        let before = try #require(Self.residentBytes())
        for _ in 0..<rounds { try await once() }
        try Self.expect(before, limit, what)
    }

    private static var rounds: Int { Int(ProcessInfo.processInfo.environment["LINCHPIN_RENDERS"] ?? "") ?? 1_000 }

    private static func expect(_ before: Int, _ limit: Int, _ what: String) throws {
        let growth = (try #require(residentBytes()) - before) / max(1, rounds)
        print("\(what): \(growth) bytes a round over \(rounds)")
        #expect(growth < limit)
    }

    /// Resident memory as the system counts it; nil where it does not say.
    private static func residentBytes() -> Int? {
        guard let status = try? String(contentsOfFile: "/proc/self/status", encoding: .utf8),
            let line = status.split(separator: "\n").first(where: { $0.hasPrefix("VmRSS:") })
        else { return nil }
        return line.split(whereSeparator: \.isWhitespace).dropFirst().first.flatMap { Int($0) }.map { $0 << 10 }
    }
}
