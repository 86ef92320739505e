import OrgAnalysis
import OrgCycles
import OrgModel
import Testing

/// What is missing because nobody wrote it down is not gone.
@Suite struct AbsenceTests {
    private func systems(_ names: [String], from file: String, owner: String = "web") -> String {
        "systems:\n"
            + names.enumerated().map { line, name in
                "  \(name): {source: '\(file):\(line + 1)', owners: [{who: \(owner), source: '\(file):\(line + 1)'}]}\n"
            }
            .joined()
    }

    private func web(_ file: String) -> String {
        "people: {ana: {source: '\(file):3', teams: [{team: web, source: '\(file):3'}]}}\nteams: {web: {source: '\(file):1'}}\n"
    }

    /// The export of systems was not run this quarter. Its name has the day in it, as that of the groups.
    @Test func aFileThatIsNotThereIsNoDeparture() throws {
        let comparison = comparison(
            try cycle(
                "1", web("groups-2025-12-31.yaml") + systems(["shop", "bank"], from: "components-2025-12-31.yaml")),
            try cycle("2", web("groups-2026-03-31.yaml")))
        #expect(comparison.entityLines == ["noLongerRecorded system:bank", "noLongerRecorded system:shop"])
        #expect(comparison.recording.possibleCollections == [])
        #expect(
            comparison.relationLines == [
                "noLongerRecorded owns team:web system:bank", "noLongerRecorded owns team:web system:shop",
            ])
        #expect(comparison.structure.handovers == [])
        let source = try #require(comparison.recording.sources.first)
        #expect(comparison.recording.sources.count == 1)
        #expect(source.path == "components-2025-12-31.yaml")
        #expect(source.side == .before)
        #expect(source.entities == [id("system:bank"), id("system:shop")])
        #expect(source.relations == 2)
        // Nothing owns anything now, so that ownership is not assessed, and nothing that rests on it is compared.
        #expect(comparison.recording.dimensions.map(\.dimension) == [.membership, .ownership])
        #expect(try comparison.figure("unowned").obstacle == "ownership is not assessed any more")
        #expect(try comparison.figure("unowned").difference == nil)
        #expect(try comparison.figure("counts.systems").difference == nil)
        #expect(try comparison.figure("counts.teams").difference == 0)
        #expect(comparison.chokepoints.obstacle != nil)
    }

    @Test func theOtherWayRoundItIsRecordedForTheFirstTime() throws {
        let comparison = comparison(
            try cycle("1", web("groups.yaml")),
            try cycle("2", web("groups.yaml") + systems(["shop"], from: "components.yaml")))
        #expect(comparison.entityLines == ["firstRecorded system:shop"])
        #expect(comparison.recording.sources.map(\.side) == [.after])
        #expect(comparison.recording.kinds.map(\.name) == ["system", "owns"])
        #expect(try comparison.figure("unowned").obstacle == "ownership was not assessed before")
    }

    /// Another file lists other systems instead. Both cycles assess ownership, of different things.
    @Test func figuresOfDifferentThingsAreNotCompared() throws {
        let comparison = comparison(
            try cycle("1", web("groups.yaml") + systems(["shop", "bank"], from: "components.yaml")),
            try cycle("2", web("groups.yaml") + systems(["chart"], from: "charts.yaml")))
        #expect(comparison.recording.dimensions == [])
        #expect(try comparison.figure("unowned").obstacle == "2 of 2 systems of before are no longer recorded")
        #expect(
            comparison.entityLines == [
                "noLongerRecorded system:bank", "firstRecorded system:chart", "noLongerRecorded system:shop",
            ])
        #expect(comparison.proposals == [])
    }

    /// One file of twenty is gone with its system: it is told, and does not silence all figures.
    @Test func oneOfManyFilesDoesNotSilenceTheRest() throws {
        func catalog(_ count: Int) -> String {
            "teams: [web]\nsystems:\n"
                + (0..<count).map { index in
                    let name = Character(UnicodeScalar(UInt8(97 + index)))
                    return
                        "  \(name): {source: 'repo-\(name)/catalog-info.yaml:1', owners: [{who: web, source: 'repo-\(name)/catalog-info.yaml:1'}]}\n"
                }
                .joined()
        }
        let comparison = comparison(try cycle("1", catalog(20)), try cycle("2", catalog(19)))
        #expect(comparison.entityLines == ["noLongerRecorded system:t"])
        // Folders of their own come from as many places.
        #expect(comparison.recording.possibleCollections == [])
        #expect(try comparison.figure("unowned").isCompared)
        #expect(try comparison.figure("counts.systems").difference == -1)
        // Of nine files one is more than a tenth.
        let fewer = OrgCyclesTests.comparison(try cycle("1", catalog(9)), try cycle("2", catalog(8)))
        #expect(try !fewer.figure("unowned").isCompared)
    }

    private func register(_ names: [String], in folder: String, collection: String?) -> String {
        (collection.map { "collections: ['\($0)']\n" } ?? "") + "teams: [web]\nsystems:\n"
            + names.map { name in
                let source = "'\(folder)/\(name).json:1'"
                return "  \(name): {source: \(source), owners: [{who: web, source: \(source)}]}\n"
            }
            .joined()
    }

    /// A folder has a file for each system, and says so: what has no file any more is gone, and what has one now is new.
    @Test func whereAFolderIsTheListAFileIsAnEntry() throws {
        let comparison = comparison(
            try cycle(
                "1", register(["a", "b", "c"], in: "2025-12-31/systems", collection: "2025-12-31/systems/*.json")),
            try cycle(
                "2", register(["b", "c", "d"], in: "2026-03-31/systems", collection: "2026-03-31/systems/*.json")))
        #expect(comparison.recording.isEmpty)
        #expect(comparison.entityLines == ["removed system:a", "added system:d"])
        #expect(comparison.relationLines == ["removed owns team:web system:a", "added owns team:web system:d"])
        #expect(comparison.figures.allSatisfy { $0.obstacle == nil })
        #expect(try comparison.figure("counts.systems").difference == 0)
    }

    /// The same files without that word: as likely as not, two were not exported.
    @Test func withoutThatWordAFileIsAFile() throws {
        let comparison = comparison(
            try cycle("1", register(["a", "b", "c"], in: "2025-12-31/systems", collection: nil)),
            try cycle("2", register(["b", "c", "d"], in: "2026-03-31/systems", collection: nil)))
        #expect(comparison.entityLines == ["noLongerRecorded system:a", "firstRecorded system:d"])
        #expect(comparison.recording.sources.map(\.path) == ["2025-12-31/systems/a.json", "2026-03-31/systems/d.json"])
        // That the folder looks like a list is told, and nothing is made of it.
        #expect(
            comparison.recording.possibleCollections.map { "\($0.pattern) \($0.kind.rawValue) \($0.files)" }
                == ["2025-12-31/systems/*.json system 3", "2026-03-31/systems/*.json system 3"])
    }

    /// One cycle was imported before its importer knew of collections: nothing is called gone or new on that word alone.
    @Test func theWordOfOneCycleIsNotEnough() throws {
        let said = try cycle("1", register(["a", "b", "c"], in: "systems", collection: "systems/*.json"))
        let silent = try cycle("2", register(["b", "c", "d"], in: "systems", collection: nil))
        #expect(comparison(said, silent).entityLines == ["noLongerRecorded system:a", "firstRecorded system:d"])
        #expect(comparison(silent, said).entityLines == ["firstRecorded system:a", "noLongerRecorded system:d"])
    }

    /// The whole folder was not exported: that is a source that is missing, as any other.
    @Test func aCollectionMayBeMissingAsAWhole() throws {
        let comparison = comparison(
            try cycle("1", register(["a", "b"], in: "systems", collection: "systems/*.json")),
            try cycle("2", "teams: [web]\n"))
        #expect(comparison.recording.sources.map(\.path) == ["systems/*.json"])
        #expect(comparison.recording.sources.first?.entities == [id("system:a"), id("system:b")])
        #expect(comparison.entityLines == ["noLongerRecorded system:a", "noLongerRecorded system:b"])
    }

    /// What a list in one file told is told by a folder of files now: it is the same list.
    @Test func aListMayBecomeAFolder() throws {
        let comparison = comparison(
            try cycle("1", "teams: [web]\n" + systems(["a", "b", "c"], from: "systems.yaml")),
            try cycle("2", register(["b", "c", "d"], in: "systems", collection: "systems/*.json")))
        #expect(comparison.recording.isEmpty)
        #expect(comparison.entityLines == ["removed system:a", "added system:d"])
    }

    /// Of a list of ten systems two stand in a list of three now. Neither is the other, whichever comes first: of the long one
    /// most went elsewhere.
    @Test func aListThatSharesAFewIsAnother() throws {
        let long = try cycle("1", web("groups.yaml") + systems("abcdefghij".map { "\($0)" }, from: "components.yaml"))
        let short = try cycle("2", web("groups.yaml") + systems(["a", "b", "x"], from: "charts.yaml"))
        let there = comparison(long, short)
        #expect(there.recording.sources.map(\.path) == ["components.yaml", "charts.yaml"])
        #expect(there.entityLines.filter { $0.hasPrefix("noLongerRecorded") }.count == 8)
        let back = comparison(short, long)
        #expect(back.recording.sources.map(\.path) == ["charts.yaml", "components.yaml"])
        #expect(back.entityLines.filter { $0.hasPrefix("firstRecorded") }.count == 8)
        #expect(back.entityLines.filter { $0.hasPrefix("noLongerRecorded") } == ["noLongerRecorded system:x"])
    }

    /// Two of three systems come from another file now: the file was moved, and the third is gone indeed.
    @Test func aFileThatWasMovedIsNotMissing() throws {
        let comparison = comparison(
            try cycle("1", web("groups.yaml") + systems(["a", "b", "c"], from: "old/list.yaml")),
            try cycle("2", web("groups.yaml") + systems(["a", "b"], from: "catalog/everything.yaml")))
        #expect(comparison.recording.sources == [])
        #expect(comparison.entityLines == ["removed system:c"])
        #expect(comparison.relationLines == ["removed owns team:web system:c"])
    }

    /// Folders of one quarter's export are not those of the next.
    @Test func foldersMayDiffer() throws {
        let comparison = comparison(
            try cycle("1", web("exports/first/groups.yaml")), try cycle("2", web("/srv/second/groups.yaml")))
        #expect(comparison.isEmpty)
    }

    /// The file that described people is missing, and another still names them.
    @Test func whoIsStillNamedIsNotChanged() throws {
        let comparison = comparison(
            try cycle(
                "1",
                "people: {ana: {name: Ana, source: 'users.yaml:1', teams: [{team: web, source: 'groups.yaml:1'}]}}\nteams: {web: {source: 'groups.yaml:1'}}"
            ),
            try cycle(
                "2",
                "people: {ana: {declared: false, source: 'groups.yaml:1', teams: [{team: web, source: 'groups.yaml:1'}]}}\nteams: {web: {source: 'groups.yaml:1'}}"
            ))
        #expect(comparison.entityLines == [])
        #expect(comparison.recording.sources.map(\.path) == ["users.yaml"])
    }

    /// Without any source only kinds of data can be told to be missing.
    @Test func aKindThatIsMissingIsNotAllRemoved() throws {
        let systems = "teams: [web]\nsystems: {shop: {owners: [web]}, bank: {owners: [web]"
        let comparison = comparison(
            try cycle("1", systems + ", depends-on: [shop]}}"), try cycle("2", systems + "}}"))
        #expect(comparison.relationLines == ["noLongerRecorded depends-on system:bank system:shop"])
        #expect(
            comparison.recording.kinds.map { "\($0.name) \($0.side.rawValue) \($0.count)" } == ["depends-on before 1"])
        #expect(comparison.recording.dimensions.map(\.dimension) == [.dependencies])
        #expect(try comparison.figure("unowned").isCompared)
        // What stands on what is not known any more, and so neither is what somebody's absence exposes.
        #expect(try comparison.figure("exposure.people.max").obstacle == "dependencies is not assessed any more")
        #expect(comparison.chokepoints.obstacle != nil)
        #expect(try comparison.figure("counts.relations.depends-on").difference == nil)
        #expect(try comparison.figure("findings").difference == nil)
    }
}
