import OrgModel
import SourceDocuments
import Testing

@testable import OrgImport

/// Expected values are the tables of docs/importing.md.
@Suite struct CatalogVocabularyTests {
    @Test(arguments: [
        ("production", System.Stage.production), ("Production", .production), ("GA", .production),
        ("deprecated", .production), ("experimental", .pilot), ("Beta", .pilot), ("proof of concept", .pilot),
        ("end_of_life", .retired), ("decommissioned", .retired), ("EOL", .retired),
    ])
    func `lifecycles`(_ text: String, _ stage: System.Stage) {
        #expect(Lifecycle.stage(of: text) == stage)
    }

    @Test(arguments: ["", "someday", "production ", "prod2"]) func `unknown lifecycles`(_ text: String) {
        #expect(Lifecycle.stage(of: text) == nil)
    }

    @Test(arguments: [
        ("1", 1), ("4", 4), ("tier-1", 1), ("Tier 2", 2), ("tier_3", 3), ("tier4", 4), ("T1", 1), ("t-2", 2), ("P3", 3),
        ("critical", 1), ("High", 2), ("medium", 3), ("low", 4), ("gold", 1), ("Silver", 2), ("bronze", 3),
    ])
    func `tiers`(_ text: String, _ tier: Int) {
        #expect(Tier.value(of: text) == tier)
    }

    @Test(arguments: ["", "0", "5", "tier", "tier--1", "11", "platinum", "tier-one", "1.0"])
    func `no tiers`(_ text: String) {
        #expect(Tier.value(of: text) == nil)
    }
}

/// Backstage, "Entity References": `[<kind>:][<namespace>/]<name>`.
@Suite struct CatalogReferenceTests {
    private func read(_ text: String) -> String? {
        let node = SourceNode(
            .scalar(.init(text: text, isPlain: true, kind: .string)), at: .init(line: 1, column: 1))
        return try? CatalogReference(node, defaultKind: .group, namespace: "ns").description
    }

    @Test func `what is left out comes from where it stands`() {
        #expect(read("team-a") == "group:ns/team-a")
        #expect(read("Other/Team-A") == "group:Other/Team-A")
        #expect(read("USER:ana") == "user:ns/ana")
        #expect(read(" component:default/x ") == "component:default/x")
        #expect(read("a.b-c_d") == "group:ns/a.b-c_d")
        #expect(read("ana@northwind.example") == "user:ns/ana@northwind.example")
    }

    @Test(arguments: ["", " ", ":", "a:", ":a", "/", "a/", "/a", "a:b:c", "a/b/c", "widget:a", "a\u{7}b"])
    func `what is no reference`(_ text: String) {
        #expect(read(text) == nil)
    }

    @Test func `any case is one key`() throws {
        #expect(
            CatalogKey(.group, namespace: "Default", name: "Team")
                == CatalogKey(.group, namespace: "default", name: "TEAM"))
    }
}

@Suite struct CatalogNamesTests {
    private func names(_ texts: [String], missing: [String] = []) -> [String] {
        func bearer(_ text: String, _ isDeclared: Bool) -> CatalogNames.Bearer {
            let parts = text.split(whereSeparator: { $0 == ":" || $0 == "/" }).map(String.init)
            let key = CatalogKey(CatalogKind(rawValue: parts[0]) ?? .component, namespace: parts[1], name: parts[2])
            return .init(key: key, namespace: parts[1], name: parts[2], isDeclared: isDeclared)
        }
        let all = texts.map { bearer($0, true) } + missing.map { bearer($0, false) }
        let names = CatalogNames(all, defaultNamespace: "default")
        return all.map { names[$0.key]?.description ?? "none" }
    }

    @Test func `a name that only one has stays as it is`() {
        #expect(
            names(["component:a/X", "group:b/x", "user:c/x", "api:d/y"])
                == ["system:X", "team:x", "person:x", "system:y"])
    }

    @Test func `the default namespace keeps the name`() {
        #expect(names(["component:default/x", "component:a/x"]) == ["system:x", "system:a/x"])
        #expect(names(["component:a/x", "component:b/x"]) == ["system:a/x", "system:b/x"])
    }

    @Test func `of several kinds the first in the list keeps the name`() {
        #expect(
            names(["system:default/x", "api:default/X", "component:default/x", "resource:a/x"])
                == ["system:system/x", "system:api/X", "system:x", "system:a/x"])
        #expect(names(["domain:a/x", "system:a/x"]) == ["system:domain/x", "system:x"])
    }

    @Test func `what is only referred to takes no name away`() {
        #expect(names(["group:ops/t"], missing: ["group:default/t"]) == ["team:t", "team:default/t"])
        #expect(names(["api:default/x"], missing: ["component:default/x"]) == ["system:x", "system:component/x"])
    }

    @Test func `case is kept but does not tell names apart`() {
        #expect(names(["api:default/Pay", "component:default/pay"]) == ["system:api/Pay", "system:pay"])
    }
}
