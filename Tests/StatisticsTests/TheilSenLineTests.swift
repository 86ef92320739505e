import Testing

@testable import Statistics

struct TheilSenLineTests {
    @Test func seriesAreThere() {
        #expect(SeriesFixture.all.count == 38)
        #expect(SeriesFixture.all.contains { $0.line != nil && $0.places != nil })
        #expect(SeriesFixture.all.contains { $0.values.contains(nil) && $0.line != nil })
    }

    @Test(arguments: SeriesFixture.all)
    func theLineIsThatOfSciPy(_ fixture: SeriesFixture) throws {
        let line = TheilSenLine(through: fixture.observations)
        guard let expected = fixture.line else {
            #expect(line == nil)
            return
        }
        let found = try #require(line)
        #expect(agree(found.slope, expected.slope))
        #expect(abs(found.intercept - expected.intercept) <= 1e-12 * max(1, abs(expected.intercept)))
        guard fixture.observations.count >= TheilSenLine.minimumForInterval else {
            #expect(found.interval == nil)
            return
        }
        let interval = try #require(found.interval)
        #expect(agree(interval.lowerBound, expected.low), "\(interval.lowerBound), \(expected.low)")
        #expect(agree(interval.upperBound, expected.high), "\(interval.upperBound), \(expected.high)")
    }

    /// 1, 2, 3, 100, 5: of ten slopes the fifth and sixth by size are 1 and 1, by hand.
    @Test func oneWildValueDoesNotSwayIt() throws {
        let line = try #require(TheilSenLine(through: Observations([1, 2, 3, 100, 5])))
        #expect(line.slope == 1)
        #expect(line.intercept == 1)
    }

    @Test func thereIsNoneThroughOnePlaceOrTooFew() {
        #expect(TheilSenLine(through: Observations([1, 2, 3], at: [4, 4, 4])) == nil)
        #expect(TheilSenLine(through: Observations([1, nil, 3])) == nil)
        #expect(TheilSenLine(through: Observations([])) == nil)
    }

    @Test func numbersThatAreTooFarApartHaveNone() {
        let most = Double.greatestFiniteMagnitude
        #expect(TheilSenLine(through: Observations([-most, most, -most, most, 0])) == nil)
    }

    @Test func whatIsNotFiniteIsMissing() {
        let observations = Observations([1, .nan, 2, .infinity, nil, 3])
        #expect(observations.places == [0, 2, 5])
        #expect(observations.values == [1, 2, 3])
        #expect(Observations([5, 6, 7], at: [2, .nan, 1]) == Observations([7, 5], at: [1, 2]))
    }
}
