import Findings
import OrgAnalysis
import OrgCycles
import OrgModel
import Testing

/// What must hold of any comparison.
@Suite struct ComparisonTests {
    @Test(arguments: 1...4)
    func nothingDiffersFromItself(number: Int) throws {
        let cycle = try quarter(number)
        let comparison = comparison(cycle, cycle)
        #expect(comparison.isEmpty)
        #expect(comparison.entityFigures.isEmpty)
        #expect(comparison.chokepoints.changes == [])
        #expect(comparison.proposals == [])
        #expect(comparison.structure.similarities.allSatisfy { $0.jaccard ?? 1 == 1 })
    }

    /// Seen from the other end: what was added was removed, and every number has the other sign.
    @Test(arguments: 1...40)
    func theMirrorImageHasTheOtherSign(seed: UInt64) throws {
        var histories = RandomHistories(seed: seed)
        let cycles = histories.cycles(2)
        let (there, back) = (comparison(cycles[0], cycles[1]), comparison(cycles[1], cycles[0]))
        expectMirrored(there, back)
    }

    @Test(arguments: [(1, 2), (2, 3), (3, 4), (1, 4)])
    func theExampleIsMirroredToo(first: Int, second: Int) throws {
        let (a, b) = (try quarter(first), try quarter(second))
        expectMirrored(comparison(a, b), comparison(b, a))
    }

    private func expectMirrored(_ there: Comparison, _ back: Comparison) {
        let turned: [StructureChanges.Change: StructureChanges.Change] = [
            .added: .removed, .removed: .added, .changed: .changed, .splitOff: .dissolved, .dissolved: .splitOff,
            .firstRecorded: .noLongerRecorded, .noLongerRecorded: .firstRecorded,
        ]
        // A team that dissolved into others that stay is, read backwards, one that came out of nothing that is gone.
        func kind(_ change: StructureChanges.Change) -> StructureChanges.Change {
            change == .splitOff ? .added : change == .dissolved ? .removed : change
        }
        #expect(
            there.structure.entities.map { kind(turned[$0.change] ?? $0.change) }
                == back.structure.entities.map { kind($0.change) })
        #expect(there.structure.entities.map(\.id) == back.structure.entities.map(\.id))
        #expect(there.structure.relations.map { turned[$0.change] } == back.structure.relations.map(\.change))
        #expect(
            there.structure.relations.flatMap(\.attributes).map { [$0.attribute, $0.before, $0.after] }
                == back.structure.relations.flatMap(\.attributes).map { [$0.attribute, $0.after, $0.before] })
        #expect(there.structure.similarities == back.structure.similarities)
        for (one, other) in zip(there.figures, back.figures) {
            #expect(one.difference == other.difference.map { 0 - $0 }, "\(one.figure.name)")
            #expect(one.isCompared == other.isCompared)
            #expect(one.causes?.isAdditive == other.causes?.isAdditive)
            #expect(one.causes?.causes.map(\.subject) == other.causes?.causes.map(\.subject), "\(one.figure.name)")
            #expect(one.causes?.causes.map(\.contribution) == other.causes?.causes.map { -$0.contribution })
        }
        func prints(_ comparison: Comparison, _ status: FindingHistory.Status) -> Set<String> {
            // What narrowed is told of the later cycle only: it takes the earlier one to see it.
            Set(
                comparison.findings(status).compactMap(\.finding).filter { !Self.ofSeveralCycles.contains($0.rule) }
                    .map(\.fingerprint))
        }
        #expect(prints(there, .new) == prints(back, .resolved))
        #expect(prints(there, .resolved) == prints(back, .new))
        #expect(prints(there, .firstAssessed) == prints(back, .noLongerAssessed))
        #expect(prints(there, .persisting) == prints(back, .persisting))
        #expect(Set(there.chokepoints.changes.map(\.ids)) == Set(back.chokepoints.changes.map(\.ids)))
        #expect(
            there.chokepoints.changes.count(where: \.hasEntered) == back.chokepoints.changes.count(where: \.hasLeft))
    }

    /// To the last digit: the same analysis, asked for the same figures.
    @Test(arguments: 1...3)
    func differencesAreThoseOfTwoAnalyses(number: Int) throws {
        let (a, b) = (try quarter(number), try quarter(number + 1))
        let (first, second) = (FigureValues(of: Analysis(of: a)), FigureValues(of: Analysis(of: b)))
        let comparison = comparison(a, b)
        #expect(comparison.figures.map(\.figure) == FigureCatalogue.figures(of: .organization))
        var compared = 0
        for change in comparison.figures where change.obstacle == nil {
            guard let old = first.value(of: change.figure).number, let new = second.value(of: change.figure).number
            else {
                #expect(change.difference == nil)
                continue
            }
            compared += 1
            #expect(change.difference == new - old, "\(change.figure.name)")
        }
        #expect(compared > 60)
        for change in comparison.entityFigures {
            let entity = try #require(change.entity)
            #expect(change.before == first.value(of: change.figure, for: entity))
            #expect(change.after == second.value(of: change.figure, for: entity))
        }
        #expect(!comparison.entityFigures.isEmpty)
    }

    private static let ofSeveralCycles = Set(CycleRules.all.map(\.id))

    /// Every finding of either analysis has one status.
    @Test(arguments: 1...3)
    func everyFindingIsTold(number: Int) throws {
        let comparison = comparison(try quarter(number), try quarter(number + 1))
        let before = comparison.findings.compactMap(\.before?.fingerprint)
        let after = comparison.findings.compactMap(\.after).filter { !Self.ofSeveralCycles.contains($0.rule) }
            .map(\.fingerprint)
        #expect(before.sorted() == comparison.before.findings.map(\.fingerprint).sorted())
        #expect(after.sorted() == comparison.after.findings.map(\.fingerprint).sorted())
    }

    @Test func theNumberOfThreadsChangesNothing() throws {
        let cycles = try (1...4).map(quarter)
        let one = CycleSeries(of: cycles, options: AnalysisOptions(threads: 1, measuresCentrality: false))
        let many = CycleSeries(of: cycles, options: AnalysisOptions(threads: 4, measuresCentrality: false))
        #expect(one.analyses.map(\.findings) == many.analyses.map(\.findings))
        let (a, b) = (Comparison(of: one), Comparison(of: many))
        #expect(a.figures.map(\.difference) == b.figures.map(\.difference))
        #expect(a.figures.map(\.causes) == b.figures.map(\.causes))
        #expect(a.structure.relations == b.structure.relations)
    }

    /// graphs/README.md tells the story: in the third quarter Claims Handling owns the settlement agent, Farah's process has
    /// nobody, and 84 % of ladders are intact, of 96 % before.
    @Test func theThirdQuarterIsTold() throws {
        let comparison = comparison(try quarter(2), try quarter(3))
        #expect(comparison.structure.handovers.contains { $0.subject == id("system:settlement-agent") })
        #expect(comparison.entityLines.contains("changed system:settlement-agent"))
        let new = comparison.findings(.new).compactMap(\.after).map { "\($0.rule) \($0.subject)" }
        for expected in [
            "ownership/unsupported system:partner-onboarding", "escalation/loop team:claims-handling",
            "ownership/overloaded person:yuki", "escalation/empty-rung policy:claims-desk",
        ] {
            #expect(new.contains(expected), "\(expected)")
        }
        let intact = try comparison.figure("intact")
        #expect(intact.trend == .worse)
        #expect(intact.causes?.causes.contains { $0.subject == [id("system:settlement-agent")] } ?? false)
    }
}
