import OrgAnalysis
import OrgModel
import Testing

@Suite struct BusFactorTests {
    /// What has a supporter, and how much of it has none left without some people.
    private func supported(_ analysis: Analysis) -> [(supporters: Set<EntityID>, criticality: Int)] {
        analysis.ownership.systems.filter { !$0.supporters.isEmpty }.map { row in
            let system = analysis.cycle.entities.first { $0.id == row.id }?.system
            return (Set(row.supporters), Int(system?.criticality ?? 0))
        }
    }

    private func lost(_ absent: Set<EntityID>, of systems: [(supporters: Set<EntityID>, criticality: Int)]) -> Int {
        systems.reduce(0) { $1.supporters.isSubset(of: absent) ? $0 + $1.criticality : $0 }
    }

    /// Against all sets of people.
    @Test func agreesWithTryingAllSetsOfPeople() throws {
        var organisations = RandomOwnership(seed: 6)
        var sizes: Set<Int> = []
        for _ in 0..<400 {
            let parts = organisations.next()
            let analysis = Analysis(of: parts.cycle(), options: AnalysisOptions(measuresCentrality: false))
            let systems = supported(analysis)
            let total = systems.reduce(0) { $0 + $1.criticality }
            guard let busFactor = analysis.concentration.busFactor else {
                #expect(systems.isEmpty || analysis.concentration.loss.isEmpty, "\(parts)")
                continue
            }
            let people = parts.people.keys.sorted().map { EntityID(.person, $0) }
            let sets = (0..<(1 << people.count)).map { set in
                Set(people.indices.filter { set & 1 << $0 != 0 }.map { people[$0] })
            }
            let smallest = sets.filter { 2 * lost($0, of: systems) > total }.map(\.count).min()
            #expect(busFactor.size == smallest, "\(parts)")
            #expect(busFactor.isExact)
            #expect(busFactor.people.count == busFactor.size)
            #expect(2 * lost(Set(busFactor.people), of: systems) > total, "\(parts)")
            sizes.insert(busFactor.size)
        }
        #expect(sizes.isSuperset(of: [1, 2, 3, 4]))
    }

    /// The example of docs/metrics.md: Ana and Ben leave billing (8) and ledger (4) without a supporter, 12 of 16; nobody
    /// leaves more than 4 alone.
    @Test func theExampleOfTheDocumentation() throws {
        let busFactor = try analysis(
            """
            people: {ana: {}, ben: {}, chi: {}}
            systems:
              billing: {tier: 1, owners: [ana, ben]}
              ledger: {tier: 2, owners: [ana]}
              reports: {owners: [chi]}
              portal: {owners: [chi]}
            """
        ).concentration.busFactor
        #expect(busFactor?.people.map(\.name) == ["ana", "ben"])
        #expect(busFactor?.isExact == true)
    }

    /// One system of tier 2 for each of b and c, and one for a, b and d together. Of 12 more than 6 must go, so two of the
    /// three: x and y with b and c; any other two need three people or more.
    @Test func whoSupportsMostNeedNotBeInIt() throws {
        let busFactor = try analysis(
            """
            people: {a: {}, b: {}, c: {}, d: {}}
            systems: {x: {tier: 2, owners: [b]}, y: {tier: 2, owners: [c]}, z: {tier: 2, owners: [a, b, d]}}
            """
        ).concentration.busFactor
        #expect(busFactor?.people.map(\.name) == ["b", "c"])
    }

    /// Six people with a system each: any four lose more than half, and the first four by id are named.
    @Test func theFirstOfEqualsById() throws {
        let names = ["f", "b", "e", "a", "d", "c"]
        let busFactor = try analysis(
            "people: {\(names.map { "\($0): {}" }.joined(separator: ", "))}\nsystems:\n"
                + names.enumerated().map { "  s\($0.offset): {owners: [\($0.element)]}" }.joined(separator: "\n")
        ).concentration.busFactor
        #expect(busFactor?.people.map(\.name) == ["a", "b", "c", "d"])
    }
}
