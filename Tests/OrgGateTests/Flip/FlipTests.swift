import Findings
import OrgAnalysis
import OrgModel
import Testing

@testable import OrgGate

/// What would turn a failed requirement, worked by hand.
@Suite struct FlipTests {
    private func flip(
        _ yaml: String, _ requirement: String, budget: Int = 2_000_000,
        sourceLocation: Testing.SourceLocation = #_sourceLocation
    ) throws -> Flip {
        let decision = try decide(yaml, by: "  - {id: x, \(requirement)}", sourceLocation: sourceLocation) {
            $0.trialBudget = budget
        }
        return try #require(decision.outcomes[0].flip, sourceLocation: sourceLocation)
    }

    // MARK: - Supporters

    /// Ana alone can fix shop, in team web with Ben, who is alone on mail, Chi, who carries most, and Dan. Eva, who leads
    /// pay, is in no team with Ana. Gus is away, and the bot is no human.
    private let web = """
        people:
          ana: {teams: [web], capacity: 10}
          ben: {teams: [web], capacity: 10}
          chi: {teams: [web], capacity: 2}
          dan: {teams: [web], capacity: 10}
          gus: {teams: [web], status: leave}
          bot: {teams: [web], type: bot}
          eva: {}
        teams: {web: , pay: {lead: eva}}
        systems:
          shop: {tier: 1, owners: [web], supporters: [ana], load: 12}
          mail: {owners: [web], supporters: [ben], load: 0}
          till: {owners: [pay]}
        """

    @Test func theNearestWhoIsAloneOnNothingElse() throws {
        // 3 of 12 hours each: Chi has 2 and is full, Ben is alone on mail.
        let flip = try flip(web, "for: {entity: shop}, figure: supporters, at-least: 2")
        #expect(flip.certainty == .fewest)
        #expect(flip.steps.map(\.sentence) == ["Make dan a supporter of shop."])
        #expect(flip.steps.map(\.because) == ["answers beside ana, alone on nothing else, carries 3 of 10 hours"])
        #expect(flip.alsoMeets.isEmpty && flip.breaks.isEmpty && flip.remarks.isEmpty)
    }

    @Test func asManyAsAreMissing() throws {
        let flip = try flip(web, "for: {entity: shop}, figure: supporters, at-least: 4")
        #expect(flip.steps.map { $0.ids.map(\.name) } == [["dan", "shop"], ["chi", "shop"], ["ben", "shop"]])
        #expect(flip.certainty == .fewest)
    }

    @Test func whoIsNotThereIsNotSuggested() throws {
        let flip = try flip(web, "for: {entity: shop}, figure: supporters, at-least: 9")
        // Ben, Chi and Dan; nobody else is near: the bot, Gus and Eva are not.
        #expect(flip.steps.count == 3)
        #expect(flip.certainty == .counted)
        #expect(flip.remarks == ["shop needs 5 more supporters, and nobody near it comes into question."])
        #expect(flip.unnamed == 5)
    }

    /// Of shop 5 are lacking, as before; mail and till have one each, and 8 more are needed: for mail there are Ana, Chi and
    /// Dan, so 5; for till nobody, so 8.
    @Test func whoIsLackingIsToldOnceForAll() throws {
        let flip = try flip(web, "for: systems, figure: supporters, at-least: 9")
        #expect(
            flip.remarks == [
                "mail and shop need 5 more supporters each, and nobody near them comes into question.",
                "till needs 8 more supporters, and nobody near it comes into question.",
            ])
        #expect(flip.steps.count == 6)
        #expect(flip.unnamed == 18)
    }

    @Test func workIsSpread() throws {
        let flip = try flip(web, "for: {entity: [shop, mail]}, figure: supporters, at-least: 2")
        // Mail first, by id: Ana is alone on shop, Chi is full, so Dan; then for shop Chi, since Dan has one already… but a
        // full person comes after one who has been suggested once.
        #expect(flip.steps.map { $0.ids.map(\.name) } == [["dan", "mail"], ["dan", "shop"]])
    }

    @Test func whatElseChangesIsSaid() throws {
        let decision = try decide(
            web,
            by: """
                  - {id: two, for: {entity: shop}, figure: supporters, at-least: 2}
                  - {id: tier-1, for: {tier: 1}, figure: supporters, at-least: 2}
                  - {id: pairs, figure: exposure.pairs.max, at-most: 0}
                """)
        let flip = try #require(decision.outcomes[0].flip)
        #expect(flip.alsoMeets == ["tier-1"])
        // With two supporters they are a pair, whose absence exposes more than their single ones do.
        #expect(flip.breaks == ["pairs"])
    }

    /// Where the team has nobody else: whoever is beside it, then its line, and those who decide last, though they carry
    /// nothing at all.
    @Test func whoDecidesIsSuggestedLast() throws {
        let yaml = """
            authority: [ceo]
            people:
              ana: {teams: [web]}
              ben: {teams: [pay]}
              chi: {teams: [pay]}
              ceo: {}
              cto: {reports-to: ceo}
            teams: {web: {part-of: shop}, pay: {part-of: shop}, shop: {lead: cto, part-of: all}, all: {lead: ceo}}
            systems: {a: {owners: [web]}, b: {owners: [pay], supporters: [chi]}}
            """
        // Ben and Chi are beside, Chi is alone on b; cto leads what web is part of; the ceo is two levels up, and decides.
        let flip = try flip(yaml, "for: {entity: a}, figure: supporters, at-least: 5")
        #expect(flip.steps.map { $0.ids[0].name } == ["ben", "cto", "chi", "ceo"])
        #expect(flip.steps.first?.because == "in a team beside web, alone on nothing else")
    }

    // MARK: - Exposure

    @Test func theFewestSystemsOfWhoeverIsAloneOnTooMuch() throws {
        let yaml = """
            people: {ana: {teams: [web]}, ben: {teams: [web]}, chi: {teams: [web]}}
            teams: [web]
            systems:
              a: {tier: 1, owners: [web], supporters: [ana]}
              b: {tier: 3, owners: [web], supporters: [ana]}
              c: {tier: 1, owners: [web], supporters: [ben]}
              d: {tier: 3, owners: [web], supporters: [ana, ben, chi], depends-on: [b]}
            """
        // Σc = 20; Ana exposes 8 + 2 + 2 = 12, Ben 8. At most 40 %, 8: Ana must give up a, and keeps b and d, 4; Ben stays.
        let some = try flip(yaml, "figure: exposure.people.max, at-most: 40 %")
        #expect(some.steps.map(\.sentence) == ["Make chi a supporter of a."])
        #expect(some.certainty == .fewest)
        // At most 10 %: Ana gives up both, Ben his.
        let all = try flip(yaml, "figure: exposure.people.max, at-most: 10 %")
        #expect(all.steps.map { $0.ids[1].name } == ["a", "b", "c"])
        #expect(all.certainty == .fewest)
        // Of Ana alone.
        let ana = try flip(yaml, "for: {entity: 'person:ana'}, figure: exposure, at-most: 20 %")
        #expect(ana.steps.map { $0.ids[1].name } == ["a"])
        let sole = try flip(yaml, "for: {entity: 'person:ana'}, figure: sole, at-most: 1")
        #expect(sole.steps.count == 1)
        #expect(sole.certainty == .fewest)
    }

    @Test func ofATeamSomebodyFromElsewhere() throws {
        let yaml = """
            people: {ana: {teams: [web]}, ben: {teams: [web]}, chi: {teams: [pay]}}
            teams: {web: {part-of: shop}, pay: {part-of: shop}, shop: {lead: chi}}
            systems: {a: {tier: 1, owners: [web]}, b: {owners: [pay]}}
            """
        // Web holds a, 8 of 10; Chi is the only one outside who is near: she leads what web is part of.
        let flip = try flip(yaml, "for: {entity: 'team:web'}, figure: exposure, at-most: 0.5")
        #expect(flip.steps.map(\.sentence) == ["Make chi a supporter of a."])
        #expect(flip.certainty == .fewest)
    }

    // MARK: - Ladders

    private let ladder = """
        authority: [cto]
        people: {ana: {teams: [web]}, ben: {teams: [web]}, eva: {reports-to: cto}, cto: , inbox: {type: shared}}
        teams: {web: {lead: ana, on-call: {people: [ana, ben], mode: rotation, hours: 'mon-fri 08:00-18:00'}}}
        policies:
          slow: {rungs: [{to: web, after: 30}, {to: eva, after: 240, hours: 'mon-fri 08:00-18:00'}, {to: cto, hours: 'mon-fri 08:00-18:00'}]}
          shared: {rungs: [{to: inbox}]}
        systems:
          a: {tier: 1, owners: [web], escalation: slow}
          b: {tier: 2, owners: [web], escalation: slow}
          c: {owners: [web], escalation: shared}
          d: {owners: [web]}
        """

    /// 270 minutes, 60 allowed: the waits of 30 and 240 are cut to 30 and 30. One change for both systems.
    @Test func theWaitsThatAreTooLong() throws {
        let flip = try flip(ladder, "for: {entity: [a, b]}, figure: minutes-to-authority, at-most: 60")
        #expect(
            flip.steps.map(\.sentence) == ["Wait 30 minutes at most on each rung of policy slow; now it is 30, 240."])
        #expect(flip.steps[0].because == "for a and b")
        // Or earlier: rung 2 is reached after 30 minutes.
        #expect(flip.steps[0].alternatives == ["Call cto on rung 2 of policy slow."])
        #expect(flip.certainty == .fewest)
    }

    @Test(arguments: [(40, "20"), (270 - 1, "239"), (0, "0"), (20, "10")])
    func theLongestWaitsAreCutFirst(_ limit: Int, _ wait: String) throws {
        let flip = try flip(ladder, "for: {entity: a}, figure: minutes-to-authority, at-most: \(limit)")
        #expect(
            flip.steps[0].sentence == "Wait \(wait) minutes at most on each rung of policy slow; now it is 30, 240.")
        #expect(flip.certainty == .fewest)
    }

    /// A mailbox hands nothing over, so that a further rung would never be reached: the authority is called beside it.
    @Test func anAuthorityWhereNoneIsReached() throws {
        let flip = try flip(ladder, "for: {entity: c}, figure: minutes-to-authority, at-most: 60")
        #expect(flip.steps.map(\.sentence) == ["Call cto on rung 1 of policy shared."])
    }

    @Test func aLadderWhereThereIsNone() throws {
        let flip = try flip(ladder, "for: {entity: d}, figure: minutes-to-authority, at-most: 60")
        #expect(flip.steps.map(\.sentence) == ["Write a ladder for d: web, after 60 minutes cto."])
        #expect(flip.certainty == .fewest)
    }

    @Test func theHoursThatNobodyCovers() throws {
        let flip = try flip(ladder, "for: {entity: [a, b]}, figure: human-hours, at-least: 168")
        #expect(flip.steps.map(\.sentence) == ["Make web reachable around the clock on rung 1 of policy slow."])
        #expect(
            flip.steps[0].alternatives == [
                "Make eva reachable around the clock on rung 2 of policy slow.",
                "Make cto reachable around the clock on rung 3 of policy slow.",
            ])
    }

    /// Two ladders, and one change that serves both: the team is on both of them.
    @Test func oneChangeForTwoLadders() throws {
        let two = ladder.replacing("shared: {rungs: [{to: inbox}]}", with: "shared: {rungs: [{to: web}]}")
        let flip = try flip(two, "for: {entity: [a, c]}, figure: human-hours, at-least: 168")
        #expect(flip.steps.map(\.sentence) == ["Make web reachable around the clock on rung 1 of policy shared."])
        #expect(flip.steps[0].because == "for a and c")
        #expect(flip.certainty == .fewest)
    }

    @Test func somebodyWhoCanFixIt() throws {
        let yaml = ladder.replacing("a: {tier: 1, owners: [web]", with: "a: {tier: 1, owners: [web], supporters: [gil]")
            .replacing("cto: , inbox", with: "cto: , gil: , inbox")
        let flip = try flip(yaml, "for: {entity: a}, figure: minutes-to-fixer, at-most: 30")
        #expect(flip.steps.map(\.sentence) == ["Call gil on rung 2 of policy slow."])
        #expect(flip.steps[0].alternatives == ["Make ana, who is on the ladder, a supporter of a."])
    }

    @Test func brokenLaddersOfTheOrganisation() throws {
        // Of the three with a ladder c is broken: 8 + 4 of 14 are intact.
        let flip = try flip(ladder, "figure: intact, at-least: 1")
        #expect(flip.steps.map(\.sentence) == ["Call web on rung 1 of policy shared."])
        #expect(flip.certainty == .fewest)
    }

    @Test func theMeanOfHours() throws {
        // (50 + 50 + 0) / 3 = 33.3; the ladder of a and b gives most: (168 + 168 + 0) / 3 = 112.
        let some = try flip(ladder, "figure: human-hours, at-least: 112")
        #expect(some.steps.count == 1)
        #expect(some.steps[0].because == "for a and b")
        let all = try flip(ladder, "figure: human-hours, at-least: 113")
        #expect(all.steps.count == 2)
    }

    // MARK: - Findings, owners, load

    @Test func asManySecondSupportersAsThereAreTooManyFindings() throws {
        let flip = try flip(web, "findings: any, rule: ownership/single, at-most: 1")
        // Ana, Ben and Eva are each alone on one; one of these has to go, and the worst comes first.
        #expect(
            flip.steps.map { $0.ids.map(\.name) }
                == [["dan", "shop"], ["dan", "mail"]].prefix(flip.steps.count).map(\.self))
        #expect(flip.certainty == .fewest)
        #expect(flip.steps.count == 2)
    }

    @Test func otherFindingsHaveAdvice() throws {
        let flip = try flip(ladder, "findings: any, rule: escalation/shared-only")
        #expect(flip.steps.map(\.sentence) == ["policy:shared: Put a named person or a rota on rung 1."])
        #expect(flip.steps[0].effect != nil)
        #expect(flip.certainty == .advice)
    }

    @Test func ownersOfTheMostCriticalFirst() throws {
        let yaml =
            "complete: [ownership]\npeople: [ana]\nsystems: {a: {tier: 4}, b: {tier: 1}, c: {tier: 2}, d: {owners: [ana]}}"
        // 13 of 15 have none; at most a third, 5: b has to have one.
        let flip = try flip(yaml, "figure: unowned, at-most: 0.34")
        #expect(flip.steps.map(\.sentence) == ["Name an owner of b, or retire it."])
        #expect(flip.certainty == .counted)
    }

    @Test func hoursThatHaveToGo() throws {
        // Chi carries 3 of 2 hours.
        let flip = try flip(web, "for: {entity: 'person:chi'}, figure: utilisation, at-most: 1")
        #expect(flip.steps.map(\.sentence) == ["Give 1 hours a cycle of chi's load to others."])
        #expect(flip.steps[0].alternatives == ["Set 3 hours a cycle aside for chi's support."])
    }

    // MARK: - Bounds

    @Test func whatCannotBeWorkedOutIsSaid() throws {
        let flip = try flip(web, "figure: bus-factor, at-least: 5")
        #expect(flip.steps.isEmpty)
        #expect(flip.certainty == .unknown)
        #expect(flip.remarks.count == 1)
    }

    @Test func withoutABudgetNothingIsTried() throws {
        let people = try flip(web, "for: {entity: shop}, figure: supporters, at-least: 2", budget: 0)
        #expect(people.certainty == .counted)
        #expect(people.remarks == [FlipSearch.spent])
        let ladders = try flip(ladder, "for: {entity: a}, figure: human-hours, at-least: 168", budget: 0)
        #expect(ladders.certainty == .unknown)
        #expect(ladders.remarks == [FlipSearch.spent])
    }

    @Test func whatIsMetNeedsNoChange() throws {
        let decision = try decide(web, by: "  - {id: x, for: {entity: shop}, figure: supporters, at-least: 1}")
        #expect(decision.outcomes[0].flip == nil)
    }

    /// Whatever is said to be enough turns the requirement when it is done: with changes made here, apart from the search.
    @Test(arguments: 0..<60)
    func whatIsSaidToBeEnoughIs(_ seed: UInt64) throws {
        var organisations = RandomOrganisations(seed: seed)
        let organisation = organisations.next()
        for (figure, limits, subject) in [
            ("supporters", Limits(atLeast: 2), Figure.Subject.system), ("exposure", Limits(atMost: 0.2), .person),
            ("exposure.people.max", Limits(atMost: 0.3), .organization),
        ] {
            let requirement = Requirement(id: "x", scope: Scope(subject: subject), demand: .figure(figure, limits))
            let gate = Gate(policy: GatePolicy(requirements: [requirement]))
            let outcome = gate.decide(on: organisation).outcomes[0]
            guard let flip = outcome.flip, flip.certainty == .fewest || flip.certainty == .enough else { continue }
            #expect(!flip.steps.isEmpty)
            let changes = flip.steps.map { Change.support(of: $0.ids[1], by: $0.ids[0]) }
            let after = gate.decide(on: try organisation.applying(changes)).outcomes[0]
            // What was not known need not be known now.
            #expect(after.missed.isEmpty, "\(figure): \(flip.steps.map(\.sentence))")
            // And no part of it is enough.
            for index in changes.indices {
                var fewer = changes
                fewer.remove(at: index)
                #expect(gate.decide(on: try organisation.applying(fewer)).outcomes[0].status == .failed)
            }
        }
    }
}
