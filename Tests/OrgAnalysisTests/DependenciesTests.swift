import OrgModel
import Testing

@testable import OrgAnalysis

@Suite struct DependenciesTests {
    /// Ledger (tier 1: 8), rating (2: 4) and portal (untiered: 2) rest on each other in a row; quotes (4: 1) and rating on
    /// ledger; old is retired. Of 15 in all ledger takes 8 + 4 + 2 + 1 down, rating 4 + 2.
    @Test func whatGoesDownIsCounted() throws {
        let dependencies = try analysis(
            """
            people: {ana: {}}
            systems:
              ledger: {tier: 1, owners: [ana]}
              rating: {tier: 2, owners: [ana], depends-on: [ledger]}
              portal: {owners: [ana], depends-on: [rating]}
              quotes: {tier: 4, owners: [ana], depends-on: [ledger]}
              old: {tier: 1, owners: [ana], stage: retired, depends-on: [portal]}
            """
        ).dependencies()
        #expect(dependencies.systems.map(\.id.name) == ["ledger", "portal", "quotes", "rating"])
        #expect(dependencies.systems.map(\.dependents) == [3, 0, 0, 1])
        let goesDown: [Double] = [15, 2, 1, 6]
        #expect(dependencies.systems.map(\.exposure) == goesDown.map { $0 / 15 })
        #expect(dependencies.loops.isEmpty)
    }

    /// a → b → c → a, and b → a is a shorter way round; d rests on the circle.
    @Test func circlesAreNamedWithAShortestWayRound() throws {
        let dependencies = try analysis(
            """
            people: {ana: {}}
            systems:
              a: {owners: [ana], depends-on: [b]}
              b: {owners: [ana], depends-on: [a, c]}
              c: {owners: [ana], depends-on: [a]}
              d: {owners: [ana], depends-on: [c]}
            """
        ).dependencies()
        #expect(dependencies.loops.map { $0.systems.map(\.name) } == [["a", "b", "c"]])
        #expect(dependencies.loops.map { $0.shortest.map(\.name) } == [["a", "b"]])
        #expect(dependencies.loops.map(\.isProven) == [true])
        #expect(dependencies.systems.map(\.dependents) == [3, 3, 3, 0])
    }

    @Test func whereNoneIsRecordedNothingIsSaid() throws {
        let dependencies = try analysis("people: {ana: {}}\nsystems: {a: {owners: [ana]}}").dependencies()
        #expect(dependencies.systems.isEmpty)
        #expect(dependencies.loops.isEmpty)
    }
}
