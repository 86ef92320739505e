import Findings
import OrgModel
import Testing

@testable import OrgCycles

/// One rule on more and more systems of one team.
struct PatternTests {
    /// Systems of two teams of one department; those in `lost` have no owner.
    private func cycle(_ label: String, lost: Set<Int>, prefix: String = "") throws -> Cycle {
        let systems = (1...12).map { number in
            let team = number <= 6 ? "web" : "data"
            return "  \(prefix)s\(number): {owners: [\(lost.contains(number) ? "" : team)]}"
        }
        return try OrgCyclesTests.cycle(
            label,
            """
            people: {ana: {teams: [web]}, ben: {teams: [web]}, kim: {teams: [data]}, lou: {teams: [data]}}
            teams: {it: , web: {part-of: it}, data: {part-of: it}}
            systems:
            \(systems.joined(separator: "\n"))
            """)
    }

    private func patterns(_ cycles: Cycle...) -> [FindingPattern] {
        Trend(of: CycleSeries(of: cycles)).patterns.filter { $0.rule == "ownership/none" }
    }

    /// Three systems that the web team owned have no owner now: they are counted with it.
    @Test func growsInTheTeamThatLostThem() throws {
        let found = patterns(try cycle("1", lost: []), try cycle("2", lost: [1]), try cycle("3", lost: [1, 2, 3]))
        #expect(found.count == 1)
        let pattern = try #require(found.first)
        #expect(pattern.team == id("team:web"))
        #expect(!pattern.isDomain)
        #expect(pattern.counts == [0, 1, 3])
        #expect(pattern.start == 1)
        #expect(pattern.grown == 3)
        #expect(pattern.systems == [id("system:s1"), id("system:s2"), id("system:s3")])
    }

    /// In both teams: then it is told of the department, once.
    @Test func inTwoTeamsItIsToldOfTheirDomain() throws {
        let found = patterns(try cycle("1", lost: [12]), try cycle("2", lost: [1, 2, 3, 11, 12]))
        #expect(found.count == 1)
        let pattern = try #require(found.first)
        #expect(pattern.team == id("team:it"))
        #expect(pattern.isDomain)
        // System 12 never had an owner on record, so that it is nobody's.
        #expect(pattern.counts == [0, 4])
        #expect(pattern.teams == [.init(team: id("team:web"), growth: 3), .init(team: id("team:data"), growth: 1)])
    }

    @Test func fewOrFewerAreNoPattern() throws {
        #expect(patterns(try cycle("1", lost: []), try cycle("2", lost: [1, 2])).isEmpty)
        // Fewer than in the cycle before: 3 → 2 … and 4 → 3.
        #expect(
            patterns(try cycle("1", lost: []), try cycle("2", lost: [1, 2, 3, 4]), try cycle("3", lost: [1, 2, 3]))
                .isEmpty)
        // It grew four cycles ago and not since.
        let lost = try cycle("2", lost: [1, 2, 3])
        let still = try (3...6).map { try cycle("\($0)", lost: [1, 2, 3]) }
        #expect(Trend(of: CycleSeries(of: [try cycle("1", lost: []), lost] + still)).patterns.isEmpty)
    }
}
