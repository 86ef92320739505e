import Findings
import OrgAnalysis
import OrgModel
import Testing

/// Absence of data is not failure: every figure that hangs on a dimension is nil without it, every rule silent, and what is
/// missing of a partial record is one note.
@Suite struct AssessmentDisciplineTests {
    // MARK: - Figures

    /// A figure, and what MODEL says it hangs on.
    struct Figure: Sendable, CustomTestStringConvertible {
        var name: String
        var hangsOn: Set<Dimension>
        /// Dimensions without whose data there is nothing to take it of, though it does not hang on them.
        var takesFrom: Set<Dimension>
        var isThere: @Sendable (Analysis) -> Bool

        init(
            _ name: String, _ hangsOn: Set<Dimension>, takesFrom: Set<Dimension> = [],
            _ isThere: @escaping @Sendable (Analysis) -> Bool
        ) {
            self.name = name
            self.hangsOn = hangsOn
            self.takesFrom = takesFrom
            self.isThere = isThere
        }

        var testDescription: String { name }
    }

    static let figures: [Figure] = [
        Figure("unowned", [.ownership]) { $0.ownership.unowned != nil },
        Figure("unsupported", [.membership]) { $0.ownership.unsupported != nil },
        Figure("unassignedLoad", [.ownership]) { $0.ownership.unassignedLoad != nil },
        Figure("concentration.people", [.ownership]) { $0.concentration.people != nil },
        // What teams without people own is carried by nobody.
        Figure("concentration.teams", [.ownership], takesFrom: [.membership]) { $0.concentration.teams != nil },
        Figure("busFactor", [.ownership]) { $0.concentration.busFactor != nil },
        Figure("loss", [.ownership]) { !$0.concentration.loss.isEmpty },
        Figure("utilisation", [.ownership, .capacity]) { !$0.concentration.utilisation.isEmpty },
        Figure("exposure of people", [.ownership]) { $0.chokepoints.people.contains { $0.exposure != nil } },
        Figure("exposure of pairs", [.ownership]) { !$0.chokepoints.pairs.isEmpty },
        Figure("exposure of teams", [.ownership], takesFrom: [.membership]) { !$0.chokepoints.teams.isEmpty },
        Figure("dominance", [.escalation]) { $0.chokepoints.people.contains { $0.dominance != nil } },
        Figure("authorityDominance", [.escalation, .authority]) { !$0.chokepoints.authorityDominance.isEmpty },
        Figure("intact", [.escalation]) { $0.escalation.intact != nil },
        Figure("humanHours", [.escalation]) { $0.escalation.humanHours != nil },
        Figure("continuity", [.escalation, .authority]) { $0.escalation.continuity != nil },
        Figure("a chain's figures", [.escalation]) { chains($0).contains { $0.humanHours != nil } },
        Figure("a chain's toHuman", [.escalation]) { chains($0).contains { $0.toHuman != nil } },
        Figure("a chain's toFixer", [.escalation], takesFrom: [.ownership]) {
            chains($0).contains { $0.toFixer != nil }
        },
        Figure("a chain's toAuthority", [.escalation, .authority]) { chains($0).contains { $0.toAuthority != nil } },
        Figure("a chain's absencesToCutOff", [.escalation, .authority]) {
            chains($0).contains { $0.absencesToCutOff != nil }
        },
        Figure("a chain's continuity", [.escalation, .authority]) { chains($0).contains { $0.continuity != nil } },
        Figure("congruence", [.ownership, .dependencies, .coordination]) { $0.coordination.congruence != nil },
        Figure("weighted congruence", [.ownership, .dependencies, .coordination]) { $0.coordination.weighted != nil },
        Figure("strain of teams", [.ownership, .dependencies, .coordination]) { !$0.coordination.teams.isEmpty },
        Figure("coverage", [.visibility]) { $0.visibility.coverage != nil },
        Figure("unreviewed", [.visibility]) { !$0.visibility.unreviewed.isEmpty },
        Figure("hierarchy", [.reporting]) { $0.hierarchy?.connectedness != nil },
        Figure("a stage's users", []) { both($0) { $0.users != nil } },
        Figure("a stage's reversible", []) { both($0) { $0.reversible != nil } },
        Figure("a stage's supportersPerSystem", [.ownership]) { both($0) { $0.supportersPerSystem != nil } },
        Figure("a stage's effectiveOwners", [.ownership]) { both($0) { $0.effectiveOwners != nil } },
        Figure("a stage's escalationLocality", [.escalation]) { both($0) { $0.escalationLocality != nil } },
        Figure("a stage's teamsInClosure", [.ownership, .dependencies]) { both($0) { $0.teamsInClosure != nil } },
        Figure("a stage's visibilityCoverage", [.visibility]) { both($0) { $0.visibilityCoverage != nil } },
        Figure("a stage's intact", [.escalation]) { both($0) { $0.intact != nil } },
        Figure("a stage's humanHours", [.escalation]) { both($0) { $0.humanHours != nil } },
    ]

    private static func chains(_ analysis: Analysis) -> [Chain.Figures] {
        analysis.escalation.chains.compactMap(\.figures)
    }

    /// Of both stages or of neither; half would be a mistake either way.
    private static func both(_ analysis: Analysis, _ isThere: (Stages.Figures) -> Bool) -> Bool {
        let (pilot, production) = (isThere(analysis.stages.pilot), isThere(analysis.stages.production))
        #expect(pilot == production)
        return pilot
    }

    /// Records all nine dimensions, and has a value for every figure. Of `u` Ana and Ben are
    /// the only two supporters.
    private static let recorded = """
        authority: [boss]
        people:
          boss: {}
          ana: {teams: [web], reports-to: boss, capacity: 10}
          ben: {teams: [data], reports-to: boss, capacity: 10}
        teams: {web: {}, data: {}}
        policies: {p: {advance: manual, rungs: [{to: ana, after: 5}, {to: boss}]}}
        systems:
          s: {owners: [ana, web], depends-on: [t], escalation: p, users: 3, reversible: true}
          t: {owners: [data], escalation: p}
          u: {tier: 1, owners: [ana, ben], escalation: p}
          q: {stage: pilot, owners: [ben], depends-on: [t], escalation: p, users: 1, reversible: false}
        forums: {f: {cadence: weekly, attends: [web], reviews: [s, u]}}
        """

    private static func analyses() throws -> [(unsaid: Set<Dimension>, analysis: Analysis)] {
        let cycle = try cycle(recorded)
        return Dimension.allSets.map { unsaid in
            (unsaid, Analysis(of: cycle.unsaid(unsaid), options: AnalysisOptions(measuresCentrality: false)))
        }
    }

    /// All 512 ways of leaving some dimensions out.
    @Test func aFigureIsThereWhenWhatItHangsOnIsKnown() throws {
        for (unsaid, analysis) in try Self.analyses() {
            for figure in Self.figures {
                let isKnown = figure.hangsOn.allSatisfy(analysis.assessment.knows)
                let isThere = figure.isThere(analysis)
                if !isKnown { #expect(!isThere, "\(figure.name) without \(unsaid)") }
                if isKnown, figure.takesFrom.isDisjoint(with: unsaid) {
                    #expect(isThere, "no \(figure.name) without \(unsaid)")
                }
            }
        }
    }

    /// So that the test above has tried what it says: all is known at first, and nothing that is unsaid.
    @Test func whatIsUnsaidIsNotKnown() throws {
        let analyses = try Self.analyses()
        #expect(analyses.count == 512)
        #expect(Dimension.allCases.allSatisfy { analyses[0].analysis.assessment.isAssessed($0) })
        for (unsaid, analysis) in analyses {
            // An authority may be inferred from the reporting lines.
            let inferred: Set<Dimension> = unsaid.contains(.reporting) ? [] : [.authority]
            for dimension in unsaid.subtracting(inferred) {
                #expect(!analysis.assessment.knows(dimension), "\(dimension) without \(unsaid)")
            }
        }
    }

    /// What is left of an organisation of which nothing is recorded: no finding at all.
    @Test func nothingKnownIsNothingFound() throws {
        let last = try #require(try Self.analyses().last)
        #expect(last.unsaid == Set(Dimension.allCases))
        #expect(last.analysis.findings.isEmpty)
    }

    // MARK: - Rules

    /// What each rule hangs on. `ownership/pilot-grade` needs any two of its three, fully assessed.
    private static func speaksOf(_ rule: RuleID) -> Set<Dimension> {
        switch rule.name {
        case "escalation/dead-end", "escalation/slow": [.escalation, .authority]
        case "ownership/overloaded": [.ownership, .capacity]
        case "ownership/unsupported": [.membership]
        case "coordination/unmatched": [.ownership, .dependencies, .coordination]
        default:
            switch rule.family {
            case "escalation": [.escalation]
            case "ownership": [.ownership]
            case "visibility": [.visibility]
            default: []
            }
        }
    }

    /// Each rule on its own example, of which any one or two dimensions are left out.
    @Test(arguments: RuleSet.all.map(\.id.name))
    func aRuleIsSilentWithoutWhatItHangsOn(_ name: String) throws {
        let rule = try #require(RuleSet.rule(named: name))
        let hangsOn = Self.speaksOf(rule.id)
        #expect(!hangsOn.isEmpty)
        let cycle = try cycle(rule.example)
        var silenced: Set<Dimension> = []
        for unsaid in Dimension.allSets where unsaid.count <= 2 {
            let analysis = Analysis(of: cycle.unsaid(unsaid), options: AnalysisOptions(measuresCentrality: false))
            let speaks = analysis.speaking.contains(name)
            let isKnown =
                name == "ownership/pilot-grade"
                ? ([.ownership, .escalation, .visibility] as [Dimension]).count(where: analysis.assessment.isAssessed)
                    >= 2
                : hangsOn.allSatisfy(analysis.assessment.knows)
            if !isKnown {
                #expect(!speaks, "without \(unsaid)")
                silenced.formUnion(unsaid)
            }
            if unsaid.isEmpty { #expect(speaks) }
        }
        // Each of its dimensions can silence it, so that the loop has looked at each.
        #expect(silenced.isSuperset(of: hangsOn))
    }

    // MARK: - What is missing of a partial record

    /// A rule about something missing, on an organisation that records some of it.
    struct Missing: Sendable, CustomTestStringConvertible {
        var rule: String
        var dimension: Dimension
        var yaml: String
        /// The one note.
        var note: String
        /// What is found once the record claims to be complete.
        var each: [String]

        var testDescription: String { rule }
    }

    static let missing = [
        Missing(
            rule: "ownership/none", dimension: .ownership,
            yaml: "people: {ana: {}, ben: {}}\nsystems: {a: {owners: [ana, ben]}, b: {tier: 1}, c: {tier: 4}}",
            note: "note organization: b c", each: ["error system:b: b", "warning system:c: c"]),
        Missing(
            rule: "ownership/unsupported", dimension: .membership,
            yaml: """
                people: {ana: {}, ben: {}}
                teams: {a: {on-call: [ana, ben]}, b: {}, c: {}}
                systems: {s: {owners: [a]}, t: {owners: [b], tier: 1}, u: {owners: [c], tier: 4}}
                """,
            note: "note organization: t u", each: ["error system:t: t", "warning system:u: u"]),
        Missing(
            rule: "escalation/none", dimension: .escalation,
            yaml:
                "people: {ana: {}, ben: {}}\nsystems: {a: {escalation: [{to: [ana, ben]}]}, b: {tier: 1}, c: {tier: 4}}",
            note: "note organization: b c", each: ["error system:b: b", "warning system:c: c"]),
        // A pilot need not be reviewed; a is one of three in production that are.
        Missing(
            rule: "visibility/unreviewed", dimension: .visibility,
            yaml: "systems: {a: {}, b: {tier: 1}, c: {tier: 4}, p: {stage: pilot}}\nforums: {f: {reviews: [a]}}",
            note: "note organization: b c", each: ["warning system:b: b", "note system:c: c"]),
        // One of three teams comes to a forum.
        Missing(
            rule: "coordination/unmatched", dimension: .coordination,
            yaml: """
                teams: {a: {}, b: {}, c: {}}
                systems: {s: {tier: 1, owners: [a], depends-on: [t]}, t: {owners: [b]}}
                forums: {f: {attends: [c]}}
                """,
            note: "note organization: ", each: ["note team:a: ", "note team:b: "]),
    ]

    @Test(arguments: missing)
    func whatIsMissingOfAPartialRecordIsOneNote(_ missing: Missing) throws {
        let partial = try analysis(missing.yaml)
        #expect(partial.assessment[missing.dimension].status == .partial)
        #expect(partial.told(by: missing.rule) == [missing.note])
        #expect(partial.findings.count { $0.subject == .organization } == 1)
        let claimed = try analysis("complete: [\(missing.dimension.rawValue)]\n" + missing.yaml)
        #expect(claimed.told(by: missing.rule) == missing.each)
        #expect(!claimed.findings.contains { $0.subject == .organization })
    }
}
