import OrgAnalysis
import OrgModel
import Testing

/// The names of figures, and what they give on the organisation that `docs/metrics.md` works them out on.
@Suite struct FigureCatalogueTests {
    @Test func namesAreUniqueAndWellFormed() {
        #expect(Set(FigureCatalogue.all.map(\.id)).count == FigureCatalogue.all.count)
        for figure in FigureCatalogue.all {
            #expect(figure.name.wholeMatch(of: /[a-z]+[a-z0-9]*(?:[-.][a-z0-9]+)*/) != nil, "\(figure.name)")
            #expect(figure.meaning.hasSuffix(".") && figure.meaning.first?.isLowercase == false, "\(figure.id)")
            #expect(FigureCatalogue.figure(named: figure.name, of: figure.subject) == figure)
        }
        for subject in Figure.Subject.allCases {
            #expect(FigureCatalogue.names(of: subject).count > 5)
            #expect(FigureCatalogue.figure(named: "no-such-figure", of: subject) == nil)
        }
        #expect(FigureCatalogue.figure(named: "supporters", of: .person) == nil)
    }

    /// Every number as `docs/metrics.md` has it, as a fraction; of counts and findings as its tables have them.
    private static let whole: [(String, Double, Double)] = [
        ("unowned", 1, 17), ("unsupported", 1, 17), ("unassigned-load", 1, 1),
        ("concentration.people.hhi", 86, 256), ("concentration.people.effective", 256, 86),
        ("concentration.people.top1", 6, 16), ("concentration.people.top3", 1, 1), ("concentration.people.top5", 1, 1),
        ("concentration.teams.hhi", 136, 256), ("concentration.teams.effective", 256, 136),
        ("concentration.teams.top1", 10, 16), ("bus-factor", 2, 1), ("loss.1", 5, 17), ("loss.3", 1, 1),
        ("loss.10", 1, 1),
        ("utilisation.max", 0.6, 1), ("utilisation.overloaded", 0, 1), ("exposure.people.max", 6, 17),
        ("exposure.pairs.max", 16, 17), ("exposure.teams.max", 16, 17), ("dominance.max", 0, 1),
        ("authority-dominance.max", 12, 14), ("intact", 12, 14), ("continuity", 10.8, 14),
        ("human-hours", 112, 1), ("assessment.ownership", 4, 5), ("assessment.escalation", 3, 5),
        ("counts.people", 5, 1), ("counts.teams", 2, 1), ("counts.systems", 5, 1), ("counts.policies", 2, 1),
        ("counts.forums", 0, 1),
        ("counts.relations.supports", 1, 1), ("counts.relations.owns", 5, 1), ("counts.relations.depends-on", 2, 1),
    ]

    @Test(arguments: whole)
    func figuresOfTheOrganisation(_ name: String, _ part: Double, _ of: Double) throws {
        let figure = try #require(FigureCatalogue.figure(named: name, of: .organization))
        let value = try analysis(HarbourRail.plain).value(of: figure, for: nil)
        #expect(isClose(value.number, part / of), "\(value)")
    }

    /// With the forum that the page adds for coordination and visibility.
    private static let surroundings: [(String, Double, Double)] = [
        ("coordination.congruence", 0, 1), ("coordination.weighted", 0, 1), ("visibility.coverage", 8, 17),
        ("visibility.unreviewed", 3, 1), ("stages.production.systems", 5, 1), ("stages.pilot.systems", 0, 1),
        ("stages.production.supporters-per-system", 1, 1), ("stages.production.effective-owners", 256, 86),
        ("stages.production.escalation-locality", 4, 5), ("stages.production.teams-in-closure", 1, 1),
        ("stages.production.visibility-coverage", 8, 17), ("stages.production.intact", 12, 14),
        ("stages.production.human-hours", 112, 1), ("hierarchy.connectedness", 1, 1), ("hierarchy.hierarchy", 1, 1),
        ("hierarchy.efficiency", 1, 1), ("hierarchy.least-upper-bound", 1, 1), ("counts.forums", 1, 1),
    ]

    @Test(arguments: surroundings)
    func figuresOfTheSurroundings(_ name: String, _ part: Double, _ of: Double) throws {
        let figure = try #require(FigureCatalogue.figure(named: name, of: .organization))
        let value = try analysis(HarbourRail.withForum).value(of: figure, for: nil)
        #expect(isClose(value.number, part / of), "\(value)")
    }

    /// 1.5 between the two, and nobody of data comes; core has two people, and no team else to talk to.
    @Test func strainOfATeam() throws {
        let values = FigureValues(of: try analysis(HarbourRail.withForum))
        for (name, expected) in [("required", 1.5), ("uncovered", 1.5), ("covered-per-human", 0)] {
            let figure = try #require(FigureCatalogue.figure(named: name, of: .team))
            #expect(values.value(of: figure, for: EntityID(.team, "core")) == .number(expected), "\(name)")
        }
    }

    private static let systems: [(String, String, Double)] = [
        // Two people on an automatic ladder that leads to Ruth, too: three must be away.
        ("billing", "supporters", 2.0), ("billing", "owners", 1), ("billing", "minutes-to-human", 0),
        ("billing", "minutes-to-fixer", 0), ("billing", "minutes-to-authority", 30),
        ("billing", "rung-of-authority", 2),
        ("billing", "absences-to-silence", 3), ("billing", "continuity", 0.9), ("billing", "human-hours", 168),
        ("billing", "breaks", 0), ("billing", "weaknesses", 0), ("billing", "findings", 0),
        // Ledger lists Ana alone.
        ("ledger", "supporters", 1), ("ledger", "owners", 2), ("ledger", "findings", 1),
        // The mailbox: shared-only breaks it; dead-end, no-fixer and outside weaken it; and Chi is alone.
        ("reports", "breaks", 1), ("reports", "weaknesses", 3), ("reports", "findings", 5),
        ("reports", "findings.error", 1), ("reports", "findings.warning", 3), ("reports", "findings.note", 1),
        ("reports", "human-hours", 0), ("reports", "continuity", 0), ("reports", "absences-to-silence", 0),
        ("reports", "absences-to-cut-off", 0),
        // Chi, then Ruth, both climbed to.
        ("portal", "rung-of-human", 1), ("portal", "rung-of-fixer", 1), ("portal", "rung-of-authority", 2),
        ("portal", "absences-to-silence", 1), ("portal", "absences-to-cut-off", 1), ("portal", "findings", 2),
        ("archive", "supporters", 0), ("archive", "owners", 0), ("archive", "breaks", 1),
        ("archive", "absences-to-silence", 0), ("archive", "findings", 2),
    ]

    @Test(arguments: systems)
    func figuresOfASystem(_ system: String, _ name: String, _ expected: Double) throws {
        let figure = try #require(FigureCatalogue.figure(named: name, of: .system))
        let value = try analysis(HarbourRail.plain).value(of: figure, for: EntityID(.system, system))
        #expect(isClose(value.number, expected), "\(value)")
    }

    private static let people: [(String, String, Double, Double)] = [
        ("ana", "exposure", 6, 17), ("ana", "sole", 1, 1), ("ana", "dependents", 1, 1), ("ana", "dominance", 0, 1),
        ("ana", "load", 5, 1), ("ana", "capacity", 10, 1), ("ana", "utilisation", 0.5, 1), ("ben", "exposure", 0, 1),
        ("ben", "utilisation", 0.25, 1), ("chi", "exposure", 4, 17), ("chi", "sole", 2, 1), ("chi", "dependents", 0, 1),
        ("chi", "load", 6, 1), ("ruth", "dominance", 12, 14), ("ruth", "load", 0, 1), ("ruth", "findings", 0, 1),
    ]

    @Test(arguments: people)
    func figuresOfAPerson(_ person: String, _ name: String, _ part: Double, _ of: Double) throws {
        let figure = try #require(FigureCatalogue.figure(named: name, of: .person))
        let value = try analysis(HarbourRail.plain).value(of: figure, for: EntityID(.person, person))
        #expect(isClose(value.number, part / of), "\(value)")
    }

    private static let teams: [(String, String, Double, Double)] = [
        ("core", "exposure", 16, 17), ("core", "sole", 2.0, 1), ("core", "dependents", 2, 1), ("core", "load", 10, 1),
        ("data", "exposure", 4, 17), ("data", "sole", 2, 1), ("data", "dependents", 0, 1), ("data", "load", 6, 1),
    ]

    @Test(arguments: teams)
    func figuresOfATeam(_ team: String, _ name: String, _ part: Double, _ of: Double) throws {
        let figure = try #require(FigureCatalogue.figure(named: name, of: .team))
        let value = try analysis(HarbourRail.plain).value(of: figure, for: EntityID(.team, team))
        #expect(isClose(value.number, part / of), "\(value)")
    }

    /// Ana leads to Ben and to Ruth: a path of three, with Ana between.
    @Test func positionsInTheGraph() throws {
        let cycle = try cycle(
            "people: {ben: {reports-to: ana}, ana: {reports-to: ruth}, ruth: , gone: {status: departed}}")
        let measured = FigureValues(of: Analysis(of: cycle))
        func value(_ name: String, _ person: String) throws -> FigureValue {
            let figure = try #require(FigureCatalogue.figure(named: "centrality.\(name)", of: .person))
            #expect(figure.needsCentrality)
            return measured.value(of: figure, for: EntityID(.person, person))
        }
        #expect(try value("degree-in", "ana") == .number(1))
        #expect(try value("degree-out", "ana") == .number(1))
        #expect(try value("betweenness", "ana") == .number(1))
        #expect(try value("harmonic", "ana") == .number(1))
        #expect(try value("harmonic", "ben") == .number(0.75))
        #expect(try value("core", "ben") == .number(1))
        #expect(try value("articulation", "ana") == .number(1))
        #expect(try value("articulation", "ruth") == .number(0))
        #expect(try value("core", "gone") == .unknown("the person has departed"))
    }
}
