import OrgCycles
import OrgModel
import Testing

/// What was added, removed and changed.
@Suite struct StructureTests {
    @Test func attributesAreTold() throws {
        let comparison = comparison(
            try cycle("1", "people: {ana: {capacity: 10}}\nsystems: {shop: {stage: pilot, tier: 3, labels: {b: x}}}"),
            try cycle(
                "2", "people: {ana: {status: leave}}\nsystems: {shop: {tier: 1, labels: {b: y}, source: 'a.tf:7'}}"))
        let told = comparison.structure.entities.flatMap { change in
            change.attributes.map { "\(change.id) \($0.attribute) \($0.before ?? "-") \($0.after ?? "-")" }
        }
        #expect(
            told == [
                "person:ana capacity 10 -", "person:ana status - leave", "system:shop labels.b x y",
                "system:shop stage pilot production", "system:shop tier 3 1",
            ])
    }

    @Test func relationsAreTold() throws {
        let comparison = comparison(
            try cycle(
                "1", "teams: [web, ops]\nsystems: {shop: {owners: [web]}, bank: {owners: [{who: ops, role: backup}]}}"),
            try cycle(
                "2", "teams: [web, ops]\nsystems: {shop: {owners: [ops]}, bank: {owners: [{who: ops, share: 2}]}}"))
        #expect(
            comparison.relationLines == [
                "changed owns team:ops system:bank", "added owns team:ops system:shop",
                "removed owns team:web system:shop",
            ])
        #expect(
            comparison.structure.relations[0].attributes.map { "\($0.attribute) \($0.before ?? "") \($0.after ?? "")" }
                == [
                    "role backup primary", "weight 1 2",
                ])
        let handover = try #require(comparison.structure.handovers.first)
        #expect(comparison.structure.handovers.count == 1)
        #expect(handover.before == [id("team:web")])
        #expect(handover.after == [id("team:ops")])
    }

    /// Smaller weights 1; larger 3 (to t), 1 (to u), 2 (to v): 1/6. Owners are the same: 1.
    @Test func similarityIsWeightedJaccard() throws {
        func text(_ needs: String) -> String {
            "teams: [web]\nsystems: {s: {owners: [web], depends-on: [\(needs)]}, t: , u: , v: }"
        }
        let comparison = comparison(
            try cycle("1", text("{on: t, weight: 3}, u")), try cycle("2", text("t, {on: v, weight: 2}")))
        func jaccard(_ name: String) throws -> Double? {
            try #require(comparison.structure.similarities.first { $0.name == name }).jaccard
        }
        #expect(abs(try #require(try jaccard("depends-on")) - 1.0 / 6) < 1e-15)
        #expect(abs(try #require(try jaccard("dependency")) - 1.0 / 6) < 1e-15)
        #expect(try jaccard("owns") == 1)
        #expect(try jaccard("reviews") == nil)
        // Of the whole 1 + 1 of 6 + 1.
        #expect(abs(try #require(try jaccard("operating")) - 2.0 / 7) < 1e-15)
    }

    /// What is renamed is neither gone nor new, nor is anything that hangs on it; and who is named in attributes is renamed too.
    @Test func renamesChangeNothingElse() throws {
        let comparison = comparison(
            try cycle(
                "1",
                "people: {ana: , ben: {status: leave, teams: [growth]}}\nteams: {growth: {lead: ana, on-call: [ana, ben]}}\nsystems: {shop: {owners: [growth]}}"
            ),
            try cycle(
                "2",
                "renamed: {growth: market, ana: ana.silva}\npeople: {ana.silva: , ben: {status: leave, teams: [market]}}\nteams: {market: {lead: ana.silva, on-call: [ana.silva, ben]}}\nsystems: {shop: {owners: [market]}}"
            ))
        #expect(comparison.structure.isEmpty)
        #expect(
            comparison.renames.map { "\($0.old) \($0.new)" } == [
                "person:ana person:ana.silva", "team:growth team:market",
            ])
        #expect(comparison.findings.allSatisfy { $0.status == .persisting })
        #expect(!comparison.findings.isEmpty)
        #expect(!comparison.figures.contains { $0.isChanged })
        #expect(comparison.chokepoints.changes == [])
    }

    /// Meetings have no direction: which of two names comes first makes no difference.
    @Test func undirectedRelationsSurviveRenames() throws {
        let relation = "relations: [{kind: coordinates-with, from: team:b, to: team:X, weight: 2}]"
        let comparison = comparison(
            try cycle("1", "teams: [b, a]\n" + relation.replacing("X", with: "a")),
            try cycle("2", "renamed: {a: z}\nteams: [b, z]\n" + relation.replacing("X", with: "z")))
        #expect(comparison.structure.isEmpty)
    }
}
