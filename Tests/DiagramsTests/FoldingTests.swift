import OrgModel
import Testing

@testable import Diagrams

@Suite struct FoldingTests {
    /// Top has teams a and b, and b has c; other stands alone. Systems s0… are dealt to a, c, other and nobody in turn.
    private static func folding(_ count: Int, _ collapse: Collapse, maxNodes: Int) throws -> Folding {
        let cycle = try Samples.cycle(
            "teams: {top: {}, a: {part-of: top}, b: {part-of: top}, c: {part-of: b}, other: {}}")
        let atlas = Atlas(Samples.analysis(cycle))
        let systems = (0..<count).map { EntityID(.system, "s\($0 < 10 ? "0" : "")\($0)") }
        let teams = [EntityID(.team, "a"), EntityID(.team, "c"), EntityID(.team, "other"), nil]
        var homes: [EntityID: EntityID] = [:]
        for (index, system) in systems.enumerated() { homes[system] = teams[index % 4] }
        return Folding(systems, collapse: collapse, maxNodes: maxNodes, atlas: atlas, home: { homes[$0] })
    }

    private static func boxes(_ folding: Folding) -> [String] {
        folding.groups.map { "\($0.team?.name ?? "–") \($0.members.count)" }
    }

    @Test func whatHasRoomIsDrawn() throws {
        let folding = try Self.folding(12, .asNeeded, maxNodes: 12)
        #expect(folding.drawn.count == 12)
        #expect(folding.groups.isEmpty)
    }

    /// Of 12 places for 16 the first 7 (five in eight) are drawn; of the 9 others s07 and s11, s15 have no team, s08, s12 are
    /// of a, s09, s13 of c, s10, s14 of other.
    @Test func theOthersStandInTheirTeams() throws {
        let folding = try Self.folding(16, .asNeeded, maxNodes: 12)
        #expect(folding.drawn.map(\.name) == ["s00", "s01", "s02", "s03", "s04", "s05", "s06"])
        #expect(Self.boxes(folding) == ["a 2", "c 2", "other 2", "– 3"])
        #expect(folding.box.count == 16)
    }

    /// Of 8 places 5 are drawn, which leaves three boxes: a and c become top, which is one box with other and nobody.
    @Test func teamsStandInTeamsAbove() throws {
        let folding = try Self.folding(16, .asNeeded, maxNodes: 8)
        #expect(folding.drawn.count == 5)
        #expect(Self.boxes(folding) == ["other 3", "top 5", "– 3"])
    }

    @Test func collapsingIsDoneAsAsked() throws {
        #expect(try Self.boxes(Self.folding(8, .teams, maxNodes: 80)) == ["a 2", "c 2", "other 2", "– 2"])
        #expect(try Self.boxes(Self.folding(8, .domains, maxNodes: 80)) == ["other 2", "top 4", "– 2"])
        #expect(try Self.boxes(Self.folding(8, .none, maxNodes: 80)) == [])
        #expect(try Self.boxes(Self.folding(12, .none, maxNodes: 8)) == ["– 5"])
    }
}
