import OrgFormats
import OrgModel
import SourceDocuments
import TestSupport
import Testing

@Suite struct RoundTripTests {
    /// Nothing is lost on the way through both formats, and the second writing gives the same bytes as the first.
    @Test(arguments: 0..<12) func everyCycleComesBack(batch: UInt64) throws {
        for seed in (batch * 25)..<(batch * 25 + 25) {
            var random = RandomCycles(seed: seed)
            let original = random.next()
            let yaml = CycleWriter.yaml(original)
            let fromYAML = try cycle(yaml, file: "\(seed).yaml")
            try #require(fromYAML == original, "seed \(seed)\n\(difference(original, fromYAML))")
            let json = CycleWriter.json(fromYAML)
            let fromJSON = try cycle(json, file: "\(seed).json")
            try #require(fromJSON == original, "seed \(seed)\n\(difference(original, fromJSON))")
            try #require(CycleWriter.yaml(fromJSON) == yaml, "seed \(seed)")
            try #require(CycleWriter.json(fromJSON) == json, "seed \(seed)")
        }
    }

    private func difference(_ a: Cycle, _ b: Cycle) -> String {
        for (x, y) in zip(a.entities, b.entities) where x != y { return "\(x)\n\(y)" }
        for (x, y) in zip(a.relations, b.relations) where x != y { return "\(x)\n\(y)" }
        return
            "\(a.label.debugDescription) \(b.label.debugDescription) \(a.organization.debugDescription) \(a.events) \(b.events)"
    }
}
