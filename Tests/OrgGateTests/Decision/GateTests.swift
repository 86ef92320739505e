import Findings
import OrgAnalysis
import OrgGate
import OrgModel
import Testing

/// What a decision comes to, requirement by requirement.
@Suite struct GateTests {
    /// Ana alone can fix ledger (tier 1), on which reports stands; Ben and Chi can fix portal. Ruth is the authority, on
    /// rung 2 after 30 minutes of portal's ladder, which is covered around the clock.
    private let harbour = """
        organization: Harbour
        authority: [ruth]
        complete: [escalation]
        people: {ruth: , ana: {teams: [core], labels: {site: OPO}}, ben: {teams: [data]}, chi: {teams: [data]}}
        teams: {core: , data: }
        systems:
          ledger: {tier: 1, owners: [core], labels: {kind: book}}
          reports: {tier: 3, owners: [data], depends-on: [ledger], stage: pilot}
          portal: {owners: [data], escalation: [{to: data, after: 30}, {to: ruth}], labels: {kind: site}}
          old: {tier: 1, owners: [core], stage: retired}
        """

    // MARK: - Scopes

    @Test(arguments: [
        ("{tier: 1}", ["ledger"]), ("{tier: untiered}", []), ("{tier: [1, 3]}", ["ledger"]), ("{stage: pilot}", []),
        ("{stage: [pilot, production]}", ["ledger"]), ("{label: {kind: book}}", ["ledger"]),
        ("{label: {kind: [site, book]}}", ["ledger"]), ("{label: {kind: site}}", []), ("{label: {other: x}}", []),
        ("{entity: ledger}", ["ledger"]), ("{entity: [portal, 'system:ledger']}", ["ledger"]),
        ("{tier: 1, stage: pilot}", []), ("systems", ["ledger"]),
    ])
    func aScopeIsAllThatFits(_ scope: String, _ missed: [String]) throws {
        let decision = try decide(harbour, by: "  - {id: x, for: \(scope), figure: supporters, at-least: 2}")
        #expect(decision.outcomes[0].missedNames == missed)
        #expect(decision.outcomes[0].measured.allSatisfy { $0.subject != .entity(EntityID(.system, "old")) })
    }

    /// Met, since there is nothing to require; but said so, and no pass of the whole.
    @Test(arguments: ["{tier: 4}", "{label: {kind: agent}}", "{entity: old}", "{tier: 1, stage: pilot}"])
    func anEmptyScopeRequiresNothing(_ scope: String) throws {
        let requirement = "  - {id: x, for: \(scope), figure: supporters, at-least: 2}"
        let decision = try decide(harbour, by: requirement)
        #expect(decision.statuses == [.nothingToRequire])
        #expect(decision.outcomes[0].reasons == ["nothing is in its scope"])
        // A policy that asks nothing at all authorises nothing.
        #expect(decision.verdict == .notAssessable)
        let other = "\n  - {id: y, figure: unowned, at-most: 0}"
        #expect(try decide(harbour, by: requirement + other).verdict == .authorised)
    }

    /// A name that nobody has may be a slip, and then what is required is not known.
    @Test(arguments: [
        ("ledgr", "there is no system 'ledgr'; did you mean 'ledger'?"), ("team:core", "team:core is no system"),
        ("xyzzy", "there is no system 'xyzzy'"),
    ])
    func anUnknownNameIsNoPass(_ name: String, _ reason: String) throws {
        let decision = try decide(
            harbour, by: "  - {id: x, for: {entity: [portal, '\(name)']}, figure: supporters, at-least: 1}")
        #expect(decision.statuses == [.notAssessable])
        #expect(decision.outcomes[0].reasons == [reason])
        #expect(decision.verdict == .notAssessable)
    }

    /// Nothing is required of who has left, of a mailbox or of a bot; who is away will return.
    @Test func whoIsNoHumanOfTheOrganisationFitsNothing() throws {
        let people = """
            people:
              ana: {}
              gus: {status: leave}
              old: {status: departed}
              desk: {type: shared}
              bot: {type: bot}
            systems: {shop: {owners: [ana]}}
            """
        let decision = try decide(people, by: "  - {id: x, for: people, figure: sole, at-most: 0}")
        #expect(
            decision.outcomes[0].measured.map(\.subject) == [
                .entity(EntityID(.person, "ana")), .entity(EntityID(.person, "gus")),
            ])
        #expect(decision.outcomes[0].missedNames == ["ana"])
    }

    @Test func peopleAndTeamsHaveFigures() throws {
        // Ana exposes ledger and reports, 8 + 2 of 12; team core the same.
        let decision = try decide(
            harbour,
            by: """
                  - {id: people, for: people, figure: exposure, at-most: 0.5}
                  - {id: label, for: {kind: person, label: {site: OPO}}, figure: sole, at-most: 0}
                  - {id: teams, for: teams, figure: exposure, at-most: 0.5}
                  - {id: both, for: {entity: ['person:ana', 'team:core']}, figure: exposure, at-most: 0.9}
                """)
        #expect(decision.statuses == [.failed, .failed, .failed, .met])
        #expect(decision.outcomes[0].missedNames == ["ana"])
        #expect(decision.outcomes[0].worst?.value == .number(10.0 / 12))
        #expect(decision.outcomes[1].missedNames == ["ana"])
        #expect(decision.outcomes[2].missedNames == ["core"])
    }

    /// Of the organisation where it has such a figure, unless the scope says otherwise.
    @Test func oneNameMayBeAFigureOfSeveral() throws {
        let decision = try decide(
            harbour,
            by: """
                  - {id: whole, figure: human-hours, at-least: 168}
                  - {id: each, for: systems, figure: human-hours, at-least: 168}
                """)
        #expect(decision.outcomes[0].measured.map(\.subject) == [.organization])
        #expect(decision.outcomes[0].status == .met)
        // Ledger and reports have no ladder on record, though the file claims to list them: never, which fails.
        #expect(decision.outcomes[1].missedNames == ["ledger", "reports"])
    }

    // MARK: - Limits

    @Test(arguments: [
        ("at-least: 2", Outcome.Status.met), ("at-least: 3", .failed), ("at-most: 2", .met), ("at-most: 1", .failed),
        ("at-least: 1, at-most: 3", .met), ("at-least: 3, at-most: 4", .failed), ("at-least: 2.0000000001", .met),
        ("at-most: 1.999999999999", .met), ("at-least: 2.00001", .failed),
    ])
    func limitsAreIncluded(_ limits: String, _ status: Outcome.Status) throws {
        // Portal has two supporters. At-most is on the wrong side, and only warned of.
        let demand = Limits(
            atLeast: number("at-least", limits), atMost: number("at-most", limits))
        let requirement = Requirement(
            id: "x", scope: Scope(entities: [Scope.Name("portal")]), demand: .figure("supporters", demand))
        let decision = Gate(policy: GatePolicy(requirements: [requirement])).decide(on: try cycle(harbour))
        #expect(decision.statuses == [status])
    }

    private func number(_ key: String, _ text: String) -> Double? {
        text.split(separator: ", ").first { $0.hasPrefix(key) }.flatMap { Double($0.dropFirst(key.count + 2)) }
    }

    /// What is never is worse than any number; what is always is better.
    @Test func neverFailsAndAlwaysHolds() throws {
        let decision = try decide(
            harbour,
            by: """
                  - {id: never, for: {entity: ledger}, figure: minutes-to-authority, at-most: 1000000}
                  - {id: always, for: {entity: direct}, figure: absences-to-cut-off, at-least: 5}
                """
        ) { _ in }
        // There is no `direct` in this one: the same with it.
        #expect(decision.statuses == [.failed, .notAssessable])
        let direct = harbour + "\n  direct: {owners: [data], escalation: [{to: ruth}]}"
        let again = try decide(
            direct, by: "  - {id: always, for: {entity: direct}, figure: absences-to-cut-off, at-least: 5}")
        #expect(again.statuses == [.met])
        // Whoever wants less of what is better than any number does not have it.
        let fewer = try decide(
            direct, by: "  - {id: x, for: {entity: direct}, figure: absences-to-cut-off, at-least: 1, at-most: 5}")
        #expect(fewer.statuses == [.failed])
    }

    // MARK: - What is not known

    /// Every figure that rests on a dimension, of an organisation of which nothing but names is recorded: never a pass.
    @Test(arguments: FigureCatalogue.all.filter { !$0.dimensions.isEmpty }.map(\.id))
    func whatIsNotAssessedIsNoPass(_ id: String) throws {
        let figure = try #require(FigureCatalogue.all.first { $0.id == id })
        let bare = try cycle("people: [ana]\nteams: [core]\nsystems: [shop]")
        for limits in [Limits(atLeast: 0), Limits(atMost: 1e9)] {
            let requirement = Requirement(
                id: "x", scope: Scope(subject: figure.subject), demand: .figure(figure.name, limits))
            let decision = Gate(policy: GatePolicy(requirements: [requirement])).decide(on: bare)
            #expect(decision.statuses == [.notAssessable])
            #expect(decision.verdict == .notAssessable)
            #expect(decision.outcomes[0].unknown.count == 1)
        }
    }

    /// Of three systems one has no owner, and most have: its supporters are 0. Where most have none, they are not known.
    @Test func aSubsetMayBeUnknown() throws {
        let requirement = "  - {id: x, for: systems, figure: supporters, at-least: 1}"
        let most = "people: [ana]\nsystems: {a: {owners: [ana]}, b: {owners: [ana]}, c: }"
        #expect(try decide(most, by: requirement).outcomes[0].missedNames == ["c"])
        let few = "people: [ana]\nsystems: {a: {owners: [ana]}, b: , c: }"
        let decision = try decide(few, by: requirement)
        #expect(decision.statuses == [.notAssessable])
        #expect(decision.outcomes[0].unknown.map(\.subject) == ["b", "c"].map { .entity(EntityID(.system, $0)) })
        // What fails for sure fails, whatever else is not known.
        let two = "  - {id: x, for: systems, figure: supporters, at-least: 2}"
        #expect(try decide(few, by: two).verdict == .withheld)
    }

    // MARK: - The verdict

    /// Failed before not known before conditions before all is well.
    @Test(arguments: [
        (["met"], Verdict.authorised), (["met", "conditional"], .authorisedWithConditions),
        (["conditional", "unknown"], .notAssessable), (["met", "unknown"], .notAssessable),
        (["unknown", "conditional", "failed", "met"], .withheld), (["nothing", "met"], .authorised),
        (["nothing"], .notAssessable), (["nothing", "conditional"], .authorisedWithConditions),
    ])
    func theWorstDecides(_ kinds: [String], _ verdict: Verdict) throws {
        let requirements = [
            "met": "  - {id: met, figure: unowned, at-most: 0}",
            "conditional":
                "  - {id: conditional, for: systems, figure: supporters, at-least: 2, condition: {owner: Ana, within: 1 day}}",
            "failed": "  - {id: failed, for: {tier: 1}, figure: supporters, at-least: 2}",
            "unknown": "  - {id: unknown, figure: utilisation.max, at-most: 1}",
            "nothing": "  - {id: nothing, for: {tier: 4}, figure: supporters, at-least: 2}",
        ]
        let decision = try decide(harbour, by: kinds.compactMap { requirements[$0] }.joined(separator: "\n"))
        #expect(decision.verdict == verdict)
        #expect(decision.outcomes.count == kinds.count)
        #expect(decision.verdict.isAuthorised == (verdict == .authorised || verdict == .authorisedWithConditions))
    }

    // MARK: - One deployment

    @Test func onlyWhatWasAskedAboutCounts() throws {
        let requirements = """
              - {id: two, for: systems, figure: supporters, at-least: 2}
              - {id: whole, figure: exposure.people.max, at-most: 0}
              - {id: found, findings: any, rule: ownership/single, at-most: 0}
              - {id: other, for: {entity: ledger}, figure: supporters, at-least: 2}
            """
        let whole = try decide(harbour, by: requirements)
        #expect(whole.statuses == [.failed, .failed, .failed, .failed])
        let portal = try decide(harbour, by: requirements) { $0.focus = [EntityID(.system, "portal")] }
        #expect(portal.statuses == [.met, .leftOut, .met, .nothingToRequire])
        #expect(portal.verdict == .authorised)
        #expect(portal.outcomes[2].measured.map(\.subject) == [.entity(EntityID(.system, "portal"))])
        let ledger = try decide(harbour, by: requirements) { $0.focus = [EntityID(.system, "ledger")] }
        #expect(ledger.statuses == [.failed, .leftOut, .failed, .failed])
    }
}
