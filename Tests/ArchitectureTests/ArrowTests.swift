import Testing

/// Who may import whom.
struct ArrowTests {
    @Test(arguments: house)
    func everyImportFollowsAnArrow(room: Room) throws {
        for file in try Repository.files(in: "Sources/\(room.name)", endingIn: ["swift"]) {
            for line in Arrows.breaches(of: room, in: try Repository.text(file)) {
                Issue.record("\(file):\(line.line): \(room.name) may not import \(line.module)")
            }
        }
    }

    @Test func aForbiddenImportIsSeen() throws {
        let core = try #require(house.first { $0.name == "GraphCore" })
        let text = "import Dispatch\n#if os(Linux)\ninternal import OrgModel\nimport Foundation\n#endif"
        #expect(
            Arrows.breaches(of: core, in: text) == [
                SwiftSource.Import(module: "OrgModel", line: 3), SwiftSource.Import(module: "Foundation", line: 4),
            ])
    }

    @Test func everyFolderOfSourcesIsARoom() throws {
        #expect(try Repository.folders(in: "Sources") == house.map(\.name).sorted())
    }

    @Test func everyLibraryTargetOfThePackageIsARoom() throws {
        let package = try Repository.text("Package.swift")
        let modules = package.matches(of: /module\("(\w+)"/).map { String($0.1) }
        #expect(!modules.isEmpty)
        for module in modules { #expect(house.contains { $0.name == module }, "\(module) is in no table") }
    }

    /// Read from the top, a room stands on those above it: so there are no circles.
    @Test func arrowsOnlyLeadUpTheTable() {
        for (index, room) in house.enumerated() {
            let above = Set(house[..<index].map(\.name))
            for other in room.rooms { #expect(above.contains(other), "\(room.name) → \(other)") }
        }
    }

    /// The graph core and the domain can be taken out and used anywhere.
    @Test(arguments: ["GraphCore", "OrgModel", "Findings", "OrgAnalysis"])
    func theInnerRoomsSeeNoFoundation(name: String) throws {
        let room = try #require(house.first { $0.name == name })
        #expect(
            room.allowedImports.isDisjoint(with: ["Foundation", "FoundationEssentials", "Glibc", "Darwin", "Musl"]))
    }

    @Test func graphvizIsIncludedInItsOwnRoomsOnly() throws {
        var including: Set<String> = []
        for file in try Repository.files(in: "Sources", endingIn: ["c", "h", "swift", "modulemap"])
        where try Repository.text(file).contains(/#\s*include\s*[<"](graphviz\/|gvc|cgraph)/) {
            including.insert(String(file.split(separator: "/")[1]))
        }
        #expect(including.isSubset(of: ["CGraphviz", "CGraphvizSystem"]))
        #expect(including.contains("CGraphvizSystem"))
    }
}

/// The comparison itself, apart from the files it is used on.
enum Arrows {
    /// The imports that no arrow allows.
    static func breaches(of room: Room, in text: String) -> [SwiftSource.Import] {
        SwiftSource(text).imports.filter { !room.allowedImports.contains($0.module) && $0.module != "Swift" }
    }
}
