import OrgModel
import Testing

/// Which files a collection has, read off the pattern by hand.
@Suite struct FileCollectionTests {
    @Test(arguments: [
        ("systems/*.json", "systems/a.json", true),
        ("systems/*.json", "systems/.json", true),
        ("systems/*.json", "systems/a.yaml", false),
        ("systems/*.json", "systems/a.json.bak", false),
        ("systems/*.json", "systems/sub/a.json", false),
        ("systems/*.json", "all/systems/a.json", false),
        ("systems/*.json", "systems", false),
        ("*/catalog-info.yaml", "shop/catalog-info.yaml", true),
        ("*/catalog-info.yaml", "catalog-info.yaml", false),
        ("*/catalog-info.yaml", "a/b/catalog-info.yaml", false),
        ("**/catalog-info.yaml", "catalog-info.yaml", true),
        ("**/catalog-info.yaml", "a/b/c/catalog-info.yaml", true),
        ("/srv/**/x-*-y.csv", "/srv/x-1-y.csv", true),
        ("/srv/**/x-*-y.csv", "/srv/2026/q3/x--y.csv", true),
        ("/srv/**/x-*-y.csv", "/srv/2026/q3/x-y.csv", false),
        ("/srv/**/x-*-y.csv", "srv/x-1-y.csv", false),
        ("a*b*c", "abc", true),
        ("a*b*c", "a-b-b-c", true),
        ("a*b*c", "ac", false),
        // The last stretch is at the end, and may not take what a former one needs.
        ("a*bc*c", "abc", false),
        ("a*bc*c", "abcc", true),
        ("**/**/x*", "x1", true),
        // Folders alone are no files.
        ("systems/**", "systems/a.json", false),
        ("übung/*", "übung/ä", true),
    ])
    func contains(_ pattern: String, _ path: String, _ expected: Bool) throws {
        #expect(try #require(FileCollection(pattern)).contains(path) == expected, "\(pattern) \(path)")
    }

    /// One file is no collection.
    @Test(arguments: ["", "systems/a.json", "a\u{0}*", "*\n"])
    func whatIsNoPattern(_ text: String) { #expect(FileCollection(text) == nil) }

    /// A pattern made to go wrong: many stars, and a path that nearly matches. It is looked at once from its beginning.
    @Test func hostilePatternsEndInTime() throws {
        let stars = try #require(FileCollection(String(repeating: "a*", count: 2000) + "b"))
        #expect(!stars.contains(String(repeating: "a", count: 20_000)))
        let folders = try #require(FileCollection(String(repeating: "**/a/", count: 200) + "*b"))
        #expect(!folders.contains(String(repeating: "a/", count: 2000) + "c"))
    }
}
