import OrgAnalysis
import Testing

@testable import OrgCycles

struct LimitOutlookTests {
    private func outlook(_ values: [Double?], atLeast: Double? = nil, atMost: Double? = nil) throws -> LimitOutlook {
        let figure = try #require(FigureCatalogue.figure(named: "exposure.people.max", of: .organization))
        let series = FigureSeries(
            figure, of: nil, values: values.map { $0.map(FigureValue.number) ?? .unknown("not assessed") }
        ) { _, _ in nil }
        return LimitOutlook(TrendLimit(requirement: "r", figure: figure, atLeast: atLeast, atMost: atMost), of: series)
    }

    /// From 0.09 at 0.02 a cycle to 0.15 are 0.06 / 0.02 = 3 cycles.
    @Test func comesToALimit() throws {
        let outlook = try outlook([0.05, 0.07, 0.09], atMost: 0.15)
        #expect(outlook.isKept == true)
        #expect(outlook.cycles == 3)
        #expect(outlook.bound == 0.15)
        #expect(outlook.kept == [true, true, true])
    }

    /// From 0.09 to 0.14 are two and a half cycles: in the third it is past it.
    @Test func isPastItInTheCycleAfter() throws {
        #expect(try outlook([0.05, 0.07, 0.09], atMost: 0.14).cycles == 3)
        #expect(try outlook([0.09, 0.07, 0.05], atLeast: 0.04).cycles == 1)
    }

    @Test func leadsAwayFromItOrIsPastItAlready() throws {
        #expect(try outlook([0.09, 0.07, 0.05], atMost: 0.15).cycles == nil)
        #expect(try outlook([0.05, 0.07], atMost: 0.15).cycles == nil)
        let broken = try outlook([0.05, nil, 0.2], atMost: 0.15)
        #expect(broken.isKept == false)
        #expect(broken.kept == [true, nil, false])
        #expect(broken.cycles == nil)
        // What is at the limit keeps to it.
        #expect(try outlook([0.1, 0.1, 0.1 + 0.05], atMost: 0.15).isKept == true)
    }
}
