import Foundation
import Testing

/// Accepting what is there, and counting what is new.
@Suite struct BaselineTests {
    private let organisation = SettingsTests.organisation

    private func statuses(_ outcome: Tool.Outcome) throws -> [String: String?] {
        let root = try #require(JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any])
        let findings = try #require(root["findings"] as? [[String: Any]])
        return Dictionary(
            uniqueKeysWithValues: findings.map {
                ("\($0["rule"] ?? "") \($0["subject"] ?? "")", $0["status"] as? String)
            })
    }

    @Test(arguments: ["baseline.json", "baseline.yaml"])
    func whatIsAcceptedDoesNotCount(name: String) async throws {
        let scratch = try Scratch()
        let file = try scratch.write("org.yaml", organisation)
        let baseline = scratch.path(name)
        #expect(try await Tool.run("analyze", file, "--fail-on", "note").status == 1)
        let first = try await Tool.run("analyze", file, "--write-baseline", baseline, "--fail-on", "note")
        #expect(first.status == 0, "\(first.errors)")
        let text = try #require(scratch.read(name))
        // One line each, sorted.
        let lines = text.split(separator: "\n").filter { $0.contains("fingerprint") }
        #expect(lines.count == 2)
        #expect(lines[0].contains("ownership/none") && lines[1].contains("ownership/single"))
        let known = try await Tool.run("analyze", file, "--baseline", baseline, "--fail-on", "note")
        #expect(known.status == 0)
        #expect(known.output.contains(" · compared with \(baseline)\n"))
        #expect(known.output.contains("Nothing new to fix was found"))
        #expect(known.output.contains("Known from \(baseline), and not counted\n"))
        // Written again it is the same file.
        #expect(try await Tool.run("analyze", file, "--write-baseline", baseline).status == 0)
        #expect(scratch.read(name) == text)
    }

    @Test func whatIsNewCountsAndWhatIsGoneIsTold() async throws {
        let scratch = try Scratch()
        let file = try scratch.write("org.yaml", organisation)
        let baseline = scratch.path("b.json")
        #expect(try await Tool.run("analyze", file, "--write-baseline", baseline).status == 0)
        // The mail has an owner by now, and the till has none.
        _ = try scratch.write(
            "org.yaml",
            organisation.replacingOccurrences(of: "mail: {}", with: "mail: {owners: [ana, ben]}")
                .replacingOccurrences(of: "till: {owners: [ana, ben]}", with: "till: {}"))
        let outcome = try await Tool.run("analyze", file, "--baseline", baseline, "--fail-on", "error")
        #expect(outcome.status == 1)
        #expect(outcome.output.contains("Fix these first: not in \(baseline)\n1 error  system:till  ownership/none\n"))
        #expect(outcome.output.contains("1 new cause behind 1 affected system."))
        #expect(outcome.output.contains("No longer found (1): ownership/none system:mail.\n"))
        let json = try await Tool.run("analyze", file, "--baseline", baseline, "--format", "json")
        #expect(
            try statuses(json) == ["ownership/none system:till": "new", "ownership/single system:shop": "known"])
        let root = try #require(JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any])
        #expect((root["resolved"] as? [[String: Any]])?.map { $0["subject"] as? String } == ["system:mail"])
        #expect((root["comparedWith"] as? [String: String]) == ["kind": "baseline", "name": baseline])
    }

    @Test func theSettingsMayNameIt() async throws {
        let scratch = try Scratch()
        let file = try scratch.write("org.yaml", organisation)
        _ = try scratch.write("linchpin.yaml", "linchpin-settings: 1\nbaseline: b.json\nfail-on: note\n")
        // Before it is there, that is a mistake in the settings, unless it is being written.
        let missing = try await Tool.run("analyze", file)
        #expect(missing.status == 2)
        #expect(missing.errors.contains("linchpin.yaml:2:11: error: there is no baseline"), "\(missing.errors)")
        let written = try await Tool.run("analyze", file, "--write-baseline", scratch.path("b.json"))
        #expect(written.status == 0, "\(written.errors)")
        #expect(try await Tool.run("analyze", file).status == 0)
        #expect(try await Tool.run("analyze", file, "--no-settings", "--fail-on", "note").status == 1)
        // Another one wins.
        let empty = try scratch.write("empty.yaml", "linchpin-baseline: 1\n")
        #expect(try await Tool.run("analyze", file, "--baseline", empty).status == 1)
    }

    /// An exception that has run out must not be accepted for good by accident, nor one that still runs.
    @Test func suppressionsAreNoPartOfIt() async throws {
        let scratch = try Scratch()
        let file = try scratch.write("org.yaml", organisation)
        _ = try scratch.write(
            "linchpin.yaml",
            """
            linchpin-settings: 1
            suppressions:
              - {rule: ownership/single, subject: system:shop, owner: a, reason: r, until: 2026-05-31}
              - {rule: ownership/none, subject: system:mail, owner: a, reason: r, until: 2026-12-31}
            """)
        let baseline = scratch.path("b.json")
        let outcome = try await Tool.run(
            "analyze", file, "--date", "2026-06-01", "--write-baseline", baseline, "--fail-on", "error")
        #expect(outcome.status == 0, "\(outcome.errors)")
        let text = try #require(scratch.read("b.json"))
        #expect(text.contains("ownership/single") && !text.contains("ownership/none") && !text.contains("settings/"))
        #expect(
            try await Tool.run("analyze", file, "--date", "2026-06-01", "--baseline", baseline, "--fail-on", "warning")
                .status == 1)
    }

    @Test func whatIsReadIsNotOverwritten() async throws {
        let scratch = try Scratch()
        let file = try scratch.write("org.yaml", organisation)
        let settings = try scratch.write("linchpin.yaml", "linchpin-settings: 1\nbaseline: b.json\n")
        let baseline = try scratch.write("b.json", "{\"linchpin-baseline\": 1}")
        for arguments in [
            ["--write-baseline", file], ["--write-baseline", settings], ["-o", settings], ["-o", baseline],
            ["--no-settings", "--baseline", baseline, "-o", baseline],
            ["-o", scratch.path("x"), "--write-baseline", scratch.path("x")],
        ] {
            let outcome = try await Tool.run(["analyze", file] + arguments)
            #expect(outcome.status == 64, "\(arguments)")
            #expect(outcome.errors.contains("would overwrite"), "\(outcome.errors)")
        }
        let nowhere = try await Tool.run("analyze", file, "--write-baseline", scratch.path("no/b.json"))
        #expect(nowhere.status == 2)
        #expect(nowhere.errors.contains("there is no folder"))
        #expect(nowhere.output.isEmpty)
        #expect(scratch.names == ["b.json", "linchpin.yaml", "org.yaml"])
        #expect(scratch.read("b.json") == "{\"linchpin-baseline\": 1}")
        // A baseline may be written anew while it is compared with.
        let again = try await Tool.run("analyze", file, "--baseline", baseline, "--write-baseline", baseline)
        #expect(again.status == 0, "\(again.errors)")
        #expect(again.output.contains("Fix these first: not in"))
        #expect(scratch.read("b.json")?.contains("ownership/single") == true)
    }

    @Test func whatIsWrongWithABaselineIsTold() async throws {
        let scratch = try Scratch()
        let file = try scratch.write("org.yaml", organisation)
        let baseline = try scratch.write("b.yaml", "linchpin-baseline: 1\nfindings: [{rule: a/b, fingerprint: x}]\n")
        let outcome = try await Tool.run("analyze", file, "--baseline", baseline)
        #expect(outcome.status == 2)
        #expect(outcome.errors.contains("b.yaml:2:12: error:") && outcome.errors.contains("b.yaml:2:37: error:"))
        #expect(try await Tool.run("analyze", file, "--baseline", scratch.path("no")).status == 2)
        #expect(try await Tool.run("analyze", file, "--baseline", file).status == 2)
    }
}
