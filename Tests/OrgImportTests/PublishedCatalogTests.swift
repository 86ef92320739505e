import OrgModel
import Testing

@testable import OrgImport

/// A real catalog at seven dates, against counts that were taken from it by other means (a Python parser and awk, which
/// agreed; what is marked 1x by one of them only).
@Suite(.enabled(if: PublishedData.isThere)) struct PublishedCatalogTests {
    struct Truth: Sendable, CustomTestStringConvertible {
        let date: String
        let components: Int
        let groups: Int
        let users: Int
        let memberships: Int
        /// Components whose owner group does not exist, and how many of these are `unspecified`.
        let unresolvable: Int
        let sentinel: Int
        let topOwner: Int
        /// Users in no group (1x).
        let inNoGroup: Int
        let oneMemberGroups: [String]
        /// At these dates the catalog declares team-phoenix twice, word for word, with this many members: the counts above
        /// are of documents and lines, a cycle has the team once.
        var repeatedMembers = 0
        /// One owner is written team-Phoenix, which the count of the top owner tells apart and Backstage does not.
        var otherCase = 0

        var testDescription: String { date }
    }

    static let truths = [
        Truth(
            date: "2024-06-30", components: 275, groups: 12, users: 81, memberships: 68, unresolvable: 60, sentinel: 49,
            topOwner: 65, inNoGroup: 24, oneMemberGroups: [], repeatedMembers: 7, otherCase: 1),
        Truth(
            date: "2024-09-30", components: 227, groups: 9, users: 60, memberships: 35, unresolvable: 53, sentinel: 37,
            topOwner: 59, inNoGroup: 29, oneMemberGroups: []),
        Truth(
            date: "2024-12-31", components: 232, groups: 11, users: 52, memberships: 46, unresolvable: 50, sentinel: 36,
            topOwner: 62, inNoGroup: 13, oneMemberGroups: []),
        Truth(
            date: "2025-03-31", components: 239, groups: 10, users: 52, memberships: 44, unresolvable: 50, sentinel: 36,
            topOwner: 63, inNoGroup: 13, oneMemberGroups: []),
        Truth(
            date: "2025-06-30", components: 298, groups: 11, users: 54, memberships: 51, unresolvable: 57, sentinel: 44,
            topOwner: 73, inNoGroup: 14, oneMemberGroups: [], repeatedMembers: 6, otherCase: 1),
        Truth(
            date: "2025-09-30", components: 301, groups: 11, users: 52, memberships: 49, unresolvable: 57, sentinel: 44,
            topOwner: 73, inNoGroup: 13, oneMemberGroups: ["team-tinkerers"], repeatedMembers: 6, otherCase: 1),
        Truth(
            date: "2025-12-31", components: 316, groups: 11, users: 51, memberships: 50, unresolvable: 93, sentinel: 80,
            topOwner: 73, inNoGroup: 11, oneMemberGroups: ["team-tinkerers"], repeatedMembers: 6, otherCase: 1),
    ]

    private func imported(_ date: String) -> ImportResult {
        BackstageImporter().run(
            paths: ["components", "groups", "users"].map {
                PublishedData.path("giantswarm-backstage/\($0)-\(date).yaml")
            })
    }

    @Test(arguments: truths) func `counts agree`(_ truth: Truth) {
        let result = imported(truth.date)
        let cycle = result.cycle
        #expect(result.count(of: "systems") == truth.components)
        #expect(cycle.entities(of: .system).count == truth.components)
        let repeated = truth.repeatedMembers > 0 ? 1 : 0
        #expect(result.count(of: "declarations that repeat another") == repeated)
        #expect(result.diagnostics.count { $0.rule == "backstage/duplicate-entity" } == repeated)
        #expect(cycle.entities(of: .team).count(where: \.isDeclared) == truth.groups - repeated)
        #expect(cycle.entities(of: .person).count(where: \.isDeclared) == truth.users)
        #expect(cycle.relations.count { $0.kind == .memberOf } == truth.memberships - truth.repeatedMembers)
        #expect(result.count(of: "systems without a resolvable owner") == truth.unresolvable)
        #expect(result.count(of: "systems whose owner stands for nobody") == truth.sentinel)
        #expect(cycle.relations.count { $0.kind == .dependsOn } == 0)

        var owned: [String: Int] = [:]
        var members: [String: Int] = [:]
        var placed: Set<EntityID> = []
        for relation in cycle.relations {
            if relation.kind == .owns { owned[relation.from.name, default: 0] += 1 }
            if relation.kind == .memberOf {
                members[relation.to.name, default: 0] += 1
                placed.insert(relation.from)
            }
        }
        #expect(owned["team-phoenix"] == truth.topOwner + truth.otherCase)
        #expect(owned.values.max() == truth.topOwner + truth.otherCase)
        #expect(cycle.entities(of: .person).count { $0.isDeclared && !placed.contains($0.id) } == truth.inNoGroup)
        if !truth.oneMemberGroups.isEmpty {
            #expect(members.filter { $0.value == 1 }.keys.sorted() == truth.oneMemberGroups)
        }
    }

    @Test func `components of dissolved teams`() {
        let result = imported("2025-12-31")
        var owned: [String: Int] = [:]
        for relation in result.cycle.relations
        where relation.kind == .owns && result.cycle[relation.from]?.isDeclared == false {
            owned[relation.from.name, default: 0] += 1
        }
        #expect(
            owned == [
                "team-hydra": 4, "team-bigmac": 3, "team-firecracker": 2, "team-teddyfriends": 2, "team-chapter-se": 1,
                "team-sa": 1,
            ])
        #expect(result.diagnostics.count { $0.rule == "backstage/unknown-reference" } == 6)
    }
}
