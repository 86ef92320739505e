import OrgModel
import Testing

@testable import OrgAnalysis

/// What a change may never do, on hundreds of random organisations.
@Suite struct PropertyTests {
    private func analysis(_ cycle: Cycle) -> Analysis {
        Analysis(of: cycle, options: AnalysisOptions(awayProbability: 0.2, measuresCentrality: false))
    }

    /// Somebody more who can fix a system that somebody is listed for and there to fix.
    @Test func anotherSupporterRaisesNobodysExposure() throws {
        var organisations = RandomOwnership(seed: 1)
        var tried = 0
        var lowered = 0
        for _ in 0..<250 {
            let parts = organisations.next()
            let before = analysis(parts.cycle())
            guard
                let system = before.ownership.systems.first(where: {
                    !$0.supporters.isEmpty && !(parts.supporters[$0.id.name] ?? []).isEmpty
                })?.id.name,
                let newcomer = parts.people.keys.sorted().last(where: { parts.people[$0]?.isActiveHuman ?? false })
            else { continue }
            var changed = parts
            changed.supporters[system, default: []].append(EntityID(.person, newcomer))
            let after = analysis(changed.cycle())
            tried += 1
            for row in after.chokepoints.people {
                let exposure = before.chokepoints.people.first { $0.id == row.id }?.exposure ?? 0
                #expect(try #require(row.exposure) <= exposure, "\(row.id) by \(newcomer) for \(system): \(parts)")
            }
            let total = { (it: Analysis) in it.chokepoints.people.compactMap(\.exposure).reduce(0, +) }
            if total(after) < total(before) { lowered += 1 }
        }
        #expect(tried > 100)
        #expect(lowered > 20)
    }

    /// Ladders that end as they are written: climbing passes over a rung that adds nobody, so that somebody more on one rung
    /// can take another rung away.
    private func writtenLadders(seed: UInt64, count: Int) -> [RandomLadders.Parts] {
        var ladders = RandomLadders(seed: seed)
        return (0..<count).map { _ in
            var parts = ladders.next()
            parts.managers = [:]
            // Authority is known before and after, and reached by name.
            parts.people["boss"] = Person(isAuthority: true)
            parts.rungs.append([EntityID(.person, "boss")])
            return parts
        }
    }

    @Test func anotherHumanInAPoolWeakensNoChain() throws {
        var strengthened = 0
        for parts in writtenLadders(seed: 2, count: 150) {
            guard let pool = parts.teams.keys.sorted().first(where: { parts.teams[$0]?.onCall?.mode == .pool }) else {
                continue
            }
            let before = try #require(analysis(parts.cycle()).escalation.chains.first?.figures)
            // Somebody new, and somebody who may stand elsewhere on the ladder.
            for name in ["newcomer", "p0"] {
                var changed = parts
                changed.people[name] = parts.people[name] ?? Person()
                guard changed.people[name]?.isActiveHuman == true else { continue }
                changed.teams[pool]?.onCall?.people.append(EntityID(.person, name))
                let after = try #require(analysis(changed.cycle()).escalation.chains.first?.figures)
                #expect(after.absencesToSilence >= before.absencesToSilence, "\(name) in \(pool): \(parts)")
                let (now, then) = (try #require(before.continuity), try #require(after.continuity))
                #expect(then >= now - 1e-12, "\(name) in \(pool): \(parts)")
                if then > now { strengthened += 1 }
            }
        }
        #expect(strengthened > 10)
    }

    @Test func anotherAuthorityWeakensNoChain() throws {
        var strengthened = 0
        for parts in writtenLadders(seed: 3, count: 60) {
            let before = try #require(analysis(parts.cycle()).escalation.chains.first?.figures?.continuity)
            for name in parts.people.keys.sorted() {
                var changed = parts
                changed.people[name]?.isAuthority = true
                let after = try #require(analysis(changed.cycle()).escalation.chains.first?.figures?.continuity)
                #expect(after >= before - 1e-12, "\(name): \(parts)")
                if after > before { strengthened += 1 }
            }
        }
        #expect(strengthened > 10)
    }

    /// Without a system every share is of what is left: its criticality is missing once above, where it counted, and once below.
    @Test func aSystemCountsItsCriticalityAndNoMore() throws {
        var organisations = RandomOwnership(seed: 4)
        var tried = 0
        for _ in 0..<150 {
            let parts = organisations.next()
            let total = parts.systems.values.filter { $0.stage != .retired }.reduce(0) { $0 + $1.criticality }
            let before = analysis(parts.cycle())
            for (name, system) in parts.systems {
                var changed = parts
                changed.systems[name] = nil
                let after = analysis(changed.cycle())
                guard let was = before.ownership.unowned, let now = after.ownership.unowned else { continue }
                tried += 1
                let weight = system.stage == .retired ? 0 : system.criticality
                let isUnowned = parts.owners[name]?.isEmpty ?? true
                #expect(
                    isClose(now * (total - weight), was * total - (isUnowned ? weight : 0)), "\(name) of \(parts)")
            }
        }
        #expect(tried > 300)
    }

    /// What nobody can fix alone exposes nobody, and what is exposed is at least what is held.
    @Test func exposureIsBetweenWhatIsHeldAndAll() throws {
        var organisations = RandomOwnership(seed: 5)
        for _ in 0..<200 {
            let parts = organisations.next()
            let total = parts.systems.values.filter { $0.stage != .retired }.reduce(0) { $0 + $1.criticality }
            for row in analysis(parts.cycle()).chokepoints.people {
                let held = row.sole.reduce(0) { $0 + (parts.systems[$1.name]?.criticality ?? 0) }
                let exposure = try #require(row.exposure)
                #expect(exposure >= held / total - 1e-12)
                #expect(exposure <= 1 + 1e-12)
                #expect(Set(row.sole).isDisjoint(with: row.dependents))
            }
        }
    }
}
