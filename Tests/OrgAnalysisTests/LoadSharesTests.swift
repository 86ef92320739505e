import OrgAnalysis
import OrgModel
import Testing

/// Who carries how much: seen through utilisation, which lists the load of everybody whose capacity is given.
@Suite struct LoadSharesTests {
    private static let people = """
        people:
          ana: {teams: [web], capacity: 10}
          ben: {teams: [web], capacity: 10}
          cho: {teams: [{team: web, allocation: 0.25}, {team: lab, allocation: 0.75}], capacity: 10}
          eva: {status: departed, capacity: 10}
        teams: {lab: {}, void: {}, web: {on-call: [ana, ben]}}

        """

    private func loads(_ systems: String) throws -> (people: [String: Double], unassigned: Double?) {
        // Somebody always carries something, so that ownership and capacity are assessed.
        let analysis = try analysis(Self.people + "systems:\n" + systems)
        let rows = analysis.concentration.utilisation.map { ($0.id.name, $0.load) }
        return (Dictionary(uniqueKeysWithValues: rows), analysis.ownership.unassignedLoad)
    }

    /// 12 hours over shares 2 and 1: the team's 8 split over ana and ben, cho's 4 to cho.
    @Test func sharesAreNormalisedAndATeamsPartIsSplitEvenly() throws {
        let loads = try loads("  s: {load: 12, owners: [{who: web, share: 2}, cho]}")
        #expect(loads.people == ["ana": 4, "ben": 4, "cho": 4, "eva": 0])
        #expect(loads.unassigned == 0)
    }

    @Test func backupsAndSupportersCarryNothing() throws {
        let loads = try loads("  s: {load: 12, owners: [ana, {who: ben, role: backup}], supporters: [cho]}")
        #expect(loads.people == ["ana": 12, "ben": 0, "cho": 0, "eva": 0])
    }

    @Test func backupsStandInWithoutAPrimary() throws {
        let loads = try loads("  s: {load: 12, owners: [{who: ana, role: backup, share: 3}, {who: ben, role: backup}]}")
        #expect(loads.people == ["ana": 9, "ben": 3, "cho": 0, "eva": 0])
    }

    /// Nobody inherits the part of who has gone: of 12, 6 are eva's and 3 those of a team without people. The system
    /// without owners adds its 5; retired ones add nothing.
    @Test func whatNobodyCarriesIsUnassigned() throws {
        let loads = try loads(
            """
              s: {load: 12, owners: [{who: eva, share: 2}, void, ana]}
              free: {load: 5}
              old: {load: 100, stage: retired, owners: [ana]}
            """)
        #expect(loads.people == ["ana": 3, "ben": 0, "cho": 0, "eva": 0])
        #expect(loads.unassigned == 14)
    }

    /// Tier 1…4 and untiered: 8, 4, 2, 1 and 2; a load of 0 is 0.
    @Test func loadDefaultsToCriticality() throws {
        let loads = try loads(
            """
              a: {tier: 1, owners: [ana]}
              b: {tier: 2, owners: [ana]}
              c: {tier: 3, owners: [ana]}
              d: {tier: 4, owners: [ana]}
              e: {owners: [ana]}
              f: {tier: 1, load: 0, owners: [ana]}
            """)
        #expect(loads.people["ana"] == 17)
    }

    /// web owns 6 (ana and ben carry it), cho owns 8 in person: lab gets 6 of it and web 2. Teams: lab 6, web 8.
    /// ana takes 3, ben 3, cho 8 of 14.
    @Test func aPersonsOwnLoadGoesToTheirTeamsByAllocation() throws {
        let concentration = try analysis(
            Self.people + "systems: {s: {load: 6, owners: [web]}, t: {load: 8, owners: [cho]}}"
        ).concentration
        #expect(isClose(concentration.teams?.top1, 8.0 / 14))
        #expect(isClose(concentration.teams?.hhi, (36.0 + 64) / 196))
        #expect(isClose(concentration.people?.top1, 8.0 / 14))
        #expect(isClose(concentration.people?.hhi, (9.0 + 9 + 64) / 196))
    }
}
