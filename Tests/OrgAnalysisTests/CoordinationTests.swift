import Findings
import OrgModel
import Testing

@testable import OrgAnalysis

@Suite struct CoordinationTests {
    private func pairs(_ coordination: Coordination) -> [String] {
        coordination.pairs.map { pair in
            "\(pair.ids.map(\.name).joined(separator: "-")) \(pair.weight)\(pair.isCovered ? "" : " uncovered")"
        }
    }

    /// Reports (data) relies on ledger, half of which is core's: 0.5. Portal (data) relies on billing (core): 1. Core meets in
    /// a forum to which nobody of data comes.
    @Test func harbourRail() throws {
        let analysis = try analysis(HarbourRail.withForum)
        let coordination = analysis.coordination
        #expect(pairs(coordination) == ["core-data 1.5 uncovered"])
        #expect(coordination.congruence == 0)
        #expect(coordination.weighted == 0)
        #expect(coordination.teams.map(\.id.name) == ["core", "data"])
        #expect(coordination.teams.map(\.required) == [1.5, 1.5])
        #expect(coordination.teams.map(\.uncovered) == [1.5, 1.5])
        #expect(coordination.teams.map(\.coveredPerHuman) == [0, 0])
        #expect(analysis.told(by: "coordination/unmatched") == ["note team:core: ", "note team:data: "])
        let finding = try #require(analysis.findings.first { $0.rule == "coordination/unmatched" })
        #expect(
            finding.message
                == "core depends on, or is depended on by, 1 other team, and does not coordinate with it: data.")
        #expect(finding.evidence.ids == [EntityID(.team, "data")])
    }

    /// Three teams in a row, of which a and b meet: 1 of 2 pairs, 2 of 5 by weight. B has two humans, and covers 2.
    @Test func strainIsWhatEachHumanCovers() throws {
        let coordination = try analysis(
            """
            people: {ana: {teams: [a]}, ben: {teams: [b]}, bob: {teams: [b]}, bot: {teams: [b], type: bot}, cho: {teams: [c], status: leave}}
            teams: {a: {}, b: {}, c: {}}
            systems:
              s: {owners: [a], depends-on: [{on: t, weight: 2}]}
              t: {owners: [b], depends-on: [{on: u, weight: 3}]}
              u: {owners: [c]}
            forums: {f: {attends: [a, ben]}}
            """
        ).coordination
        #expect(pairs(coordination) == ["a-b 2.0", "b-c 3.0 uncovered"])
        #expect(coordination.congruence == 0.5)
        #expect(isClose(coordination.weighted, 0.4))
        #expect(coordination.teams.map(\.required) == [2, 5, 3])
        #expect(coordination.teams.map(\.uncovered) == [0, 3, 3])
        // Nobody of c is there.
        #expect(coordination.teams.map(\.coveredPerHuman) == [2, 1, nil])
    }

    // MARK: - What is required

    /// What is required of the teams in some systems.
    private func required(_ people: String, _ systems: String, _ teams: String = "a: {}, b: {}, c: {}") throws
        -> [String]
    {
        try pairs(
            analysis(
                """
                complete: [ownership, dependencies, coordination]
                people: {\(people)}
                teams: {\(teams)}
                systems: {\(systems)}
                """
            ).coordination)
    }

    /// Pat owns half of t, three quarters of it for b and a quarter for c: 4 · 1/2 · 3/4 and 4 · 1/2 · 1/4.
    @Test func peoplesPartsGoToTheirTeamsByAllocation() throws {
        let found = try required(
            "pat: {teams: [{team: b, allocation: 0.75}, {team: c, allocation: 0.25}]}, xu: {}",
            "s: {owners: [a], depends-on: [{on: t, weight: 4}]}, t: {owners: [pat, xu]}")
        // Who has no team speaks for none.
        #expect(found == ["a-b 1.5 uncovered", "a-c 0.5 uncovered"])
    }

    /// Shares of 3 and 1; who has left is still the one whose team has to talk.
    @Test func sharesOfOwnersCountWhoeverIsThere() throws {
        let found = try required(
            "eva: {teams: [c], status: departed}",
            "s: {owners: [a], depends-on: [t]}, t: {owners: [{who: b, share: 3}, {who: eva, share: 1}]}")
        #expect(found == ["a-b 0.75 uncovered", "a-c 0.25 uncovered"])
    }

    @Test func backupsDoNotStandIn() throws {
        #expect(try required("", "s: {owners: [a], depends-on: [t]}, t: {owners: [{who: b, role: backup}]}") == [])
        #expect(
            try required("", "s: {owners: [a], depends-on: [t]}, t: {owners: [c, {who: b, role: backup}]}")
                == ["a-c 1.0 uncovered"])
    }

    /// Both directions add up: 1 + 2; within a team nothing is required.
    @Test func bothDirectionsAddUp() throws {
        let found = try required(
            "",
            "s: {owners: [a], depends-on: [t, u]}, t: {owners: [b]}, u: {owners: [a], depends-on: [s]}, v: {owners: [b], depends-on: [{on: u, weight: 2}]}"
        )
        #expect(found == ["a-b 3.0 uncovered"])
    }

    /// Two teams that each own half of both ends: 1/2 · 1/2 each way.
    @Test func sharedSystemsBindTheirOwners() throws {
        #expect(
            try required("", "s: {owners: [a, b], depends-on: [t]}, t: {owners: [a, b]}") == ["a-b 0.5 uncovered"])
    }

    @Test func ownersAreInheritedAndRetiredSystemsBindNobody() throws {
        #expect(
            try required("", "s: {part-of: p, depends-on: [t]}, p: {owners: [a]}, t: {owners: [b]}")
                == ["a-b 1.0 uncovered"])
        #expect(
            try required("", "s: {owners: [a], depends-on: [t]}, t: {stage: retired, owners: [b]}") == [])
    }

    /// `D` is about systems.
    @Test func dependenciesOfTeamsAreNotCounted() throws {
        #expect(
            try required("", "s: {owners: [a], depends-on: [t]}, t: {owners: [a]}", "a: {depends-on: [b]}, b: {}")
                == [])
    }

    @Test func nothingRequiredHasNoCongruence() throws {
        let coordination = try analysis(
            """
            complete: [coordination]
            people: {ana: {teams: [a]}}
            teams: {a: {}}
            systems: {s: {owners: [a], depends-on: [t]}, t: {owners: [a]}}
            """
        ).coordination
        #expect(coordination.congruence == nil && coordination.weighted == nil)
        #expect(coordination.teams.isEmpty)
    }

    /// `R = T·D·Tᵀ` with full matrices.
    @Test func agreesWithTheMatrixProduct() throws {
        var organisations = RandomOwnership(seed: 21)
        var required = 0
        for _ in 0..<200 {
            let parts = organisations.next()
            let cycle = parts.cycle()
            let ground = Ground(cycle)
            let found = RequiredCoordination(ground, Support(ground, Humans(ground))).pairs
            let teams = parts.teams.keys.sorted()
            let systems = parts.systems.keys.sorted().filter { parts.systems[$0]?.stage != .retired }
            func part(of team: String, in system: String) -> Double {
                let owners = Set(parts.owners[system] ?? [])
                return owners.reduce(0) { sum, owner in
                    let theirs = teams.filter { parts.teams[$0]?.contains(owner.name) ?? false }
                    let whole = 1 / Double(owners.count)
                    if owner == EntityID(.team, team) { return sum + whole }
                    return owner.kind == .person && theirs.contains(team) ? sum + whole / Double(theirs.count) : sum
                }
            }
            for (index, one) in teams.enumerated() {
                for other in teams[(index + 1)...] {
                    var weight = 0.0
                    for system in systems {
                        for target in Set(parts.dependencies[system] ?? []) where systems.contains(target) {
                            weight += part(of: one, in: system) * part(of: other, in: target)
                            weight += part(of: other, in: system) * part(of: one, in: target)
                        }
                    }
                    let pair = found.first {
                        ground.ids([$0.first, $0.second]) == [EntityID(.team, one), EntityID(.team, other)]
                    }
                    #expect(isClose(pair?.weight ?? 0, weight), "\(one) and \(other) of \(parts)")
                    if weight > 0 { required += 1 }
                }
            }
        }
        #expect(required > 50)
    }

    // MARK: - What covers it

    /// Ana is in a, Ben in b, Cho in c; a and b have to coordinate.
    struct Meeting: Sendable, CustomTestStringConvertible {
        var covers: Bool
        var people = ""
        var rest = ""

        var testDescription: String { people + rest }
    }

    static let meetings = [
        Meeting(covers: true, rest: "forums: {f: {attends: [a, b]}}"),
        Meeting(covers: true, rest: "forums: {f: {attends: [ana, b]}}"),
        Meeting(covers: true, rest: "forums: {f: {attends: [ana, ben]}, g: {attends: [ana]}}"),
        Meeting(covers: false, rest: "forums: {f: {attends: [ana, cho]}}"),
        // Not in one forum.
        Meeting(covers: false, rest: "forums: {f: {attends: [a]}, g: {attends: [b]}}"),
        Meeting(covers: true, rest: "relations: [{kind: coordinates-with, from: team:a, to: team:b}]"),
        Meeting(covers: true, rest: "relations: [{kind: coordinates-with, from: person:ben, to: person:ana}]"),
        Meeting(covers: false, rest: "relations: [{kind: coordinates-with, from: person:ana, to: person:cho}]"),
        // Through a third team is not enough.
        Meeting(
            covers: false,
            rest:
                "relations: [{kind: coordinates-with, from: team:a, to: team:c}, {kind: coordinates-with, from: team:c, to: team:b}]"
        ),
        Meeting(covers: true, people: "pat: {teams: [a, b]}"),
        // Whatever sort of person they are, if they are there.
        Meeting(covers: true, people: "bot: {teams: [a, b], type: bot}"),
        Meeting(covers: false, people: "pat: {teams: [a, b], status: leave}"),
        Meeting(covers: false, people: "pat: {teams: [a, b], status: departed}"),
        Meeting(
            covers: false, people: "eva: {teams: [b], status: departed}", rest: "forums: {f: {attends: [ana, eva]}}"),
        Meeting(
            covers: false, people: "eva: {teams: [b], status: leave}",
            rest: "relations: [{kind: coordinates-with, from: person:ana, to: person:eva}]"),
        // A lead is a member.
        Meeting(covers: true, people: "lea: {}", rest: "forums: {f: {attends: [lea, a]}}"),
    ]

    @Test(arguments: meetings)
    func teamsCoordinateOrNot(_ meeting: Meeting) throws {
        let extra = meeting.people.isEmpty ? "" : ", \(meeting.people)"
        let lead = meeting.people.hasPrefix("lea") ? "{lead: lea}" : "{}"
        let coordination = try analysis(
            """
            complete: [coordination]
            people: {ana: {teams: [a]}, ben: {teams: [b]}, cho: {teams: [c]}\(extra)}
            teams: {a: {}, b: \(lead), c: {}}
            systems: {s: {owners: [a], depends-on: [t]}, t: {owners: [b]}}
            \(meeting.rest)
            """
        ).coordination
        #expect(coordination.congruence == (meeting.covers ? 1 : 0))
    }

    /// Whoever comes to a forum more leaves no pair worse off; everybody in one forum covers all.
    @Test func anotherVisitorUncoversNobody() throws {
        var organisations = RandomOwnership(seed: 22)
        var improved = 0
        for _ in 0..<80 {
            let parts = organisations.next()
            func covered(_ visitors: [EntityID]) -> [Bool] {
                var builder = CycleBuilder(organization: "Random", label: "1", danglingReferences: .areErrors)
                let cycle = parts.cycle()
                for entity in cycle.entities { builder.add(entity) }
                for relation in cycle.relations { builder.add(relation) }
                let forum = EntityID(.forum, "f")
                builder.add(Entity(forum))
                for visitor in visitors { builder.add(Relation(.attends, from: visitor, to: forum)) }
                let ground = Ground(builder.build().cycle)
                return RequiredCoordination(ground, Support(ground, Humans(ground))).pairs.map(\.isCovered)
            }
            let teams = parts.teams.keys.sorted().map { EntityID(.team, $0) }
            var before = covered([])
            for count in 1...teams.count {
                let after = covered(Array(teams.prefix(count)))
                #expect(after.count == before.count)
                #expect(zip(before, after).allSatisfy { !$0 || $1 })
                if before != after { improved += 1 }
                before = after
            }
            #expect(before.allSatisfy { $0 })
        }
        #expect(improved > 10)
    }
}
