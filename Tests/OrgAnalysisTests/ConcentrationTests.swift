import OrgAnalysis
import OrgModel
import Testing

@Suite struct ConcentrationTests {
    /// Loads 5, 3, 1, 1 of 10: HHI 0.25 + 0.09 + 0.01 + 0.01 = 0.36, as if shared evenly by 1/0.36; who has no load does
    /// not count.
    @Test func spreadOfLoad() throws {
        let people = try #require(
            try analysis(
                """
                people: {ana: {}, ben: {}, cho: {}, dan: {}, eve: {}}
                systems:
                  a: {load: 5, owners: [ana]}
                  b: {load: 3, owners: [ben]}
                  c: {load: 1, owners: [cho]}
                  d: {load: 1, owners: [dan]}
                  e: {load: 0, owners: [eve]}
                """
            ).concentration.people)
        #expect(isClose(people.hhi, 0.36))
        #expect(isClose(people.effective, 1 / 0.36))
        #expect(people.top1 == 0.5)
        #expect(isClose(people.top3, 0.9))
        #expect(people.top5 == 1)
    }

    @Test func noLoadHasNoSpread() throws {
        let concentration = try analysis("people: {ana: {}}\nsystems: {a: {load: 0, owners: [ana]}}").concentration
        #expect(concentration.people == nil)
        #expect(concentration.teams == nil)
        #expect(concentration.busFactor?.size == 1)
    }

    /// Six people own one system of tier 3 (2 each) in person; ana and ben share one of tier 1 (8). Supported 20; half is 10.
    /// By criticality supported: ana 8, ben 8, then c…h 2 each. Greedy: ana, ben take 8; then c: 10, not more than half;
    /// then d: 12. So greedy 4. No 3 people can take more than 10 (the tier 1 needs both, and one more adds 2), so 4 is the
    /// smallest, too; of c…h, who are alike, the first two by id.
    @Test func busFactorAndLossCurve() throws {
        let names = ["c", "d", "e", "f", "g", "h"]
        let yaml =
            "people: {ana: {}, ben: {}, \(names.map { "\($0): {}" }.joined(separator: ", "))}\nsystems:\n"
            + "  big: {tier: 1, owners: [ana, ben]}\n"
            + names.map { "  s\($0): {tier: 3, owners: [\($0)]}" }.joined(separator: "\n")
        let concentration = try analysis(yaml).concentration
        let busFactor = try #require(concentration.busFactor)
        #expect(busFactor.size == 4)
        #expect(busFactor.people.map(\.name) == ["ana", "ben", "c", "d"])
        #expect(busFactor.isExact)
        // After 1: nothing; 3: ana, ben, c: 10; 5: 14; 10: all 20.
        #expect(concentration.loss.map(\.absences) == [1, 3, 5, 10])
        #expect(concentration.loss.map(\.share) == [0, 0.5, 0.7, 1])
    }

    /// ana alone supports 8 of 12: more than half; one is the least there is.
    @Test func aProvenBusFactor() throws {
        let busFactor = try #require(
            try analysis(
                "people: {ana: {}, ben: {}}\nsystems: {a: {tier: 1, owners: [ana]}, b: {tier: 2, owners: [ben]}}"
            ).concentration.busFactor)
        #expect(busFactor.size == 1)
        #expect(busFactor.people == [EntityID(.person, "ana")])
        #expect(busFactor.isExact)
    }

    /// Half exactly is not more than half.
    @Test func halfIsNotEnough() throws {
        let busFactor = try analysis("people: {ana: {}, ben: {}}\nsystems: {a: {owners: [ana]}, b: {owners: [ben]}}")
            .concentration.busFactor
        #expect(busFactor?.size == 2)
        #expect(busFactor?.isExact == true)
    }

    /// What has no supporter now is in every point of the curve, and no part of what the bus factor is about: of 2 + 2 + 4,
    /// free has none (4); ana and ben hold 2 each.
    @Test func whatHasNobodyNowIsLostFromTheStart() throws {
        let concentration = try analysis(
            "people: {ana: {}, ben: {}}\nsystems: {a: {owners: [ana]}, b: {owners: [ben]}, free: {tier: 2}}"
        ).concentration
        #expect(concentration.loss.map(\.share) == [0.75, 1, 1, 1])
        #expect(concentration.busFactor?.size == 2)
    }

    @Test func withoutSupportersThereIsNoBusFactor() throws {
        let concentration = try analysis("people: {eva: {status: departed}}\nsystems: {a: {owners: [eva]}}")
            .concentration
        #expect(concentration.busFactor == nil)
        #expect(concentration.loss.map(\.share) == [1, 1, 1, 1])
    }

    @Test func utilisationIsLoadOverCapacity() throws {
        let rows = try analysis(
            """
            people: {ana: {capacity: 4}, ben: {capacity: 0}, cho: {capacity: 5}, dan: {}}
            systems: {a: {load: 6, owners: [ana]}, b: {load: 1, owners: [ben]}}
            """
        ).concentration.utilisation
        #expect(rows.map(\.id.name) == ["ana", "ben", "cho"])
        #expect(rows.map(\.load) == [6, 1, 0])
        #expect(rows.map(\.ratio) == [1.5, nil, 0])
    }
}
