import OrgModel
import TestSupport
import Testing

@testable import OrgAnalysis

/// The largest load factor at which nobody has more load than capacity: by hand, and by analysing just below and above it.
@Suite struct BreakEvenTests {
    private static let options = AnalysisOptions(measuresCentrality: false)

    private func breakEven(_ yaml: String, loadFactor: Double = 1) throws -> BreakEven {
        let before = Analysis(of: try cycle(yaml), options: Self.options)
        let scenario = try Scenario([.promotion(of: EntityID(.system, "s"), loadFactor: loadFactor)], from: before)
        return try #require(scenario.breakEvens.first)
    }

    private func names(_ ids: [EntityID]) -> [String] { ids.map(\.name) }

    /// Ana and Ben carry 5 h each of s, and Ana 4 h of t besides: (10 − 4) / 5 = 1.2 for her, 20 / 5 = 4 for him.
    @Test func worksAsByHand() throws {
        let yaml = """
            people: {ana: {teams: [core], capacity: 10}, ben: {teams: [core], capacity: 20}}
            teams: {core: {}}
            systems: {s: {stage: pilot, load: 10, owners: [core]}, t: {load: 4, owners: [ana]}}
            """
        for factor in [0, 1, 3.0] {
            let breakEven = try breakEven(yaml, loadFactor: factor)
            #expect(breakEven.limit == .factor(1.2, reachedBy: [EntityID(.person, "ana")]))
            #expect(breakEven.withoutCapacity.isEmpty && breakEven.overloadedAnyway.isEmpty)
        }
    }

    @Test func whoeverHasNoCapacityOnRecordIsNamed() throws {
        let yaml = """
            people: {ana: {capacity: 10}, ben: , chi: {capacity: 1}}
            systems: {s: {stage: pilot, load: 10, owners: [ana, ben]}, t: {load: 4, owners: [chi]}}
            """
        let breakEven = try breakEven(yaml)
        #expect(breakEven.limit == .factor(2, reachedBy: [EntityID(.person, "ana")]))
        #expect(names(breakEven.withoutCapacity) == ["ben"])
        // Chi has more than she can carry, with s or without.
        #expect(names(breakEven.overloadedAnyway) == ["chi"])
    }

    @Test func thereIsNoneWhereSomebodyIsOverAlready() throws {
        let breakEven = try breakEven(
            """
            people: {ana: {capacity: 3}, ben: {capacity: 20}}
            systems: {s: {stage: pilot, load: 10, owners: [ana, ben]}, t: {load: 4, owners: [ana]}}
            """)
        #expect(breakEven.limit == .exceeded(by: [EntityID(.person, "ana")]))
        #expect(breakEven.overloadedAnyway.isEmpty)
    }

    /// Who is full to the brim can take nothing of it: factor 0.
    @Test func aFullCapacityTakesNothing() throws {
        let breakEven = try breakEven(
            "people: {ana: {capacity: 4}}\nsystems: {s: {stage: pilot, owners: [ana]}, t: {load: 4, owners: [ana]}}")
        #expect(breakEven.limit == .factor(0, reachedBy: [EntityID(.person, "ana")]))
    }

    @Test func whereNothingCanBeSaidTheReasonIs() throws {
        func limit(_ owners: String, load: Double = 10) throws -> BreakEven.Limit {
            try breakEven(
                """
                people: {ana: , ben: {capacity: 9}, gone: {status: departed, capacity: 9}}
                systems: {s: {stage: pilot, load: \(load), owners: [\(owners)]}, t: {owners: [ben]}}
                """
            ).limit
        }
        #expect(try limit("ana") == .noCapacity)
        #expect(try limit("gone") == .noCarrier)
        #expect(try limit("") == .noCarrier)
        #expect(try limit("ben", load: 0) == .noLoad)
        #expect(try limit("ben") == .factor(0.7, reachedBy: [EntityID(.person, "ben")]))
    }

    /// Other changes count: Ben is away, so that Ana carries all 10 h; and two hours of capacity more.
    @Test func allElseIsAsItWouldBe() throws {
        let yaml = """
            people: {ana: {teams: [core], capacity: 10}, ben: {teams: [core], capacity: 20}}
            teams: {core: {}}
            systems: {s: {stage: pilot, load: 10, owners: [core]}, t: {stage: pilot, load: 4, owners: [core]}}
            """
        let changes: [Change] = [
            .promotion(of: EntityID(.system, "s"), loadFactor: 1), .absence(of: EntityID(.person, "ben")),
            .capacity(of: EntityID(.person, "ana"), hours: 12), .promotion(of: EntityID(.system, "t"), loadFactor: 2),
        ]
        let scenario = try Scenario(changes, from: Analysis(of: try cycle(yaml), options: Self.options))
        // (12 − 2 · 4) / 10, and (12 − 10) / 4
        #expect(
            scenario.breakEvens.map(\.limit) == [
                .factor(0.4, reachedBy: [EntityID(.person, "ana")]),
                .factor(0.5, reachedBy: [EntityID(.person, "ana")]),
            ])
    }

    /// Just below it nobody who carries a part is overloaded, just above it those who are named are.
    @Test func aHairMoreIsTooMuch() throws {
        var organisations = RandomOwnership(seed: 31)
        var tried = 0
        for _ in 0..<200 {
            var parts = organisations.next()
            for name in parts.people.keys.sorted() where organisations.chance(0.7) {
                parts.people[name]?.capacity = Double(Int.random(in: 1...30, using: &organisations.random))
            }
            let pilots = parts.systems.keys.sorted().filter { parts.systems[$0]?.stage == .production }
            for name in pilots {
                parts.systems[name]?.load = Double(Int.random(in: 0...20, using: &organisations.random))
            }
            guard let pilot = pilots.first else { continue }
            parts.systems[pilot]?.stage = .pilot
            let before = Analysis(of: parts.cycle(), options: Self.options)
            let id = EntityID(.system, pilot)
            func overloaded(at factor: Double) throws -> Set<EntityID> {
                let after = try Scenario([.promotion(of: id, loadFactor: factor)], from: before).after
                return Set(after.concentration.utilisation.filter { $0.load > $0.capacity }.map(\.id))
            }
            let breakEven = try #require(
                try Scenario([.promotion(of: id, loadFactor: 1)], from: before).breakEvens.first)
            let anyway = Set(breakEven.overloadedAnyway)
            // Utilisation is known where capacity is; a system without an owner makes ownership unknown at worst.
            guard before.assessment.knows(.ownership), before.assessment.knows(.capacity) else { continue }
            switch breakEven.limit {
            case .factor(let factor, let people):
                #expect(try overloaded(at: max(0, factor - 1e-6)).subtracting(anyway).isEmpty || factor < 1e-6)
                #expect(try overloaded(at: factor + 1e-6).subtracting(anyway) == Set(people))
                tried += 1
            case .exceeded(let people):
                #expect(try overloaded(at: 0).subtracting(anyway) == Set(people))
            case .noLoad, .noCarrier, .noCapacity:
                #expect(try overloaded(at: 1000).subtracting(anyway).isEmpty)
            }
        }
        #expect(tried > 40)
    }
}
