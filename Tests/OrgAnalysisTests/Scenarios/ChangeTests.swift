import OrgModel
import Testing

@testable import OrgAnalysis

/// What each change does to a cycle, and what it leaves as it is.
@Suite struct ChangeTests {
    private static let yaml = """
        people:
          ana: {teams: [core]}
          ben: {teams: [core]}
          chi: {teams: [data]}
          dee: {teams: [data], capacity: 10}
          gone: {teams: [core], status: departed}
          desk: {teams: [data], type: shared}
        teams: {core: {}, data: {lead: dee, on-call: [chi, ben]}, none: {}}
        systems:
          owned: {owners: [core]}
          listed: {owners: [core], supporters: [ana]}
          part: {part-of: owned}
          bare: {}
          trial: {stage: pilot, tier: 3, load: 10, owners: [core]}
          plain: {stage: pilot, tier: 1, owners: [core]}
          old: {stage: retired, owners: [core]}

        """

    private func id(_ kind: EntityKind, _ name: String) -> EntityID { EntityID(kind, name) }

    private func changed(_ changes: Change...) throws -> Cycle { try cycle(Self.yaml).applying(changes) }

    private func supporters(of name: String, in cycle: Cycle) -> [String] {
        let row = Analysis(of: cycle, options: AnalysisOptions(measuresCentrality: false)).ownership.systems
            .first { $0.id.name == name }
        return row?.supporters.map(\.name) ?? []
    }

    private func statuses(_ cycle: Cycle) -> [String] {
        cycle.entities(of: .person).filter { $0.person?.status != .active }
            .map { "\($0.id.name) \($0.person?.status.rawValue ?? "")" }
    }

    // MARK: - Absence

    @Test func aPersonWhoIsAwayIsOnLeave() throws {
        #expect(statuses(try changed(.absence(of: id(.person, "ana")))) == ["ana leave", "gone departed"])
        // Who has left does not come back.
        #expect(statuses(try changed(.absence(of: id(.person, "gone")))) == ["gone departed"])
    }

    /// Members, the lead and who is on call, be they of another team; the mailbox reads on.
    @Test func ofATeamAllHumansAreAway() throws {
        #expect(
            statuses(try changed(.absence(of: id(.team, "data"))))
                == ["ben leave", "chi leave", "dee leave", "gone departed"])
        #expect(statuses(try changed(.absence(of: id(.team, "core")))) == ["ana leave", "ben leave", "gone departed"])
        #expect(try changed(.absence(of: id(.team, "none"))) == cycle(Self.yaml))
    }

    // MARK: - Support: O(s) gains exactly who is added

    @Test func whereSupportersAreListedOneMoreIs() throws {
        let cycle = try changed(.support(of: id(.system, "listed"), by: id(.person, "chi")))
        #expect(supporters(of: "listed", in: cycle) == ["ana", "chi"])
        #expect(supporters(of: "owned", in: cycle) == ["ana", "ben"])
    }

    /// One listed supporter would take the place of the owners; so the owning team is listed too.
    @Test func whereNoneIsListedTheOwnersStay() throws {
        let cycle = try changed(.support(of: id(.system, "owned"), by: id(.person, "chi")))
        #expect(supporters(of: "owned", in: cycle) == ["ana", "ben", "chi"])
        // What is part of it takes its owners, and not its supporters.
        #expect(supporters(of: "part", in: cycle) == ["ana", "ben"])
        let listed = cycle.relations.filter { $0.kind == .supports && $0.to.name == "owned" }.map(\.from.description)
        #expect(listed == ["person:chi", "team:core"])
    }

    @Test func inheritedOwnersStayToo() throws {
        let cycle = try changed(.support(of: id(.system, "part"), by: id(.person, "chi")))
        #expect(supporters(of: "part", in: cycle) == ["ana", "ben", "chi"])
        #expect(supporters(of: "owned", in: cycle) == ["ana", "ben"])
    }

    @Test func aSystemWithNobodyGetsSomebody() throws {
        let cycle = try changed(.support(of: id(.system, "bare"), by: id(.person, "chi")))
        #expect(supporters(of: "bare", in: cycle) == ["chi"])
    }

    /// Behind data are the two on call.
    @Test func aTeamBringsWhoIsBehindIt() throws {
        let cycle = try changed(.support(of: id(.system, "listed"), by: id(.team, "data")))
        #expect(supporters(of: "listed", in: cycle) == ["ana", "ben", "chi"])
    }

    /// The team is listed and not its people, so that who goes away later is away here too.
    @Test func whatIsListedKeepsUpWithTheTeam() throws {
        let cycle = try changed(
            .support(of: id(.system, "owned"), by: id(.person, "chi")), .absence(of: id(.person, "ben")))
        #expect(supporters(of: "owned", in: cycle) == ["ana", "chi"])
    }

    @Test func whoCanFixItAlreadyIsNotListedAgain() throws {
        let original = try cycle(Self.yaml)
        #expect(try changed(.support(of: id(.system, "owned"), by: id(.person, "ana"))) == original)
        #expect(try changed(.support(of: id(.system, "listed"), by: id(.person, "ana"))) == original)
        #expect(try changed(.support(of: id(.system, "listed"), by: id(.person, "gone"))) == original)
    }

    @Test func onRandomOrganisationsExactlyTheseAreGained() throws {
        var organisations = RandomOwnership(seed: 11)
        var gained = 0
        for _ in 0..<30 {
            let cycle = organisations.next().cycle()
            let before = FigureValues(of: Analysis(of: cycle, options: AnalysisOptions(measuresCentrality: false)))
            for system in before.ground.liveSystems {
                for newcomer in [before.ground.people, before.ground.teams].joined() {
                    let changed = try cycle.applying([
                        .support(of: before.ground.id(system), by: before.ground.id(newcomer))
                    ])
                    let after = FigureValues(of: Analysis(of: changed, options: before.analysis.options))
                    for other in before.support.systems {
                        let expected = Set(before.support.supporters[other])
                            .union(other == system ? before.humans.of(newcomer) : [])
                        #expect(Set(after.support.supporters[other]) == expected)
                        if expected.count > before.support.supporters[other].count { gained += 1 }
                    }
                    #expect(after.load.person == before.load.person)
                    #expect(after.analysis.ownership.unowned == before.analysis.ownership.unowned)
                }
            }
        }
        #expect(gained > 150)
    }

    // MARK: - Promotion and capacity

    @Test func aPilotGoesIntoProduction() throws {
        let cycle = try changed(.promotion(of: id(.system, "trial"), loadFactor: 2.5))
        #expect(
            cycle[id(.system, "trial")]?.system == System(stage: .production, tier: 3, load: 25))
        // Without a load of its own it has that of its tier: 8 hours.
        let plain = try changed(.promotion(of: id(.system, "plain"), loadFactor: 2))
        #expect(plain[id(.system, "plain")]?.system == System(stage: .production, tier: 1, load: 16))
        let same = try changed(.promotion(of: id(.system, "plain"), loadFactor: 1))
        #expect(same[id(.system, "plain")]?.system == System(stage: .production, tier: 1))
    }

    @Test func aPromotionGivenTwiceIsMadeOnce() throws {
        let change = Change.promotion(of: id(.system, "trial"), loadFactor: 3)
        #expect(try changed(change, change)[id(.system, "trial")]?.system?.load == 30)
    }

    @Test func capacityIsReplaced() throws {
        let cycle = try changed(
            .capacity(of: id(.person, "dee"), hours: 25), .capacity(of: id(.person, "ana"), hours: 5))
        #expect(cycle[id(.person, "dee")]?.person?.capacity == 25)
        #expect(cycle[id(.person, "ana")]?.person?.capacity == 5)
    }

    // MARK: - Together

    @Test func theOrderMakesNoDifference() throws {
        let changes: [Change] = [
            .absence(of: id(.team, "core")), .support(of: id(.system, "owned"), by: id(.person, "chi")),
            .support(of: id(.system, "owned"), by: id(.person, "dee")), .capacity(of: id(.person, "dee"), hours: 3),
            .promotion(of: id(.system, "trial"), loadFactor: 2), .absence(of: id(.person, "dee")),
        ]
        let expected = try cycle(Self.yaml).applying(changes)
        #expect(supporters(of: "owned", in: expected) == ["chi"])
        for shift in changes.indices {
            let order = Array(changes[shift...] + changes[..<shift])
            #expect(try cycle(Self.yaml).applying(order) == expected)
            #expect(try cycle(Self.yaml).applying(order.reversed()) == expected)
        }
    }

    @Test func placesAreKept() throws {
        let original = try cycle(Self.yaml)
        let cycle = try original.applying([.promotion(of: id(.system, "trial"), loadFactor: 2)])
        for entity in original.entities { #expect(cycle.location(of: entity.id) == original.location(of: entity.id)) }
        #expect(cycle.location(of: id(.system, "trial"))?.line != nil)
    }

    // MARK: - What cannot be

    @Test func everyImpossibleChangeIsTold() throws {
        let changes: [Change] = [
            .absence(of: id(.system, "owned")), .absence(of: id(.person, "zoe")),
            .support(of: id(.system, "old"), by: id(.person, "ana")),
            .support(of: id(.system, "owned"), by: id(.policy, "p")),
            .promotion(of: id(.system, "owned"), loadFactor: 2), .promotion(of: id(.system, "old"), loadFactor: 2),
            .promotion(of: id(.system, "trial"), loadFactor: .nan),
            .promotion(of: id(.system, "plain"), loadFactor: -1),
            .capacity(of: id(.person, "dee"), hours: .infinity), .capacity(of: id(.team, "core"), hours: 1),
            .capacity(of: id(.person, "ana"), hours: 1), .capacity(of: id(.person, "ana"), hours: 2),
        ]
        let failure = #expect(throws: ImpossibleChanges.self) { try cycle(Self.yaml).applying(changes) }
        #expect(
            failure?.changes.map(\.reason) == [
                "system:owned is no person or team", "there is no person:zoe", "system:old is retired",
                "policy:p is no person or team", "system:owned is in production already; only a pilot can be promoted",
                "system:old is retired; only a pilot can be promoted", "a load factor is a finite number, at least 0",
                "a load factor is a finite number, at least 0", "a capacity is a finite number of hours, at least 0",
                "team:core is no person", "two values are given for person:ana",
            ])
    }
}
