import OrgCycles
import OrgModel
import Testing

/// Teams that were merged or split, by hand.
@Suite struct ReorganisationTests {
    private func teams(_ members: [String: [String]]) -> String {
        let teams = members.sorted { $0.key < $1.key }
        let people = Set(teams.flatMap(\.value)).sorted()
        return "people: [\(people.joined(separator: ", "))]\nteams: {"
            + teams.map { "\($0.key): {members: [\($0.value.joined(separator: ", "))]}" }.joined(separator: ", ") + "}"
    }

    @Test func twoTeamsIntoAThird() throws {
        let comparison = comparison(
            try cycle("1", teams(["a": ["p1", "p2", "p3"], "b": ["p4", "p5"], "c": ["p6"]])),
            try cycle("2", teams(["c": ["p1", "p2", "p3", "p4", "p5", "p6"]])))
        let merge = try #require(comparison.reorganisations.first)
        #expect(comparison.reorganisations.count == 1)
        #expect(merge.kind == .merged)
        #expect(merge.from == [id("team:a"), id("team:b")])
        #expect(merge.to == [id("team:c")])
        #expect(merge.people == 5)
        // Stated as such, and not as gone.
        #expect(comparison.entityLines == ["dissolved team:a", "dissolved team:b"])
        #expect(comparison.structure.handovers.count { $0.isReorganisation } == 5)
        #expect(comparison.proposals == [])
    }

    @Test func partOfATeamIntoANewOne() throws {
        let comparison = comparison(
            try cycle("1", teams(["big": ["p1", "p2", "p3", "p4", "p5", "p6"]])),
            try cycle("2", teams(["big": ["p1", "p2"], "small": ["p3", "p4", "p5", "p6"]])))
        let split = try #require(comparison.reorganisations.first)
        #expect(split.kind == .split)
        #expect(split.from == [id("team:big")])
        #expect(split.to == [id("team:big"), id("team:small")])
        #expect(split.people == 4)
        #expect(comparison.entityLines == ["splitOff team:small"])
    }

    @Test(arguments: [3, 4])
    func aTeamIntoTwo(first: Int) throws {
        let people = (1...6).map { "p\($0)" }
        let comparison = comparison(
            try cycle("1", teams(["big": people])),
            try cycle("2", teams(["x": Array(people.prefix(first)), "y": Array(people.dropFirst(first))])))
        let split = try #require(comparison.reorganisations.first)
        #expect(comparison.reorganisations.count == 1)
        #expect(split.kind == .split)
        #expect(split.to == [id("team:x"), id("team:y")])
        #expect(split.people == 6)
        #expect(comparison.entityLines == ["dissolved team:big", "splitOff team:x", "splitOff team:y"])
    }

    /// Half is not most; and one who leaves a team of one for another makes no merger.
    @Test func lessThanMostIsNoReorganisation() throws {
        let half = comparison(
            try cycle("1", teams(["a": ["p1", "p2", "p3", "p4"], "b": ["p5"], "c": ["p6"]])),
            try cycle("2", teams(["b": ["p5", "p1", "p2"], "c": ["p6", "p3", "p4"]])))
        #expect(half.reorganisations == [])
        #expect(half.entityLines == ["removed team:a"])
        let single = comparison(
            try cycle("1", teams(["a": ["p1"], "b": ["p2"]])), try cycle("2", teams(["b": ["p1", "p2"]])))
        #expect(single.reorganisations == [])
    }

    /// Who owns a team's systems shows as much as who is in it.
    @Test func systemsCount() throws {
        let comparison = comparison(
            try cycle("1", "teams: [a, b]\nsystems: {s: {owners: [a]}, t: {owners: [a]}, u: {owners: [b]}}"),
            try cycle("2", "teams: [b]\nsystems: {s: {owners: [b]}, t: {owners: [b]}, u: {owners: [b]}}"))
        #expect(comparison.reorganisations.map(\.systems) == [2])
        #expect(comparison.structure.handovers.allSatisfy { $0.isReorganisation })
    }
}
