import SourceDocuments
import Testing

@testable import OrgImport

/// Expected values are those of the comments in GitHub's example file ("About code owners", "Example of a CODEOWNERS
/// file"), of gitignore(5) where GitHub refers to it, and of GitLab's "Path matching".
@Suite struct CodeownersPatternTests {
    private func github(_ pattern: String, matches paths: [String], butNot others: [String]) {
        expect(pattern, .github, matches: paths, butNot: others)
    }

    private func gitlab(_ pattern: String, matches paths: [String], butNot others: [String]) {
        expect(pattern, .gitlab, matches: paths, butNot: others)
    }

    private func expect(
        _ text: String, _ dialect: CodeownersFile.Dialect, matches paths: [String], butNot others: [String]
    ) {
        let pattern = CodeownersPattern(text, dialect: dialect)
        for path in paths { #expect(pattern.matches(path), "\(text) should match \(path)") }
        for path in others { #expect(!pattern.matches(path), "\(text) should not match \(path)") }
    }

    @Test func `GitHub: a lone star is everything`() {
        github("*", matches: ["a", "a/b.c", "/a/b/c"], butNot: [])
    }

    @Test func `GitHub: an extension matches in every folder`() {
        github("*.js", matches: ["a.js", "lib/deep/b.js"], butNot: ["a.jsx", "lib/js", "a.JS"])
    }

    @Test func `GitHub: a rooted folder and all below it`() {
        github(
            "/build/logs/", matches: ["build/logs/a", "build/logs/x/y"], butNot: ["build/logs", "app/build/logs/a"])
    }

    @Test func `GitHub: a last star stays on its level`() {
        github(
            "docs/*", matches: ["docs/getting-started.md"],
            butNot: ["docs/build-app/troubleshooting.md", "docs", "x/docs/a.md"])
        github("/*", matches: ["README"], butNot: ["a/README"])
    }

    @Test func `GitHub: a folder anywhere`() {
        github("apps/", matches: ["apps/a", "x/apps/y/z"], butNot: ["apps", "myapps/a"])
    }

    @Test func `GitHub: double stars`() {
        github(
            "**/logs", matches: ["logs/a", "build/logs/a", "scripts/logs", "deeply/nested/logs/x"], butNot: ["logs2/a"])
        github("foo/**", matches: ["foo/a", "foo/a/b"], butNot: ["foo", "x/foo/a"])
        github("foo/**/", matches: ["foo/a", "foo/a/b"], butNot: ["foo", "x/foo/a"])
        github("a/**/b", matches: ["a/b", "a/x/b", "a/x/y/b", "a/x/b/c"], butNot: ["x/a/b", "a/xb"])
        github("**/*billing*", matches: ["src/MyBilling/x".lowercased(), "billing.cs"], butNot: ["bill/ing"])
    }

    @Test func `GitHub: a pattern with an inner slash counts from the root, and covers a folder's contents`() {
        github("/apps/github", matches: ["apps/github", "apps/github/a/b"], butNot: ["apps/githubx", "x/apps/github"])
        github("src/Sso", matches: ["src/Sso/a"], butNot: ["lib/src/Sso/a"])
    }

    @Test func `question marks and escapes`() {
        github("f?o", matches: ["foo", "x/fao"], butNot: ["fo", "fooo", "f/o"])
        github("f\\*o", matches: ["f*o"], butNot: ["foo"])
        github("my\\ file", matches: ["my file", "x/my file"], butNot: ["my", "my\\ file"])
        github("/", matches: [], butNot: ["a", "a/b"])
    }

    /// 200 patterns on 84 paths; the answers are git's, see Fixtures/gitignore/generate.py.
    @Test func `GitHub: patterns match as git's do`() throws {
        let lines = try SourceReader.readFile(at: Fixtures.path("gitignore/cases.txt")).text.split(separator: "\n")
        let paths = try #require(lines.first).split(separator: "\t").map(String.init)
        #expect(lines.count == 201)
        for line in lines.dropFirst() {
            let parts = line.split(separator: "\t")
            let pattern = CodeownersPattern(String(parts[0]), dialect: .github)
            let answers = paths.map { pattern.matches($0) ? "1" : "0" }.joined()
            #expect(answers == parts[1], "\(pattern.text)")
        }
    }

    @Test func `GitLab: absolute and relative paths`() {
        gitlab("/README.md", matches: ["README.md"], butNot: ["docs/README.md"])
        gitlab(
            "README.md", matches: ["README.md", "internal/README.md", "app/lib/README.md"], butNot: ["README.md/x"])
        gitlab(
            "internal/README.md",
            matches: ["internal/README.md", "docs/internal/README.md", "docs/api/internal/README.md"],
            butNot: ["internal/x/README.md"])
    }

    @Test func `GitLab: only a closing slash covers what is in a folder`() {
        gitlab("/docs/", matches: ["docs/a", "docs/a/b/c"], butNot: ["docs", "x/docs/a"])
        gitlab("lib/", matches: ["lib/a", "x/lib/y/z"], butNot: ["lib"])
        gitlab("docs", matches: ["docs", "ee/docs"], butNot: ["docs/a"])
    }

    @Test func `GitLab: wildcards`() {
        gitlab("/docs/*.md", matches: ["docs/a.md", "docs/.md"], butNot: ["docs/a/b.md"])
        gitlab("/docs/index.*", matches: ["docs/index.md", "docs/index.html"], butNot: ["docs/index"])
        gitlab("/docs/*spec*", matches: ["docs/qa_specs.rb", "docs/runtime.spec"], butNot: ["docs/spec/a"])
        gitlab("/docs/*/README.md", matches: ["docs/api/README.md"], butNot: ["docs/README.md", "docs/a/b/README.md"])
        gitlab("*", matches: [".gitignore", "a/b/.c"], butNot: [])
    }

    @Test func `GitLab: globstars`() {
        gitlab(
            "/docs/**/index.md", matches: ["docs/index.md", "docs/api/index.md", "docs/api/graphql/index.md"],
            butNot: ["index.md", "docs/api/x.md"])
        gitlab("/config/**/*.rb", matches: ["config/a.rb", "config/x/y.rb"], butNot: ["x/config/a.rb"])
        gitlab("**/generated/**/*", matches: ["generated/a", "x/generated/y/z"], butNot: ["generated"])
        gitlab("/", matches: ["a", "a/b"], butNot: [])
    }

    /// Ruby's File.fnmatch: sets, ranges and negated sets.
    @Test func `GitLab: sets of characters`() {
        gitlab(
            "/[Dd]ocs/[a-c]?.[!m]d", matches: ["Docs/ax.xd", "docs/c1.Md"],
            butNot: ["docs/dx.xd", "docs/ax.md", "ocs/a"])
        gitlab("/a[", matches: ["a["], butNot: ["a"])
    }

    /// 40 stars against 4,000 scalars would take a backtracking matcher longer than the age of the universe.
    @Test func `a hostile pattern ends`() {
        let stars = String(repeating: "*a", count: 40) + "b"
        let deep = String(repeating: "**/a/", count: 40) + "b"
        #expect(!CodeownersPattern(stars, dialect: .github).matches(String(repeating: "a", count: 4_000)))
        #expect(!CodeownersPattern(deep, dialect: .github).matches(String(repeating: "a/", count: 400) + "c"))
        #expect(CodeownersPattern(deep, dialect: .gitlab).matches(String(repeating: "a/", count: 400) + "b"))
    }
}
