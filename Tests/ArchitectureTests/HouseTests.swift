import Testing

/// The order of the house: where files lie, how long they are, and what is not among them.
struct HouseTests {
    /// Rooms without Swift of their own to test: C is tested through the Swift above it, the entry point by its commands.
    private static let untested: Set = ["CGraphviz", "CGraphvizSystem", "linchpin"]

    @Test func sourcesAndTestsMirrorEachOther() throws {
        let modules = try Repository.folders(in: "Sources").filter { !Self.untested.contains($0) }
        let suites = try Repository.folders(in: "Tests").filter { $0.hasSuffix("Tests") && $0 != "ArchitectureTests" }
        #expect(suites == modules.map { "\($0)Tests" }.sorted())
        for suite in suites { #expect(try !Repository.files(in: "Tests/\(suite)", endingIn: ["swift"]).isEmpty) }
    }

    @Test func noFileIsLongerThanAReadersPatience() throws {
        for file in try Repository.files(in: "Sources", endingIn: ["swift", "c", "h"]) {
            let lines = try Repository.text(file).split(separator: "\n", omittingEmptySubsequences: false).count - 1
            #expect(lines <= 500, "\(file) has \(lines) lines")
        }
    }

    @Test func aPlaceholderStandsAlone() throws {
        for top in ["Sources", "Tests"] {
            for folder in try Repository.folders(in: top) {
                let files = try Repository.files(in: "\(top)/\(folder)", endingIn: ["swift"])
                #expect(files.count == 1 || !files.contains("\(top)/\(folder)/Placeholder.swift"), "\(top)/\(folder)")
            }
        }
    }

    @Test(.enabled(if: Repository.trackedFiles != nil, "needs git and a checkout"))
    func whatIsBuiltIsNotTracked() throws {
        let tracked = try #require(Repository.trackedFiles)
        #expect(tracked.contains("Package.swift"))
        #expect(!tracked.contains { $0 == "Package.resolved" || $0.hasSuffix("/Package.resolved") })
        #expect(!tracked.contains { $0.hasPrefix(".build/") || $0.hasPrefix("out/") })
    }

    @Test func noFileNamesAPlaceOnSomebodysMachine() throws {
        for top in ["Sources", "docs"] {
            for file in try Repository.files(in: top, endingIn: ["swift", "c", "h", "md", "json", "yaml"]) {
                for path in MachinePaths.found(in: try Repository.text(file)) {
                    Issue.record("\(file) names \(path)")
                }
            }
        }
    }

    @Test(arguments: ["home", "Users", "root", "tmp", "work", "builds", "private", "Volumes"])
    func seesAPlaceOnAMachine(folder: String) {
        #expect(MachinePaths.found(in: "read '/\(folder)/ana/org.yaml' first").count == 1)
        #expect(MachinePaths.found(in: "file:///\(folder)/ana").count == 1)
    }

    @Test(arguments: ["docs/network/plan.md", "a/tmp/b", "/usr/bin/env", "${HOME}/home/x", "either/or", "/tmp"])
    func passesOverOtherPaths(text: String) {
        #expect(MachinePaths.found(in: text).isEmpty)
    }
}

/// Finds absolute paths that only exist on one machine.
enum MachinePaths {
    /// The beginnings of such paths.
    static func found(in text: String) -> [String] {
        text.matches(of: /(?:^|[\s'"`(=<]|file:\/\/)(\/(?:home|Users|root|tmp|work|builds|private|Volumes)\/\w+)/)
            .map { String($0.1) }
    }
}
