import OrgFormats
import OrgModel
import SourceDocuments
import Testing

/// Renamings written into a file, every other byte of which stays.
@Suite struct RenamingEditorTests {
    private let renaming = Renaming(EntityID(.team, "growth"), to: EntityID(.team, "market"))

    private func added(_ text: String, file: String = "x.yaml", _ renamings: [Renaming]? = nil) throws -> String {
        try RenamingEditor.adding(renamings ?? [renaming], to: SourceText(file: file, text: text))
    }

    @Test func aBlockOfItsOwnBeforeTheFirstSectionAndItsComment() throws {
        #expect(
            try added("# Ours\nlinchpin: 1   # the version\ncycle: Q3\n\n# who is where\nteams: {market: }\n") == """
                # Ours
                linchpin: 1   # the version
                cycle: Q3

                renamed:
                  team:growth: team:market

                # who is where
                teams: {market: }

                """)
    }

    @Test func behindWhatIsThere() throws {
        #expect(
            try added("linchpin: 1\nrenamed:\n    # by us\n    a: core   # once\n\nteams: [market, core]") == """
                linchpin: 1
                renamed:
                    # by us
                    a: core   # once
                    team:growth: team:market

                teams: [market, core]
                """)
    }

    @Test func withinBraces() throws {
        #expect(
            try added("linchpin: 1\nrenamed: {a: core}\nteams: [market, core]\n")
                == "linchpin: 1\nrenamed: {team:growth: team:market, a: core}\nteams: [market, core]\n")
        #expect(
            try added("linchpin: 1\nrenamed: {}\nteams: [market]\n")
                == "linchpin: 1\nrenamed: {team:growth: team:market}\nteams: [market]\n")
    }

    @Test func underAKeyWithNothing() throws {
        #expect(
            try added("linchpin: 1\nteams: [market]\nrenamed:")
                == "linchpin: 1\nteams: [market]\nrenamed:\n  team:growth: team:market\n")
    }

    @Test func lineEndsAndMarksStay() throws {
        #expect(
            try added("\u{FEFF}linchpin: 1\r\nteams: [market]\r\n")
                == "\u{FEFF}linchpin: 1\r\nrenamed:\r\n  team:growth: team:market\r\n\r\nteams: [market]\r\n")
    }

    @Test func json() throws {
        let lines = "{\n  \"linchpin\": 1,\n  \"entities\": [{\"id\": \"team:market\"}]\n}\n"
        #expect(
            try added(lines, file: "x.json")
                == "{\n  \"linchpin\": 1,\n  \"renamed\": {\"team:growth\": \"team:market\"},\n  \"entities\": [{\"id\": \"team:market\"}]\n}\n"
        )
        let compact = "{\"linchpin\":1,\"renamed\":{},\"entities\":[{\"id\":\"team:market\"}]}"
        #expect(
            try added(compact, file: "x.json")
                == "{\"linchpin\":1,\"renamed\":{\"team:growth\": \"team:market\"},\"entities\":[{\"id\":\"team:market\"}]}"
        )
    }

    /// What cannot be understood is left as it is, and said.
    @Test(arguments: [
        "{linchpin: 1, teams: {market: }}", "linchpin: 1\nrenamed: &x {a: market}\nteams: [market]",
        "linchpin: 1\ncycle: q",
    ])
    func othersAreRefused(text: String) {
        #expect(throws: RenamingEditor.Refusal.self) { try added(text) }
    }

    /// Names that try every way of quoting, in files as they are written.
    @Test(arguments: 1...40)
    func nothingElseChanges(seed: UInt64) throws {
        var cycles = RandomCycles(seed: seed)
        let cycle = cycles.next()
        let renamings = cycle.entities.filter { entity in !cycle.renamings.contains { $0.new == entity.id } }.prefix(3)
            .enumerated().map { index, entity in
                Renaming(
                    EntityID(entity.id.kind, "\(cycles.pick(RandomCycles.hostileNames)) was \(index)"), to: entity.id)
            }
        guard !renamings.isEmpty else { return }
        for (file, text) in [("x.yaml", CycleWriter.yaml(cycle)), ("x.json", CycleWriter.json(cycle))] {
            let edited: String
            do throws(RenamingEditor.Refusal) {
                edited = try RenamingEditor.adding(renamings, to: SourceText(file: file, text: text))
            } catch {
                // A key too long for one line, or nothing but the head.
                #expect(
                    renamings.contains { $0.old.name.count > 900 }
                        || cycle.renamings.contains { $0.old.name.count > 900 || $0.new.name.count > 900 },
                    "\(file): \(error.reason)")
                continue
            }
            let again = try #require(CycleReader.read(text: SourceText(file: file, text: edited)).cycle)
            #expect(again.renamings == (cycle.renamings + renamings).sorted { $0.old < $1.old })
            #expect(again.entities == cycle.entities)
            // Only insertions: without them the bytes are those of before.
            #expect(edited.utf8.count > text.utf8.count)
        }
    }

    @Test func whatIsWrongIsToldWithItsPlace() {
        let told = problems(
            "linchpin: 1\nrenamed: {growth: nowhere, team:a: person:b, x: [1]}\nteams: [market]\npeople: [b]"
        ).map(told)
        #expect(told.count == 3)
        #expect(told[0].hasPrefix("x.yaml:2:19 model/unknown-reference"), "\(told)")
        #expect(told[1].hasPrefix("x.yaml:2:36 model/wrong-kind"), "\(told)")
        #expect(told[2].contains("file/wrong-type"), "\(told)")
    }
}
