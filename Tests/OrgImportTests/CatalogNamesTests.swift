import OrgModel
import Testing

@testable import OrgImport

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
