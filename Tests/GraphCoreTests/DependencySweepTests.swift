import TestSupport
import Testing

@testable import GraphCore

@Suite struct DependencySweepTests {
    /// Graphs of more than 65,535 nodes have longer numbers; what is computed is the same to the last bit.
    @Test func numbersOfAnyLengthGiveTheSameBits() {
        for seed in 0..<40 {
            let graph = RandomOrganisation(seed: seed, coreNodes: 60).graph
            let quotient = QuotientGraph(
                out: graph.out, into: graph.into, isDirected: graph.isDirected,
                reach: [Double](repeating: 1, count: graph.nodeCount))
            let short = dependencies(of: quotient, DependencySweep<UInt16>.self)
            #expect(short.contains { $0 > 0 })
            #expect(short == dependencies(of: quotient, DependencySweep<UInt32>.self), "seed \(seed)")
        }
    }

    private func dependencies<Sweep: SourceSweep & ~Copyable>(of quotient: QuotientGraph, _: Sweep.Type) -> [Double] {
        var values = [Double](repeating: 0, count: quotient.nodeCount)
        quotient.withUnsafeGraph { graph in
            var sweep = Sweep(graph)
            values.withUnsafeMutableBufferPointer { values in
                for first in stride(from: 0, to: values.count, by: sourceLanes) {
                    let isCounted = sweep.run(first..<min(first + sourceLanes, values.count), betweenness: values)
                    #expect(isCounted)
                }
            }
        }
        return values
    }
}
