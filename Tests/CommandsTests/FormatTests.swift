import Foundation
import Testing

#if canImport(FoundationXML)
    import FoundationXML
#endif

/// The formats of `analyze`, as a job in CI uses them.
@Suite struct FormatTests {
    private let example = "graphs/larkfield-mutual/2026-Q3.yaml"

    @Test(arguments: [
        ("a.sarif", "sarif-schema-2.1.0.json"), ("a.sarif.json", "sarif-schema-2.1.0.json"),
        ("A.SARIF", "sarif-schema-2.1.0.json"),
        ("a.md", "### Larkfield Mutual · 2026-Q3: "), ("a.markdown", "### Larkfield"),
        ("a.csv", "rule,severity,subject,"),
        ("a.xml", "<testsuites name=\"Linchpin\""), ("a.json", "\"schema\": 1"), ("a.txt", "What could be assessed"),
        ("sarif", "What could be assessed"),
    ])
    func theExtensionSaysWhich(_ name: String, _ start: String) async throws {
        let scratch = try Scratch()
        let outcome = try await Tool.run("analyze", example, "-o", scratch.path(name))
        #expect(outcome.status == 0 && outcome.output.isEmpty, "\(outcome.errors)")
        #expect(scratch.read(name)?.prefix(200).contains(start) == true)
    }

    @Test(arguments: ["text", "json", "markdown", "csv", "sarif", "junit"])
    func theOptionSaysWhich(_ format: String) async throws {
        let scratch = try Scratch()
        let printed = try await Tool.run("analyze", example, "--format", format)
        #expect(printed.status == 0 && printed.errors.isEmpty, "\(printed.errors)")
        let written = try await Tool.run(
            "analyze", example, "--format", format, "-o", scratch.path("a.json"), "--threads", "5")
        #expect(written.status == 0)
        #expect(scratch.read("a.json") == printed.output)
    }

    /// What a code host shows is there when the job fails.
    @Test func aReportIsWrittenBeforeTheJobFails() async throws {
        let scratch = try Scratch()
        for name in ["a.sarif", "a.xml", "a.md", "a.csv"] {
            let outcome = try await Tool.run("analyze", example, "--fail-on", "error", "-o", scratch.path(name))
            #expect(outcome.status == 1)
            #expect(scratch.read(name)?.isEmpty == false)
        }
    }

    @Test func theTopOfATableIsAskedFor() async throws {
        let two = try await Tool.run("analyze", example, "--format", "markdown", "--top", "2").output
        #expect(two.contains("\n2. ") && !two.contains("\n3. "))
        #expect(two.contains(" more causes (`--top "))
    }

    /// What was accepted is known in every format, and fails no job.
    @Test func whatIsKnownDoesNotCount() async throws {
        let scratch = try Scratch()
        let baseline = scratch.path("baseline.json")
        #expect(
            try await Tool.run("analyze", example, "--write-baseline", baseline, "-o", scratch.path("a.txt")).status
                == 0)
        for (name, expected) in [
            ("b.sarif", "\"baselineState\": \"unchanged\""), ("b.xml", "failures=\"0\""),
            ("b.md", ": nothing new to fix was found\n"), ("b.csv", ",known\n"),
        ] {
            let outcome = try await Tool.run(
                ["analyze", example, "--baseline", baseline, "--fail-on", "note", "-o", scratch.path(name)])
            #expect(outcome.status == 0, "\(outcome.errors)")
            #expect(scratch.read(name)?.contains(expected) == true, "\(name)")
        }
        // The rules about the settings are in the catalogue.
        #expect(scratch.read("b.sarif")?.contains("\"id\": \"settings/expired-suppression\"") == true)
    }

    // MARK: - Places

    /// Paths are relative to the root of the checkout, wherever in it the command runs, and what was imported stands in its
    /// original file.
    @Test func placesAreRelativeToTheCheckout() async throws {
        let scratch = try Scratch()
        let outcome = try await Tool.shell(
            """
            cd "$1" && mkdir -p .git .github 'my org' && printf '*  @acme/core\\n/pay/ @ana # money\\n' > .github/CODEOWNERS
            linchpin import codeowners .github/CODEOWNERS -o 'my org/org.yaml' && linchpin analyze 'my org/org.yaml' -o root.sarif
            cd 'my org' && printf 'linchpin: 1\\npeople: {ana: {}}\\nsystems:\\n  shop: {owners: [ana]}\\n' > own.yaml
            linchpin analyze own.yaml -o ../below.sarif && linchpin analyze "$1/my org/own.yaml" -o ../whole.sarif
            linchpin analyze - -o ../piped.sarif < own.yaml
            """, [scratch.url.resolvingSymlinksInPath().path])
        #expect(outcome.status == 0, "\(outcome.errors)")
        #expect(try places(#require(scratch.read("root.sarif"))) == [".github/CODEOWNERS:2"])
        for name in ["below.sarif", "whole.sarif"] {
            #expect(try places(#require(scratch.read(name))) == ["my%20org/own.yaml:4"])
        }
        #expect(try places(#require(scratch.read("piped.sarif"))) == ["my%20org/%3Cstdin%3E:4"])
    }

    /// `file:line` of every result.
    private func places(_ sarif: String) throws -> [String] {
        let log = try JSONSerialization.jsonObject(with: Data(sarif.utf8)) as? [String: Any]
        let results = (log?["runs"] as? [[String: Any]])?.first?["results"] as? [[String: Any]]
        return try #require(results).map { result in
            let location = (result["locations"] as? [[String: Any]])?.first?["physicalLocation"] as? [String: Any]
            let file = (location?["artifactLocation"] as? [String: Any])?["uri"] as? String
            let line = (location?["region"] as? [String: Any])?["startLine"] as? Int
            return "\(file ?? "-"):\(line ?? 0)"
        }
    }

    // MARK: - Hostile input

    @Test func hostileNamesAreDataInEveryFormat() async throws {
        let scratch = try Scratch()
        let names = ["<b>&\\\"'\\\\N", "]]>", "rtl\\u202Eevil", "bell\\u0007", "@octocat", "=1+1", "a|b`c", "x\\ny"]
        let people = names.enumerated().map { "{\"id\": \"person:p\($0.offset)\", \"name\": \"\($0.element)\"}" }
        let systems = names.indices.map { "{\"id\": \"system:s\($0)\"}" }
        let owns = names.indices.map { "{\"kind\": \"owns\", \"from\": \"person:p\($0)\", \"to\": \"system:s\($0)\"}" }
        let file = try scratch.write(
            "names.json",
            "{\"linchpin\": 1, \"entities\": [\((people + systems).joined(separator: ","))], "
                + "\"relations\": [\(owns.joined(separator: ","))]}")
        for format in ["markdown", "csv", "sarif", "junit"] {
            let outcome = try await Tool.run("analyze", file, "--format", format)
            #expect(outcome.status == 0, "\(outcome.errors)")
            #expect(!outcome.output.contains("\u{7}") && !outcome.output.contains("\u{202E}"), "\(format)")
        }
        let junit = try await Tool.run("analyze", file, "--format", "junit").output
        #expect(XMLParser(data: Data(junit.utf8)).parse())
        let sarif = try await Tool.run("analyze", file, "--format", "sarif").output
        #expect(try places(sarif).count == names.count)
    }
}
