import Testing

/// `docs/architecture.md` shows the table that the code is held to.
struct DocumentTests {
    @Test func theDocumentShowsTheSameTable() throws {
        let documented = ArrowTable.rooms(in: try Repository.text("docs/architecture.md"))
        #expect(documented.map(\.name) == house.map(\.name))
        for (shown, real) in zip(documented, house) { #expect(shown == real) }
    }

    @Test func theTableIsReadAsWritten() {
        let markdown = """
            # Title
            | Other | table |
            |---|---|
            | `Kitchen` | `Pantry` |

            | Room | Rooms | Packages | Platform | Files |
            |---|---|---|---|---|
            | `Cellar` | – | – | – | – |
            | `Kitchen` | `Cellar`, `Attic` | `Yams` | threads | yes |

            | `Hall` | – | – | – | – |
            """
        #expect(
            ArrowTable.rooms(in: markdown) == [
                Room(name: "Cellar"),
                Room(
                    name: "Kitchen", rooms: ["Attic", "Cellar"], packages: ["Yams"], platform: .threads,
                    opensFiles: true),
            ])
    }

    /// A link in the documentation that leads nowhere is worse than none.
    @Test func linksBetweenDocumentsLeadSomewhere() throws {
        let documents = try Repository.files(in: "docs", endingIn: ["md"])
        #expect(!documents.isEmpty)
        for document in documents + ["README.md", "CONTRIBUTING.md", "CHANGELOG.md", "graphs/README.md"] {
            for link in Links.relative(in: try Repository.text(document)) {
                #expect(
                    try Links.exists(link, from: document), "\(document) links to \(link.file)#\(link.anchor ?? "")")
            }
        }
    }

    @Test func linksAreFound() {
        let markdown = "See [a](a.md#top), [b](https://example.org/x), [c](../README.md) and [d](#here)."
        #expect(
            Links.relative(in: markdown) == [
                Links.Target(file: "a.md", anchor: "top"), Links.Target(file: "../README.md", anchor: nil),
                Links.Target(file: "", anchor: "here"),
            ])
    }

    @Test func anchorsAreThoseOfGitHub() {
        let markdown = "# The top\n## `analyze --format json`\n```\n# no heading\n```\n### Who is there, who owns"
        #expect(Links.anchors(in: markdown) == ["the-top", "analyze---format-json", "who-is-there-who-owns"])
    }
}
