import OrgModel
import SourceDocuments
import Testing

@testable import OrgImport

#if canImport(Darwin)
    import Darwin
#elseif canImport(Musl)
    import Musl
#else
    import Glibc
#endif

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

@Suite struct CatalogFilesTests {
    private func component(_ name: String) -> String {
        "apiVersion: backstage.io/v1alpha1\nkind: Component\nmetadata: {name: \(name)}\nspec: {}\n"
    }

    private func location(_ targets: String...) -> String {
        "apiVersion: backstage.io/v1alpha1\nkind: Location\nmetadata: {name: l}\nspec:\n  targets:\n"
            + targets.map { "    - \($0)\n" }.joined()
    }

    private func run(_ paths: String..., limits: ReadLimits = ReadLimits()) -> ImportResult {
        BackstageImporter(options: .init(limits: limits)).run(paths: paths)
    }

    private func systems(_ result: ImportResult) -> [String] { result.cycle.entities(of: .system).map(\.id.name) }

    private func link(_ path: String, to target: String) throws {
        try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: target)
    }

    @Test func `links round in a folder, and out of it, are not followed`() throws {
        let outside = try TemporaryFolder()
        try outside.write("x.yaml", component("outside"))
        let folder = try TemporaryFolder()
        try folder.write("a/b/c.yaml", component("inside"))
        try link(folder.path + "/a/b/round", to: folder.path)
        try link(folder.path + "/out", to: outside.path)
        try link(folder.path + "/out.yaml", to: outside.path + "/x.yaml")
        try link(folder.path + "/dangling.yaml", to: folder.path + "/nowhere")
        let result = run(folder.path)
        #expect(systems(result) == ["inside"])
        #expect(result.diagnostics.isEmpty)
    }

    @Test func `locations that point at each other end`() throws {
        let folder = try TemporaryFolder()
        let a = try folder.write("a.yaml", location("./b.yaml", "a.yaml") + "---\n" + component("in-a"))
        try folder.write(
            "b.yaml",
            location("./a.yaml", "././b.yaml", "../" + folder.path.split(separator: "/").last! + "/a.yaml") + "---\n"
                + component("in-b"))
        let result = run(a)
        #expect(systems(result) == ["in-a", "in-b"])
        #expect(result.count(of: "files") == 2)
        #expect(result.diagnostics.isEmpty)
    }

    @Test func `a file that is named twice, or once more by a link, is read once`() throws {
        let folder = try TemporaryFolder()
        let a = try folder.write("a.yaml", component("a"))
        try link(folder.path + "/b.yaml", to: a)
        let result = run(a, folder.path, a, folder.path + "/./a.yaml")
        #expect(result.count(of: "files") == 1)
        #expect(result.diagnostics.isEmpty)
    }

    @Test func `nothing outside the named folders is read`() throws {
        let folder = try TemporaryFolder()
        try folder.write("secret.yaml", component("secret"))
        let path = try folder.write(
            "catalog/l.yaml",
            location("../secret.yaml", folder.path + "/secret.yaml", "/dev/zero", "/etc/hostname", "."))
        let result = run(path)
        #expect(systems(result).isEmpty)
        #expect(
            result.places == [
                "6 backstage/target-outside", "7 backstage/target-outside", "8 backstage/target-outside",
                "9 backstage/target-outside", "10 backstage/missing-target",
            ])
        // Named as well, it is read.
        #expect(systems(run(path, folder.path + "/secret.yaml")) == ["secret"])
    }

    @Test func `stars in targets stay below the location`() throws {
        let folder = try TemporaryFolder()
        let path = try folder.write("l.yaml", location("'./*/info.yaml'", "'**/deep.yml'", "'../*/x.yaml'"))
        try folder.write("a/info.yaml", component("a"))
        try folder.write("b/info.yaml", component("b"))
        try folder.write("b/c/info.yaml", component("too-deep"))
        try folder.write("b/c/d/deep.yml", component("deep"))
        let result = run(path)
        #expect(systems(result) == ["a", "b", "deep"])
        #expect(result.places == ["8 backstage/missing-target"])
    }

    @Test func `targets that are no paths`() throws {
        let folder = try TemporaryFolder()
        let path = try folder.write("l.yaml", location("{a: b}", "~", "''", "[x]", "\"a\\0b\""))
        #expect(
            run(path).places == [
                "6 backstage/wrong-shape", "8 backstage/wrong-shape", "9 backstage/wrong-shape",
                "10 backstage/target-not-followed",
            ])
    }

    @Test func `a path to nothing is an error, and the rest is read`() throws {
        let folder = try TemporaryFolder()
        let a = try folder.write("a.yaml", component("a"))
        let result = run(folder.path + "/missing.yaml", a)
        #expect(systems(result) == ["a"])
        #expect(result.diagnostics.map(\.severity) == [.error])
        #expect(result.diagnostics.map(\.rule) == ["file/not-found"])
    }

    @Test func `an empty folder and an empty list`() throws {
        let folder = try TemporaryFolder()
        #expect(run(folder.path).cycle.entities.isEmpty)
        #expect(run().summary.allSatisfy { $0.count == 0 })
    }

    @Test func `binary bytes, bad UTF-8, an empty file and deep nesting are listed, each with its file`() throws {
        let folder = try TemporaryFolder()
        try folder.write("1.yaml", [0x61, 0x3A, 0x00])
        try folder.write("2.yaml", [0x61, 0x3A, 0xFF])
        try folder.write("3.yaml", "")
        try folder.write("4.yaml", String(repeating: "[", count: 10_000))
        try folder.write("5.yaml", "\u{FEFF}" + component("good").split(separator: "\n").joined(separator: "\r\n"))
        let result = run(folder.path)
        #expect(systems(result) == ["good"])
        #expect(result.diagnostics.allSatisfy { $0.severity == .warning && $0.location != nil })
        #expect(
            result.diagnostics.map(\.rule) == ["file/binary", "file/encoding", "file/empty", "file/too-deep"])
    }

    /// Ten lists of ten aliases each to the one before would be 10¹⁰ nodes.
    @Test func `an alias bomb is refused`() throws {
        let folder = try TemporaryFolder()
        var text = "a0: &a0 [x]\n"
        for level in 1...10 {
            text +=
                "a\(level): &a\(level) [" + Array(repeating: "*a\(level - 1)", count: 10).joined(separator: ", ")
                + "]\n"
        }
        let path = try folder.write("bomb.yaml", text)
        #expect(run(path).diagnostics.contains { $0.rule == "file/alias-expansion" })
    }

    @Test func `the bound on bytes is one for the whole catalog`() throws {
        let folder = try TemporaryFolder()
        for number in 1...3 { try folder.write("\(number).yaml", component("c\(number)")) }
        let size = component("c1").utf8.count
        let result = run(folder.path, limits: ReadLimits(maxBytes: 2 * size))
        #expect(systems(result) == ["c1", "c2"])
        #expect(result.diagnostics.map(\.rule) == ["file/too-large"])
    }

    /// A pipe that nobody writes to would be waited for without end.
    @Test func `a pipe is not waited for`() throws {
        let folder = try TemporaryFolder()
        #expect(mkfifo(folder.path + "/pipe.yaml", 0o600) == 0)
        let path = try folder.write("l.yaml", location("./pipe.yaml"))
        #expect(run(folder.path).count(of: "files") == 1)
        #expect(run(path).places == ["6 backstage/missing-target"])
    }

    @Test func `paths are written as a user would`() {
        #expect(CatalogFiles.resolved("./b/../c.yaml", from: "x/a.yaml") == "x/c.yaml")
        #expect(CatalogFiles.resolved("../c.yaml", from: "a.yaml") == "../c.yaml")
        #expect(CatalogFiles.resolved("../../c.yaml", from: "../x/a.yaml") == "../../c.yaml")
        #expect(CatalogFiles.resolved("/c.yaml", from: "x/a.yaml") == "/c.yaml")
        #expect(CatalogFiles.resolved("c.yaml", from: "/a.yaml") == "/c.yaml")
        #expect(CatalogFiles.resolved("x/..", from: "a.yaml") == ".")
    }
}
