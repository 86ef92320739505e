import Findings
import OrgModel
import TestSupport
import Testing

@testable import OrgAnalysis

/// Before and after: what is told of a change, and what may never be.
@Suite struct ScenarioTests {
    private static let options = AnalysisOptions(measuresCentrality: false)

    private func analysis(of cycle: Cycle) -> Analysis { Analysis(of: cycle, options: Self.options) }

    private func larkfield(_ label: String) throws -> Cycle {
        let path = "graphs/larkfield-mutual/\(label).yaml"
        return try cycle(file: path, text: try Checkout.text(path))
    }

    private func told(_ differences: [Difference], _ trend: Difference.Trend) -> [String] {
        differences.filter { $0.trend == trend }.map {
            "\($0.figure.name)\($0.entity.map { " of \($0.name)" } ?? "")"
        }
    }

    // MARK: - No change, no difference

    @Test(arguments: ExampleStoryTests.cycles)
    func nothingChangedIsNothingDifferent(_ label: String) throws {
        let before = Analysis(of: try larkfield(label))
        let scenario = try Scenario([], from: before)
        #expect(scenario.after.cycle == before.cycle)
        #expect(scenario.differences.isEmpty)
        #expect(
            scenario.findings.appearing.isEmpty && scenario.findings.going.isEmpty && scenario.findings.altered.isEmpty)
        #expect(scenario.after.findings == before.findings)
        #expect(scenario.breakEvens.isEmpty && scenario.idle.isEmpty)
    }

    @Test func nothingChangedOnRandomOrganisations() throws {
        var (owners, ladders) = (RandomOwnership(seed: 21), RandomLadders(seed: 22))
        for _ in 0..<60 {
            for cycle in [owners.next().cycle(), ladders.next().cycle()] {
                let scenario = try Scenario([], from: analysis(of: cycle))
                #expect(scenario.after.cycle == cycle)
                #expect(scenario.differences.isEmpty)
                #expect(scenario.after.findings == scenario.before.findings)
            }
        }
    }

    /// Somebody who has left already changes nothing, and that is said.
    @Test func whatMakesNoDifferenceIsSaid() throws {
        let changes: [Change] = [
            .absence(of: EntityID(.person, "farah")), .absence(of: EntityID(.person, "noor")),
            .support(of: EntityID(.system, "settlement-agent"), by: EntityID(.person, "yuki")),
            .support(of: EntityID(.system, "settlement-agent"), by: EntityID(.person, "farah")),
            .capacity(of: EntityID(.person, "yuki"), hours: 40),
        ]
        let scenario = try Scenario(changes, from: analysis(of: try larkfield("2026-Q3")))
        #expect(scenario.differences.isEmpty)
        #expect(
            scenario.idle.map(\.reason) == [
                "person:farah has left already", "person:noor is away already", "person:yuki can fix it already",
                "nobody is there behind person:farah who could fix anything", "person:yuki has this capacity already",
            ])
    }

    // MARK: - The story of the third quarter, told in the second

    /// Applied AI's five systems have 175 h, a third of which is 58.3 of 60 for each. With three times its 30 h the settlement
    /// agent makes it 235, which is 78.3. Break-even: (60 − 145/3) / 10 = 1.1666…
    @Test func thePromotionThatWentWrong() throws {
        let change = Change.promotion(of: EntityID(.system, "settlement-agent"), loadFactor: 3)
        let scenario = try Scenario([change], from: analysis(of: try larkfield("2026-Q2")))
        let appearing = scenario.findings.appearing.filter { ["ownership", "escalation"].contains($0.rule.family) }
        #expect(
            appearing.map { "\($0.rule) \($0.subject)" }.sorted() == [
                "ownership/overloaded person:lindiwe", "ownership/overloaded person:marco",
                "ownership/overloaded person:yuki", "ownership/pilot-grade system:settlement-agent",
            ])
        #expect(scenario.findings.going.filter { $0.rule.family == "ownership" }.isEmpty)
        let utilisation = try #require(scenario.differences.first { $0.figure.name == "utilisation.max" })
        #expect(isClose(utilisation.before.number, 175.0 / 3 / 60))
        #expect(isClose(utilisation.after.number, 235.0 / 3 / 60))
        #expect(utilisation.trend == .worse)
        let overloaded = try #require(scenario.differences.first { $0.figure.name == "utilisation.overloaded" })
        #expect((overloaded.before, overloaded.after) == (.number(0), .number(3)))
        let breakEven = try #require(scenario.breakEvens.first)
        guard case .factor(let factor, let people) = breakEven.limit else {
            Issue.record("\(breakEven)")
            return
        }
        #expect(isClose(factor, 7.0 / 6))
        #expect(people.map(\.name) == ["lindiwe", "marco", "yuki"])
        #expect(breakEven.withoutCapacity.isEmpty && breakEven.overloadedAnyway.isEmpty)
    }

    // MARK: - Absence

    /// Without `p` exactly what only `p` can fix has nobody, and that with all that stands on it was their exposure.
    @Test func absenceLosesWhatIsHeldAlone() throws {
        var organisations = RandomOwnership(seed: 23)
        var lost = 0
        for _ in 0..<60 {
            let cycle = organisations.next().cycle()
            let before = analysis(of: cycle)
            let exposure = Exposure(Ground(cycle))
            for holder in cycle.entities(of: .person).map(\.id) + cycle.entities(of: .team).map(\.id) {
                let after = try Scenario([.absence(of: holder)], from: before).after
                let orphaned = zip(before.ownership.systems, after.ownership.systems)
                    .filter { !$0.supporters.isEmpty && $1.supporters.isEmpty }.map(\.0.id)
                let (sole, exposed): ([EntityID], Double) =
                    if holder.kind == .person {
                        before.chokepoints.people.first { $0.id == holder }.map { ($0.sole, $0.exposure ?? 0) } ?? (
                            [], 0
                        )
                    } else {
                        before.chokepoints.teams.first { $0.id == holder }.map { ($0.sole, $0.exposure) } ?? ([], 0)
                    }
                guard before.assessment.knows(.ownership) else { continue }
                #expect(orphaned == sole, "\(holder)")
                #expect(isClose(exposure.share(of: orphaned.compactMap(cycle.position)), exposed))
                lost += orphaned.count
                if let was = before.ownership.unsupported, let now = after.ownership.unsupported {
                    let total = before.ownership.systems.reduce(0) { $0 + (cycle[$1.id]?.system?.criticality ?? 0) }
                    let share = orphaned.reduce(0) { $0 + (cycle[$1]?.system?.criticality ?? 0) } / total
                    #expect(isClose(now - was, share))
                }
            }
        }
        #expect(lost > 60)
    }

    /// A pair is two absences.
    @Test func aPairIsTwoAbsences() throws {
        let yaml =
            "people: {ana: , ben: , chi: }\nsystems: {s: {owners: [ana, ben]}, t: {owners: [ana]}, u: {owners: [chi]}}"
        let before = try analysis(of: cycle(yaml))
        let pair = try #require(before.chokepoints.pairs.first)
        #expect(pair.ids.map(\.name) == ["ana", "ben"])
        let scenario = try Scenario(pair.ids.map { .absence(of: $0) }, from: before)
        #expect(scenario.after.ownership.systems.filter(\.supporters.isEmpty).map(\.id) == pair.sole)
        #expect(
            scenario.findings.appearing.map { "\($0.rule) \($0.subject)" } == [
                "ownership/unsupported system:s", "ownership/unsupported system:t", "ownership/away person:ana",
                "ownership/away person:ben",
            ])
        #expect(scenario.findings.going.map(\.rule) == ["ownership/single"])
    }

    // MARK: - Support

    @Test func anotherSupporterRaisesNobodysExposure() throws {
        var organisations = RandomOwnership(seed: 24)
        var lowered = 0
        for _ in 0..<25 {
            let cycle = organisations.next().cycle()
            let before = FigureValues(of: analysis(of: cycle))
            for row in before.analysis.ownership.systems where !row.supporters.isEmpty {
                for newcomer in cycle.entities(of: .person).map(\.id) {
                    let scenario = try Scenario([.support(of: row.id, by: newcomer)], from: before.analysis)
                    for difference in scenario.differences where ["exposure", "sole"].contains(difference.figure.name) {
                        #expect(difference.trend != .worse, "\(difference)")
                        if difference.figure == FigureCatalogue.figure(named: "exposure", of: .person) { lowered += 1 }
                    }
                }
            }
        }
        #expect(lowered > 10)
    }

    /// What had nobody hangs on the one who is added; on nobody else does more.
    @Test func theFirstSupporterIsAloneOnIt() throws {
        let before = try analysis(of: cycle("people: {ana: , ben: }\nsystems: {s: {owners: [ana]}, t: {}}"))
        let scenario = try Scenario(
            [.support(of: EntityID(.system, "t"), by: EntityID(.person, "ben"))], from: before)
        #expect(
            told(scenario.differences, .worse).filter { $0.hasPrefix("exposure of") || $0.hasPrefix("sole of") }
                == ["sole of ben", "exposure of ben"])
        #expect(told(scenario.differences, .better).contains("unsupported"))
    }

    // MARK: - Differences

    /// Worse before better, the largest first: s and t lose their only supporter, so that all is unsupported.
    @Test func differencesAreWorstFirst() throws {
        let before = try analysis(
            of: cycle("people: {ana: , ben: }\nsystems: {s: {tier: 1, owners: [ana]}, t: {tier: 4, owners: [ben]}}"))
        let scenario = try Scenario([.absence(of: EntityID(.person, "ana"))], from: before)
        let whole = scenario.differences.filter { $0.entity == nil }
        let ranks = whole.map { Difference.Trend.allCases.firstIndex(of: $0.trend) ?? 9 }
        #expect(ranks == ranks.sorted())
        let worse = whole.filter { $0.trend == .worse }
        #expect(worse.map(\.size) == worse.map(\.size).sorted(by: >))
        // 8 of 9 have nobody.
        let unsupported = try #require(worse.first { $0.figure.name == "unsupported" })
        #expect(isClose(unsupported.after.number, 8.0 / 9))
        #expect(isClose(unsupported.size, 8.0 / 9))
    }

    @Test func whichWayIsBetter() throws {
        let figure = try #require(FigureCatalogue.figure(named: "continuity", of: .organization))
        func difference(_ a: FigureValue, _ b: FigureValue) -> Difference {
            Difference(figure: figure, entity: nil, before: a, after: b)
        }
        #expect(difference(.number(0.1), .number(0.2)).trend == .better)
        #expect(difference(.number(0.2), .number(0.1)).trend == .worse)
        #expect(difference(.number(0.2), .never("")).trend == .worse)
        #expect(difference(.never(""), .number(0.2)).trend == .better)
        #expect(difference(.number(1), .always("")).trend == .better)
        #expect(difference(.always(""), .never("")).trend == .worse)
        #expect(difference(.unknown(""), .number(1)).trend == .neither)
        #expect(difference(.number(1), .unknown("")).size == .infinity)
    }

    /// Each finding stays, appears or goes, by its fingerprint.
    @Test func everyFindingIsAccountedFor() throws {
        let yaml = """
            authority: [ana]
            complete: [escalation]
            people: {ana: {teams: [core]}, ben: {teams: [core]}}
            teams: {core: {}}
            systems: {s: {owners: [core], supporters: [ana], escalation: [{to: ana}]},
              t: {stage: pilot, tier: 3, load: 4, owners: [core]}}
            """
        let before = try analysis(of: cycle(yaml))
        let scenario = try Scenario([.absence(of: EntityID(.person, "ben"))], from: before)
        #expect(scenario.findings.appearing.map { "\($0.rule) \($0.subject)" }.contains("ownership/single system:t"))
        let fingerprints = Set(before.findings.map(\.fingerprint))
        #expect(scenario.findings.appearing.allSatisfy { !fingerprints.contains($0.fingerprint) })
        let kept = scenario.after.findings.filter { fingerprints.contains($0.fingerprint) }
        #expect(kept.count + scenario.findings.appearing.count == scenario.after.findings.count)
        #expect(kept.count + scenario.findings.going.count == before.findings.count)
    }

    @Test func aFindingThatChangesIsTold() {
        func finding(_ severity: Severity, _ systems: String...) -> Finding {
            Finding(
                rule: "escalation/loop", severity: severity, subject: .entity(EntityID(.team, "a")),
                affects: systems.map { EntityID(.system, $0) }, message: "", advice: "")
        }
        #expect(FindingChanges(from: [finding(.note, "s")], to: [finding(.note, "s")]).altered.isEmpty)
        let graver = FindingChanges(from: [finding(.note, "s")], to: [finding(.error, "s")])
        #expect(graver.altered.map(\.after.severity) == [.error])
        #expect(graver.appearing.isEmpty && graver.going.isEmpty)
        #expect(FindingChanges(from: [finding(.note, "s")], to: [finding(.note, "s", "t")]).altered.count == 1)
    }
}
