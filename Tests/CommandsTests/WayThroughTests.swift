import Foundation
import Testing

/// The ways that the README and the help texts promise, walked as they are written.
@Suite struct WayThroughTests {
    /// Every line of a help text that begins with `linchpin` is an example, and works from the project's folder.
    @Test(arguments: [
        [], ["import"], ["import", "backstage"], ["import", "codeowners"], ["check"], ["analyze"], ["show"],
        ["diagram"], ["simulate"], ["compare"], ["gate"], ["centrality"], ["rules"], ["figures"], ["explain"],
    ])
    func examplesInHelpTextsWork(_ command: [String]) async throws {
        let scratch = try Scratch()
        let help = try await Tool.run(command + ["--help"]).output
            .replacingOccurrences(of: "\\\n", with: " ")
        let examples = help.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }
            .filter { $0.hasPrefix("linchpin ") && !Self.isForReaders($0) }
        #expect(!examples.isEmpty)
        for example in examples {
            // What is written goes to a folder of the test's own; all else is as a user would copy it.
            let line = example.replacing(/\ (-o|--record) (\S+)/) { " \($0.1) \"$1/\($0.2)\"" }
            let outcome = try await Tool.shell(line, [scratch.url.path])
            #expect(outcome.status == 0, "\(example): \(outcome.errors)")
            #expect(scratch.names.count == (line == example ? 0 : 1), "\(example)")
            for name in scratch.names { try FileManager.default.removeItem(atPath: scratch.path(name)) }
        }
    }

    /// Lines of the first help that stand for what readers have themselves.
    private static func isForReaders(_ line: String) -> Bool {
        line.contains(" catalog/ ") || line.contains(" main:") || line.contains(".github/")
            || line.contains("--generate-completion-script")
    }

    /// The sources beside the examples say what `import` is about.
    @Test(arguments: [("backstage", "graphs/sources"), ("codeowners", "graphs/sources/CODEOWNERS")])
    func fromASourceToAPicture(_ source: String, _ path: String) async throws {
        let scratch = try Scratch()
        let org = scratch.path("org.yaml")
        #expect(try await Tool.run("import", source, path, "-o", org).status == 0)
        #expect(try await Tool.run("check", org, "--fail-on", "warning").status == 0)
        let analysis = try await Tool.run("analyze", org)
        #expect(analysis.status == 0)
        #expect(analysis.output.contains("Farah Aziz alone") || analysis.output.contains("farah alone"))
        #expect(try await Tool.run("diagram", org, "-o", scratch.path("risk.svg")).status == 0)
    }

    @Test func theStarterFile() async throws {
        let scratch = try Scratch()
        let file = "graphs/starter.yaml"
        #expect(try await Tool.run("check", file, "--fail-on", "warning").status == 0)
        #expect(try await Tool.run("analyze", file).output.contains("Ben Larsen alone can fix shop."))
        #expect(try await Tool.run("diagram", file, "-o", scratch.path("a.svg")).status == 0)
        let ladder = try await Tool.run("diagram", file, "--focus", "shop", "-o", scratch.path("b.svg"))
        #expect(ladder.status == 0, "\(ladder.errors)")
    }

    /// The README's own file, as it stands there.
    @Test func theFileInTheReadme() async throws {
        let scratch = try Scratch()
        let readme = try String(contentsOf: Tool.project.appendingPathComponent("README.md"), encoding: .utf8)
        let start = try #require(readme.range(of: "# shop.yaml\n"))
        let end = try #require(readme.range(of: "```", range: start.upperBound..<readme.endIndex))
        let file = try scratch.write("shop.yaml", String(readme[start.lowerBound..<end.lowerBound]))
        let analysis = try await Tool.run("analyze", file)
        #expect(analysis.status == 0, "\(analysis.errors)")
        #expect(analysis.output.contains("ben alone can fix shop."))
        #expect(analysis.output.contains("escalation    not assessed"))
        #expect(try await Tool.run("show", "shop", file).status == 0)
        let picture = try await Tool.run("diagram", file, "-o", scratch.path("shop.svg"))
        #expect(picture.status == 0, "\(picture.errors)")
        #expect(scratch.read("shop.svg")?.contains("ben alone holds 100 % of what matters") == true)
        // What the README proposes next.
        let mended = try #require(scratch.read("shop.yaml")).replacingOccurrences(
            of: "people: {", with: "people: {kim: {teams: [web]}, ")
        let again = try await Tool.run("analyze", try scratch.write("mended.yaml", mended))
        #expect(again.status == 0, "\(again.errors)")
        #expect(!again.output.contains("ownership/single"))
    }

    @Test func fromACatalogToAPicture() async throws {
        let scratch = try Scratch()
        let catalog = try scratch.write(
            "catalog.yaml",
            """
            apiVersion: backstage.io/v1alpha1
            kind: Component
            metadata: {name: shop, labels: {tier: "1"}}
            spec: {type: service, lifecycle: production, owner: Team-Web}
            ---
            apiVersion: backstage.io/v1alpha1
            kind: Component
            metadata: {name: basket}
            spec: {type: service, lifecycle: production, owner: unspecified}
            ---
            apiVersion: backstage.io/v1alpha1
            kind: Group
            metadata: {name: team-web}
            spec: {type: team, children: [], members: [ana]}
            ---
            apiVersion: backstage.io/v1alpha1
            kind: User
            metadata: {name: ana}
            spec: {memberOf: []}
            """)
        let org = scratch.path("org.yaml")
        let imported = try await Tool.run("import", "backstage", catalog, "--tier-from", "tier", "-o", org)
        #expect(imported.status == 0, "\(imported.errors)")
        let analysis = try await Tool.run("analyze", org)
        #expect(analysis.output.contains("ana alone can fix shop."), "\(analysis.output)")
        #expect(analysis.output.contains("basket has no owner."))
        // The place is that of the catalog, which the user would mend.
        #expect(analysis.output.contains("catalog.yaml:"))
        #expect(try await Tool.run("diagram", org, "-o", scratch.path("org.png")).status == 0)
    }

    @Test func fromCodeownersToAnAnswer() async throws {
        let scratch = try Scratch()
        let file = try scratch.write("CODEOWNERS", "*  @org/core\n/pay/ @ana # money\n/docs/\n")
        let org = scratch.path("org.json")
        let imported = try await Tool.run("import", "codeowners", file, "-o", org)
        #expect(imported.status == 0, "\(imported.errors)")
        let analysis = try await Tool.run("analyze", org)
        #expect(analysis.output.contains("ana alone can fix /pay/."), "\(analysis.output)")
        #expect(analysis.output.contains("/docs/ has no owner."))
    }

    /// A file of another kind is not read as something it is not; the way that fits is named.
    @Test func aCatalogIsNoCycle() async throws {
        let scratch = try Scratch()
        let file = try scratch.write(
            "catalog.yaml", "apiVersion: backstage.io/v1alpha1\nkind: Component\nmetadata: {name: shop}\nspec: {}\n")
        let outcome = try await Tool.run("analyze", file)
        #expect(outcome.status == 2)
        #expect(outcome.errors.contains("linchpin import backstage"))
    }
}
