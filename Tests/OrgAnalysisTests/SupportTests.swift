import OrgAnalysis
import OrgModel
import Testing

/// Who stands behind a person or a team, who can fix a system, and which team answers for it.
@Suite struct SupportTests {
    private func row(_ system: String, of yaml: String) throws -> Ownership.Row {
        try #require(try analysis(yaml).ownership.systems.first { $0.id == EntityID(.system, system) })
    }

    private func supporters(of system: String = "s", _ yaml: String) throws -> [String] {
        try row(system, of: yaml).supporters.map(\.name)
    }

    // MARK: - Humans behind a team

    @Test func membersAndLeadsStandBehindATeam() throws {
        let yaml = "people: {ana: {teams: [web]}, ben: {teams: [web]}, cho: {}, dan: {}}\n"
        #expect(
            try supporters(yaml + "teams: {web: {lead: cho}}\nsystems: {s: {owners: [web]}}") == ["ana", "ben", "cho"])
    }

    @Test func peopleOnCallStandBeforeMembersAndLeads() throws {
        let yaml = "people: {ana: {teams: [web]}, cho: {}, dan: {}}\nsystems: {s: {owners: [web]}}\n"
        #expect(try supporters(yaml + "teams: {web: {lead: cho, on-call: [dan]}}") == ["dan"])
        #expect(
            try supporters(yaml + "teams: {web: {lead: cho, on-call: {people: [dan, ana], mode: rotation}}}")
                == ["ana", "dan"])
        // An empty list names nobody, so that the members count again.
        #expect(try supporters(yaml + "teams: {web: {lead: cho, on-call: {people: []}}}") == ["ana", "cho"])
    }

    /// A list that names only people who are not there is a list all the same.
    @Test func absentPeopleOnCallAreNotReplacedByMembers() throws {
        let yaml = """
            people: {ana: {teams: [web]}, eva: {status: departed}, lee: {status: leave}}
            teams: {web: {on-call: [eva, lee]}}
            systems: {s: {owners: [web]}}
            """
        #expect(try supporters(yaml) == [])
    }

    @Test func onlyActiveHumansCount() throws {
        let yaml = """
            people:
              ana: {teams: [web]}
              bot: {teams: [web], type: bot}
              box: {teams: [web], type: shared}
              eva: {teams: [web], status: departed}
              lee: {teams: [web], status: leave}
            teams: {web: {}}
            systems: {s: {owners: [web, box, eva]}}
            """
        #expect(try supporters(yaml) == ["ana"])
    }

    @Test func membersOfATeamWithinATeamDoNotCount() throws {
        let yaml = """
            people: {ana: {teams: [web]}, ben: {teams: [all]}}
            teams: {all: {}, web: {part-of: all}}
            systems: {s: {owners: [all]}}
            """
        #expect(try supporters(yaml) == ["ben"])
    }

    // MARK: - Supporters

    @Test func primaryAndBackupOwnersSupport() throws {
        let yaml = "people: {ana: {}, ben: {}}\nsystems: {s: {owners: [ana, {who: ben, role: backup}]}}"
        #expect(try supporters(yaml) == ["ana", "ben"])
    }

    @Test func listedSupportersStandBeforeOwners() throws {
        let yaml = """
            people: {ana: {}, ben: {}, cho: {teams: [web]}, dan: {teams: [web]}}
            teams: {web: {}}
            systems: {s: {owners: [ana, ben], supporters: [ben, web]}}
            """
        #expect(try supporters(yaml) == ["ben", "cho", "dan"])
    }

    /// The owners do not stand in for supporters who have gone: who is listed is who knows.
    @Test func departedSupportersAreNotReplacedByOwners() throws {
        let yaml = "people: {ana: {}, eva: {status: departed}}\nsystems: {s: {owners: [ana], supporters: [eva]}}"
        #expect(try supporters(yaml) == [])
    }

    // MARK: - Inheritance

    private static let family = """
        people: {ana: {}, ben: {}, cho: {}}
        systems:
          low: {part-of: middle}
          middle: {part-of: top}
          top: {owners: [ana], supporters: [ben]}
          other: {owners: [cho]}

        """

    /// The nearest owned system is two steps up. What is inherited is its owners; its supporters are its own.
    @Test func ownersAreInheritedFromTheNearestOwnedSystem() throws {
        let low = try row("low", of: Self.family)
        #expect(low.owners.map(\.name) == ["ana"])
        #expect(low.inherited == EntityID(.system, "top"))
        #expect(low.supporters.map(\.name) == ["ana"])
        #expect(try row("top", of: Self.family).inherited == nil)
        #expect(try row("top", of: Self.family).supporters.map(\.name) == ["ben"])
    }

    @Test func aHeirKeepsItsOwnSupporters() throws {
        let yaml = Self.family.replacing("{part-of: middle}", with: "{part-of: middle, supporters: [cho]}")
        #expect(try row("low", of: yaml).supporters.map(\.name) == ["cho"])
        #expect(try row("low", of: yaml).owners.map(\.name) == ["ana"])
    }

    /// One step beats two, whatever the ids; of two at one step the first by id; a retired one hands down as well.
    @Test func nearerBeatsFirstAndFirstBeatsLater() throws {
        func inherited(_ systems: String) throws -> String? {
            try row("s", of: "people: {ana: {}, ben: {}, cho: {}}\nsystems: {\(systems)}").inherited?.name
        }
        #expect(
            try inherited("s: {part-of: [b, z]}, b: {part-of: a}, a: {owners: [ana]}, z: {owners: [ben]}") == "z")
        #expect(try inherited("s: {part-of: [z, b]}, b: {owners: [ana]}, z: {owners: [ben]}") == "b")
        #expect(
            try inherited("s: {part-of: [z, b]}, b: {stage: retired, owners: [ana]}, z: {owners: [ben]}") == "b")
        // A backup is an owner too.
        #expect(try inherited("s: {part-of: b}, b: {owners: [{who: ana, role: backup}]}") == "b")
        #expect(try inherited("s: {owners: [cho], part-of: b}, b: {owners: [ana]}") == nil)
    }

    // MARK: - Owning team

    private func owningTeam(_ owners: String) throws -> String? {
        try row(
            "s",
            of: """
                people:
                  ana: {teams: [{team: big, allocation: 0.3}, {team: small, allocation: 0.7}]}
                  ben: {teams: [big]}
                  cho: {teams: [even]}
                  dan: {teams: [even]}
                  eve: {}
                teams: {big: {}, even: {}, small: {}, void: {}}
                systems: {s: {owners: [\(owners)]}}
                """
        ).owningTeam?.name
    }

    @Test func theOwningTeamHasTheLargestShare() throws {
        #expect(try owningTeam("big, {who: small, share: 2}") == "small")
        // Equal shares: most humans. big and even have two, small one, void none.
        #expect(try owningTeam("small, void, even") == "even")
        // Equal humans: first by id.
        #expect(try owningTeam("even, big") == "big")
        // A team beats a person with a larger share.
        #expect(try owningTeam("void, {who: ana, share: 9}") == "void")
    }

    @Test func withoutATeamThePersonsLargestTeamAnswers() throws {
        #expect(try owningTeam("ana") == "small")
        #expect(try owningTeam("ana, {who: cho, share: 2}") == "even")
        // Ties by id: ana before cho.
        #expect(try owningTeam("cho, ana") == "small")
        // Only the one person is asked; the next does not stand in.
        #expect(try owningTeam("{who: eve, share: 3}, cho") == nil)
    }

    @Test func backupsStandInOnlyWithoutAPrimary() throws {
        #expect(try owningTeam("{who: even, role: backup}") == "even")
        #expect(try owningTeam("eve, {who: even, role: backup}") == nil)
        #expect(try owningTeam("small, {who: even, role: backup, share: 5}") == "small")
    }
}
