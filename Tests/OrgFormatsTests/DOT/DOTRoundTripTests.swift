import OrgFormats
import OrgModel
import TestSupport
import Testing

/// What is written as DOT comes back by Graphviz's own parser, all of it.
@Suite struct DOTRoundTripTests {
    @Test(arguments: 0..<12) func everyCycleComesBack(batch: UInt64) throws {
        for seed in (batch * 25)..<(batch * 25 + 25) {
            var random = RandomCycles(seed: seed)
            let original = random.next()
            let dot = CycleWriter.dot(original)
            let read = try dotCycle(dot, file: "\(seed).dot")
            try #require(read == original, "seed \(seed)\n\(firstDifference(original, read))")
            try #require(CycleWriter.dot(read) == dot, "seed \(seed)")
            // All the way round: YAML, DOT, JSON, YAML.
            let yaml = CycleWriter.yaml(original)
            let json = CycleWriter.json(read)
            try #require(CycleWriter.yaml(try cycle(json, file: "\(seed).json")) == yaml, "seed \(seed)")
        }
    }

    @Test(arguments: [
        "larkfield-mutual/2026-Q1", "larkfield-mutual/2026-Q2", "larkfield-mutual/2026-Q3",
        "larkfield-mutual/2026-Q4", "starter",
    ])
    func theExamplesComeBack(name: String) throws {
        let original = try cycle(try Checkout.text("graphs/\(name).yaml"), file: "\(name).yaml")
        let read = try dotCycle(CycleWriter.dot(original), file: "other.dot")
        #expect(CycleWriter.yaml(read) == CycleWriter.yaml(original))
    }

    private func firstDifference(_ a: Cycle, _ b: Cycle) -> String {
        for (x, y) in zip(a.entities, b.entities) where x != y { return "\(x)\n\(y)" }
        for (x, y) in zip(a.relations, b.relations) where x != y { return "\(x)\n\(y)" }
        return "\(a.label.debugDescription) \(b.label.debugDescription) \(a.organization.debugDescription) \(a.events)"
    }
}
