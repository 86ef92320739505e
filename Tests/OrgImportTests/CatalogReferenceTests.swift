import OrgModel
import SourceDocuments
import Testing

@testable import OrgImport

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
