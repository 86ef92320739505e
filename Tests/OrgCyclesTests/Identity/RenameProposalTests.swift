import OrgCycles
import OrgModel
import Testing

/// What was probably renamed; the scores are worked out by hand.
@Suite struct RenameProposalTests {
    private let before = """
        people: {ana: {teams: [growth]}, ben: {teams: [growth]}, chi: {teams: [core]}}
        teams: [growth, core]
        systems: {shop: {owners: [growth]}, bank: {owners: [growth, core]}}
        """

    /// All that growth had, market has: structure 1. The names differ by 5 of 6 letters (g→m, +a, o→k, w→e, −h): 1/6.
    /// What is shared weighs 1 each for Ana, Ben and the shop, which nobody else has, and 1/2 for the bank of two owners.
    @Test func aTeamWithTheSamePeopleAndSystems() throws {
        let after = before.split(separator: "growth", omittingEmptySubsequences: false).joined(separator: "market")
        let comparison = comparison(try cycle("1", before), try cycle("2", after))
        let proposal = try #require(comparison.proposals.first)
        #expect(comparison.proposals.count == 1)
        #expect(proposal.old == id("team:growth"))
        #expect(proposal.new == id("team:market"))
        #expect(abs(proposal.name - 1.0 / 6) < 1e-12)
        #expect(abs(proposal.structure - 1) < 1e-12)
        #expect(abs(proposal.score - 1) < 1e-12)
        #expect(proposal.shared.map(\.other.description) == ["person:ana", "person:ben", "system:shop", "system:bank"])
        #expect(proposal.shared.map(\.weight) == [1, 1, 1, 0.5])
        // It is proposed, and not done: the file has to say so.
        #expect(comparison.entityLines == ["removed team:growth", "added team:market"])
        #expect(comparison.reorganisations == [])
    }

    /// Two of four ties of growth (Ana, Ben; not Chi, not the shop), and one of market's own (Dan): 2 of 5 = 0.4, and with
    /// names 1/6 alike 1 − 0.6 · 5/6 = 0.5, which is below 0.7.
    @Test func halfATeamIsNoRename() throws {
        let old =
            "people: {ana: {teams: [growth]}, ben: {teams: [growth]}, chi: {teams: [growth]}}\nteams: [growth, core]\nsystems: {shop: {owners: [growth]}}"
        let new =
            "people: {ana: {teams: [market]}, ben: {teams: [market]}, chi: {teams: [core]}, dan: {teams: [market]}}\nteams: [market, core]\nsystems: {shop: {owners: [core]}}"
        #expect(comparison(try cycle("1", old), try cycle("2", new)).proposals == [])
    }

    /// Web owns five systems. That svc-a and svc-b are two of these weighs 1/5, below 0.25: one went and one came.
    @Test func anOwnerOfManySaysLittle() throws {
        func systems(_ last: String, _ others: Int) -> String {
            let names = (0..<others).map { "other\($0)" } + [last]
            return "teams: [web]\nsystems: {\(names.map { "\($0): {owners: [web]}" }.joined(separator: ", "))}"
        }
        #expect(comparison(try cycle("1", systems("svc-a", 4)), try cycle("2", systems("svc-b", 4))).proposals == [])
        // Of three systems it weighs 1/3; the names differ by one of five letters: 1 − 2/3 · 1/5 = 13/15.
        let few = comparison(try cycle("1", systems("svc-a", 2)), try cycle("2", systems("svc-b", 2)))
        #expect(few.proposals.map(\.old) == [id("system:svc-a")])
        #expect(abs((few.proposals.first?.score ?? 0) - 13.0 / 15) < 1e-12)
    }

    /// Whoever takes over from somebody has all their relations, and another name.
    @Test func aSuccessorIsNobodyRenamed() throws {
        func text(_ name: String) -> String {
            "people: {\(name): {teams: [web]}}\nteams: [web]\nsystems: {shop: {owners: [\(name)]}}"
        }
        #expect(comparison(try cycle("1", text("bob")), try cycle("2", text("tim"))).proposals == [])
        // Two of four letters stay: 0.5 is just enough to ask.
        let near = comparison(try cycle("1", text("rosa")), try cycle("2", text("rose-marie")))
        #expect(near.proposals == [])
        let handle = comparison(try cycle("1", text("asilva")), try cycle("2", text("a.silva")))
        #expect(handle.proposals.map(\.new) == [id("person:a.silva")])
    }

    @Test func oneNameIsEnoughWhereItIsTheSame() throws {
        let comparison = comparison(
            try cycle("1", "people: {u17: {name: Ana Silva}}"), try cycle("2", "people: {asi: {name: Ana Silva}}"))
        #expect(comparison.proposals.map { "\($0.old) \($0.new)" } == ["person:u17 person:asi"])
        #expect(comparison.proposals.first?.score == 1)
    }
}
