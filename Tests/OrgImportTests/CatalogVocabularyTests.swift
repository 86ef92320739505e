import OrgModel
import SourceDocuments
import Testing

@testable import OrgImport

/// Expected values are the tables of docs/importing.md.
@Suite struct CatalogVocabularyTests {
    @Test(arguments: [
        ("production", System.Stage.production), ("Production", .production), ("GA", .production),
        ("deprecated", .production), ("experimental", .pilot), ("Beta", .pilot), ("proof of concept", .pilot),
        ("end_of_life", .retired), ("decommissioned", .retired), ("EOL", .retired),
    ])
    func `lifecycles`(_ text: String, _ stage: System.Stage) {
        #expect(Lifecycle.stage(of: text) == stage)
    }

    @Test(arguments: ["", "someday", "production ", "prod2"]) func `unknown lifecycles`(_ text: String) {
        #expect(Lifecycle.stage(of: text) == nil)
    }

    @Test(arguments: [
        ("1", 1), ("4", 4), ("tier-1", 1), ("Tier 2", 2), ("tier_3", 3), ("tier4", 4), ("T1", 1), ("t-2", 2), ("P3", 3),
        ("critical", 1), ("High", 2), ("medium", 3), ("low", 4), ("gold", 1), ("Silver", 2), ("bronze", 3),
    ])
    func `tiers`(_ text: String, _ tier: Int) {
        #expect(Tier.value(of: text) == tier)
    }

    @Test(arguments: ["", "0", "5", "tier", "tier--1", "11", "platinum", "tier-one", "1.0"])
    func `no tiers`(_ text: String) {
        #expect(Tier.value(of: text) == nil)
    }

    /// Every word of the user's table means what the table says, and no word is missing from it.
    @Test func `the documented lifecycles are those that are read`() throws {
        let text = try SourceReader.readFile(at: Fixtures.repository + "/docs/importing.md").text
        var documented: [String: System.Stage] = [:]
        var isInside = false
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            if line.hasPrefix("| `spec.lifecycle`, in any case") { isInside = true }
            if line.isEmpty { isInside = false }
            let cells = line.split(separator: "|")
            guard isInside, cells.count == 2,
                let stage = System.Stage.allCases.first(where: { cells[1].hasPrefix(" \($0.rawValue)") })
            else { continue }
            for (index, word) in cells[0].split(separator: "`", omittingEmptySubsequences: false).enumerated()
            where index % 2 == 1 { documented[String(word)] = stage }
        }
        #expect(documented == Lifecycle.stages)
    }
}
