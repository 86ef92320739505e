import Testing

@testable import Reports

/// Files as URI references by RFC 3986. The expected ones are written by its rules, by hand.
@Suite struct SourceRootTests {
    private let root = SourceRoot(folder: "/src/acme", workingFolder: "/src/acme/org")

    @Test(arguments: [
        ("a.yaml", "org/a.yaml"), ("./a.yaml", "org/a.yaml"), (".//b/./a.yaml", "org/b/a.yaml"),
        ("../catalog/x.yaml", "catalog/x.yaml"), ("b/../a.yaml", "org/a.yaml"), ("/src/acme/x.yaml", "x.yaml"),
        ("/src/acme/org/../x.yaml", "x.yaml"), (".github/CODEOWNERS", "org/.github/CODEOWNERS"),
    ])
    func whatLiesInTheRootIsRelativeToIt(_ file: String, _ expected: String) {
        let reference = root.reference(to: file)
        #expect(reference.uri == expected)
        #expect(reference.isRelative == true)
    }

    @Test(arguments: [
        ("../../x.yaml", "file:///src/x.yaml"), ("/etc/x.yaml", "file:///etc/x.yaml"),
        // Not in the folder, though it begins alike.
        ("/src/acme-2/x.yaml", "file:///src/acme-2/x.yaml"), ("/src/acme", "file:///src/acme"),
        ("../../../../../../x.yaml", "file:///x.yaml"), ("/../x.yaml", "file:///x.yaml"),
    ])
    func whatLiesOutsideIsToldByItsWholePath(_ file: String, _ expected: String) {
        let reference = root.reference(to: file)
        #expect(reference.uri == expected)
        #expect(reference.isRelative == false)
    }

    @Test(arguments: [
        ("a.yaml", "a.yaml", true), ("./b//a.yaml", "b/a.yaml", true), ("../a.yaml", "../a.yaml", true),
        ("b/../../a.yaml", "../a.yaml", true), ("/b/a.yaml", "file:///b/a.yaml", false), ("", ".", true),
    ])
    func withoutARootPathsStayAsTheyAreTold(_ file: String, _ expected: String, _ isRelative: Bool) {
        let reference = SourceRoot.reference(to: file)
        #expect(reference.uri == expected)
        #expect(reference.isRelative == isRelative)
    }

    /// UTF-8, then two upper-case digits for every byte that may not stand as it is.
    @Test(arguments: [
        ("a b.yaml", "a%20b.yaml"), ("100%.yaml", "100%25.yaml"), ("c:d.yaml", "c%3Ad.yaml"),
        ("zoë.yaml", "zo%C3%AB.yaml"),
        ("日", "%E6%97%A5"), ("a?b#c", "a%3Fb%23c"), ("a\\b", "a%5Cb"), ("<\"`{|}^>", "%3C%22%60%7B%7C%7D%5E%3E"),
        ("a\nb\u{7}", "a%0Ab%07"), ("@x/(a)+b=c", "@x/(a)+b=c"), ("[1]", "%5B1%5D"),
        // A mark after a slash makes another character of it, and no other path.
        ("b/\u{301}/../a", "b/a"),
    ])
    func whatAURICannotHoldIsPercentEncoded(_ file: String, _ expected: String) {
        let reference = SourceRoot.reference(to: file)
        #expect(reference.uri == expected)
        #expect(reference.isRelative == true)
    }
}
