import Foundation
import Testing

/// The exit statuses that scripts and CI jobs rely on.
@Suite struct ExitStatusTests {
    private let example = "graphs/larkfield-mutual/2026-Q3.yaml"

    @Test func doneIsZero() async throws {
        for arguments in [
            ["analyze", example], ["check", example], ["show", "yuki", example], ["rules"],
            ["explain", "escalation/loop"],
            ["--help"], ["--version"],
        ] {
            let outcome = try await Tool.run(arguments)
            #expect(outcome.status == 0, "\(arguments)")
            #expect(!outcome.output.isEmpty, "\(arguments)")
            #expect(outcome.errors.isEmpty, "\(arguments): \(outcome.errors)")
        }
    }

    /// The third quarter has errors, the starter file has one too (tier 1 raises its warning).
    @Test func findingsAtTheLimitAreOne() async throws {
        #expect(try await Tool.run("analyze", example, "--fail-on", "error").status == 1)
        #expect(try await Tool.run("analyze", "graphs/starter.yaml", "--fail-on", "error").status == 1)
        #expect(try await Tool.run("analyze", example, "--fail-on", "never").status == 0)
    }

    @Test func unreadableOrInvalidInputIsTwo() async throws {
        let scratch = try Scratch()
        let invalid = try scratch.write("a.yaml", "linchpin: 1\nsystems: {shop: {tier: 7}}\n")
        for command in ["analyze", "check", "diagram"] {
            let missing = try await Tool.run(command, scratch.path("nothing.yaml"))
            #expect(missing.status == 2, "\(command)")
            #expect(missing.errors.contains("nothing.yaml"), "\(command)")
            let outcome = try await Tool.run(command, invalid)
            #expect(outcome.status == 2, "\(command)")
            #expect(outcome.errors.contains("a.yaml:2:"), "\(command): \(outcome.errors)")
        }
        #expect(try await Tool.run("import", "backstage", scratch.path("nothing")).status == 2)
        #expect(try await Tool.run("import", "codeowners", scratch.path("nothing")).status == 2)
    }

    @Test func aLayoutThatTakesTooLongIsThree() async throws {
        let scratch = try Scratch()
        let outcome = try await Tool.run(
            "diagram", example, "-o", scratch.path("risk.svg"), "--timeout", "0.000001")
        #expect(outcome.status == 3)
        #expect(outcome.errors.hasPrefix("linchpin: error:"))
        #expect(scratch.names == [])
    }

    /// Without its plugins Graphviz can do nothing, and says what to install.
    @Test func aMissingGraphvizIsThree() async throws {
        let scratch = try Scratch()
        let empty = scratch.path("plugins")
        try FileManager.default.createDirectory(atPath: empty, withIntermediateDirectories: false)
        let outcome = try await Tool.run(
            ["diagram", example, "-o", scratch.path("risk.svg")], environment: ["GVBINDIR": empty])
        #expect(outcome.status == 3)
        #expect(outcome.errors.contains("libgraphviz-dev"), "\(outcome.errors)")
        #expect(scratch.names == ["plugins"])
        // DOT needs no layout.
        let dot = try await Tool.run(
            ["diagram", example, "-o", scratch.path("risk.dot")], environment: ["GVBINDIR": empty])
        #expect(dot.status == 0, "\(dot.errors)")
    }

    /// A source that was named and cannot be read ends an import; half of what was asked for is not what was asked for.
    @Test func aSourceThatIsMissingIsTwo() async throws {
        let scratch = try Scratch()
        let outcome = try await Tool.run(
            "import", "backstage", "graphs/sources", scratch.path("typo.yaml"), "-q", "-o", scratch.path("org.yaml"))
        #expect(outcome.status == 2)
        #expect(outcome.errors.contains("typo.yaml: error: there is no such file"), "\(outcome.errors)")
        #expect(scratch.names == [])
    }

    @Test func warningsFailACheckThatAsksForIt() async throws {
        let scratch = try Scratch()
        // An unknown tag is a warning: the value is read as it stands.
        let file = try scratch.write("a.yaml", "linchpin: 1\norganization: !shout Acme\n")
        let lenient = try await Tool.run("check", file)
        #expect(lenient.status == 0, "\(lenient.errors)")
        #expect(lenient.errors.contains("warning"))
        #expect(try await Tool.run("check", file, "--fail-on", "warning").status == 1)
        // Of several files all are told, and the worst decides.
        let invalid = try scratch.write("b.json", "{}")
        let several = try await Tool.run("check", "graphs/starter.yaml", invalid, file)
        #expect(several.status == 2)
        #expect(
            several.output.split(separator: "\n").map { $0.split(separator: ":")[1].split(separator: ",")[0] } == [
                " valid", " not valid", " valid",
            ])
    }

    @Test func wrongUsageIsSixtyFour() async throws {
        for arguments in [
            ["analyse", example], ["analyze"], ["analyze", example, "--format", "xml"],
            ["analyze", example, "--away", "2"],
            ["analyze", example, "--top", "0"], ["diagram", example, "--view", "escalation"],
            ["diagram", example, "--focus", "nobody-by-this-name"], ["diagram", example, "-o", "risk.bmp"],
            ["show", "nobody-by-this-name", example], ["explain", "escalation/dead-and"],
            ["import", "jira"],
            ["check"], ["analyze", example, "--threads", "0"], ["analyze", example, "--max-input", "0"],
            ["analyze", example, "--away", "nan"], ["diagram", example, "--timeout", "nan"],
            ["diagram", example, "--max-nodes", "-1"], ["rules", "--format", "xml"],
        ] {
            let outcome = try await Tool.run(arguments)
            #expect(outcome.status == 64, "\(arguments)")
            #expect(!outcome.errors.isEmpty, "\(arguments)")
        }
    }

    /// The nearest right spelling is a step away.
    @Test func theNearestSpellingIsOffered() async throws {
        #expect(try await Tool.run("explain", "escalation/dead-and").errors.contains("'escalation/dead-end'"))
        #expect(try await Tool.run("show", "yuky", example).errors.contains("'person:yuki'"))
        for (arguments, command) in [
            (["analyse"], "linchpin analyze"), (["import", "backstge"], "linchpin import backstage"),
            (["help", "chek"], "linchpin check"), (["org.yaml"], "linchpin analyze org.yaml"),
            (["show", example, "yuki"], "linchpin show yuki \(example)"),
        ] {
            let outcome = try await Tool.run(arguments)
            #expect(outcome.status == 64)
            #expect(outcome.errors.contains(command), "\(outcome.errors)")
        }
        let ladder = try await Tool.run("diagram", example, "--view", "escalation", "--focus", "settlement-agnet")
        #expect(ladder.errors.contains("settlement-agent"))
    }
}
