import OrgAnalysis
import OrgModel
import Testing

@Suite struct ChokepointsTests {
    private func told(_ row: Chokepoints.Chokepoint) -> String {
        "\(row.id.name): \(row.sole.map(\.name).joined(separator: " ")) < \(row.dependents.map(\.name).joined(separator: " "))"
    }

    /// Tiers 1, 2, 3, 4, untiered: 8 + 4 + 2 + 1 + 2 = 17. Only ana supports store; api depends on it, web on api, and
    /// both depend on each other's circle no further. Only ben supports web. Exposed: ana 4 + 8 + 2 = 14, ben 2 of 17.
    @Test func exposureReachesWhatTransitivelyDepends() throws {
        let people = try analysis(
            """
            people: {ana: {}, ben: {}, cho: {}}
            systems:
              store: {tier: 2, owners: [ana]}
              api: {tier: 1, owners: [ana, ben], depends-on: [store]}
              web: {tier: 3, owners: [ben], depends-on: [api]}
              logs: {tier: 4, owners: [ana, ben, cho], depends-on: [old]}
              docs: {owners: [ben, cho]}
              old: {stage: retired, depends-on: [store]}
            """
        ).chokepoints.people
        #expect(people.map(told) == ["ana: store < api web", "ben: web < "])
        #expect(isClose(people[0].exposure, 14.0 / 17))
        #expect(isClose(people[1].exposure, 2.0 / 17))
        #expect(people[0].dominance == nil, "no ladder is known")
    }

    /// A circle of dependencies is walked once.
    @Test func circlesOfDependenciesEnd() throws {
        let people = try analysis(
            "people: {ana: {}, ben: {}}\nsystems: {a: {owners: [ana], depends-on: [b]}, b: {owners: [ana, ben], depends-on: [a]}}"
        ).chokepoints.people
        #expect(people.map(told) == ["ana: a < b"])
        #expect(people[0].exposure == 1)
    }

    @Test func equallyExposedPeopleAreListedByID() throws {
        let people = try analysis("people: {ben: {}, ana: {}}\nsystems: {a: {owners: [ben]}, b: {owners: [ana]}}")
            .chokepoints.people
        #expect(people.map(\.id.name) == ["ana", "ben"])
    }

    /// Five untiered systems, 2 each. ana alone holds z, on which v depends: 4. With ben she holds x and y too: 8, more than
    /// 4 + 0. With cho she holds v, which goes with z anyway: 4, no more than 4 + 0, and not listed.
    @Test func pairsAreListedWhenTheyExposeMoreThanTheirSum() throws {
        let pairs = try analysis(
            """
            people: {ana: {}, ben: {}, cho: {}, dan: {}}
            systems:
              x: {owners: [ana, ben]}
              y: {owners: [ben, ana]}
              z: {owners: [ana]}
              v: {owners: [ana, cho], depends-on: [z]}
              w: {owners: [ana, ben, cho]}
            """
        ).chokepoints.pairs
        #expect(pairs.map { $0.ids.map(\.name) } == [["ana", "ben"]])
        #expect(pairs[0].sole.map(\.name) == ["x", "y", "z"])
        #expect(pairs[0].exposure == 0.8)
    }

    /// web is {ana, ben}, duty {ana}. a is supported by ana and ben, b by ana, c by ana and cho, d by nobody.
    @Test func teamsHoldWhatOnlyTheirPeopleSupport() throws {
        let teams = try analysis(
            """
            people: {ana: {teams: [web]}, ben: {teams: [web]}, cho: {}, eva: {status: departed}}
            teams: {web: {}, duty: {on-call: [ana]}, void: {}}
            systems:
              a: {owners: [ana, ben]}
              b: {owners: [ana], tier: 2}
              c: {owners: [ana, cho]}
              d: {owners: [eva]}
            """
        ).chokepoints.teams
        #expect(teams.map { "\($0.id.name): \($0.sole.map(\.name))" } == [#"web: ["a", "b"]"#, #"duty: ["b"]"#])
        // Σc = 2 + 4 + 2 + 2 = 10.
        #expect(teams.map(\.exposure) == [0.6, 0.4])
    }

    /// Explicit ladders: s (tier 1) and t (tier 3), 8 + 2; u has none of its own and does not count. s is climbed by hand
    /// from ana to ben to the coo: without either it is cut off. t is ben and ana at once, then the coo.
    @Test func dominanceIsOfExplicitLadders() throws {
        let points = try analysis(
            """
            authority: [coo]
            people: {ana: {}, ben: {}, coo: {}}
            systems:
              s: {tier: 1, owners: [ana, ben, coo], escalation: [{to: ana}, {to: ben}, {to: coo}]}
              t: {tier: 3, owners: [ana, ben, coo], escalation: [{to: [ana, ben]}, {to: coo}]}
              u: {tier: 1, owners: [ana, ben, coo]}
            """
        ).chokepoints
        #expect(points.people.map(\.id.name) == ["ana", "ben"])
        for row in points.people {
            #expect(row.sole.isEmpty)
            #expect(row.exposure == 0)
            #expect(row.dominated.map(\.name) == ["s"])
            #expect(row.dominance == 0.8)
        }
        // Without the coo neither reaches authority.
        #expect(points.authorityDominance.map(\.id.name) == ["coo"])
        #expect(points.authorityDominance[0].dominated.map(\.name) == ["s", "t"])
        #expect(points.authorityDominance[0].dominance == 1)
    }

    /// Somebody of a rotation is replaced by the next; a rotation of one is a person.
    @Test func nobodyInARotationDominates() throws {
        func dominating(_ people: String) throws -> [String] {
            try analysis(
                """
                people: {ana: {}, ben: {}}
                teams: {web: {on-call: {people: [\(people)], mode: rotation}}}
                systems: {s: {escalation: [{to: web}]}}
                """
            ).chokepoints.people.map(\.id.name)
        }
        #expect(try dominating("ana, ben") == [])
        #expect(try dominating("ana") == ["ana"])
    }
}
