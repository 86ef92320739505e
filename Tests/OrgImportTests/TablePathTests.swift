import SourceDocuments
import Testing

@testable import OrgImport

@Suite struct TablePathTests {
    private static let document = """
        {"tags": {"owner": "core", "a.b": "dotted"}, "owner.name": "exact",
         "envs": [{"name": "prod", "access": [{"g": "x"}, {"g": "y"}]}, {"name": "test", "access": [{"g": "z"}]}],
         "by": {"k1": {"v": 1}, "k2": {"v": 2}}, "list": [["p"], "q"], "none": null}
        """

    private func root() throws -> SourceNode {
        try #require(SourceReader.json(SourceText(file: "x.json", text: Self.document)).document?.root)
    }

    @Test(arguments: [
        ("tags.owner", ["core"]), ("tags.\"a.b\"", ["dotted"]), ("owner.name", ["exact"]),
        ("envs.name", ["prod", "test"]),
        ("envs.access.g", ["x", "y", "z"]), ("by.*.v", ["1", "2"]), ("list", ["p", "q"]), ("nothing", []),
        ("tags.no", []),
        ("none", ["null"]), ("tags.owner.deeper", []), ("^tags", []),
    ])
    func leads(_ path: String, _ texts: [String]) throws {
        let found = try #require(TablePath(parsing: path)).places(
            from: TablePath.Place(node: root(), around: [], key: nil))
        #expect(found.map { $0.node.text ?? "null" } == texts)
    }

    @Test func rowsKnowWhatIsAroundThem() throws {
        let start = try TablePath.Place(node: root(), around: [], key: nil)
        let rows = try #require(TablePath(parsing: "envs.access")).places(from: start)
        #expect(rows.count == 3)
        func texts(_ path: String) throws -> [String] {
            let path = try #require(TablePath(parsing: path))
            return rows.flatMap { path.places(from: $0) }.compactMap(\.node.text)
        }
        #expect(try texts("g") == ["x", "y", "z"])
        #expect(try texts("^name") == ["prod", "prod", "test"])
        #expect(try texts("^^tags.owner") == ["core", "core", "core"])
        #expect(try texts("^^^tags.owner") == [])
        let members = try #require(TablePath(parsing: "by.*")).places(from: start)
        #expect(members.map(\.key) == ["k1", "k2"])
    }

    @Test(arguments: ["", ".", "a.", "a..b", ".a", "\"a", "\"a\"b", "^", "\"\""])
    func isNoPath(_ text: String) {
        #expect(TablePath(parsing: text) == nil)
    }
}
