import OrgModel
import SourceDocuments
import Testing

@testable import OrgImport

@Suite struct CodeownersFileTests {
    private func file(
        _ text: String, _ dialect: CodeownersFile.Dialect? = nil, at name: String = "CODEOWNERS", groups: [String] = []
    ) -> CodeownersFile {
        CodeownersFile(parsing: SourceText(file: name, text: text), dialect: dialect, groups: groups)
    }

    private func owners(_ file: CodeownersFile, _ path: String) -> [String] { file.owners(ofPath: path).map(\.name) }

    private func places(_ file: CodeownersFile) -> [String] {
        file.diagnostics.map { "\($0.location?.line ?? 0):\($0.location?.column ?? 0) \($0.rule)" }
    }

    /// The example of GitHub's "About code owners", worded anew; the answers are what its comments say.
    @Test func `GitHub: the documented example`() {
        let file = file(
            """
            # The default
            *       @global-owner1 @global-owner2
            *.js    @js-owner #This is an inline comment.
            *.go docs@example.com
            *.txt @octo-org/octocats
            /build/logs/ @doctocat
            docs/*  docs@example.com
            apps/ @octocat
            /docs/ @doctocat
            /scripts/ @doctocat @octocat
            **/logs @octocat
            /apps/ @octocat
            /apps/github
            /apps/github @doctocat
            """)
        #expect(file.dialect == .github)
        #expect(places(file).isEmpty)
        #expect(owners(file, "Makefile") == ["global-owner1", "global-owner2"])
        #expect(owners(file, "lib/a.js") == ["js-owner"])
        #expect(file.owners(ofPath: "main.go").map(\.kind) == [.email])
        #expect(file.owners(ofPath: "a.txt").map(\.kind) == [.team])
        #expect(owners(file, "docs/a.md") == ["doctocat"])
        #expect(owners(file, "scripts/run") == ["doctocat", "octocat"])
        #expect(owners(file, "build/logs/x") == ["octocat"])
        #expect(owners(file, "x/apps/y") == ["octocat"])
        #expect(owners(file, "apps/github/z") == ["doctocat"])
    }

    @Test func `GitHub: a rule without owners takes them away`() {
        let file = file("/apps/ @octocat\n/apps/github\n")
        #expect(owners(file, "apps/a") == ["octocat"])
        #expect(owners(file, "apps/github/a") == [])
        #expect(file.rules.map(\.isDeliberatelyUnowned) == [false, true])
    }

    /// The example of GitLab's "Sections", with its answers.
    @Test func `GitLab: each section decides on its own`() {
        let file = file(
            """
            * @admin

            [README Owners]
            README.md @user1 @user2
            internal/README.md @user4

            [README other owners]
            README.md @user3
            """)
        #expect(file.dialect == .gitlab)
        #expect(owners(file, "README.md") == ["admin", "user1", "user2", "user3"])
        #expect(owners(file, "internal/README.md") == ["admin", "user4", "user3"])
    }

    /// The example of GitLab's "Set default Code Owner for a section", and of "Regular entries and sections".
    @Test func `GitLab: default owners of a section`() {
        let file = file(
            """
            * @general-approvers

            [Documentation][2] @docs-team
            docs/
            README.md
            *.txt

            ^[Database] @database-team @agarcia
            model/db/
            config/db/database-setup.md @docs-team
            """)
        #expect(owners(file, "docs/a/b") == ["general-approvers", "docs-team"])
        #expect(
            owners(file, "model/db/CHANGELOG.txt") == ["general-approvers", "docs-team", "database-team", "agarcia"])
        #expect(owners(file, "config/db/database-setup.md") == ["general-approvers", "docs-team"])
        #expect(file.rules.map(\.usesSectionDefaults) == [false, true, true, true, true, false])
        #expect(file.sections.map(\.name) == [nil, "Documentation", "Database"])
        #expect(file.sections.map(\.approvals) == [1, 2, 1])
        #expect(file.sections.map(\.isOptional) == [false, false, true])
    }

    /// GitLab's "Sections with duplicate names"; of an optional and a required header the required one counts.
    @Test func `GitLab: sections of one name are one section`() {
        let file = file(
            """
            [Documentation]
            ee/docs/ @docs
            ^[Database][3]
            README.md @database
            [DOCUMENTATION][2]
            README.md @docs
            [database]
            x @y
            """)
        #expect(file.sections.map(\.name) == [nil, "Documentation", "Database"])
        #expect(file.sections.map(\.approvals) == [1, 2, 3])
        #expect(file.sections.map(\.isOptional) == [false, false, false])
        #expect(file.rules.map(\.section) == [1, 2, 1, 2])
    }

    /// The examples of GitLab's "Exclusion patterns".
    @Test func `GitLab: what a section excludes stays excluded in it`() {
        let file = file(
            """
            * @username
            !pom.xml
            [Ruby]
            *.rb @ruby-team
            !/config/**/*.rb
            /config/routes.rb @ops
            """)
        #expect(owners(file, "pom.xml") == [])
        #expect(owners(file, "lib/a.rb") == ["username", "ruby-team"])
        #expect(owners(file, "config/routes.rb") == ["username"])
        #expect(file.rules.map(\.isExclusion) == [false, true, false, true, false])
    }

    @Test func `GitLab: roles, nested groups, and groups that the user names`() {
        let file = file("/a @@Maintainers @group/with/sub @plain @Known\n/b @@king\n", .gitlab, groups: ["@known"])
        #expect(file.rules[0].owners.map(\.kind) == [.role, .team, .user, .team])
        #expect(file.rules[0].owners.map(\.name) == ["maintainer", "group/with/sub", "plain", "Known"])
        #expect(places(file) == ["2:4 codeowners/malformed-owner"])
    }

    /// GitLab: "Inline comments are unsupported. Any Code Owners listed in a comment are parsed."
    @Test func `GitLab: an owner in a comment is one, and is pointed out`() {
        let file = file("/a @a # ask @b first\n/b @a # just prose\n", .gitlab)
        #expect(owners(file, "a") == ["a", "b"])
        #expect(owners(file, "b") == ["a"])
        #expect(places(file) == ["1:13 codeowners/owner-in-comment"])
    }

    @Test func `GitLab: headers that are none`() {
        let file = file(
            "[never closed\n/a @a\n[]\n/b @b\n[Zero][0]\n/c @c\n[Dd]ocs/ @d\n/e\n", .gitlab)
        #expect(
            places(file) == [
                "1:1 codeowners/section", "3:1 codeowners/section", "5:1 codeowners/section", "8:1 codeowners/no-owner",
            ])
        #expect(file.sections.map(\.name) == [nil, "Zero"])
        #expect(file.rules.map(\.section) == [0, 0, 1, 1, 1])
        #expect(owners(file, "docs/x") == ["d"])
        #expect(!file.rules[4].isDeliberatelyUnowned)
    }

    @Test func `the dialect follows the folder, then the contents`() {
        #expect(file("* @a").dialect == .github)
        #expect(file("* @a", at: "repo/.gitlab/CODEOWNERS").dialect == .gitlab)
        #expect(file("^[Docs]\n* @a").dialect == .gitlab)
        #expect(file("!x").dialect == .gitlab)
        #expect(file("x @@developer").dialect == .gitlab)
        #expect(file("# [not a section]\n* @a").dialect == .github)
        #expect(file("[Docs]\n* @a", at: "r/.github/CODEOWNERS").dialect == .github)
        #expect(file("[Docs]\n* @a", .github).dialect == .github)
    }

    @Test func `a byte order mark, CRLF, tabs and blank lines`() {
        let file = file("\u{FEFF}# one\r\n\r\n\t a\\ b/c \t @x\t@y \r\n/d @z\r\n")
        #expect(file.rules.map(\.pattern.text) == ["a\\ b/c", "/d"])
        #expect(file.rules.map(\.line) == [3, 4])
        #expect(file.rules.map(\.column) == [3, 1])
        #expect(file.rules[0].owners.map(\.column) == [12, 15])
        #expect(owners(file, "a b/c") == ["x", "y"])
        #expect(places(file).isEmpty)
    }

    @Test func `what GitHub does not support is listed and passed over`() {
        let file = file("!a @x\n[ab].c @x\n\\#c @x\n/ @x\nok @x\n", .github)
        #expect(file.rules.map(\.pattern.text) == ["ok"])
        #expect(
            places(file) == [1, 2, 3, 4].map { "\($0):1 codeowners/unsupported-pattern" })
        #expect(file.diagnostics.last?.hint == "did you mean '*'?")
    }

    @Test func `an escaped number sign on GitLab`() {
        #expect(owners(file("\\#file_with_pound.rb @o", .gitlab), "#file_with_pound.rb") == ["o"])
    }

    @Test func `commas are read as blanks, and pointed out once a line`() {
        let file = file("a @x, @y\nb @x,@y,,z@e.org\n")
        #expect(owners(file, "a") == ["x", "y"])
        #expect(owners(file, "b") == ["x", "y", "z@e.org"])
        #expect(places(file) == ["1:3 codeowners/comma", "2:3 codeowners/comma"])
        #expect(file.rules[1].owners.map(\.column) == [3, 6, 10])
    }

    @Test func `words that are no owners are listed with what may have been meant`() {
        let file = file("a alice @x bob\nb @a/b/c\nc @\nd a@b@c\ne @-/\n")
        #expect(
            places(file)
                == ["1:3", "2:3", "3:3", "4:3", "5:3"].map { "\($0) codeowners/malformed-owner" })
        #expect(file.diagnostics[0].hint == "did you mean '@alice'?")
        #expect(file.diagnostics[0].message.contains("and 1 more"))
        #expect(file.diagnostics[0].sourceLine == "a alice @x bob")
        #expect(file.rules.map(\.malformedOwners) == [2, 1, 1, 1, 1])
        #expect(file.rules.map(\.isDeliberatelyUnowned) == [false, false, false, false, false])
    }

    @Test func `sentinels stand for nobody, with and without an at sign`() {
        let file = file("a @nobody\nb Unowned\nc @org/unspecified @x\n")
        #expect(file.rules.map(\.owners.count) == [0, 0, 1])
        #expect(file.rules.map(\.isDeliberatelyUnowned) == [true, true, false])
        #expect(places(file).isEmpty)
    }

    @Test func `an owner counts once, in any case`() {
        let file = file("a @Alice @ALICE @Org/Team @org/team\n")
        #expect(file.rules[0].owners.map(\.name) == ["Alice", "Org/Team"])
    }

    @Test func `odd input never fails`() {
        for text in ["", "\n\n", "\\", "^[", "^", "[", "!", "@", "\u{202E}x @y", "👩‍💻/ @a", "a\u{0}b @c", "\r"] {
            for dialect in CodeownersFile.Dialect.allCases {
                let file = file(text, dialect)
                #expect(file.rules.count <= 1)
                _ = file.owners(ofPath: text)
            }
        }
        #expect(file("a\u{1}b @c").diagnostics.map(\.rule) == ["codeowners/unsupported-pattern"])
    }
}
