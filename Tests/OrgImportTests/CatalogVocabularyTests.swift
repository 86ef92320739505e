import OrgModel
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
}
