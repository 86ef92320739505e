import OrgAnalysis
import Statistics
import Testing

@testable import OrgCycles

/// Conditions are worked out by hand from the rules in `docs/metrics.md`.
struct FigureConditionTests {
    private func figure(_ name: String) throws -> Figure {
        try #require(FigureCatalogue.figure(named: name, of: .organization), "\(name)")
    }

    private func series(
        _ name: String, _ values: [Double?], breaks: Set<Int> = []
    ) throws -> FigureSeries {
        FigureSeries(
            try figure(name), of: nil, values: values.map { $0.map(FigureValue.number) ?? .unknown("not assessed") }
        ) { _, after in breaks.contains(after) ? "the records are others" : nil }
    }

    private func condition(_ name: String, _ values: [Double?]) throws -> FigureCondition {
        try #require(try series(name, values).condition)
    }

    @Test func worseThanEverStrains() throws {
        // Lower is better: 0.25 is above all before it.
        let erosion = try condition("unowned", [0.178, 0.163, 0.155, 0.151, 0.148, 0.146, 0.253])
        #expect(erosion.state == .straining)
        #expect(erosion.rule == .worstSince(6))
        // Higher is better: 0.84 is below all before it.
        #expect(try condition("intact", [1, 0.96, 0.84]).rule == .worstSince(2))
        #expect(try condition("intact", [1, 0.96, 0.84]).state == .straining)
    }

    /// The worst is news for a year of quarters, then it is what one lives with.
    @Test func staysStrainedForFourCycles() throws {
        #expect(try condition("unowned", [0.1, 0.3, 0.3, 0.3, 0.3]).rule == .worstSince(1))
        let settled = try condition("unowned", [0.1, 0.3, 0.3, 0.3, 0.3, 0.3])
        #expect(settled.state == .holding)
        #expect(settled.rule == .toAndFro)
    }

    /// Half a point is none; one point counts, although 0.11 − 0.10 is a little less than 0.01 in binary.
    @Test func changesBelowAPointDoNotCount() throws {
        #expect(try condition("unowned", [0.1, 0.1, 0.105]).rule == .unchanged)
        #expect(try condition("unowned", [0.1, 0.1, 0.11]).rule == .worstSince(2))
        // Of anything but a share, a twentieth: 20 → 20.9 is 4.3 % of the larger, 20 → 21.1 is 5.2 %.
        #expect(try condition("unassigned-load", [20, 20.9]).rule == .unchanged)
        #expect(try condition("unassigned-load", [20, 21.1]).rule == .worstSince(1))
    }

    @Test func comesBackFromItsWorst() throws {
        let back = try condition("intact", [1, 0.96, 0.84, 0.96])
        #expect(back.state == .stabilising)
        #expect(back.rule == .betterSince(worst: 2))
        #expect(try condition("intact", [0.8, 0.9, 0.95]).rule == .betterSince(worst: 0))
        // It fell again on the way.
        #expect(try condition("intact", [1, 0.8, 0.95, 0.9]).state == .holding)
        // The worst is four cycles back, which is not too long ago; then it is five.
        #expect(try condition("intact", [0.8, 0.9, 0.9, 0.9, 0.9]).rule == .betterSince(worst: 0))
        #expect(try condition("intact", [0.8, 0.9, 0.9, 0.9, 0.9, 0.9]).state == .holding)
    }

    /// Ten in order have p = 2 / 10!; the last step alone is below a point, but all together they lead one way.
    @Test func aSteadyTrendStrainsHoweverSmallItsSteps() throws {
        let values = (0..<10).map { 0.1 + 0.002 * Double($0) }
        let condition = try condition("unowned", values)
        #expect(condition.state == .straining)
        #expect(condition.rule == .worsens(p: 2.0 / 3_628_800))
        #expect(try self.condition("intact", values).rule == .improves(p: 2.0 / 3_628_800))
        #expect(try self.condition("intact", values).state == .stabilising)
    }

    @Test func whereNeitherWayIsBetterThereIsNoCondition() throws {
        #expect(try series("counts.systems", [1, 2, 3]).condition == nil)
        #expect(try series("unowned", [0.1]).condition == nil)
        #expect(try series("unowned", [nil, 0.1, nil]).condition == nil)
    }

    /// What is never is worse than any number.
    @Test func neverIsWorst() throws {
        let figure = try figure("utilisation.max")
        let values: [FigureValue] = [.number(0.8), .number(0.9), .never("nobody has hours")]
        let series = FigureSeries(figure, of: nil, values: values) { _, _ in nil }
        #expect(series.condition?.rule == .worstSince(2))
        let mended = FigureSeries(figure, of: nil, values: values + [.number(0.9)]) { _, _ in nil }
        #expect(mended.condition?.rule == .betterSince(worst: 2))
    }

    // MARK: - Series

    @Test func missingValuesKeepTheirPlace() throws {
        // Through (0, 1), (2, 3) and (3, 4) leads 1 + x.
        let series = try series("unassigned-load", [1, nil, 3, 4])
        #expect(series.line?.slope == 1)
        #expect(series.line?.intercept == 1)
        #expect(series.numberCount == 3)
        #expect(series.judged == 0...3)
    }

    @Test func roundingIsNoChange() throws {
        let series = try series("unowned", [0.1 + 0.2, 0.3, 0.3 + 1e-12])
        #expect(series.values == [FigureValue](repeating: .number(0.1 + 0.2), count: 3))
        #expect(!series.varies)
    }

    /// After the break are two values, too few for a line: the three before it are judged.
    @Test func whatCannotBeComparedIsNotJudgedTogether() throws {
        let series = try series("unowned", [0.1, 0.1, 0.2, 0.9, 0.9], breaks: [3])
        #expect(series.breaks == [.init(cycle: 3, reason: "the records are others")])
        #expect(series.judged == 0...2)
        #expect(series.condition?.rule == .worstSince(2))
        let longer = try self.series("unowned", [0.1, 0.1, 0.2, 0.9, 0.9, 0.9], breaks: [3])
        #expect(longer.judged == 3...5)
        #expect(longer.condition?.rule == .unchanged)
    }

    /// The level changes with the fifth of eight numbers, which is in the sixth cycle.
    @Test func aShiftIsToldByItsCycle() throws {
        let series = try series("unowned", [0.1, 0.1, nil, 0.1, 0.1, 0.3, 0.3, 0.3, 0.3])
        let shift = try #require(series.shift)
        #expect(shift.cycle == 5)
        #expect(shift.isTold)
    }
}
