import Foundation
import SourceDocuments
import TestSupport
import Testing

/// The recipes of docs/ci.md, to copy as they are.
@Suite struct RecipeTests {
    private static func blocks() throws -> [String] {
        try Checkout.text("docs/ci.md").matches(of: /```yaml\n((?:.|\n)*?)```/).map { String($0.1) }
    }

    @Test func theyAreYAML() throws {
        let blocks = try Self.blocks()
        #expect(blocks.count == 3)
        for block in blocks {
            let (documents, problems) = SourceReader.yaml(SourceText(file: "ci.yaml", text: block))
            #expect(problems.isEmpty)
            #expect(documents.first?.root.mapping?.isEmpty == false)
        }
    }

    /// Every command in them does its work, in their order, where the files that they name are.
    @Test func theirCommandsWork() async throws {
        let scratch = try Scratch()
        let setUp = try await Tool.shell(
            """
            cp graphs/starter.yaml "$1/org.yaml" && cp -R graphs/sources "$1/catalog"
            mkdir -p "$1/.github" && cp graphs/sources/CODEOWNERS "$1/.github/CODEOWNERS"
            """, [scratch.url.path])
        #expect(setUp.status == 0, "\(setUp.errors)")
        let there: Set = ["check", "import", "analyze"]
        var commands: [String] = []
        for block in try Self.blocks() {
            for line in block.split(separator: "\n") {
                guard let match = line.firstMatch(of: /^ *(?:- |entry: |run: )?(linchpin (\w+) .*)$/) else { continue }
                // A command that is not there yet is told of on a page of its own.
                guard there.contains(String(match.2)) else { continue }
                commands.append(match.2 == "check" ? "\(match.1) org.yaml" : String(match.1))
            }
        }
        #expect(commands.count == 8)
        for command in commands {
            let outcome = try await Tool.shell("cd \"$1\" && \(command)", [scratch.url.path])
            // The starter file has one finding, an error, on purpose.
            let expected: Int32 = command.contains("--fail-on error") ? 1 : 0
            #expect(outcome.status == expected, "\(command): \(outcome.errors)")
        }
        #expect(Set(scratch.names).isSuperset(of: ["findings.sarif", "comment.md", "junit.xml"]))
    }
}
