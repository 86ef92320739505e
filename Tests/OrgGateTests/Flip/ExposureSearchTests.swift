import OrgAnalysis
import OrgModel
import TestSupport
import Testing

@testable import OrgGate

@Suite struct ExposureSearchTests {
    /// Ana alone holds a (tier 1, 8), b and c (tier 3, 2 each); d (2) stands on b and c. Together 14 of 16: 4 more, 2 each,
    /// are Ben's.
    private let yaml = """
        people: [ana, ben]
        systems:
          a: {tier: 1, owners: [ana]}
          b: {tier: 3, owners: [ana]}
          c: {tier: 3, owners: [ana]}
          d: {tier: 3, owners: [ben], depends-on: [b, c]}
          e: {tier: 3, owners: [ben]}
        """

    private static let byHand: [(Double, [String])] = [
        // 14 of 16 are exposed.
        (1, []), (14.0 / 16, []),
        // Without a 6 of 16 are left.
        (6.0 / 16, ["a"]), (0.5, ["a"]),
        // Without c d is still exposed, by b: 4.
        (5.0 / 16, ["a", "c"]), (4.0 / 16, ["a", "c"]), (3.0 / 16, ["a", "b", "c"]), (0, ["a", "b", "c"]),
    ]

    @Test(arguments: byHand)
    func asFewAsByHand(_ limit: Double, _ systems: [String]) throws {
        let search = ExposureSearch(try cycle(yaml))
        let answer = search.fewest(of: ["a", "b", "c"].map { EntityID(.system, $0) }, limit: limit)
        #expect(answer.systems.map(\.name) == systems)
        #expect(answer.isProven)
    }

    /// As few as by giving every choice of systems a second supporter and analysing again.
    @Test(arguments: 0..<80)
    func asFewAsByTryingAll(_ seed: UInt64) throws {
        var organisations = RandomOrganisations(seed: seed)
        let organisation = organisations.next()
        let analysis = Analysis(of: organisation, options: AnalysisOptions(measuresCentrality: false))
        guard let worst = analysis.chokepoints.people.first, let exposure = worst.exposure, !worst.sole.isEmpty else {
            return
        }
        // Somebody who can fix nothing else yet.
        var builder = CycleBuilder(from: organisation)
        let helper = EntityID(.person, "helper")
        builder.add(Entity(helper))
        let helped = builder.build().cycle
        for limit in [0, exposure / 3, exposure / 2, exposure * 0.9] {
            let answer = ExposureSearch(organisation).fewest(of: worst.sole, limit: limit)
            func isEnough(_ systems: [EntityID]) throws -> Bool {
                let changed = try helped.applying(systems.map { Change.support(of: $0, by: helper) })
                let after = Analysis(of: changed, options: AnalysisOptions(measuresCentrality: false))
                let left = after.chokepoints.people.first { $0.id == worst.id }?.exposure ?? 0
                return left <= limit + 1e-12
            }
            let choices = (0..<(1 << worst.sole.count)).map { bits in
                worst.sole.indices.filter { bits & (1 << $0) != 0 }.map { worst.sole[$0] }
            }
            let fewest = try choices.filter(isEnough).map(\.count).min()
            #expect(answer.systems.count == fewest)
            #expect(try isEnough(answer.systems))
            #expect(answer.isProven)
        }
    }

    /// With no steps left the best so far stands, and is not said to be proven.
    @Test func aSearchThatIsCutShortSaysSo() throws {
        let search = ExposureSearch(try cycle(yaml))
        let answer = search.fewest(of: ["a", "b", "c"].map { EntityID(.system, $0) }, limit: 0.5, steps: 2)
        #expect(!answer.isProven)
    }
}
