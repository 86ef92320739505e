import Testing

@testable import Statistics

struct MannKendallTestTests {
    @Test func seriesAreThere() {
        #expect(SeriesFixture.all.contains { $0.test?.exactP != nil && $0.observations.count == 10 })
        #expect(SeriesFixture.all.contains { $0.test?.exactP == nil && $0.test != nil })
    }

    @Test(arguments: SeriesFixture.all)
    func theTestIsThatOfPymannkendallAndSciPy(_ fixture: SeriesFixture) throws {
        let test = MannKendallTest(fixture.observations)
        guard let expected = fixture.test else {
            #expect(test == nil)
            return
        }
        let found = try #require(test)
        #expect(found.score == expected.score)
        #expect(agree(found.tau, expected.tau))
        if let exact = expected.exactP, fixture.observations.count <= MannKendallTest.maximumExact {
            #expect(found.isExact)
            #expect(agree(found.p, exact))
        } else {
            #expect(!found.isExact)
            #expect(agree(found.p, expected.normalP), "\(found.p), \(expected.normalP)")
        }
    }

    /// 2 of 5! orders are as telling.
    @Test func fiveInOrderAreTwoOfAHundredAndTwenty() throws {
        let test = try #require(MannKendallTest(Observations([1, 2, 3, 4, 5])))
        #expect(test.score == 10)
        #expect(test.p == 2.0 / 120)
    }

    @Test func fourAreTooFew() { #expect(MannKendallTest(Observations([1, 2, 3, nil, 4])) == nil) }

    @Test func turnedAroundItIsTheOther() throws {
        for fixture in SeriesFixture.all {
            let values = fixture.observations.values
            guard let test = MannKendallTest(Observations(values)) else { continue }
            let mirrored = try #require(MannKendallTest(Observations(values.map { -$0 })))
            #expect(mirrored.score == -test.score)
            #expect(mirrored.p == test.p)
        }
    }
}
