import Testing

@testable import Statistics

struct DistributionTests {
    @Test func pointsAreThere() throws {
        let fixture = try #require(DistributionFixture.all)
        #expect(fixture.normal.count == 29)
        #expect(fixture.quantiles.count == 13)
        #expect(fixture.kolmogorov.count == 15)
    }

    @Test func theNormalDistributionIsThatOfSciPy() throws {
        for point in try #require(DistributionFixture.all).normal {
            #expect(agree(NormalDistribution.survival(point[0]), point[1]), "above \(point[0])")
        }
    }

    @Test func itsQuantilesAreThoseOfSciPy() throws {
        for point in try #require(DistributionFixture.all).quantiles {
            let quantile = NormalDistribution.quantile(above: point[0])
            #expect(abs(quantile - point[1]) <= 1e-12 * max(1, abs(point[1])), "above which \(point[0]) lies")
        }
        #expect(NormalDistribution.quantile(above: 0) == .infinity)
        #expect(NormalDistribution.quantile(above: 1) == -.infinity)
    }

    @Test func theFarthestOfABridgeIsThatOfSciPy() throws {
        for point in try #require(DistributionFixture.all).kolmogorov {
            let share = KolmogorovDistribution.survival(point[0])
            #expect(abs(share - point[1]) <= 1e-14, "farther than \(point[0])")
        }
        #expect(KolmogorovDistribution.survival(0) == 1)
    }

    /// A probability that jumps where one way of computing gives way to another would decide findings.
    @Test func nothingJumpsWhereOneWayGivesWayToAnother() {
        let seam = 2 * 2.0.squareRoot()
        let (below, above) = (
            NormalDistribution.survival(seam.nextDown.nextDown), NormalDistribution.survival(seam.nextUp)
        )
        #expect(agree(below, above))
        #expect(
            abs(KolmogorovDistribution.survival(1.0.nextDown) - KolmogorovDistribution.survival(1)) <= 1e-14)
    }

    /// Python 3's math.exp, which is that of the C library.
    @Test func exponentialsAreThoseOfPython() {
        let points: [(Double, Double)] = [
            (0, 1), (1, 2.718281828459045), (-1, 0.36787944117144233), (0.5, 1.6487212707001282),
            (-0.34, 0.7117703227626097), (10, 22026.465794806718), (-40, 4.248354255291589e-18),
            (-700, 9.85967654375977e-305), (700, 1.0142320547350045e304),
        ]
        for (power, expected) in points { #expect(agree(exponential(power), expected, within: 1e-15), "e^\(power)") }
        #expect(exponential(-800) == 0)
    }
}
