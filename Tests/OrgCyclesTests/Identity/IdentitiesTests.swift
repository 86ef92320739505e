import OrgCycles
import OrgModel
import Testing

/// What is one and the same in several cycles.
@Suite struct IdentitiesTests {
    /// For each cycle the identities of some ids, in order.
    private func numbers(_ cycles: [Cycle], _ ids: [[String]]) -> [[Int?]] {
        let identities = Identities(of: cycles)
        return ids.enumerated().map { cycle, texts in texts.map { identities.identity(of: id($0), in: cycle) } }
    }

    @Test func anIdThatStaysIsOne() throws {
        let cycles = [
            try cycle("1", "teams: [a, b]"), try cycle("2", "teams: [b, c]"), try cycle("3", "teams: [a, c]"),
        ]
        // a is away in the second cycle, and itself again in the third.
        #expect(
            numbers(cycles, [["team:a", "team:b"], ["team:b", "team:c"], ["team:a", "team:c"]]) == [
                [0, 1], [1, 2], [0, 2],
            ])
        let identities = Identities(of: cycles)
        #expect(identities.count == 3)
        #expect(identities.id(of: 1, in: 2) == nil)
        #expect(identities.lastID(of: 1, upTo: 2) == id("team:b"))
    }

    @Test func whatAFileSaysIsFollowedThroughLaterFiles() throws {
        let cycles = [
            try cycle("1", "teams: [growth]"), try cycle("2", "renamed: {growth: market}\nteams: [market]"),
            try cycle("3", "renamed: {market: reach}\nteams: [reach, growth]"),
        ]
        // The growth of the third cycle is another team under an old name.
        #expect(
            numbers(cycles, [["team:growth"], ["team:market"], ["team:reach", "team:growth"]]) == [[0], [0], [0, 1]])
        #expect(Identities(of: cycles).renames.map(\.cycle) == [1, 2])
    }

    @Test func namesMayBeSwappedAndHandedOn() throws {
        let cycles = [
            try cycle("1", "teams: [a, b, c]"),
            try cycle("2", "renamed: {a: b, b: a, c: d}\nteams: [a, b, d, c]"),
        ]
        // c is declared still, and nothing was renamed to it: the file contradicts itself, and both are told as they are.
        #expect(
            numbers(cycles, [["team:a", "team:b", "team:c"], ["team:a", "team:b", "team:c", "team:d"]]) == [
                [0, 1, 2], [1, 0, 2, 3],
            ])
        #expect(Identities(of: cycles).unfollowed.map(\.renaming) == [Renaming(id("team:c"), to: id("team:d"))])
    }

    /// a → b falls since b was there before and is not renamed; with it falls c → a, since a is there still.
    @Test func oneThatFallsTakesOthersWithIt() throws {
        let cycles = [
            try cycle("1", "teams: [a, b, c]"), try cycle("2", "renamed: {a: b, c: a}\nteams: [a, b]"),
        ]
        #expect(numbers(cycles, [["team:a", "team:b", "team:c"], ["team:a", "team:b"]]) == [[0, 1, 2], [0, 1]])
        #expect(Identities(of: cycles).unfollowed.count == 2)
    }

    @Test func entriesThatAreLeftInDoNoHarm() throws {
        let later = "renamed: {growth: market}\nteams: [market]"
        let cycles = [try cycle("1", "teams: [growth]"), try cycle("2", later), try cycle("3", later)]
        let identities = Identities(of: cycles)
        #expect(identities.renames.count == 1)
        #expect(identities.unfollowed == [])
        #expect(identities.count == 1)
    }

    /// Read from its end, a series has the same identities.
    @Test func renamesAreFollowedBackwards() throws {
        let cycles = [try cycle("2", "renamed: {growth: market}\nteams: [market]"), try cycle("1", "teams: [growth]")]
        #expect(numbers(cycles, [["team:market"], ["team:growth"]]) == [[0], [0]])
    }

    @Test func caseIsFoldedWhereNothingElseCouldBeMeant() throws {
        let cycles = [
            try cycle("1", "people: [Ana, ben, Ben]\nteams: [team-Phoenix, ops]"),
            try cycle("2", "people: [ana, BEN]\nteams: [team-phoenix, Ops, OPS]"),
        ]
        let identities = Identities(of: cycles)
        #expect(
            identities.renames.map { "\($0.old) \($0.new) \($0.reason)" } == [
                "person:Ana person:ana caseFolded", "team:team-Phoenix team:team-phoenix caseFolded",
            ])
        // Of ben and Ben it is not known who is BEN, and of Ops and OPS not which was ops: all of these are told apart.
        #expect(identities.count == 8)
    }

    /// A team that is gone and still named as an owner is declared nowhere; that is no obstacle.
    @Test func anOldNameThatIsOnlyReferredToIsFollowed() throws {
        let cycles = [
            try cycle("1", "teams: [growth]"),
            try cycle("2", "renamed: {growth: market}\nteams: {market: , growth: {declared: false}}"),
        ]
        #expect(numbers(cycles, [["team:growth"], ["team:market", "team:growth"]]) == [[0], [0, 1]])
    }

    @Test func tenThousandRenamesInARowAreFollowedInTime() throws {
        // t0 → t1, t1 → t2 … with all of them still declared but the last: every single one falls.
        let count = 10_000
        let names = (0...count).map { "t\($0)" }
        let entries = (0..<count).map { "t\($0): t\($0 + 1)" }.joined(separator: ", ")
        let cycles = [
            try cycle("1", "teams: [\(names.joined(separator: ", "))]"),
            try cycle("2", "renamed: {\(entries)}\nteams: [\(names.joined(separator: ", "))]"),
        ]
        #expect(Identities(of: cycles).unfollowed.count == count)
    }
}
