import OrgModel
import SourceDocuments
import Testing

@testable import OrgImport

@Suite struct CodeownersImporterTests {
    private func run(_ text: String, _ dialect: CodeownersFile.Dialect? = nil) -> ImportResult {
        CodeownersImporter(options: .init(dialect: dialect)).run(text: SourceText(file: "CODEOWNERS", text: text))
    }

    // Expected values read off Fixtures/github/.github/CODEOWNERS by hand.
    @Test func `a GitHub repository`() throws {
        let result = CodeownersImporter(options: .init(organization: "Northwind", cycle: "2026-Q3"))
            .run(path: Fixtures.path("github"))
        let cycle = result.cycle
        #expect(cycle.organization == "Northwind")
        #expect(cycle.label == "2026-Q3")
        #expect(
            result.places == [
                "3 codeowners/overridden", "8 codeowners/malformed-owner", "9 codeowners/comma",
                "10 codeowners/unsupported-pattern",
            ])
        #expect(
            cycle.entities(of: .system).map(\.id.name) == [
                "*", "/docs/", "/legacy/", "/pricing/", "/pricing/generated/", "/tools/my scripts/", "/vendor/",
            ])
        #expect(result.owners(of: "*") == ["team:northwind/platform"])
        #expect(result.owners(of: "/docs/") == ["team:northwind/writers"])
        #expect(result.owners(of: "/pricing/") == ["person:ana", "team:northwind/pricing"])
        #expect(result.owners(of: "/legacy/") == ["team:northwind/platform"])
        #expect(result.owners(of: "/tools/my scripts/") == ["person:ana", "person:dependabot[bot]"].sorted())
        #expect(result.owners(of: "/vendor/") == [])
        let unowned = cycle.entities(of: .system).filter { $0.labels["codeowners"] == "deliberately-unowned" }
        #expect(unowned.map(\.id.name) == ["/pricing/generated/", "/vendor/"])
        #expect(cycle[EntityID(.person, "dependabot[bot]")]?.person?.nature == .bot)
        // The one that was overridden is nobody's source any more.
        #expect(cycle[EntityID(.person, "ben@northwind.example")] == nil)
        #expect(result.count(of: "rules") == 8)
        #expect(result.count(of: "rules that have no effect") == 1)
        #expect(result.count(of: "systems without an owner") == 2)
    }

    @Test func `every entity and relation knows its line`() throws {
        let result = CodeownersImporter().run(path: Fixtures.path("github"))
        let file = Fixtures.path("github") + "/.github/CODEOWNERS"
        #expect(result.cycle[EntityID(.system, "/pricing/")]?.source == SourceLocation(file: file, line: 4))
        #expect(result.cycle[EntityID(.person, "ana")]?.source == SourceLocation(file: file, line: 4))
        #expect(
            result.cycle.relations.allSatisfy { $0.source?.file == file && $0.source?.line != nil && $0.weight == 1 })
    }

    // Expected values read off Fixtures/gitlab/.gitlab/CODEOWNERS by hand.
    @Test func `a GitLab repository`() throws {
        let result = CodeownersImporter(options: .init(groups: ["@writers"])).run(path: Fixtures.path("gitlab"))
        #expect(result.places.isEmpty)
        #expect(
            result.cycle.entities(of: .system).map(\.id.name)
                == ["*", "/auth/", "/auth/generated/", "/docs/", "/guides/", "README.md"])
        #expect(result.owners(of: "/docs/") == ["team:writers"])
        #expect(result.owners(of: "/guides/") == ["team:@@maintainer"])
        #expect(result.owners(of: "README.md") == ["person:ana", "team:northwind/security/reviewers"])
        #expect(result.owners(of: "/auth/") == ["team:northwind/platform", "team:northwind/security/reviewers"])
        let roles = result.cycle.relations.filter { $0.to.name == "/auth/" }.map(\.role)
        #expect(roles == [.primary, .backup])
        let readme = try #require(result.cycle[EntityID(.system, "README.md")])
        #expect(readme.labels == ["codeowners/section": "Docs, Security", "codeowners/approvals": "2"])
        let excluded = try #require(result.cycle[EntityID(.system, "/auth/generated/")])
        #expect(excluded.labels["codeowners"] == "deliberately-unowned")
    }

    @Test func `a pattern that one section excludes and another owns is owned`() {
        let result = run("[A]\n!x\n[B]\nx @b\n[C]\ny @c\n[D]\n!y\n")
        #expect(result.owners(of: "x") == ["person:b"])
        #expect(result.cycle.entities(of: .system).map { $0.labels["codeowners"] } == [nil, nil])
    }

    @Test func `what a section has excluded cannot be included again`() {
        let result = run("!x\nx @a\n")
        #expect(result.owners(of: "x") == [])
        #expect(result.places == ["2 codeowners/overridden"])
    }

    @Test func `an owner that two sections name owns once, and as primary if one of them requires it`() {
        let result = run("^[A]\nx @a\n[B]\nx @A\n")
        #expect(result.cycle.relations.map(\.weight) == [1])
        #expect(result.cycle.relations.map(\.role) == [.primary])
        #expect(result.cycle.relations.map { $0.from.name } == ["a"])
    }

    @Test func `a user and a team of one name stay apart`() {
        let result = CodeownersImporter(options: .init(groups: ["x"]))
            .run(text: SourceText(file: "CODEOWNERS", text: "/a x@x @x\n"))
        #expect(result.owners(of: "/a") == ["person:x@x", "team:x"])
    }

    @Test func `a folder without the file, and a path to nothing`() throws {
        let folder = try TemporaryFolder()
        for path in [folder.path, folder.path + "/missing", "a\u{0}b"] {
            let result = CodeownersImporter().run(path: path)
            #expect(result.diagnostics.map(\.severity) == [.error])
            #expect(result.cycle.entities.isEmpty)
        }
        #expect(CodeownersImporter().run(path: folder.path).diagnostics[0].hint?.contains("CODEOWNERS") == true)
    }

    @Test func `binary bytes, bad UTF-8 and an empty file`() throws {
        let folder = try TemporaryFolder()
        let binary = try folder.write("binary", [0x2A, 0x20, 0x40, 0x61, 0x00, 0x0A])
        let latin = try folder.write("latin", [0x2A, 0x20, 0x40, 0xE9, 0x0A])
        let empty = try folder.write("empty", "")
        #expect(CodeownersImporter().run(path: binary).diagnostics.map(\.rule) == ["file/binary"])
        #expect(CodeownersImporter().run(path: latin).diagnostics.map(\.rule) == ["file/encoding"])
        let nothing = CodeownersImporter().run(path: empty)
        #expect(nothing.diagnostics.isEmpty)
        #expect(nothing.count(of: "rules") == 0)
    }

    @Test func `a file over the bound is refused, and one that GitHub would not load is pointed out`() throws {
        let line = String(repeating: "x", count: 99) + "\n"
        let big = String(repeating: "#" + line, count: 30_000)
        #expect(run(big + "* @a\n").places == ["0 codeowners/too-large"])
        let folder = try TemporaryFolder()
        let path = try folder.write("CODEOWNERS", "* @a\n")
        let result = CodeownersImporter(options: .init(limits: ReadLimits(maxBytes: 4))).run(path: path)
        #expect(result.diagnostics.map(\.rule) == ["file/too-large"])
    }

    @Test func `one line of a megabyte with a thousand wrong owners is one diagnostic with a short excerpt`() {
        let result = run("a " + String(repeating: String(repeating: "x", count: 999) + " ", count: 1_000))
        #expect(result.places == ["1 codeowners/malformed-owner"])
        #expect((result.diagnostics[0].sourceLine?.count ?? 0) < 1_000)
        #expect(result.diagnostics[0].message.count < 300)
    }

    /// 20,000 rules of which each overrides the one before: one pass, and a bounded list of notes.
    @Test func `a file of many small mistakes costs little`() {
        let result = run(String(repeating: "a\n", count: 20_000))
        #expect(result.count(of: "rules that have no effect") == 19_999)
        #expect(result.diagnostics.count == 1_001)
        #expect(result.diagnostics.last?.rule == "import/more-problems")
        #expect(result.diagnostics.last?.message.hasPrefix("18999 ") == true)
    }

    @Test func `the same file gives the same cycle`() {
        let first = CodeownersImporter().run(path: Fixtures.path("gitlab"))
        let second = CodeownersImporter().run(path: Fixtures.path("gitlab"))
        #expect(first.cycle == second.cycle)
        #expect(first.diagnostics == second.diagnostics)
    }
}
