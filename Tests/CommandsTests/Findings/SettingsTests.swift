import Foundation
import Testing

/// `linchpin.yaml`: where it is found, what it changes, and what is said when it is wrong.
@Suite struct SettingsTests {
    /// Ana alone can fix the shop: a warning, raised to an error by its tier; the mail is owned by nobody: an error.
    static let organisation = """
        linchpin: 1
        people: {ana: {}, ben: {}}
        systems:
          shop: {tier: 1, owners: [ana]}
          mail: {}
          till: {owners: [ana, ben]}
        """

    private func settings(_ text: String) -> String { "linchpin-settings: 1\n\(text)\n" }

    private func json(_ outcome: Tool.Outcome) throws -> [String: Any] {
        try #require(
            JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any], "\(outcome.errors)")
    }

    // MARK: - Where it is

    @Test func theNearestFileCounts() async throws {
        let scratch = try Scratch()
        let file = try scratch.write(in: "a/b", "org.yaml", Self.organisation)
        _ = try scratch.write("linchpin.yaml", settings("rules: {ignore: [\"*\"]}"))
        let far = try await Tool.run("analyze", file)
        #expect(
            far.output.contains("Left out, as these rules are not asked for (2): ownership/none 1, ownership/single 1.")
        )
        let folder = scratch.url.lastPathComponent
        #expect(far.output.hasSuffix("/\(folder)/linchpin.yaml\n"))
        _ = try scratch.write(in: "a", "linchpin.yaml", settings("rules: {ignore: [ownership/none]}"))
        #expect(try await Tool.run("analyze", file).output.contains("(1): ownership/none 1."))
        _ = try scratch.write(in: "a/b", "linchpin.yaml", settings(""))
        let near = try await Tool.run("analyze", file)
        #expect(!near.output.contains("Left out"))
        #expect(near.output.hasSuffix("/\(folder)/a/b/linchpin.yaml\n"))
    }

    @Test func theSearchEndsAtTheRepositoryAndAtHome() async throws {
        let scratch = try Scratch()
        let file = try scratch.write(in: "a/b", "org.yaml", Self.organisation)
        _ = try scratch.write("linchpin.yaml", settings("rules: {ignore: [\"*\"]}"))
        #expect(try await Tool.run("analyze", file).output.contains("Left out"))
        let home = try await Tool.run(["analyze", file], environment: ["HOME": scratch.path("a")])
        #expect(!home.output.contains("Left out"))
        try FileManager.default.createDirectory(atPath: scratch.path("a/.git"), withIntermediateDirectories: false)
        #expect(!(try await Tool.run("analyze", file).output.contains("Left out")))
        // The root itself counts.
        _ = try scratch.write(in: "a", "linchpin.yaml", settings("rules: {ignore: [\"*\"]}"))
        #expect(try await Tool.run("analyze", file).output.contains("Left out"))
    }

    @Test func itIsNamedFromWhereTheUserIs() async throws {
        let scratch = try Scratch()
        _ = try scratch.write(in: "a/b", "org.yaml", Self.organisation)
        _ = try scratch.write(in: "a", "linchpin.yaml", settings("away: 0.2"))
        for (folder, file, name) in [
            (".", "a/b/org.yaml", "a/linchpin.yaml"), ("a", "b/org.yaml", "linchpin.yaml"),
            ("a/b", "org.yaml", "../linchpin.yaml"), ("a/b", "./org.yaml", "../linchpin.yaml"),
        ] {
            let outcome = try await Tool.shell("cd \"$1/\(folder)\" && linchpin analyze \(file)", [scratch.url.path])
            #expect(outcome.output.hasSuffix("\nSettings: \(name)\n"), "\(folder): \(outcome.output.suffix(60))")
        }
        // Standard input lies where the user is.
        let input = try await Tool.shell("cd \"$1/a\" && linchpin analyze - < b/org.yaml", [scratch.url.path])
        #expect(input.output.hasSuffix("\nSettings: linchpin.yaml\n"))
    }

    @Test func anotherFileOrNone() async throws {
        let scratch = try Scratch()
        let file = try scratch.write("org.yaml", Self.organisation)
        _ = try scratch.write("linchpin.yaml", settings("rules: {ignore: [\"*\"]}"))
        let other = try scratch.write("other.yaml", settings("rules: {ignore: [ownership/none]}"))
        #expect(!(try await Tool.run("analyze", file, "--no-settings").output.contains("Left out")))
        #expect(!(try await Tool.run("analyze", file, "--no-settings").output.contains("Settings:")))
        #expect(try await Tool.run("analyze", file, "--settings", other).output.contains("(1): ownership/none 1."))
        #expect(try await Tool.run("analyze", file, "--settings", other, "--no-settings").status == 64)
        let missing = try await Tool.run("analyze", file, "--settings", scratch.path("no.yaml"))
        #expect(missing.status == 2)
        #expect(missing.errors.contains("no.yaml: error: there is no such file"), "\(missing.errors)")
    }

    /// It is the most natural name for somebody's first cycle.
    @Test func aCycleMayHaveItsName() async throws {
        let scratch = try Scratch()
        let cycle = try scratch.write("linchpin.yaml", Self.organisation)
        #expect(try await Tool.run("analyze", cycle).status == 0)
        let beside = try scratch.write("org.yaml", Self.organisation)
        let outcome = try await Tool.run("analyze", beside)
        #expect(outcome.status == 0, "\(outcome.errors)")
        #expect(!outcome.output.contains("Settings:"))
        // Named as settings, it is a slip.
        let named = try await Tool.run("analyze", beside, "--settings", cycle)
        #expect(named.status == 2)
        #expect(named.errors.contains("this is a cycle, and not settings"))
        // And settings are no cycle.
        let settings = try scratch.write("settings.yaml", settings(""))
        let wrong = try await Tool.run("analyze", settings, "--no-settings")
        #expect(wrong.status == 2)
        #expect(wrong.errors.contains("the settings of an organisation"), "\(wrong.errors)")
    }

    // MARK: - What it says

    @Test func everyProblemIsTold() async throws {
        let scratch = try Scratch()
        let file = try scratch.write("org.yaml", Self.organisation)
        _ = try scratch.write("linchpin.yaml", settings("rules: {ignore: [ownership/singel]}\naway: 2\nfail-no: error"))
        for command in [["analyze"], ["show", "shop"], ["diagram"], ["centrality"], ["check"]] {
            let outcome = try await Tool.run(command + [file])
            #expect(outcome.status == 2, "\(command)")
            for part in [
                "linchpin.yaml:2:18: error:", "did you mean 'ownership/single'?", "linchpin.yaml:3:7: error:",
                "linchpin.yaml:4:1: error:", "did you mean 'fail-on'?",
            ] {
                #expect(outcome.errors.contains(part), "\(command): \(outcome.errors)")
            }
        }
    }

    @Test func settingsAreChecked() async throws {
        let scratch = try Scratch()
        let org = try scratch.write("org.yaml", Self.organisation)
        let good = try scratch.write("linchpin.yaml", settings("away: 0.2"))
        let both = try await Tool.run("check", org, good)
        #expect(both.status == 0, "\(both.errors)")
        #expect(both.output.hasSuffix("linchpin.yaml: valid, settings, 0 suppressions\n"))
        _ = try scratch.write("linchpin.yaml", settings("away: much"))
        let bad = try await Tool.run("check", org, org, good)
        #expect(bad.status == 2)
        #expect(bad.output.contains("org.yaml: valid, "))
        #expect(bad.output.hasSuffix("linchpin.yaml: not valid, 1 error\n"))
        // It goes with two files and is one itself, and is told of once.
        #expect(bad.errors.components(separatedBy: "expected a probability").count == 2, "\(bad.errors)")
    }

    /// The example of the documentation is a whole file.
    @Test func theDocumentedExampleIsValid() async throws {
        let scratch = try Scratch()
        let text = try String(contentsOf: Tool.project.appendingPathComponent("docs/settings.md"), encoding: .utf8)
        let start = try #require(text.range(of: "```yaml\nlinchpin-settings: 1\n\nrules"))
        let end = try #require(text.range(of: "```", range: start.upperBound..<text.endIndex))
        let example = text[start.lowerBound..<end.lowerBound].dropFirst("```yaml\n".count)
        let outcome = try await Tool.run("check", try scratch.write("linchpin.yaml", String(example)))
        #expect(outcome.output.hasSuffix("valid, settings, 2 suppressions\n"), "\(outcome.errors)")
    }

    // MARK: - What it changes

    @Test func sentinelsAreReadByEveryCommand() async throws {
        let scratch = try Scratch()
        let file = try scratch.write("org.yaml", "linchpin: 1\nsystems: {shop: {owners: [to-be-decided]}}\n")
        for command in [["analyze"], ["show", "shop"], ["diagram"], ["centrality"], ["check"]] {
            #expect(try await Tool.run(command + [file]).status == 2, "\(command)")
        }
        _ = try scratch.write("linchpin.yaml", settings("sentinels: To-Be-Decided"))
        for command in [["analyze"], ["show", "shop"], ["diagram", "--format", "dot"], ["centrality"], ["check"]] {
            let outcome = try await Tool.run(command + [file])
            #expect(outcome.status == 0, "\(command): \(outcome.errors)")
        }
    }

    /// 1 − q for one answerer who is an authority: docs/metrics.md, continuity.
    @Test func theAnalysisGoesByIt() async throws {
        let scratch = try Scratch()
        let file = try scratch.write(
            "org.yaml",
            """
            linchpin: 1
            authority: [ana]
            people: {ana: {}, ben: {}}
            systems: {shop: {tier: 1, owners: [ben], escalation: [{to: ben, after: 45}, {to: ana}]}}
            """)
        func analysis(_ arguments: String...) async throws -> (q: Double?, rules: [String]) {
            let root = try json(try await Tool.run(["analyze", file, "--format", "json"] + arguments))
            let findings = try #require(root["findings"] as? [[String: Any]])
            return (
                (root["escalation"] as? [String: Any])?["q"] as? Double, findings.compactMap { $0["rule"] as? String }
            )
        }
        // 45 minutes to the authority: within the 60 of tier 1.
        let plain = try await analysis()
        #expect(plain.q == 0.1)
        #expect(!plain.rules.contains("escalation/slow"))
        _ = try scratch.write("linchpin.yaml", settings("away: 0.25\nminutes-to-authority: {1: 30}"))
        let set = try await analysis()
        #expect(set.q == 0.25)
        #expect(set.rules.contains("escalation/slow"))
        #expect(try await analysis("--away", "0.5").q == 0.5)
        _ = try scratch.write("linchpin.yaml", settings("minutes-to-authority: {1: none}"))
        #expect(!(try await analysis().rules.contains("escalation/slow")))
    }

    @Test func theCommandLineWins() async throws {
        let scratch = try Scratch()
        let file = try scratch.write("org.yaml", Self.organisation)
        _ = try scratch.write(
            "linchpin.yaml",
            settings("rules: {ignore: [ownership/single]}\nfail-on: error\nseverities: {ownership/none: note}"))
        // The one that is left is a note.
        #expect(try await Tool.run("analyze", file).status == 0)
        #expect(try await Tool.run("analyze", file, "--fail-on", "note").status == 1)
        // To select puts `rules` aside, and then there is an error, too.
        let selected = try await Tool.run("analyze", file, "--select", "ownership/single")
        #expect(selected.status == 1)
        #expect(selected.output.contains("ana alone can fix shop."))
        #expect(!selected.output.contains("mail has no owner."))
        #expect(try await Tool.run("analyze", file, "--select", "ownership/single", "--fail-on", "never").status == 0)
        // To ignore comes on top.
        let ignored = try await Tool.run(
            "analyze", file, "--ignore", "ownership/none,escalation/*", "--fail-on", "note")
        #expect(ignored.status == 0)
        #expect(ignored.output.contains("(2): ownership/none 1, ownership/single 1."))
    }

    @Test func wrongNamesAreToldAtOnce() async throws {
        let scratch = try Scratch()
        let file = try scratch.write("org.yaml", Self.organisation)
        let outcome = try await Tool.run("analyze", file, "--select", "ownership,loop", "--ignore", "zebra/*")
        #expect(outcome.status == 64)
        for part in ["'ownership'; did you mean 'ownership/*'?", "'loop'; did you mean 'escalation/loop'?"] {
            #expect(outcome.errors.contains(part), "\(outcome.errors)")
        }
        for arguments in [
            ["--select", ","], ["--date", "tomorrow"], ["--date", "2026-02-30"], ["--since", ""],
            ["--baseline", "a", "--since", "b"], ["--write-baseline", "-"], ["--fail-on", "fatal"],
        ] {
            #expect(try await Tool.run(["analyze", file] + arguments).status == 64, "\(arguments)")
        }
    }

    // MARK: - Suppressions

    private let suppressed = """
        suppressions:
          - {rule: ownership/single, subject: system:shop, owner: coo, reason: Kim starts in May, until: 2026-05-31}
        """

    @Test func aSuppressionHoldsUntilItsDay() async throws {
        let scratch = try Scratch()
        let file = try scratch.write("org.yaml", Self.organisation)
        _ = try scratch.write("linchpin.yaml", settings("rules: {ignore: [ownership/none]}\n\(suppressed)"))
        let before = try await Tool.run("analyze", file, "--date", "2026-05-31", "--fail-on", "note")
        #expect(before.status == 0, "\(before.output)")
        #expect(before.output.contains("Nothing else to fix was found"))
        #expect(
            before.output.contains(
                "Suppressed, and not counted\n  error  system:shop  ownership/single\n"
                    + "    until 2026-05-31, by coo: Kim starts in May\n"))
        let after = try await Tool.run("analyze", file, "--date", "2026-06-01", "--fail-on", "warning")
        #expect(after.status == 1)
        #expect(after.output.contains("ana alone can fix shop."))
        #expect(after.output.contains("by coo ended on 2026-05-31; the finding counts again."))
        // Without a day it is today's, and May 2026 is over.
        #expect(try await Tool.run("analyze", file).output.contains("settings/expired-suppression"))
    }

    @Test func whatIsSuppressedIsInTheJSON() async throws {
        let scratch = try Scratch()
        let file = try scratch.write("org.yaml", Self.organisation)
        _ = try scratch.write("linchpin.yaml", settings("rules: {ignore: [ownership/none]}\n\(suppressed)"))
        let root = try json(try await Tool.run("analyze", file, "--date", "2026-01-01", "--format", "json"))
        #expect((root["findings"] as? [Any])?.isEmpty == true)
        let it = try #require((root["suppressed"] as? [[String: Any]])?.first)
        #expect(it["rule"] as? String == "ownership/single")
        #expect(it["status"] as? String == "suppressed")
        let suppression = try #require(it["suppression"] as? [String: Any])
        #expect(suppression["owner"] as? String == "coo")
        #expect(suppression["reason"] as? String == "Kim starts in May")
        #expect(suppression["until"] as? String == "2026-05-31")
        #expect((suppression["location"] as? [String: Any])?["line"] as? Int == 4)
        #expect((root["settings"] as? String)?.hasSuffix("/linchpin.yaml") == true)
        let ignored = try #require((root["ignored"] as? [[String: Any]])?.first)
        #expect(ignored["rule"] as? String == "ownership/none")
        #expect(ignored["count"] as? Int == 1)
        #expect(root["comparedWith"] is NSNull)
    }

    @Test func unusedOnesPointAtTheirLine() async throws {
        let scratch = try Scratch()
        let file = try scratch.write("org.yaml", Self.organisation)
        _ = try scratch.write(
            "linchpin.yaml",
            settings(
                "suppressions: [{rule: escalation/loop, subject: 'policy:gone', owner: a, reason: r, until: 2099-12-31}]"
            ))
        let outcome = try await Tool.run("analyze", file, "--select", "escalation/*", "--fail-on", "note")
        #expect(outcome.status == 1)
        #expect(outcome.output.contains("linchpin.yaml:2:16"), "\(outcome.output)")
        #expect(outcome.output.contains("sets nothing aside."))
        // What is there no more cannot be shown.
        #expect(!outcome.output.contains("linchpin show"))
    }

    @Test func showTellsThemApart() async throws {
        let scratch = try Scratch()
        let file = try scratch.write("org.yaml", Self.organisation)
        _ = try scratch.write(
            "linchpin.yaml", settings(suppressed.replacingOccurrences(of: "2026-05-31", with: "2099-12-31")))
        let shop = try await Tool.run("show", "shop", file).output
        #expect(shop.contains("No findings."))
        #expect(shop.contains("Suppressed\n  error  system:shop  ownership/single\n    until 2099-12-31, by coo: Kim"))
        #expect(!(try await Tool.run("show", "mail", file).output.contains("Suppressed")))
    }

    /// What comes from the file cannot drive a terminal.
    @Test func hostileWordsAreShownAsTheyAre() async throws {
        let scratch = try Scratch()
        let file = try scratch.write("org.yaml", Self.organisation)
        _ = try scratch.write(
            "linchpin.yaml",
            settings(
                #"suppressions: [{rule: ownership/single, subject: system:shop, owner: "\e[2J", reason: "\u202Eevil\nx", until: 2099-12-31}]"#
            ))
        let outcome = try await Tool.run("analyze", file)
        #expect(outcome.status == 0, "\(outcome.errors)")
        #expect(outcome.output.contains("by \\u{1B}[2J: \\u{202E}evil\\u{A}x"), "\(outcome.output)")
        #expect(outcome.output.unicodeScalars.allSatisfy { $0.value >= 0x20 || $0 == "\n" })
        _ = try scratch.write("linchpin.yaml", settings(#"rules: {ignore: ["\e[2J"]}"#))
        let wrong = try await Tool.run("analyze", file)
        #expect(wrong.errors.unicodeScalars.allSatisfy { $0.value >= 0x20 || $0 == "\n" })
    }

    @Test func rulesAboutTheSettingsAreExplained() async throws {
        let outcome = try await Tool.run("explain", "settings/expired-suppression")
        #expect(outcome.status == 0)
        #expect(outcome.output.contains("once `linchpin-settings: 1` stands above it"))
        #expect(try await Tool.run("rules").output.contains("settings/unused-suppression"))
        #expect(
            try await Tool.run("explain", "settings/unused-supression").errors.contains("'settings/unused-suppression'")
        )
    }
}
