import OrgModel
import Testing

@testable import OrgAnalysis

@Suite struct StagesTests {
    /// All five are in production. Supporters 2, 1, 1, 1, 0. Rungs: core and Ruth are in core's line, twice; the desk is not in
    /// data's. Teams: billing and ledger rest on core, reports and portal on core and data, archive on none.
    @Test func harbourRail() throws {
        let stages = try analysis(HarbourRail.withForum).stages
        let production = stages.production
        #expect(production.systems == 5)
        #expect(production.users == nil)
        #expect(production.reversible == nil)
        #expect(production.supportersPerSystem == 1)
        // As for the whole organisation: 256 / 86.
        #expect(isClose(production.effectiveOwners, 256.0 / 86))
        #expect(production.escalationLocality == 0.8)
        #expect(production.teamsInClosure == 1)
        #expect(isClose(production.visibilityCoverage, 8.0 / 17))
        #expect(isClose(production.intact, 12.0 / 14))
        #expect(production.humanHours == 112)
        #expect(stages.pilot.systems == 0)
        #expect(stages.pilot.supportersPerSystem == nil && stages.pilot.teamsInClosure == nil)
        #expect(stages.pilot.visibilityCoverage == nil && stages.pilot.intact == nil)
        #expect(stages.pilot.effectiveOwners == nil && stages.pilot.escalationLocality == nil)
    }

    /// Two pilots and two in production, of which one says nothing; each figure of a stage is of its own systems.
    private static let both = """
        people: {ana: {teams: [lab]}, ben: {teams: [lab]}, cho: {teams: [ops]}, dan: {}, eve: {teams: [all]}, box: {type: shared}}
        teams: {lab: {}, ops: {part-of: all}, all: {}}
        systems:
          try: {stage: pilot, load: 6, users: 30, reversible: true, owners: [lab], depends-on: [core], escalation: [{to: dan}, {to: ben}]}
          old-try: {stage: pilot, tier: 1, load: 2, users: 12, reversible: false, owners: [ana], escalation: [{to: box}]}
          core: {tier: 2, owners: [ops], depends-on: [base], escalation: [{to: all}, {to: dan}, {to: cho}]}
          base: {users: 5, owners: [cho, dan]}
          gone: {stage: retired, users: 1000, reversible: true, owners: [lab]}
        forums: {f: {cadence: weekly, reviews: [try, core]}}
        """

    @Test func pilotsStandBesideProduction() throws {
        let stages = try analysis(Self.both).stages
        let pilot = stages.pilot
        #expect(pilot.systems == 2)
        #expect(pilot.users == 42)
        #expect(pilot.reversible == 0.5)
        // 2 and 1.
        #expect(pilot.supportersPerSystem == 1.5)
        // Ana 3 + 2, Ben 3 of 8 hours: 64 / (25 + 9).
        #expect(isClose(pilot.effectiveOwners, 64.0 / 34))
        // Ben is in lab's line; Dan and the mailbox (of what Ana of lab owns) are not.
        #expect(isClose(pilot.escalationLocality, 1.0 / 3))
        // Lab and ops; lab.
        #expect(pilot.teamsInClosure == 1.5)
        // Try (2), old-try (8), and what they rest on, core (4) and base (2): try and core are looked at.
        #expect(isClose(pilot.visibilityCoverage, 6.0 / 16))
        // Old-try pages a mailbox: 2 of 10.
        #expect(isClose(pilot.intact, 0.2))
        #expect(pilot.humanHours == 84)

        let production = stages.production
        #expect(production.systems == 2)
        #expect(production.users == 5)
        #expect(production.reversible == nil)
        // 1 and 2.
        #expect(production.supportersPerSystem == 1.5)
        // Core's 4 hours and half of base's 2 are Cho's, the other half Dan's: 36 / (25 + 1).
        #expect(isClose(production.effectiveOwners, 36.0 / 26))
        // The team above and Cho are in the line; base has no ladder of its own.
        #expect(isClose(production.escalationLocality, 2.0 / 3))
        #expect(production.teamsInClosure == 1)
        #expect(isClose(production.visibilityCoverage, 4.0 / 6))
        #expect(production.intact == 1)
        #expect(production.humanHours == 168)
    }

    /// What hangs on what, in an organisation that records nothing but systems.
    @Test func whatIsNotAssessedIsNull() throws {
        let stages = try analysis("systems: {a: {stage: pilot, users: 3, reversible: true}, b: {}}").stages
        #expect(stages.pilot.systems == 1)
        #expect(stages.pilot.users == 3)
        #expect(stages.pilot.reversible == 1)
        for figures in [stages.pilot, stages.production] {
            #expect(figures.supportersPerSystem == nil && figures.effectiveOwners == nil)
            #expect(figures.teamsInClosure == nil && figures.visibilityCoverage == nil)
            #expect(figures.escalationLocality == nil && figures.intact == nil && figures.humanHours == nil)
        }
    }

    /// More people than a whole number holds are as many as it holds.
    @Test func countsOfPeopleDoNotOverflow() throws {
        let most = Int.max
        let stages = try analysis("systems: {a: {users: \(most)}, b: {users: \(most)}, c: {users: 1}}").stages
        #expect(stages.production.users == most)
    }

    /// A walk from each system, on random organisations.
    @Test func teamsInClosureAgreesWithAWalkFromEachSystem() throws {
        var organisations = RandomOwnership(seed: 31)
        var several = 0
        for _ in 0..<200 {
            let parts = organisations.next()
            let analysis = Analysis(of: parts.cycle(), options: AnalysisOptions(measuresCentrality: false))
            guard analysis.assessment.knows(.ownership), analysis.assessment.knows(.dependencies) else { continue }
            let live = parts.systems.keys.filter { parts.systems[$0]?.stage != .retired }
            let owning = Dictionary(
                uniqueKeysWithValues: analysis.ownership.systems.map { ($0.id.name, $0.owningTeam) })
            let counts = live.map { start -> Int in
                var reached: Set<String> = [start]
                var waiting = [start]
                while let system = waiting.popLast() {
                    for target in parts.dependencies[system] ?? [] where live.contains(target) {
                        if reached.insert(target).inserted { waiting.append(target) }
                    }
                }
                return Set(reached.compactMap { owning[$0] ?? nil }).count
            }.sorted()
            let middle = counts.count / 2
            let median =
                counts.count % 2 == 1 ? Double(counts[middle]) : Double(counts[middle - 1] + counts[middle]) / 2
            #expect(analysis.stages.production.teamsInClosure == median, "\(parts)")
            if median > 1 { several += 1 }
        }
        #expect(several > 10)
    }
}
