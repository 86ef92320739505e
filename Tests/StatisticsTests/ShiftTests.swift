import Testing

@testable import Statistics

struct ShiftTests {
    @Test func seriesAreThere() { #expect(SeriesFixture.all.count { $0.shift != nil } >= 10) }

    @Test(arguments: SeriesFixture.all)
    func theShiftIsThatOfStatsmodels(_ fixture: SeriesFixture) throws {
        let shift = Shift(in: fixture.observations)
        guard let expected = fixture.shift else {
            #expect(shift == nil)
            return
        }
        let found = try #require(shift)
        #expect(found.start == expected.start)
        #expect(agree(found.before, expected.before, within: 1e-9))
        #expect(agree(found.after, expected.after, within: 1e-9))
        #expect(agree(found.distance, expected.distance, within: 1e-9))
        #expect(abs(found.p - expected.p) <= 1e-9)
    }

    /// Four at 0 and four at 1: the mean is ½, the sum −2 after four, the deviation ½, so that the distance is
    /// 2 / (½ · √8) = √2 and p = 2 (e⁻⁴ − e⁻¹⁶ + …) = 0.0366 by hand.
    @Test func aStepOfEightIsFound() throws {
        let shift = try #require(Shift(in: Observations([0, 0, 0, 0, 1, 1, 1, 1])))
        #expect(shift.start == 4)
        #expect(shift.before == 0 && shift.after == 1)
        #expect(agree(shift.distance, 2.0.squareRoot()))
        #expect(abs(shift.p - 0.036_631) < 1e-6)
    }

    @Test func sevenAreTooFewAndOneLevelHasNone() {
        #expect(Shift(in: Observations([0, 0, 0, nil, 1, 1, 1, 1])) == nil)
        #expect(Shift(in: Observations([Double](repeating: 0.1, count: 9))) == nil)
    }

    @Test func theLargestNumbersDoNotBreakIt() {
        let most = Double.greatestFiniteMagnitude
        #expect(Shift(in: Observations([most, -most, most, -most, most, -most, most, -most, 0])) == nil)
    }
}
