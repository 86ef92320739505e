import Findings
import OrgAnalysis
import OrgModel
import Testing

/// Where each rule stops speaking, and how loudly it speaks.
@Suite struct RuleTests {
    /// A rule's own example, mended as its advice says, and what may still be said of it.
    struct Mending: Sendable, CustomTestStringConvertible {
        var rule: String
        var old: String
        var new: String
        var rest: Set<String> = []

        var testDescription: String { rule }
    }

    static let mendings = [
        Mending(rule: "escalation/dead-end", old: "[{to: pricing}]", new: "[{to: pricing}, {to: coo}]"),
        Mending(rule: "escalation/empty-rung", old: "eva: {status: departed}", new: "eva: {}"),
        Mending(rule: "escalation/hollow", old: "{to: ben, after: 30}, ", new: ""),
        // Beyond four fifths of the week there is still a fifth; only all of it is enough.
        Mending(rule: "escalation/hours", old: "mon-fri 08:00-18:00 +01:00", new: "mon-sun 00:00-24:00"),
        Mending(rule: "escalation/loop", old: "team:platform, to: team:data", new: "team:platform, to: person:coo"),
        Mending(rule: "escalation/no-fixer", old: "supporters: [ana, ben]", new: "supporters: [ana, chi]"),
        Mending(rule: "escalation/none", old: "{tier: 2}", new: "{tier: 2, escalation: [{to: claims}]}"),
        Mending(rule: "escalation/outside", old: "[{to: front-desk}]", new: "[{to: front-desk}, {to: ana}]"),
        // A person in the mailbox's place is still only one.
        Mending(
            rule: "escalation/shared-only", old: ", type: shared", new: "", rest: ["escalation/single-path"]),
        Mending(rule: "escalation/single-path", old: "{to: ana}", new: "{to: [ana, ben]}"),
        // 60 minutes are allowed.
        Mending(rule: "escalation/slow", old: "after: 60", new: "after: 15"),
        Mending(rule: "ownership/away", old: "chi: {status: leave}", new: "chi: {}"),
        Mending(rule: "ownership/departed", old: "eva: {status: departed}", new: "eva: {}"),
        Mending(rule: "ownership/dissolved", old: "{declared: false}", new: "{}"),
        Mending(rule: "ownership/none", old: "{tier: 3}", new: "{tier: 3, owners: [rating]}"),
        // 14 of 14 hours is not above 1.
        Mending(rule: "ownership/overloaded", old: "capacity: 10", new: "capacity: 14"),
        Mending(
            rule: "ownership/pilot-grade", old: "owners: [ai-lab]", new: "owners: [ai-lab], escalation: [{to: ai-lab}]",
            rest: ["ownership/single", "escalation/single-path"]),
        Mending(rule: "ownership/single", old: "supporters: [ana]", new: "supporters: [ana, ben]"),
        Mending(rule: "ownership/unsupported", old: "owners: [fraud]", new: "owners: [risk]"),
        Mending(rule: "coordination/unmatched", old: "attends: [claims]", new: "attends: [claims, dan]"),
        Mending(
            rule: "visibility/pilot-metrics", old: "{system: claims-agent, metrics: pilot}", new: "claims-agent"),
        Mending(rule: "visibility/too-seldom", old: "quarterly", new: "31"),
        Mending(rule: "visibility/unreviewed", old: "[claims-core]", new: "[claims-core, claims-agent]"),
    ]

    @Test func everyRuleIsMended() {
        #expect(Self.mendings.map(\.rule).sorted() == RuleSet.all.map(\.id.name))
    }

    @Test(arguments: mendings)
    func fallsSilentOnceItsExampleIsMended(_ mending: Mending) throws {
        let example = try #require(RuleSet.rule(named: mending.rule)).example
        #expect(example.contains(mending.old))
        #expect(try analysis(example.replacing(mending.old, with: mending.new)).speaking == mending.rest)
    }

    // MARK: - Severity

    /// One step up when any affected system is tier 1, one down when all are tier 4.
    @Test(arguments: [
        ("tier: 1", "error"), ("tier: 2", "warning"), ("tier: 3", "warning"), ("tier: 4", "note"),
        ("load: 1", "warning"),
    ])
    func tiersMoveAWarning(_ attribute: String, _ severity: String) throws {
        let yaml = "people: {ana: {}}\nsystems: {s: {owners: [ana], \(attribute)}}"
        #expect(try analysis(yaml).told(by: "ownership/single") == ["\(severity) system:s: s"])
    }

    @Test(arguments: [(1, "error"), (2, "error"), (4, "warning")])
    func tiersMoveAnError(_ tier: Int, _ severity: String) throws {
        let yaml = "people: {ana: {}, ben: {}}\nsystems: {s: {tier: \(tier)}, t: {owners: [ana, ben]}}"
        #expect(try analysis(yaml).told(by: "ownership/none") == ["\(severity) system:s: s"])
    }

    @Test(arguments: [(1, "warning"), (2, "note"), (4, "note")])
    func tiersMoveANote(_ tier: Int, _ severity: String) throws {
        let yaml =
            "people: {ana: {}, ben: {}, lee: {status: leave}}\nsystems: {s: {tier: \(tier), owners: [ana, ben, lee]}}"
        #expect(try analysis(yaml).told(by: "ownership/away") == ["\(severity) person:lee: s"])
    }

    /// One cause of several systems is one finding; a single tier 1 raises it, and only tier 4 throughout lowers it.
    @Test(arguments: [(4, 4, "note"), (4, 3, "warning"), (2, 2, "warning"), (4, 1, "error")])
    func aCauseIsAsSevereAsWhatItAffects(_ a: Int, _ b: Int, _ severity: String) throws {
        let analysis = try analysis(
            """
            people: {ana: {}, ben: {}}
            policies: {p: {rungs: [{to: [ana, ben], after: 5}, {to: ben}]}}
            systems: {s: {tier: \(a), escalation: p}, t: {tier: \(b), escalation: p}}
            """)
        #expect(analysis.told(by: "escalation/hollow") == ["\(severity) policy:p: s t"])
    }

    // MARK: - Ladders

    /// Tier 1 and 2: a warning, a step up for tier 1; untiered a note; tier 3 and 4 nothing. One cause takes the higher.
    @Test(arguments: [
        ("s: {tier: 1", "error"), ("s: {tier: 2", "warning"), ("s: {tier: 3", nil), ("s: {tier: 4", nil),
        ("s: {load: 1", "note"),
    ])
    func coverCountsWhereTheTierAsksForIt(_ system: String, _ severity: String?) throws {
        let yaml = """
            people: {ana: {}, ben: {}}
            teams: {day: {on-call: {people: [ana, ben], hours: mon 08:00-18:00}}}
            policies: {p: {rungs: [{to: day}]}}
            systems:

            """
        let alone = try analysis(yaml + "  \(system), escalation: p}")
        #expect(alone.told(by: "escalation/hours") == (severity.map { ["\($0) policy:p: s"] } ?? []))
        guard severity != nil else { return }
        let beside = try analysis(
            yaml + "  \(system), escalation: p}\n  t: {escalation: p}\n  u: {tier: 2, escalation: p}")
        #expect(
            beside.told(by: "escalation/hours") == ["\(severity == "error" ? "error" : "warning") policy:p: s t u"])
    }

    /// A week without anybody is not partly covered: another rule speaks of it.
    @Test func noCoverAtAllIsNotPartialCover() throws {
        let yaml = "people: {box: {type: shared}}\nsystems: {s: {tier: 1, escalation: [{to: box}]}}"
        #expect(try analysis(yaml).speaking == ["escalation/shared-only"])
    }

    @Test(arguments: [(1, 60.0), (2, 120), (3, 480)])
    func eachTierHasItsLimit(_ tier: Int, _ limit: Double) throws {
        func speaks(_ minutes: Double, _ attributes: String) throws -> Bool {
            try analysis(
                """
                authority: [boss]
                people: {ana: {}, boss: {}}
                systems: {s: {\(attributes), escalation: [{to: ana, after: \(minutes)}, {to: boss}]}}
                """
            ).speaking.contains("escalation/slow")
        }
        #expect(try !speaks(limit, "tier: \(tier)"))
        #expect(try speaks(limit + 1, "tier: \(tier)"))
        #expect(try !speaks(100_000, "load: 1"))
        #expect(try !speaks(100_000, "tier: 4"))
    }

    @Test func limitsAreSetByThePolicy() throws {
        let yaml = """
            authority: [boss]
            people: {ana: {}, boss: {}}
            systems: {s: {tier: 4, escalation: [{to: ana, after: 11}, {to: boss}]}}
            """
        let options = AnalysisOptions(minutesToAuthority: [4: 10], measuresCentrality: false)
        #expect(try analysis(yaml, options: options).told(by: "escalation/slow") == ["note policy:s: s"])
    }

    /// Silence counts authorities too: the boss alone on the ladder is a single path; as the last rung they are not.
    @Test func anAuthorityIsASinglePathOnlyForSilence() throws {
        func speaks(_ rungs: String) throws -> Bool {
            try analysis(
                "authority: [boss]\npeople: {ana: {}, ben: {}, boss: {}}\nsystems: {s: {escalation: \(rungs)}}"
            ).speaking.contains("escalation/single-path")
        }
        #expect(try speaks("[{to: boss}]"))
        #expect(try !speaks("[{to: [ana, ben]}, {to: boss}]"))
        #expect(try speaks("[{to: ana}, {to: boss}]"))
    }

    /// A rotation beside a person: the rung is none of persons, yet the person was called on it.
    @Test func aRungIsHollowByThePeopleWhoWereCalled() throws {
        func speaks(_ rungs: String) throws -> Bool {
            try analysis(
                """
                people: {ana: {}, ben: {}, cho: {}}
                teams: {rota: {on-call: {people: [ben, cho], mode: rotation}}, lone: {on-call: {people: [ben], mode: rotation}}}
                systems: {s: {escalation: [\(rungs)]}}
                """
            ).speaking.contains("escalation/hollow")
        }
        #expect(try speaks("{to: [ana, rota], after: 1}, {to: ana}"))
        // Whoever of a rota was not on duty was not called.
        #expect(try !speaks("{to: rota, after: 1}, {to: ben}"))
        #expect(try !speaks("{to: [ben, cho], after: 1}, {to: rota}"))
        // A rotation of one is that person.
        #expect(try speaks("{to: lone, after: 1}, {to: ben}"))
        #expect(try !speaks("{to: ana, after: 1}, {to: [ana, ben]}"))
    }

    /// More of the ladder may be recorded where the policy is.
    @Test func followingAnUndeclaredPolicyIsNoLackOfALadder() throws {
        let yaml = """
            authority: [boss]
            complete: [escalation, ownership]
            people: {ana: {}, boss: {}}
            policies: {elsewhere: {declared: false}}
            systems: {s: {owners: [ana], escalation: elsewhere}, t: {escalation: elsewhere}}
            """
        let analysis = try analysis(yaml)
        #expect(analysis.speaking == ["ownership/none", "ownership/single"])
        #expect(try analysis.chain("t").broken == [])
    }

    @Test func outsideIsSilentWhereTheLineHasNoHuman() throws {
        func speaks(_ status: String) throws -> Bool {
            try analysis(
                """
                people: {ana: {teams: [risk], status: \(status)}, cho: {}, dan: {}}
                teams: {risk: {}}
                systems: {s: {owners: [risk], escalation: [{to: [cho, dan]}]}}
                """
            ).speaking.contains("escalation/outside")
        }
        #expect(try speaks("active"))
        #expect(try !speaks("leave"))
    }

    /// The line: the team, those it is part of, their people, and all whom the leads, not the members, report to. The ladder
    /// climbs on from side to all.
    @Test(arguments: [
        ("risk", true), ("all", true), ("eve", true), ("boss", true), ("zoe", true), ("ana", true), ("side", true),
        ("fay", false), ("hal", false),
    ])
    func theLineGoesUp(_ target: String, _ isInLine: Bool) throws {
        let analysis = try analysis(
            """
            people:
              ana: {teams: [risk], reports-to: fay}
              lea: {reports-to: boss}
              boss: {reports-to: zoe}
              eve: {teams: [all]}
              zoe: {}
              fay: {}
              gus: {teams: [side]}
              hal: {teams: [far]}
            teams: {risk: {lead: lea, part-of: all}, all: {}, side: {part-of: all}, far: {}}
            systems: {s: {owners: [risk], supporters: [ana], escalation: [{to: \(target)}]}}
            """)
        #expect(analysis.speaking.contains("escalation/outside") != isInLine)
    }

    // MARK: - Ownership

    /// Named through a parent system, and as a supporter; being on call or a member is nobody's name on a system.
    @Test func departedPeopleAreNamedByOwnsAndSupports() throws {
        let analysis = try analysis(
            """
            people: {ana: {}, ben: {}, eva: {status: departed}, lee: {teams: [web], status: departed}}
            teams: {web: {on-call: [ana, ben]}}
            systems:
              s: {part-of: t}
              t: {owners: [eva, ana, ben]}
              u: {owners: [web], supporters: [ana, ben, eva]}
            """)
        #expect(analysis.told(by: "ownership/departed") == ["warning person:eva: s t u"])
    }

    /// A parent team that nobody declared hangs over what its child teams own, inherited systems included.
    @Test func aDissolvedParentAffectsWhatItsTeamsOwn() throws {
        let analysis = try analysis(
            """
            people: {ana: {}, ben: {}}
            teams: {gone: {declared: false}, web: {part-of: gone, on-call: [ana, ben]}, idle: {part-of: gone}}
            systems: {s: {owners: [web]}, t: {part-of: s}, u: {owners: [ana, ben], part-of: lost}, lost: {declared: false, stage: retired}}
            """)
        #expect(
            analysis.told(by: "ownership/dissolved") == ["warning team:gone: s t", "warning system:lost: u"])
    }

    /// Load on no capacity has no ratio, and is too much; no load on none is not.
    @Test func noCapacityIsOverloadedByAnyLoad() throws {
        let analysis = try analysis("people: {ana: {capacity: 0}, ben: {capacity: 0}}\nsystems: {s: {owners: [ana]}}")
        #expect(analysis.told(by: "ownership/overloaded") == ["warning person:ana: s"])
    }

    /// Two signs of three; a pilot is meant to be one.
    @Test func pilotGradeCountsSigns() throws {
        func signs(_ system: String, _ review: String) throws -> Bool {
            try analysis(
                """
                complete: [escalation]
                people: {ana: {}, ben: {}}
                systems: {s: {\(system)}, other: {owners: [ana, ben], escalation: [{to: [ana, ben]}]}}
                forums: {f: {reviews: [\(review)other]}}
                """
            ).told(by: "ownership/pilot-grade").contains("warning system:s: s")
        }
        let laddered = ", escalation: [{to: [ana, ben]}]"
        #expect(try !signs("owners: [ana, ben]\(laddered)", ""), "no review only")
        #expect(try signs("owners: [ana]\(laddered)", ""), "one supporter, no review")
        #expect(try !signs("owners: [ana]\(laddered)", "s, "), "one supporter only")
        #expect(try signs("owners: [ana]\(laddered)", "{system: s, metrics: pilot}, "), "one supporter, pilot metrics")
        #expect(try signs("owners: [ana, ben]", ""), "no ladder, no review")
        #expect(try !signs("stage: pilot, owners: [ana]", ""))
    }
}
