import OrgAnalysis
import OrgModel
import Testing

/// Where there is no number: never, always, or not known; absence of data is not failure.
@Suite struct FigureValueTests {
    private func value(
        _ name: String, of subject: Figure.Subject, _ entity: String? = nil, in analysis: Analysis,
        sourceLocation: Testing.SourceLocation = #_sourceLocation
    ) throws -> FigureValue {
        let figure = try #require(FigureCatalogue.figure(named: name, of: subject), sourceLocation: sourceLocation)
        return analysis.value(
            of: figure, for: entity.flatMap { name in figure.subject.kind.map { EntityID($0, name) } })
    }

    private func kind(_ value: FigureValue) -> String {
        switch value {
        case .number: "number"
        case .never: "never"
        case .always: "always"
        case .unknown: "unknown"
        }
    }

    @Test func limits() {
        #expect(FigureValue.number(2).lies(atLeast: 2) == true)
        #expect(FigureValue.number(2).lies(atMost: 1.9) == false)
        #expect(FigureValue.number(2).lies(atLeast: 1, atMost: 3) == true)
        #expect(FigureValue.number(2).lies() == true)
        #expect(FigureValue.never("x").lies(atMost: 60) == false)
        #expect(FigureValue.never("x").lies(atLeast: 0) == false)
        #expect(FigureValue.always("x").lies(atLeast: 2) == true)
        #expect(FigureValue.always("x").lies(atMost: 2) == false)
        #expect(FigureValue.unknown("x").lies(atLeast: 0) == nil)
    }

    /// Nothing is assessed here, so that nothing that rests on a dimension is a number, and each says on which.
    @Test func whatIsNotAssessedIsNotKnown() throws {
        let analysis = try analysis("people: {ana: }\nteams: {core: {}}\nsystems: {shop: {}}")
        let values = FigureValues(of: analysis)
        let entities: [Figure.Subject: EntityID] = [
            .system: EntityID(.system, "shop"), .person: EntityID(.person, "ana"), .team: EntityID(.team, "core"),
        ]
        var seen: Set<Dimension> = []
        for figure in FigureCatalogue.all where !figure.dimensions.isEmpty {
            let value = values.value(of: figure, for: entities[figure.subject])
            seen.formUnion(figure.dimensions)
            #expect(!value.isKnown, "\(figure.id)")
            #expect(
                figure.dimensions.contains { value.reason?.hasPrefix("\($0.rawValue) is not assessed: ") == true },
                "\(figure.id): \(value)")
        }
        #expect(seen.isSuperset(of: [.ownership, .membership, .escalation, .authority, .capacity]))
        // What rests on none is known.
        #expect(try self.value("counts.systems", of: .organization, in: analysis) == .number(1))
        #expect(try self.value("findings", of: .system, "shop", in: analysis) == .number(0))
        #expect(try self.value("assessment.ownership", of: .organization, in: analysis) == .number(0))
    }

    /// Teams own here, and nobody has listed who is in them: that nobody's absence exposes anything is not known.
    @Test func nobodyIsKnownWhoCanFixAnything() throws {
        let text = "teams: {core: {}, data: {}}\nsystems: {shop: {owners: [core]}, mail: {owners: [data]}}"
        for name in ["exposure.people.max", "exposure.pairs.max", "exposure.teams.max", "bus-factor"] {
            let value = try self.value(name, of: .organization, in: analysis(text))
            #expect(!value.isKnown, "\(name): \(value)")
        }
        // One member is enough to tell: core's only system is half of the criticality.
        let one = try value(
            "exposure.people.max", of: .organization, in: analysis(text + "\npeople: {ana: {teams: [core]}}"))
        #expect(one == .number(0.5))
    }

    /// Teams own everything, and of none a member is on record: nobody is alone on anything, and all is without a supporter,
    /// because that is not recorded. Neither is good news or bad.
    @Test func whatRestsOnPeopleIsNotKnownWithoutAny() throws {
        let text =
            "people: {ana: }\nteams: {core: {}, web: {}}\n"
            + "systems: {shop: {owners: [core]}, till: {owners: [web]}}"
        let names: [(Figure.Subject, String?, [String])] = [
            (
                .organization, nil,
                [
                    "exposure.people.max", "exposure.pairs.max", "exposure.teams.max", "loss.1", "loss.3", "loss.5",
                    "loss.10", "unassigned-load", "stages.production.supporters-per-system", "bus-factor",
                ]
            ), (.team, "core", ["exposure", "sole", "dependents"]),
            (.person, "ana", ["exposure", "sole", "dependents"]),
        ]
        let (nobody, somebody) = (
            try analysis(text), try analysis(text.replacing("ana: }", with: "ana: {teams: [core]}}"))
        )
        for (subject, entity, names) in names {
            for name in names {
                #expect(kind(try value(name, of: subject, entity, in: nobody)) == "unknown", "\(name)")
                #expect(kind(try value(name, of: subject, entity, in: somebody)) == "number", "\(name)")
            }
        }
        #expect(
            try value("loss.1", of: .organization, in: nobody)
                == .unknown("nobody is recorded in any of the teams that own systems"))
        // Who owns is known, and so is that nobody there is left, where somebody was.
        #expect(try value("unowned", of: .organization, in: nobody) == .number(0))
        let left = try analysis(text.replacing("ana: }", with: "ana: {teams: [core, web], status: departed}}"))
        #expect(try value("loss.1", of: .organization, in: left) == .number(1))
    }

    // MARK: - Ladders

    /// Portal's ladder is climbed, the mailbox is all of the reports' one, and archive has none: enough is recorded to say so.
    @Test(arguments: [
        ("portal", "minutes-to-human", "no time is promised: no ladder is written down"),
        ("portal", "minutes-to-authority", "no time is promised: no ladder is written down"),
        ("portal", "continuity", "no ladder is written down"), ("portal", "human-hours", "no ladder is written down"),
        ("reports", "minutes-to-authority", "its ladder reaches no authority"),
        ("reports", "rung-of-human", "its ladder reaches no human"),
        ("reports", "rung-of-fixer", "its ladder reaches nobody who can fix it"),
        ("archive", "rung-of-human", "it has no ladder"), ("archive", "minutes-to-authority", "it has no ladder"),
        ("archive", "rung-of-fixer", "nobody can fix it"), ("archive", "human-hours", "no ladder is written down"),
    ])
    func whatNeverHappensIsWorseThanAnyNumber(_ system: String, _ name: String, _ reason: String) throws {
        #expect(try value(name, of: .system, system, in: try analysis(HarbourRail.plain)) == .never(reason))
    }

    @Test func aClimbedRungPromisesNoTime() throws {
        let analysis = try analysis(
            """
            authority: [ruth]
            people: {ruth: , ana: {reports-to: ruth}}
            systems: {shop: {owners: [ana], escalation: [{to: ana}]}}
            """)
        #expect(try value("minutes-to-human", of: .system, "shop", in: analysis) == .number(0))
        #expect(
            try value("minutes-to-authority", of: .system, "shop", in: analysis)
                == .never("no time is promised: rung 2, the first with an authority, is climbed to"))
        #expect(try value("rung-of-authority", of: .system, "shop", in: analysis) == .number(2))
    }

    /// An automatic ladder leads to Ruth at once, so that nobody else's absence matters.
    @Test func whatIsReachedAtOnceIsBetterThanAnyNumber() throws {
        let value = try value("absences-to-cut-off", of: .system, "billing", in: try analysis(HarbourRail.plain))
        #expect(kind(value) == "always")
        #expect(value.lies(atLeast: 2) == true)
    }

    /// One of three ladders is recorded: nothing is said of the systems whose ladder may just not be written down.
    @Test func ofWhatIsRecordedInPartTheRestIsNotKnown() throws {
        let analysis = try analysis(
            """
            authority: [ana]
            people: {ana: , ben: }
            systems:
              shop: {owners: [ana], escalation: [{to: ben}]}
              mail: {owners: [ana]}
              bank: {owners: [ana]}
            """)
        #expect(analysis.assessment[.escalation].status == .partial)
        for name in [
            "rung-of-human", "minutes-to-authority", "absences-to-silence", "absences-to-cut-off", "continuity",
            "human-hours", "breaks", "weaknesses",
        ] {
            let unrecorded = try value(name, of: .system, "mail", in: analysis)
            #expect(unrecorded == .unknown("no ladder of it is recorded, nor are those of most systems"), "\(name)")
            #expect(try value(name, of: .system, "shop", in: analysis).isKnown, "\(name)")
        }
        // What is recorded may well end short of an authority.
        #expect(kind(try value("minutes-to-authority", of: .system, "shop", in: analysis)) == "never")
    }

    @Test func aPolicyThatNobodyDeclaresMayHaveMore() throws {
        let analysis = try analysis(
            """
            authority: [ana]
            complete: [escalation]
            people: {ana: , ben: }
            policies: {elsewhere: {declared: false}, here: {rungs: [{to: ben}]}}
            systems:
              shop: {owners: [ben], escalation: elsewhere}
              bank: {owners: [ben], escalation: here}
            """)
        let reason = FigureValue.unknown("it follows policy:elsewhere, which nobody declares")
        for name in ["rung-of-human", "minutes-to-authority", "continuity", "human-hours", "breaks"] {
            #expect(try value(name, of: .system, "shop", in: analysis) == reason, "\(name)")
            #expect(try value(name, of: .system, "bank", in: analysis).isKnown, "\(name)")
        }
    }

    // MARK: - Who can fix

    /// One of three systems has an owner.
    @Test func nobodyOnRecordIsNotNobody() throws {
        let yaml = "people: {ana: }\nsystems: {shop: {owners: [ana]}, mail: {}, bank: {supporters: [ana]}}"
        let partial = try analysis(yaml)
        #expect(partial.assessment[.ownership].status == .partial)
        #expect(kind(try value("owners", of: .system, "mail", in: partial)) == "unknown")
        #expect(kind(try value("supporters", of: .system, "mail", in: partial)) == "unknown")
        #expect(try value("supporters", of: .system, "bank", in: partial) == .number(1))
        // The file that says it lists all is taken at its word.
        let whole = try analysis("complete: [ownership]\n" + yaml)
        #expect(try value("owners", of: .system, "mail", in: whole) == .number(0))
        #expect(try value("supporters", of: .system, "mail", in: whole) == .number(0))
    }

    /// Three teams own something, and the people of one are recorded.
    @Test func aTeamWithoutPeopleOnRecordIsNotEmpty() throws {
        let yaml = """
            people: {ana: {teams: [a]}, zoe: {status: departed}}
            teams: {a: {}, b: {}, c: {}}
            systems: {s: {owners: [a]}, t: {owners: [b]}, u: {owners: [c]}, v: {owners: [zoe]}}

            """
        let partial = try analysis(yaml)
        #expect(partial.assessment[.membership].status == .partial)
        #expect(try value("supporters", of: .system, "s", in: partial) == .number(1))
        #expect(
            try value("supporters", of: .system, "t", in: partial)
                == .unknown("nobody is recorded in team:b, nor in most teams that own systems"))
        // Who has left is on record as that.
        #expect(try value("supporters", of: .system, "v", in: partial) == .number(0))
        let whole = try analysis("complete: [membership]\n" + yaml)
        #expect(try value("supporters", of: .system, "t", in: whole) == .number(0))
    }

    @Test func aRetiredSystemHasNoFigures() throws {
        let analysis = try analysis(
            "people: {ana: }\nsystems: {s: {owners: [ana]}, t: {owners: [ana], stage: retired}}")
        #expect(try value("supporters", of: .system, "t", in: analysis) == .unknown("it is retired"))
        #expect(try value("owners", of: .system, "t", in: analysis) == .unknown("it is retired"))
    }

    // MARK: - Load

    @Test func loadWithoutCapacityIsNeverCarried() throws {
        let analysis = try analysis(
            """
            people: {ana: {capacity: 0}, ben: {capacity: 0}, chi: {capacity: 8}, dan: }
            systems: {s: {owners: [ana, chi, dan], load: 12}}
            """)
        #expect(kind(try value("utilisation", of: .person, "ana", in: analysis)) == "never")
        #expect(try value("utilisation", of: .person, "ben", in: analysis) == .number(0))
        #expect(try value("utilisation", of: .person, "chi", in: analysis) == .number(0.5))
        #expect(try value("utilisation", of: .person, "dan", in: analysis) == .unknown("no capacity is given"))
        #expect(kind(try value("utilisation.max", of: .organization, in: analysis)) == "never")
        #expect(try value("utilisation.overloaded", of: .organization, in: analysis) == .number(1))
    }

    @Test func loadWithoutMeasureIsNoNumber() throws {
        let analysis = try analysis(
            "people: {ana: {capacity: 1}}\nsystems: {s: {load: 1.7e308, owners: [ana]}, t: {load: 1.7e308, owners: [ana]}}"
        )
        for name in ["load", "utilisation"] {
            #expect(try value(name, of: .person, "ana", in: analysis) == .unknown("it is too large for a number"))
        }
    }

    // MARK: - Wrong questions

    @Test func aQuestionThatMakesNoSenseIsNotKnown() throws {
        let analysis = try analysis("people: {ana: }\nsystems: {s: {owners: [ana]}}")
        let supporters = try #require(FigureCatalogue.figure(named: "supporters", of: .system))
        #expect(
            analysis.value(of: supporters, for: EntityID(.person, "ana"))
                == .unknown("supporters is a figure of a system"))
        #expect(analysis.value(of: supporters, for: nil) == .unknown("supporters is a figure of a system"))
        #expect(
            analysis.value(of: supporters, for: EntityID(.system, "t")) == .unknown("there is no system:t"))
    }
}
