import Findings
import OrgCycles
import OrgModel
import Testing

/// What was reviewed, and is not any more.
@Suite struct NarrowedVisibilityTests {
    /// Two systems, and what two forums review.
    private func org(_ forums: String, stage: String = "production", tier: Int = 3) -> String {
        """
        people: [ana]
        systems:
          core: {tier: \(tier), owners: [ana], stage: \(stage)}
          portal: {owners: [ana], depends-on: [base]}
          base: {stage: pilot, owners: [ana]}
        forums: {\(forums)}
        """
    }

    private func messages(_ cycles: [Cycle], in cycle: Int) -> [String] {
        CycleSeries(of: cycles).findings.tracks.compactMap {
            $0.rule == "visibility/narrowing" ? $0.occurrences[cycle]?.message : nil
        }
    }

    private func statuses(_ cycles: [Cycle]) throws -> [FindingHistory.Status?] {
        let tracks = CycleSeries(of: cycles).findings.tracks.filter { $0.rule == "visibility/narrowing" }
        #expect(tracks.count == 1)
        return try cycles.indices.map { try #require(tracks.first).status(in: $0) }
    }

    private let both = "ops: {name: Operations, cadence: monthly, reviews: [core, portal]}"
    private let one = "ops: {name: Operations, cadence: monthly, reviews: [portal]}"

    @Test func aSystemThatIsReviewedNoMore() throws {
        let cycles = [try cycle("2026-Q1", org(both)), try cycle("2026-Q2", org(one))]
        let finding = try #require(
            Comparison(of: CycleSeries(of: cycles)).findings(.new).compactMap(\.after)
                .first { $0.rule == "visibility/narrowing" })
        #expect(
            finding.message
                == "core was reviewed on production figures by Operations in 2026-Q1, and is reviewed by nobody now.")
        #expect(finding.subject == .entity(id("system:core")))
        #expect(finding.affects == [id("system:core")])
        #expect(finding.severity == .warning)
        #expect(finding.evidence.ids == [id("forum:ops")])
        // core, portal and base weigh 2 each: core is a third of what production rests on.
        #expect(finding.exposure == 2.0 / 6)
    }

    /// It is told until somebody looks again, and not only in the cycle in which it stopped.
    @Test func itStandsUntilSomebodyLooksAgain() throws {
        let cycles = try [both, one, one, both, one].enumerated().map { try cycle("\($0)", org($1)) }
        #expect(try statuses(cycles) == [nil, .new, .persisting, .resolved, .recurring])
        #expect(
            messages(cycles, in: 4)
                == ["core was reviewed on production figures by Operations in 3, and is reviewed by nobody now."])
    }

    @Test func whatIsReviewedWorseIsTold() throws {
        let pilot = "ops: {cadence: monthly, reviews: [portal, {system: core, metrics: pilot}]}"
        #expect(
            messages([try cycle("1", org(both)), try cycle("2", org(pilot))], in: 1)
                == [
                    "core was reviewed on production figures by Operations in 1, and is now reviewed on pilot figures only."
                ])
        // Of tier 1 a review every quarter is too seldom, and the finding is an error.
        let seldom = "ops: {cadence: quarterly, reviews: [core, portal]}"
        let cycles = [try cycle("1", org(both, tier: 1)), try cycle("2", org(seldom, tier: 1))]
        #expect(
            messages(cycles, in: 1)
                == [
                    "core was reviewed on production figures by Operations in 1, and is now reviewed too seldom for its tier."
                ])
        let track = CycleSeries(of: cycles).findings.tracks.first { $0.rule == "visibility/narrowing" }
        #expect(track?.occurrences[1]?.severity == .error)
    }

    /// What went back to being a pilot, was retired or removed is no part of production; a base that a pilot rests on is not
    /// either.
    @Test(arguments: ["pilot", "retired"])
    func whatLeftProductionIsNotMissed(_ stage: String) throws {
        #expect(messages([try cycle("1", org(both)), try cycle("2", org(one, stage: stage))], in: 1) == [])
        let gone = "people: [ana]\nsystems: {portal: {owners: [ana]}}\nforums: {\(one)}"
        #expect(messages([try cycle("1", org(both)), try cycle("2", gone)], in: 1) == [])
    }

    /// Reviews are not written down at all, or those of one forum come from a file that is missing: they may go on.
    @Test func whatIsNotRecordedIsNotNarrower() throws {
        let blind = "people: [ana]\nsystems: {core: {owners: [ana]}, portal: {owners: [ana]}}"
        #expect(messages([try cycle("1", org(both)), try cycle("2", blind)], in: 1) == [])
        func forum(_ name: String, _ system: String) -> String {
            "\(name): {source: '\(name).csv:1', cadence: monthly, reviews: [{system: \(system), source: '\(name).csv:1'}]}"
        }
        let told = org(forum("ops", "core") + ", " + forum("board", "portal"))
        #expect(messages([try cycle("1", told), try cycle("2", org(forum("board", "portal")))], in: 1) == [])
        // Its file is there, and it reviews something else.
        let other = org(forum("ops", "base") + ", " + forum("board", "portal"))
        #expect(messages([try cycle("1", told), try cycle("2", other)], in: 1).count == 1)
        // After a cycle in which nobody wrote it down it is held against the one before.
        #expect(
            messages([try cycle("1", org(both)), try cycle("2", blind), try cycle("3", org(one))], in: 2).count == 1)
    }

    @Test func namesMayChange() throws {
        let renamed = org(one).replacing("core:", with: "kern:") + "\nrenamed: {core: kern}"
        #expect(
            messages([try cycle("1", org(both)), try cycle("2", renamed)], in: 1)
                == ["kern was reviewed on production figures by Operations in 1, and is reviewed by nobody now."])
    }
}
