import Foundation
import Testing

/// `linchpin gate` as a CI job runs it.
@Suite struct GateTests {
    private let policy = "graphs/policy.yaml"
    private func quarter(_ label: String) -> String { "graphs/larkfield-mutual/2026-\(label).yaml" }

    private func gate(_ label: String, _ rest: String...) async throws -> Tool.Outcome {
        try await Tool.run(["gate", quarter(label), "--policy", policy] + rest)
    }

    // MARK: - Exit status

    @Test func theStatusIsTheVerdict() async throws {
        for (label, rest, status, word) in [
            ("Q1", [], 0, "Authorised:"), ("Q2", [], 0, "Authorised with 9 conditions"), ("Q3", [], 1, "Withheld:"),
            ("Q4", [], 1, "Withheld:"), ("Q4", ["--for", "document-intake-agent"], 0, "Authorised:"),
            ("Q4", ["--for", "system:settlement-agent"], 1, "Withheld:"),
            ("Q4", ["--for", "document-intake-agent", "--for", "settlement-agent"], 1, "Withheld:"),
        ] {
            let outcome = try await Tool.run(["gate", quarter(label), "--policy", policy] + rest)
            #expect(outcome.status == Int32(status), "\(label) \(rest)")
            #expect(outcome.output.hasPrefix(word), "\(label) \(rest): \(outcome.output.prefix(80))")
            #expect(outcome.errors.isEmpty)
        }
    }

    @Test func notAssessableIsNoPass() async throws {
        let scratch = try Scratch()
        let policy = try scratch.write(
            "p.yaml", "linchpin-policy: 1\nrequirements: [{id: new, findings: new, severity: error, at-most: 0}]\n")
        let outcome = try await Tool.run("gate", quarter("Q3"), "--policy", policy)
        #expect(outcome.status == 1)
        #expect(outcome.output.hasPrefix("Not assessable:"))
        // Beside an earlier cycle it is known.
        let since = try await Tool.run("gate", quarter("Q3"), "--policy", policy, "--since", quarter("Q2"))
        #expect(since.output.hasPrefix("Withheld:"))
        let itself = try await Tool.run("gate", quarter("Q3"), "--policy", policy, "--since", quarter("Q3"))
        #expect(itself.output.hasPrefix("Authorised:"))
        // And beside a baseline.
        let accepted = scratch.path("baseline.json")
        #expect(try await Tool.run("analyze", quarter("Q3"), "--write-baseline", accepted).status == 0)
        let baseline = try await Tool.run("gate", quarter("Q3"), "--policy", policy, "--baseline", accepted)
        #expect(baseline.output.hasPrefix("Authorised:"))
    }

    /// All that is wrong with all files, at once.
    @Test func whatCannotBeReadIsTwo() async throws {
        let scratch = try Scratch()
        let cycle = try scratch.write("org.yaml", "linchpin: 1\nsystems: {shop: {tier: 7}}\n")
        let policy = try scratch.write(
            "p.yaml", "linchpin-policy: 1\nrequirements: [{id: x, figure: suporters, at-least: 1}]\n")
        let log = try scratch.write("log.md", "## 2026-01-01: withheld\n- [ ] by soon: x\n")
        let outcome = try await Tool.run(
            "gate", cycle, "--policy", policy, "--log", log, "--baseline", scratch.path("none.json"))
        #expect(outcome.status == 2)
        #expect(outcome.output.isEmpty)
        for place in ["org.yaml:2:24", "p.yaml:2:32", "log.md:2:1", "none.json"] {
            #expect(outcome.errors.contains(place), "\(place): \(outcome.errors)")
        }
        #expect(outcome.errors.contains("did you mean 'supporters'?"))
    }

    @Test func swappedFilesAreToldAsSuch() async throws {
        let outcome = try await Tool.run("gate", policy, "--policy", quarter("Q3"))
        #expect(outcome.status == 2)
        #expect(outcome.errors.contains("this is a cycle, not a policy"))
    }

    @Test func aPolicyCanBeChecked() async throws {
        let valid = try await Tool.run("check", policy, quarter("Q3"))
        #expect(valid.status == 0)
        #expect(valid.output.hasPrefix("graphs/policy.yaml: valid, a policy, 11 requirements\n"))
        let scratch = try Scratch()
        let wrong = try scratch.write("p.yaml", "linchpin-policy: 1\nrequirements: [{id: x, figure: intact}]\n")
        let outcome = try await Tool.run("check", wrong)
        #expect(outcome.status == 2)
        #expect(outcome.errors.contains("p.yaml:2:16"))
        // What only a policy says is no cycle.
        let other = try await Tool.run("analyze", policy)
        #expect(other.status == 2)
        #expect(other.errors.contains("linchpin gate CYCLE --policy graphs/policy.yaml"))
    }

    @Test(arguments: [
        ["--for", "settlement-agnet"], ["--date", "today"], ["--top", "0"], ["--away", "2"], ["--format", "xml"],
        ["--since", "a", "--baseline", "b"], ["--log", "a", "--record", "b"], ["--record", "-"], ["--by", "Ana"],
        ["--policy", "-", "--log", "-"],
    ])
    func wrongUsageIsSixtyFour(_ rest: [String]) async throws {
        let outcome = try await Tool.run(["gate", quarter("Q3"), "--policy", policy] + rest)
        #expect(outcome.status == 64, "\(rest)")
        #expect(!outcome.errors.isEmpty)
        #expect(outcome.output.isEmpty)
    }

    @Test func allWrongNamesAreToldAtOnce() async throws {
        let outcome = try await gate("Q3", "--for", "settlement-agnet", "--for", "yuky")
        #expect(outcome.status == 64)
        #expect(outcome.errors.contains("'system:settlement-agent'") && outcome.errors.contains("'person:yuki'"))
    }

    @Test func aPolicyIsNeeded() async throws {
        #expect(try await Tool.run("gate", quarter("Q3")).status == 64)
    }

    /// The settings beside a cycle say which policy it is held to, how severe rules are, and what is accepted.
    @Test func goesByTheSettings() async throws {
        let scratch = try Scratch()
        let cycle = try scratch.write(
            "org.yaml", "linchpin: 1\npeople: [ana]\nsystems: {shop: {owners: [ana]}, till: {owners: [nobody-here]}}\n")
        _ = try scratch.write(
            "policy.yaml",
            """
            linchpin-policy: 1
            requirements:
              - {id: none, findings: any, rule: ownership/single, severity: error}
              - {id: new, findings: new, rule: ownership/single}
            """)
        let settings = "linchpin-settings: 1\npolicy: policy.yaml\nsentinels: [nobody-here]\nbaseline: accepted.json\n"
        _ = try scratch.write("linchpin.yaml", settings)
        #expect(try await Tool.run("gate", cycle).status == 2)
        #expect(try await Tool.run("analyze", cycle, "--write-baseline", scratch.path("accepted.json")).status == 0)
        let lenient = try await Tool.run("gate", cycle)
        #expect(lenient.status == 0, "\(lenient.errors)")
        _ = try scratch.write("linchpin.yaml", settings + "severities: {ownership/single: error}\n")
        #expect(try await Tool.run("gate", cycle).output.hasPrefix("Withheld: 1 of 2"))
        // Without them no policy is named, and `nobody-here` is nobody.
        #expect(try await Tool.run("gate", cycle, "--no-settings").status == 64)
        #expect(try await Tool.run("gate", cycle, "--no-settings", "--policy", scratch.path("policy.yaml")).status == 2)
    }

    // MARK: - Formats

    @Test func theSameBytesEveryTime() async throws {
        for format in ["text", "json", "markdown"] {
            let one = try await gate("Q3", "--format", format, "--threads", "1")
            let two = try await gate("Q3", "--format", format, "--threads", "4")
            #expect(one.status == 1)
            #expect(one.output == two.output)
        }
        let json = try await gate("Q3", "--format", "json")
        #expect(try JSONSerialization.jsonObject(with: Data(json.output.utf8)) is [String: Any])
    }

    @Test func theExtensionSaysWhichFormat() async throws {
        let scratch = try Scratch()
        for (name, start) in [("d.json", "{"), ("d.md", "## Withheld"), ("d.txt", "Withheld")] {
            let outcome = try await gate("Q3", "-o", scratch.path(name))
            #expect(outcome.status == 1)
            #expect(scratch.read(name)?.hasPrefix(start) == true, "\(name)")
        }
    }

    @Test func readsStandardInput() async throws {
        let text = try String(contentsOf: Tool.project.appending(path: quarter("Q1")), encoding: .utf8)
        let outcome = try await Tool.run(["gate", "-", "--policy", policy], input: text)
        #expect(outcome.status == 0, "\(outcome.errors)")
    }

    // MARK: - The log

    @Test func theLogOnlyGrows() async throws {
        let scratch = try Scratch()
        let log = scratch.path("decisions.md")
        let first = try await gate("Q2", "--record", log, "--date", "2026-06-30", "--by", "Risk committee")
        #expect(first.status == 0)
        let written = try #require(scratch.read("decisions.md"))
        #expect(written.hasPrefix("# Decisions\n"))
        #expect(written.contains("## 2026-06-30: authorised with conditions"))
        #expect(written.contains("- decided by: Risk committee"))
        #expect(
            written.contains(
                "- [ ] by 2026-08-29: `tier-2.supporters` of `system:document-intake-agent`; owner: team:applied-ai"))
        // The digest is that of the file's bytes, by another program.
        let digest = try await Tool.shell(
            "if command -v sha256sum >/dev/null; then sha256sum \"$1\"; else shasum -a 256 \"$1\"; fi", [quarter("Q2")])
        #expect(written.contains("SHA-256 `\(digest.output.prefix(64))`"))

        let second = try await gate("Q3", "--record", log, "--date", "2026-09-30", "--by", "Risk committee")
        #expect(second.status == 1)
        #expect(second.output.contains("overdue"))
        #expect(second.output.contains("the condition of 2026-06-30 was to be seen to by 2026-08-29"))
        let longer = try #require(scratch.read("decisions.md"))
        #expect(longer.hasPrefix(written))
        #expect(longer.count { $0 == "#" } == written.count { $0 == "#" } + 2)
        #expect(scratch.names == ["decisions.md"])

        // Reading it adds nothing.
        let third = try await gate("Q4", "--log", log, "--date", "2026-12-31")
        #expect(third.output.contains("fulfilled"))
        #expect(scratch.read("decisions.md") == longer)
    }

    /// Without a day it is today's; the day after tomorrow a condition of one day is overdue.
    @Test func todayIsTheDefault() async throws {
        let scratch = try Scratch()
        let log = scratch.path("log.md")
        let outcome = try await gate("Q2", "--record", log)
        #expect(outcome.status == 0)
        let heading = try #require(scratch.read("log.md")?.split(separator: "\n").first { $0.hasPrefix("## ") })
        let formatter = DateFormatter()
        formatter.dateFormat = "yyyy-MM-dd"
        formatter.locale = Locale(identifier: "en_US_POSIX")
        let days = [-1.0, 0, 1].map { formatter.string(from: Date(timeIntervalSinceNow: $0 * 60)) }
        #expect(days.contains(String(heading.dropFirst(3).prefix(10))))
    }

    @Test func theLogIsNoneOfTheOtherFiles() async throws {
        let scratch = try Scratch()
        let text = try String(contentsOf: Tool.project.appending(path: quarter("Q2")), encoding: .utf8)
        let cycle = try scratch.write("org.yaml", text)
        let outcome = try await Tool.run("gate", cycle, "--policy", policy, "--record", cycle)
        #expect(outcome.status == 64)
        let output = try await Tool.run(
            "gate", cycle, "--policy", policy, "--record", scratch.path("log.md"), "-o", scratch.path("org.yaml"))
        #expect(output.status == 64)
        #expect(scratch.read("org.yaml") == text)
        let folder = try await Tool.run("gate", cycle, "--policy", policy, "--record", scratch.url.path)
        #expect(folder.status == 2)
        #expect(folder.output.isEmpty)
        #expect(scratch.names == ["org.yaml"])
    }

    /// Who goes away early does not change the verdict.
    @Test func aReaderThatGoesAwayChangesNoVerdict() async throws {
        let outcome = try await Tool.shell(
            "linchpin gate \"$1\" --policy \"$2\" --format json | head -c 1 >/dev/null; exit ${PIPESTATUS[0]}",
            [quarter("Q3"), policy])
        #expect(outcome.status == 1)
    }
}
