import Findings
import OrgModel
import Testing

@testable import OrgAnalysis

/// Where a ladder comes from, and how it is climbed.
@Suite struct LadderTests {
    /// The chain of `s` in an organisation where `boss` is the authority.
    private func chain(_ yaml: String) throws -> Chain {
        try analysis("authority: [boss]\n" + yaml).chain("s")
    }

    // MARK: - Sources

    private static let sources = """
        people: {ana: {}, ben: {}, cho: {}, dan: {}, boss: {}}
        policies: {empty: {}, p: {rungs: [{to: cho}]}, q: {rungs: [{to: dan}]}}

        """

    /// Own rungs, else a policy of its own, else what the owning team has, else the owning team itself.
    @Test func theNearestSourceIsTaken() throws {
        func source(_ team: String, _ system: String, _ relations: String = "") throws -> String {
            let chain = try chain(
                Self.sources + "teams: {web: {on-call: [ana, ben]\(team)}}\n"
                    + "systems: {s: {owners: [web]\(system)}}\n" + relations)
            return "\(chain.via?.description ?? "-") \(chain.isExplicit) \(chain.steps)"
        }
        let own = "relations: [{from: system:s, to: person:ben, kind: escalates-to}]"
        #expect(try source(", escalation: q", ", escalation: p", own) == #"- true ["ben"]"#)
        #expect(try source(", escalation: q", ", escalation: p") == #"policy:p true ["cho"]"#)
        // A policy without rungs is no ladder.
        #expect(try source(", escalation: q", ", escalation: empty") == #"policy:q true ["dan"]"#)
        #expect(try source(", escalation: empty", ", escalation: empty") == #"team:web false ["^web"]"#)
        // A team's own rungs come after the team itself.
        let ofTeam = "relations: [{from: team:web, to: person:cho, kind: escalates-to}]"
        #expect(try source(", escalation: q", "", ofTeam) == #"team:web true ["web", "cho"]"#)
        #expect(try source("", "") == #"team:web false ["^web"]"#)
    }

    @Test func withoutATeamTheOwningPeopleAreTheFirstRung() throws {
        let chain = try chain(
            "people: {ana: {}, ben: {reports-to: cho}, cho: {}, boss: {}}\nsystems: {s: {owners: [ben, ana]}, t: {escalation: [{to: ana}]}}"
        )
        #expect(chain.steps == ["^ana+ben"])
        #expect(chain.via == nil)
        #expect(!chain.isExplicit)
        #expect(chain.advance == .manual)
    }

    @Test func withoutOwnersThereIsNoLadder() throws {
        let chain = try chain("people: {ana: {}, boss: {}}\nsystems: {s: {}, t: {escalation: [{to: ana}]}}")
        #expect(chain.steps == [])
        #expect(chain.advance == nil)
        #expect(chain.broken == ["escalation/none"])
        #expect(chain.figures?.absencesToSilence == 0)
        #expect(chain.figures?.absencesToCutOff == 0)
        #expect(chain.figures?.toHuman == nil)
    }

    // MARK: - Advance

    @Test(arguments: [
        ("{rungs: [{to: ana}, {to: boss}]}", Advance.manual),
        ("{rungs: [{to: ana, after: 5}, {to: boss}]}", .automatic),
        ("{advance: manual, rungs: [{to: ana, after: 5}, {to: boss}]}", .manual),
        ("{advance: automatic, rungs: [{to: ana}, {to: boss}]}", .automatic),
    ])
    func aLadderWithMinutesMovesOnByItself(_ policy: String, _ advance: Advance) throws {
        let chain = try chain("people: {ana: {}, boss: {}}\npolicies: {p: \(policy)}\nsystems: {s: {escalation: p}}")
        #expect(chain.advance == advance)
    }

    // MARK: - Climbing

    /// After the last explicit rung: ana's manager ben, whose team is nobody's part, so that it ends; cho, whom nobody reports
    /// to, is not reached.
    @Test func climbsReportingLinesAfterTheLastRung() throws {
        let chain = try chain(
            "people: {ana: {reports-to: ben}, ben: {}, cho: {}, boss: {}}\nsystems: {s: {escalation: [{to: ana}]}}")
        #expect(chain.steps == ["ana", "^ben"])
        #expect(chain.weak.contains("escalation/dead-end"))
    }

    /// A team escalates by its policy first, then to what it is part of, then to whom its leads report to.
    @Test func climbsFromATeamByPolicyThenParentThenManagers() throws {
        let people = "people: {ana: {reports-to: ben, teams: [web]}, ben: {}, cho: {teams: [all]}, dan: {}, boss: {}}\n"
        func steps(_ web: String) throws -> [String] {
            try chain(
                people + "teams: {web: {lead: ana\(web)}, all: {}}\npolicies: {p: {rungs: [{to: dan}]}}\n"
                    + "systems: {s: {escalation: [{to: web}]}}"
            ).steps
        }
        #expect(try steps(", part-of: all, escalation: p") == ["web", "^dan"])
        #expect(try steps(", part-of: all") == ["web", "^all"])
        #expect(try steps("") == ["web", "^ben"])
    }

    /// A person without a manager: the team that their team is part of, not their own.
    @Test func climbsFromAPersonToTheTeamAboveTheirTeam() throws {
        let chain = try chain(
            """
            people: {ana: {teams: [web]}, ben: {teams: [web]}, cho: {teams: [all]}, boss: {}}
            teams: {web: {part-of: all}, all: {}}
            systems: {s: {escalation: [{to: ana}]}}
            """)
        #expect(chain.steps == ["ana", "^all"])
    }

    /// ana escalates to eve in person, which comes before her manager.
    @Test func whatAPersonEscalatesToComesBeforeTheirManager() throws {
        let chain = try chain(
            """
            people: {ana: {reports-to: ben}, ben: {}, eve: {}, boss: {}}
            systems: {s: {escalation: [{to: ana}]}}
            relations: [{from: person:ana, to: person:eve, kind: escalates-to}]
            """)
        #expect(chain.steps == ["ana", "^eve"])
    }

    /// Of two managers the first by id; if it has been passed, the other.
    @Test func ofSeveralManagersTheFirstThatIsNew() throws {
        func steps(_ rungs: String) throws -> [String] {
            try chain(
                """
                people: {ana: {}, ben: {}, cho: {}, boss: {}}
                systems: {s: {escalation: [\(rungs)]}}
                relations:
                  - {from: person:ana, to: person:cho, kind: reports-to}
                  - {from: person:ana, to: person:ben, kind: reports-to}
                """
            ).steps
        }
        #expect(try steps("{to: ana}") == ["ana", "^ben"])
        #expect(try steps("{to: ben}, {to: ana}") == ["ben", "ana", "^cho"])
    }

    /// The chain goes on from the first target of the last rung by id that has not been passed: ben, not ana.
    @Test func climbsOnFromTheFirstNewTargetOfARung() throws {
        let chain = try chain(
            """
            people: {ana: {reports-to: cho}, ben: {reports-to: dan}, cho: {}, dan: {}, boss: {}}
            systems: {s: {escalation: [{to: ana}, {to: [ana, ben]}]}}
            """)
        #expect(chain.steps == ["ana", "ana+ben", "^dan"])
    }

    /// lee is on leave: her rung adds nobody and is passed over, and the chain goes on from her. box is a mailbox.
    @Test func rungsThatAddNobodyArePassedOver() throws {
        let chain = try chain(
            """
            people:
              ana: {reports-to: lee}
              lee: {reports-to: eva, status: leave}
              eva: {reports-to: box, status: departed}
              box: {type: shared, reports-to: ben}
              ben: {}
              boss: {}
            systems: {s: {escalation: [{to: ana}]}}
            """)
        #expect(chain.steps == ["ana", "^ben"])
    }

    /// The first rung stays even with nobody on it; a team whose people all stood before adds nobody.
    @Test func theFirstRungStays() throws {
        let chain = try chain(
            """
            people: {ana: {teams: [web]}, ben: {teams: [all]}, boss: {}}
            teams: {void: {part-of: same}, same: {lead: ana, part-of: web}, web: {part-of: all}, all: {}}
            systems: {s: {owners: [void]}, t: {escalation: [{to: ana}]}}
            """)
        // same has ana; web has ana only, and is passed over; all has ben.
        #expect(chain.steps == ["^void", "^same", "^all"])
    }

    @Test func climbingEndsAtAnAuthority() throws {
        let chain = try chain(
            "people: {ana: {reports-to: boss}, boss: {reports-to: cho}, cho: {}}\nsystems: {s: {escalation: [{to: ana}]}}"
        )
        #expect(chain.steps == ["ana", "^boss"])
        // Explicit rungs after an authority stay.
        let longer = try self.chain(
            "people: {ana: {}, boss: {reports-to: cho}, cho: {reports-to: dan}, dan: {}}\nsystems: {s: {escalation: [{to: boss}, {to: ana}, {to: cho}]}}"
        )
        #expect(longer.steps == ["boss", "ana", "cho"])
    }

    /// An authority ends the climb even where it adds nobody.
    @Test func anAuthorityThatAddsNobodyStays() throws {
        let chain = try chain(
            "people: {ana: {reports-to: boss}, boss: {teams: [web]}}\nteams: {web: {lead: ana}}\nsystems: {s: {escalation: [{to: web}]}}"
        )
        #expect(chain.steps == ["web", "^boss"])
    }

    // MARK: - Loops

    private static let circle = """
        people: {ana: {}, ben: {}, cho: {}, boss: {}}
        teams: {data: {on-call: [ana]}, web: {on-call: [ben]}}
        systems: {s: {owners: [data]}}
        relations:
          - {from: team:data, to: team:web, kind: escalates-to}
          - {from: team:web, to: team:data, kind: escalates-to}

        """

    @Test func ownRungsThatLeadBackAreALoop() throws {
        let chain = try chain(Self.circle)
        #expect(chain.steps == ["data", "web"])
        #expect(chain.broken == ["escalation/loop"])
        #expect(!chain.weak.contains("escalation/dead-end"), "not given beside a loop")
    }

    /// Of several own rungs the first with a target not yet passed.
    @Test func aLoopNeedsEveryOwnRungToLeadBack() throws {
        let chain = try chain(
            Self.circle + "  - {from: team:web, to: person:boss, kind: escalates-to, rung: 2}\n")
        #expect(chain.steps == ["data", "web", "^boss"])
        #expect(chain.broken == [])
    }

    /// Two policies that lead to each other's team: no loop, the climb falls through to what the team is part of.
    @Test func followingAPolicyIsNeverALoop() throws {
        let chain = try chain(
            """
            people: {ana: {}, ben: {}, cho: {teams: [all]}, boss: {}}
            teams: {data: {on-call: [ana], escalation: p}, web: {on-call: [ben], escalation: q, part-of: all}, all: {}}
            policies: {p: {rungs: [{to: web}]}, q: {rungs: [{to: web}]}}
            systems: {s: {owners: [data]}}
            """)
        #expect(chain.steps == ["web", "^all"])
        #expect(chain.broken == [])
    }

    /// Reporting lines that come back are skipped, and never called a loop.
    @Test func structuralStepsBackAreSkipped() throws {
        let chain = try chain(
            """
            people: {ana: {reports-to: ben}, ben: {teams: [web]}, boss: {}}
            teams: {web: {lead: ana, part-of: all}, all: {on-call: [ana, ben]}}
            systems: {s: {escalation: [{to: [all]}, {to: ana}]}}
            """)
        // From ana to ben, who adds nobody: passed over. ben's team web is part of all, which was passed: the end.
        #expect(chain.steps == ["all", "ana"])
        #expect(chain.broken == [])
    }

    // MARK: - Reach

    /// Automatic, 10 and 20 minutes: rung 1 the mailbox, rung 2 ana after 10, rung 3 ben, who can fix it, after 30; the boss is
    /// climbed to, so that nobody knows when.
    @Test func reachGivesTheRungAndTheMinutes() throws {
        let chain = try chain(
            """
            people: {box: {type: shared}, ana: {}, ben: {reports-to: boss}, boss: {}}
            policies: {p: {rungs: [{to: box, after: 10}, {to: ana, after: 20}, {to: ben}]}}
            systems: {s: {owners: [ana], supporters: [ben], escalation: p}}
            """)
        #expect(chain.steps == ["box", "ana", "ben", "^boss"])
        #expect(chain.figures?.toHuman == Chain.Reach(rung: 2, minutes: 10))
        #expect(chain.figures?.toFixer == Chain.Reach(rung: 3, minutes: 30))
        #expect(chain.figures?.toAuthority == Chain.Reach(rung: 4, minutes: nil))
    }

    /// By hand: nobody behind the mailbox hands over, so that the source reaches nobody.
    @Test func aRungWithoutAnAnswererStopsAManualLadder() throws {
        let chain = try chain(
            """
            people: {box: {type: shared}, ana: {}, boss: {}}
            policies: {p: {rungs: [{to: box}, {to: ana}, {to: boss}]}}
            systems: {s: {owners: [ana], escalation: p}}
            """)
        #expect(chain.figures?.toHuman == nil)
        #expect(chain.figures?.toFixer == nil)
        #expect(chain.figures?.absencesToSilence == 0)
        #expect(chain.figures?.absencesToCutOff == 0)
        #expect(chain.figures?.continuity == 0)
    }

    /// A rotation can fix when any of its humans can; it is the authority's only when all are.
    @Test func aRotationStandsForAllOfItsPeople() throws {
        func figures(_ authority: String) throws -> Chain.Figures? {
            try analysis(
                """
                authority: [\(authority)]
                people: {ana: {}, ben: {}}
                teams: {web: {on-call: {people: [ana, ben], mode: rotation}}}
                systems: {s: {owners: [ana], supporters: [ben], escalation: [{to: web}]}}
                """
            ).chain("s").figures
        }
        #expect(try figures("ana")?.toFixer?.rung == 1)
        #expect(try figures("ana")?.toAuthority == nil)
        #expect(try figures("ana, ben")?.toAuthority?.rung == 1)
        #expect(try figures("web")?.toAuthority?.rung == 1)
        #expect(try figures("web")?.absencesToSilence == 1)
    }
}
