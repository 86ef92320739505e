import OrgModel
import SourceDocuments
import Testing

@testable import OrgImport

/// Expected values were read off Fixtures/catalog by hand.
@Suite struct BackstageImporterTests {
    private func catalog(tierKey: String? = "tier") -> ImportResult {
        BackstageImporter(options: .init(organization: "Northwind", cycle: "2026-Q3", tierKey: tierKey))
            .run(paths: [Fixtures.path("catalog/all.yaml")])
    }

    /// A catalog of one file.
    private func run(_ text: String, tierKey: String? = nil) throws -> ImportResult {
        let folder = try TemporaryFolder()
        let path = try folder.write("catalog-info.yaml", text)
        return BackstageImporter(options: .init(tierKey: tierKey)).run(paths: [path])
    }

    private func entity(_ kind: String, _ name: String, _ spec: String, metadata: String = "") -> String {
        "apiVersion: backstage.io/v1alpha1\nkind: \(kind)\nmetadata: {name: \(name)\(metadata)}\nspec: {\(spec)}\n---\n"
    }

    @Test func `entities and their names`() {
        let cycle = catalog().cycle
        #expect(cycle.organization == "Northwind")
        #expect(cycle.label == "2026-Q3")
        #expect(
            cycle.entities.filter(\.isDeclared).map(\.id.description) == [
                "person:ana", "person:ben", "person:dora", "system:after", "system:api/pricing", "system:billing",
                "system:finance/billing", "system:freight", "system:logistics", "system:odd", "system:pricing",
                "system:quotes", "system:routing", "system:world", "team:Pricing", "team:engineering", "team:platform",
            ])
        #expect(
            cycle.entities.filter { !$0.isDeclared }.map(\.id.description) == [
                "person:chi", "system:orders", "team:platfrom", "team:riders",
            ])
        #expect(cycle[EntityID(.person, "ana")]?.name == "Ana Silva")
        #expect(cycle[EntityID(.system, "pricing")]?.name == "Pricing model")
        #expect(cycle[EntityID(.team, "platform")]?.name == "Platform Team")
        #expect(cycle[EntityID(.team, "engineering")]?.name == "Engineering")
        #expect(cycle[EntityID(.team, "Pricing")]?.name == nil)
    }

    @Test func `who owns what`() {
        #expect(
            catalog().relations(.owns) == [
                "person:ana → system:api/pricing", "team:Pricing → system:pricing",
                "team:engineering → system:logistics",
                "team:engineering → system:world", "team:platform → system:finance/billing",
                "team:platform → system:routing", "team:platfrom → system:freight",
            ])
    }

    @Test func `who belongs to what`() {
        #expect(
            catalog().relations(.memberOf) == [
                "person:ana → team:Pricing", "person:ana → team:platform", "person:ben → team:platform",
                "person:ben → team:riders", "person:chi → team:platform",
            ])
        #expect(
            catalog().relations(.partOf) == [
                "system:api/pricing → system:freight", "system:freight → system:logistics",
                "system:logistics → system:world", "system:odd → system:freight", "system:pricing → system:freight",
                "system:pricing → system:routing", "system:quotes → system:freight", "team:Pricing → team:engineering",
                "team:platform → team:engineering",
            ])
    }

    @Test func `what depends on what`() {
        #expect(
            catalog().relations(.dependsOn) == [
                "system:api/pricing → system:pricing", "system:billing → system:pricing",
                "system:pricing → system:orders", "system:pricing → system:quotes", "system:pricing → system:routing",
            ])
    }

    @Test func `what is said twice counts once`() {
        #expect(catalog().cycle.relations.allSatisfy { $0.weight == 1 })
    }

    @Test func `stages and tiers`() {
        let cycle = catalog().cycle
        func system(_ name: String) -> System? { cycle[EntityID(.system, name)]?.system }
        #expect(system("pricing") == System(stage: .production, tier: 1))
        #expect(system("api/pricing") == System(stage: .pilot, tier: 4))
        #expect(system("quotes") == System(stage: .production))
        #expect(system("routing")?.stage == .production)
        #expect(system("finance/billing")?.stage == .retired)
        #expect(system("billing")?.stage == .production)
        #expect(
            catalog(tierKey: nil).cycle.entities(of: .system).allSatisfy { $0.system?.tier == nil })
    }

    @Test func `labels keep what has no place of its own`() {
        let cycle = catalog().cycle
        #expect(
            cycle[EntityID(.system, "routing")]?.labels == [
                "backstage.io/kind": "Component", "backstage.io/type": "service",
                "backstage.io/lifecycle": "Deprecated",
            ])
        #expect(
            cycle[EntityID(.team, "platform")]?.labels == [
                "backstage.io/kind": "Group", "backstage.io/type": "team", "email": "platform@northwind.example",
                "github.com/team-slug": "northwind/platform",
            ])
        #expect(cycle[EntityID(.person, "ana")]?.labels["site"] == "OPO")
        #expect(cycle[EntityID(.system, "finance/billing")]?.labels["backstage.io/namespace"] == "finance")
        #expect(cycle[EntityID(.system, "quotes")]?.labels["backstage.io/owner"] == "unspecified")
    }

    @Test func `every entity and relation knows its file and line`() {
        let cycle = catalog().cycle
        let pricing = Fixtures.path("catalog/services/pricing/catalog-info.yaml")
        #expect(cycle[EntityID(.system, "pricing")]?.source == SourceLocation(file: pricing, line: 4))
        #expect(cycle[EntityID(.system, "orders")]?.source == SourceLocation(file: pricing, line: 14))
        let lines = cycle.relations.filter { $0.kind == .dependsOn }.map(\.source?.line)
        #expect(lines == [13, 20, 14, 16, 17])
        #expect(cycle.entities.allSatisfy { $0.source?.line != nil })
        #expect(cycle.relations.allSatisfy { $0.source?.line != nil })
    }

    @Test func `what is not understood is listed and the run goes on`() throws {
        let result = catalog()
        let found = result.diagnostics.map {
            let file = $0.location?.file.split(separator: "/").suffix(2).joined(separator: "/") ?? ""
            return "\(file):\($0.rule == "file/syntax" ? 0 : $0.location?.line ?? 0) \($0.rule)"
        }
        #expect(
            found == [
                "catalog/all.yaml:13 backstage/missing-target", "catalog/all.yaml:14 backstage/target-not-followed",
                "catalog/all.yaml:15 backstage/target-outside", "catalog/all.yaml:16 backstage/missing-target",
                "catalog/platform.yaml:2 backstage/unknown-kind", "catalog/platform.yaml:7 backstage/missing-name",
                "catalog/platform.yaml:11 backstage/not-an-entity", "catalog/platform.yaml:23 backstage/other-document",
                "catalog/platform.yaml:31 backstage/invalid-reference",
                "catalog/platform.yaml:32 backstage/unknown-kind",
                "catalog/platform.yaml:32 backstage/invalid-reference", "catalog/platform.yaml:0 file/syntax",
                "catalog/platform.yaml:43 backstage/wrong-shape",
                "pricing/catalog-info.yaml:14 backstage/unknown-reference",
                "pricing/catalog-info.yaml:29 backstage/unknown-tier",
                "pricing/catalog-info.yaml:35 backstage/unknown-reference",
                "routing/catalog-info.yaml:18 backstage/unknown-lifecycle",
                "routing/catalog-info.yaml:18 backstage/wrong-kind",
                "routing/catalog-info.yaml:22 backstage/duplicate-entity",
                "teams/org.yaml:23 backstage/unknown-reference", "teams/org.yaml:40 backstage/unknown-reference",
            ])
        #expect(!result.diagnostics.contains { $0.severity == .error })
        let typo = try #require(result.diagnostics.first { $0.message.contains("platfrom") })
        #expect(typo.hint == "did you mean 'platform'?")
        #expect(typo.sourceLine == "spec: {owner: platfrom, domain: logistics}")
        #expect(typo.location?.column == 15)
        #expect(result.diagnostics.first { $0.message.contains("Componet") }?.hint == "did you mean 'Component'?")
    }

    @Test func `the summary`() {
        let result = catalog()
        let counts = Dictionary(uniqueKeysWithValues: result.summary.map { ($0.name, $0.count) })
        #expect(
            counts == [
                "files": 5, "systems": 11, "systems without a resolvable owner": 5,
                "systems whose owner stands for nobody": 1, "systems with a tier": 2,
                "systems that no file declares": 1, "teams": 3, "team declarations": 0,
                "teams that no file declares": 2, "people": 3,
                "people that no file declares": 1, "memberships": 5, "dependencies": 5,
                "declarations that repeat another": 1, "documents of other kinds": 3,
            ])
    }

    @Test func `a folder is walked to the same cycle`() {
        let walked = BackstageImporter(
            options: .init(organization: "Northwind", cycle: "2026-Q3", tierKey: "tier")
        )
        .run(paths: [Fixtures.path("catalog")])
        #expect(walked.cycle == catalog().cycle)
        #expect(walked.diagnostics == catalog().diagnostics)
        #expect(walked.count(of: "files") == 5)
    }

    @Test func `the order of the files changes nothing`() throws {
        let folder = try TemporaryFolder()
        let paths = [
            try folder.write("a.yaml", entity("Component", "x", "owner: t") + entity("API", "X", "")),
            try folder.write(
                "b.yaml", entity("Group", "t", "") + entity("System", "x", "", metadata: ", namespace: o")),
        ]
        let forward = BackstageImporter().run(paths: paths)
        let backward = BackstageImporter().run(paths: paths.reversed())
        #expect(forward.cycle == backward.cycle)
        #expect(forward.diagnostics == backward.diagnostics)
    }

    @Test func `a catalog without groups or users names them, and blames nobody`() throws {
        let result = try run(entity("Component", "a", "owner: t") + entity("Component", "b", "owner: user:u"))
        #expect(result.cycle.entities.allSatisfy { $0.isDeclared })
        #expect(result.count(of: "systems without a resolvable owner") == 0)
        #expect(result.diagnostics.map(\.rule) == ["backstage/kind-not-told", "backstage/kind-not-told"])
        #expect(result.diagnostics.allSatisfy { $0.severity == .note })
    }

    @Test func `an undeclared team is told of once, with how often it is named`() throws {
        let text =
            entity("Group", "t", "") + entity("Component", "a", "owner: gone") + entity("Component", "b", "owner: GONE")
        let result = try run(text)
        #expect(result.places == ["9 backstage/unknown-reference"])
        #expect(result.diagnostics[0].message.contains("(2 references)"))
        #expect(result.cycle[EntityID(.team, "gone")]?.isDeclared == false)
        #expect(result.owners(of: "b") == ["team:gone"])
        #expect(result.count(of: "systems without a resolvable owner") == 2)
    }

    @Test func `a reference without its namespace is told where the entity is`() throws {
        let text = entity("Group", "t", "", metadata: ", namespace: ops") + entity("Component", "a", "owner: t")
        let result = try run(text)
        #expect(result.diagnostics.first?.hint == "did you mean 'group:ops/t'?")
        #expect(
            result.cycle.entities(of: .team).map { "\($0.id.name) \($0.isDeclared)" } == ["default/t false", "t true"])
    }

    @Test func `a loop of parents and an entity that depends on itself are left out`() throws {
        let result = try run(
            entity("Group", "a", "parent: b") + entity("Group", "b", "parent: a")
                + entity("Component", "c", "dependsOn: ['component:c']"))
        #expect(result.diagnostics.map(\.rule).sorted() == ["model/loop", "model/self-relation"])
        #expect(!result.diagnostics.contains { $0.severity == .error })
        #expect(result.cycle.relations.count == 1)
    }

    @Test func `a tier key that nothing has`() throws {
        let text = entity("Component", "a", "", metadata: ", labels: {criticality: 2}")
        #expect(try run(text, tierKey: "criticalty").diagnostics.map(\.hint) == ["did you mean 'criticality'?"])
        #expect(try run(text, tierKey: "criticality").cycle[EntityID(.system, "a")]?.system?.tier == 2)
    }

    @Test func `names with markup, right-to-left text and emoji pass unharmed`() throws {
        for name in ["a \"quoted\" <b> & c", "עברית", "👩‍💻🚀", "\\N"] {
            let yaml = "'\(name)'"
            let result = try run(entity("Component", yaml, "owner: unknown"))
            #expect(result.cycle.entities.map(\.id.name) == [name])
        }
        let result = try run(entity("Component", "\"a\\nb\"", ""))
        #expect(result.diagnostics.map(\.rule) == ["backstage/invalid-name"])
    }
}
