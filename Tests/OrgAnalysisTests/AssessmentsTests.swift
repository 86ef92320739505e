import Findings
import OrgAnalysis
import OrgModel
import Testing

/// What is known, dimension by dimension, and what that makes of the figures.
@Suite struct AssessmentsTests {
    /// A dimension in some organisation: how much of what it is about carries it.
    struct Case: Sendable, CustomTestStringConvertible {
        var dimension: Dimension
        var status: Assessment.Status
        var have: Int
        var of: Int
        var yaml: String

        init(_ dimension: Dimension, _ status: Assessment.Status, _ have: Int, _ of: Int, _ yaml: String) {
            self.dimension = dimension
            self.status = status
            self.have = have
            self.of = of
            self.yaml = yaml
        }

        var testDescription: String { "\(dimension) \(have) of \(of)" }
    }

    static let cases = [
        // At least half is assessed, less is partial, none is not, nothing to be about is not.
        Case(.ownership, .assessed, 1, 2, "people: {ana: {}}\nsystems: {a: {owners: [ana]}, b: {}}"),
        Case(.ownership, .partial, 1, 3, "people: {ana: {}}\nsystems: {a: {owners: [ana]}, b: {}, c: {}}"),
        Case(.ownership, .notAssessed, 0, 1, "people: {ana: {}}\nsystems: {a: {supporters: [ana]}}"),
        Case(.ownership, .notAssessed, 0, 0, "people: {ana: {}}\nsystems: {a: {stage: retired, owners: [ana]}}"),
        // Inherited owners count, from retired systems too.
        Case(
            .ownership, .assessed, 1, 1,
            "people: {ana: {}}\nsystems: {a: {part-of: b}, b: {stage: retired, owners: [ana]}}"),

        // Teams that own: a and b, of which only a has people (a lead, a member or somebody on call).
        Case(
            .membership, .assessed, 1, 2,
            "people: {ana: {}}\nteams: {a: {lead: ana}, b: {}, c: {}}\nsystems: {s: {owners: [a, b]}}"),
        Case(
            .membership, .partial, 1, 3,
            "people: {ana: {}}\nteams: {a: {on-call: [ana]}, b: {}, c: {}}\nsystems: {s: {owners: [a, b, c]}}"),
        Case(.membership, .notAssessed, 0, 1, "teams: {a: {}}\nsystems: {s: {owners: [a]}}"),
        // No team owns anything: as well known as ownership is.
        Case(.membership, .assessed, 0, 0, "people: {ana: {}}\nteams: {a: {}}\nsystems: {s: {owners: [ana]}}"),
        Case(.membership, .notAssessed, 0, 0, "people: {ana: {}}\nsystems: {s: {owners: [ana]}, t: {}, u: {}}"),

        Case(.escalation, .assessed, 1, 2, "people: {ana: {}}\nsystems: {s: {escalation: [{to: ana}]}, t: {}}"),
        // A policy without rungs is no ladder; one that follows it is about escalation all the same.
        Case(
            .escalation, .partial, 1, 3,
            "people: {ana: {}}\npolicies: {p: {}}\nsystems: {s: {escalation: [{to: ana}]}, t: {escalation: p}, u: {}}"),
        Case(.escalation, .notAssessed, 0, 1, "people: {ana: {}}\nsystems: {s: {owners: [ana]}}"),
        // Through the owning team.
        Case(
            .escalation, .assessed, 1, 1,
            "people: {ana: {}}\nteams: {a: {escalation: [{to: ana}]}}\nsystems: {s: {owners: [a]}}"),

        Case(.authority, .assessed, 1, 1, "authority: [ana]\npeople: {ana: {}}"),
        Case(.authority, .notAssessed, 0, 1, "people: {ana: {}}"),
        // Inferred where reporting is assessed: ben is reported to, and reports to nobody. 2 of 4 report.
        Case(.authority, .assessed, 1, 1, "people: {ana: {reports-to: ben}, ben: {}, cho: {}, dan: {}}"),
        Case(.authority, .notAssessed, 0, 1, "people: {ana: {reports-to: ben}, ben: {}, cho: {}, dan: {}, eve: {}}"),

        Case(.dependencies, .assessed, 2, 4, "systems: {a: {depends-on: [b]}, b: {}, c: {}, d: {}}"),
        Case(.dependencies, .partial, 2, 5, "systems: {a: {depends-on: [b]}, b: {}, c: {}, d: {}, e: {}}"),
        // A dependency on a retired system is recorded all the same.
        Case(.dependencies, .assessed, 1, 1, "systems: {a: {depends-on: [b]}, b: {stage: retired}}"),

        Case(.coordination, .assessed, 1, 2, "teams: {a: {}, b: {}}\nforums: {f: {attends: [a]}}"),
        Case(
            .coordination, .partial, 1, 3,
            "people: {ana: {teams: [a]}}\nteams: {a: {}, b: {}, c: {}}\nforums: {f: {attends: [ana]}}"),
        // Who has left attends nothing for a team.
        Case(
            .coordination, .notAssessed, 0, 1,
            "people: {ana: {teams: [a], status: departed}}\nteams: {a: {}}\nforums: {f: {attends: [ana]}}"),

        Case(
            .visibility, .assessed, 1, 2, "systems: {a: {}, b: {}, c: {stage: pilot}}\nforums: {f: {reviews: [a, c]}}"),
        Case(.visibility, .notAssessed, 0, 0, "systems: {a: {stage: pilot}}\nforums: {f: {reviews: [a]}}"),

        // Three people carry load, of whom one says what they have; dan has capacity and no load.
        Case(
            .capacity, .partial, 1, 3,
            "people: {ana: {capacity: 4}, ben: {}, cho: {}, dan: {capacity: 9}}\nsystems: {s: {owners: [ana, ben, cho]}}"
        ),

        // Humans who have not departed: ana, ben, cho. Ana reports to Ben.
        Case(
            .reporting, .assessed, 2, 3,
            "people: {ana: {reports-to: ben}, ben: {}, cho: {}, bot: {type: bot}, eva: {status: departed}}"),
    ]

    @Test(arguments: cases)
    func weighsEachDimension(_ it: Case) throws {
        let found = try analysis(it.yaml).assessment[it.dimension]
        #expect(found.have == it.have)
        #expect(found.of == it.of)
        #expect(found.status == it.status)
        // A reason goes with what is not assessed.
        if it.status == .notAssessed { #expect(found.reason?.isEmpty == false) }
    }

    @Test func everyDimensionIsTried() {
        #expect(Set(Self.cases.map(\.dimension)) == Set(Dimension.allCases))
    }

    /// What a file claims to list in full is assessed, even when there is none of it; nothing to be about stays unknown.
    @Test(arguments: Dimension.allCases)
    func aClaimIsTakenAtItsWord(_ dimension: Dimension) throws {
        let claim = "complete: [\(dimension.rawValue)]\n"
        let nothing =
            "people: {ana: {}}\nteams: {a: {}}\nsystems: {s: {owners: [a]}, t: {owners: [ana]}, u: {}, v: {}, w: {}}\n"
        #expect(try analysis(claim + nothing).assessment[dimension].status == .assessed)
        if dimension != .authority {
            #expect(try analysis(claim).assessment[dimension].status == .notAssessed)
        }
    }

    // MARK: - Silence

    /// Ownership only: everything about ladders is unknown, and nobody is blamed for it.
    @Test func whatIsNotAssessedIsNullAndSilent() throws {
        let analysis = try analysis(
            "people: {ana: {}, ben: {}}\nsystems: {s: {tier: 1, owners: [ana, ben]}, t: {owners: [ana, ben]}}")
        #expect(analysis.findings.isEmpty)
        let escalation = analysis.escalation
        #expect(escalation.intact == nil && escalation.continuity == nil && escalation.humanHours == nil)
        for chain in escalation.chains {
            #expect(chain.figures == nil)
            #expect(!chain.rungs.isEmpty, "rungs stay")
            #expect(chain.broken.isEmpty && chain.weak.isEmpty)
        }
        #expect(analysis.concentration.utilisation.isEmpty)
        #expect(analysis.chokepoints.people.isEmpty)
    }

    /// Escalation only: the chain is judged, ownership is not.
    @Test func unknownOwnershipBlamesNobody() throws {
        let analysis = try analysis(
            "people: {ana: {}, ben: {}}\nsystems: {s: {tier: 1, escalation: [{to: [ana, ben]}]}}")
        #expect(analysis.findings.isEmpty)
        #expect(analysis.ownership.unowned == nil)
        #expect(analysis.ownership.unsupported == nil)
        #expect(analysis.ownership.unassignedLoad == nil)
        #expect(analysis.concentration.people == nil && analysis.concentration.teams == nil)
        #expect(analysis.concentration.busFactor == nil && analysis.concentration.loss.isEmpty)
        #expect(analysis.chokepoints.teams.isEmpty && analysis.chokepoints.pairs.isEmpty)
        #expect(analysis.escalation.intact == 1)
        // Authority is not known either.
        #expect(analysis.escalation.continuity == nil)
        #expect(try analysis.chain("s").figures?.absencesToSilence == 2)
        #expect(try analysis.chain("s").figures?.absencesToCutOff == nil)
        #expect(try analysis.chain("s").figures?.toAuthority == nil)
    }

    /// Owners are known, their people are not: `unsupported` hangs on membership.
    @Test func unknownMembersAreNotAbsentOnes() throws {
        let analysis = try analysis("teams: {a: {}}\nsystems: {s: {owners: [a]}, t: {owners: [a]}}")
        #expect(analysis.findings.isEmpty)
        #expect(analysis.ownership.unowned == 0)
        #expect(analysis.ownership.unsupported == nil)
        let claimed = try OrgAnalysisTests.analysis(
            "complete: [membership]\nteams: {a: {}}\nsystems: {s: {owners: [a]}}")
        #expect(claimed.ownership.unsupported == 1)
        #expect(claimed.speaking == ["ownership/unsupported"])
    }

    // MARK: - Partial dimensions

    /// One of three has an owner: one note stands for the two others, and it stays a note at tier 1.
    @Test func missingOwnersOfAPartialRecordAreOneNote() throws {
        let analysis = try analysis(
            "people: {ana: {}, ben: {}}\nsystems: {a: {owners: [ana, ben]}, b: {tier: 1}, c: {tier: 2}}")
        #expect(analysis.told(by: "ownership/none") == ["note organization: b c"])
        // (8 + 4) of 14.
        #expect(isClose(analysis.ownership.unowned, 12.0 / 14))
    }

    @Test func missingLaddersOfAPartialRecordAreOneNote() throws {
        let analysis = try analysis(
            "people: {ana: {}}\nsystems: {a: {escalation: [{to: ana}]}, b: {tier: 1}, c: {}}")
        #expect(analysis.told(by: "escalation/none") == ["note organization: b c"])
        #expect(try analysis.chain("b").broken == ["escalation/none"])
    }
}
