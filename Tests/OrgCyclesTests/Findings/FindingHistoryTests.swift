import Findings
import OrgAnalysis
import OrgCycles
import OrgModel
import Testing

/// Findings through several cycles.
@Suite struct FindingHistoryTests {
    private func statuses(_ rule: RuleID, _ cycles: [Cycle]) throws -> [FindingHistory.Status?] {
        let history = CycleSeries(of: cycles).findings
        let tracks = history.tracks.filter { $0.rule == rule }
        #expect(tracks.count == 1)
        let track = try #require(tracks.first)
        return cycles.indices.map { track.status(in: $0) }
    }

    private func shop(_ owners: String, name: String = "shop", head: String = "") -> String {
        "\(head)people: [ana, ben]\nsystems: {\(name): {owners: [\(owners)]}}"
    }

    @Test func newResolvedAndRecurring() throws {
        let cycles = [
            try cycle("1", shop("ana")), try cycle("2", shop("ana")), try cycle("3", shop("ana, ben")),
            try cycle("4", shop("ana, ben")), try cycle("5", shop("ben")),
        ]
        #expect(try statuses("ownership/single", cycles) == [.new, .persisting, .resolved, nil, .recurring])
        let track = try #require(CycleSeries(of: cycles).findings.tracks.first)
        #expect(cycles.indices.map { track.age(in: $0) } == [1, 2, 0, 0, 1])
    }

    @Test func aFindingKeepsItsAgeUnderAnotherName() throws {
        let cycles = [
            try cycle("1", shop("ana")), try cycle("2", shop("ana", name: "store", head: "renamed: {shop: store}\n")),
        ]
        #expect(try statuses("ownership/single", cycles) == [.new, .persisting])
    }

    /// Who looked at what is not written down in the second cycle: it is not better for that, nor new when it is again.
    @Test func whatIsNotLookedAtIsNotResolved() throws {
        let seen =
            "systems: {shop: {owners: [ana]}}\npeople: [ana]\nforums: {ops: {reviews: [{system: shop, metrics: pilot}]}}"
        let blind = "systems: {shop: {owners: [ana]}}\npeople: [ana]"
        let cycles = [try cycle("1", seen), try cycle("2", blind), try cycle("3", seen)]
        #expect(try statuses("visibility/pilot-metrics", cycles) == [.new, .noLongerAssessed, .persisting])
        let track = try #require(
            CycleSeries(of: cycles).findings.tracks.first { $0.rule == "visibility/pilot-metrics" })
        #expect(track.age(in: 2) == 2)
        #expect(
            try statuses("visibility/pilot-metrics", [try cycle("1", blind), try cycle("2", seen)]) == [
                nil, .firstAssessed,
            ])
    }

    /// The table of graphs/README.md: the partner mailbox is new in Q2, and in its third quarter in Q4.
    @Test func theExampleHasItsAges() throws {
        let series = CycleSeries(of: try (1...4).map(quarter))
        func age(_ rule: RuleID, _ subject: String, _ cycle: Int) -> Int? {
            series.findings.tracks.first { track in
                track.rule == rule
                    && track.occurrences.compactMap(\.self).contains { $0.subject == .entity(id(subject)) }
            }?.age(in: cycle)
        }
        #expect(age("escalation/shared-only", "policy:partner-desk", 3) == 3)
        #expect(age("ownership/single", "system:claims-archive", 3) == 4)
        #expect(age("ownership/single", "system:settlement-agent", 3) == 3)
        #expect(age("escalation/no-fixer", "policy:settlement-desk", 3) == 1)
    }
}
