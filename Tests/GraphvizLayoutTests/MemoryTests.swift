import Foundation
import Testing

@testable import GraphvizLayout

/// Memory over many renders in one process. Run by `Scripts/check-leaks` alone: what other tests allocate beside it would
/// be counted, too.
@Suite(.enabled(if: ProcessInfo.processInfo.environment["LINCHPIN_RENDERS"] != nil, "run Scripts/check-leaks"))
struct MemoryTests {
    /// How much the process may grow a render once everything is loaded, in bytes. Graphviz before 2.47 keeps each HTML-like
    /// string of a graph for good: the sample's labels are 5 KiB of markup.
    private static let mostGrowth = 8 * 1024

    @Test func residentMemoryStaysFlat() throws {
        let renders = Int(ProcessInfo.processInfo.environment["LINCHPIN_RENDERS"] ?? "") ?? 1_000
        let dot = Array("digraph { a [x=1]; a -> b; subgraph cluster_c { label=T; b } }".utf8)
        func once() throws {
            _ = try LayoutCore.render(.init(SampleGraphs.organisation))
            _ = try DOTCore.read(dot[...], maximumParts: 1_000)
        }
        // Fonts, plugins and the allocator's pools come with the first ones.
        for _ in 0..<renders / 5 { try once() }
        let before = try #require(Self.residentBytes())
        for _ in 0..<renders { try once() }
        let after = try #require(Self.residentBytes())
        let growth = (after - before) / renders
        print("\(renders) renders: \(before >> 10) KiB before, \(after >> 10) KiB after, \(growth) bytes a render")
        #expect(growth < Self.mostGrowth)
    }

    /// Resident memory as the system counts it; nil where it does not say.
    private static func residentBytes() -> Int? {
        guard let status = try? String(contentsOfFile: "/proc/self/status", encoding: .utf8),
            let line = status.split(separator: "\n").first(where: { $0.hasPrefix("VmRSS:") })
        else { return nil }
        return line.split(whereSeparator: \.isWhitespace).dropFirst().first.flatMap { Int($0) }.map { $0 << 10 }
    }
}
