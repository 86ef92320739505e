import Statistics
import Testing

struct CrossingTests {
    /// (0.15 − 0.09) / 0.02 = 3.
    @Test func comesToALimitAtASlope() throws {
        let steps = try #require(Crossing.steps(from: 0.09, to: 0.15, at: 0.02))
        #expect(abs(steps - 3) < 1e-12)
        #expect(Crossing.steps(from: 5, to: 2, at: -2) == 1.5)
    }

    @Test func leadsAwayFromIt() {
        #expect(Crossing.steps(from: 0.09, to: 0.15, at: -0.02) == nil)
        #expect(Crossing.steps(from: 0.2, to: 0.15, at: 0.02) == nil)
        #expect(Crossing.steps(from: 0.09, to: 0.15, at: 0) == nil)
        #expect(Crossing.steps(from: 0.15, to: 0.15, at: 0) == 0)
        #expect(Crossing.steps(from: 0, to: 1e300, at: 1e-300) == nil)
    }
}
