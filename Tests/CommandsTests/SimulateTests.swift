import Foundation
import Testing

/// `simulate`, `figures`, and `explain` of a figure, as a user runs them.
@Suite struct SimulateTests {
    private let second = "graphs/larkfield-mutual/2026-Q2.yaml"
    private let third = "graphs/larkfield-mutual/2026-Q3.yaml"

    @Test func theStoryOfTheThirdQuarterIsToldInTheSecond() async throws {
        let outcome = try await Tool.run("simulate", second, "--promote", "settlement-agent", "--load-factor", "3")
        #expect(outcome.status == 0, "\(outcome.errors)")
        for part in [
            "Settlement agent goes into production with 3 times its load", "can take 1.17 times its load",
            "Yuki Tanabe carries 78.33 of 60 hours", "ownership/pilot-grade",
        ] {
            #expect(outcome.output.contains(part), "\(part): \(outcome.output)")
        }
    }

    @Test func changesAreRepeatable() async throws {
        let outcome = try await Tool.run(
            "simulate", third, "--absent", "yuki, team:data-platform", "--absent", "person:marco", "--support",
            "settlement-agent=lindiwe", "--support", "Document intake agent = team:claims-platform", "--capacity",
            "lindiwe=200", "--promote", "contact-assistant", "--format", "json")
        #expect(outcome.status == 0, "\(outcome.errors)")
        let root = try #require(
            try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any])
        let changes = try #require(root["changes"] as? [[String: Any]])
        #expect(
            changes.map { "\($0["kind"] ?? "") \($0["id"] ?? "")" } == [
                "absence person:yuki", "absence team:data-platform", "absence person:marco",
                "support system:settlement-agent", "support system:document-intake-agent",
                "promotion system:contact-assistant", "capacity person:lindiwe",
            ])
    }

    /// Names may hold what separates names.
    @Test func namesMayHoldCommasAndEqualsSigns() async throws {
        let scratch = try Scratch()
        let file = try scratch.write(
            "org.yaml", "linchpin: 1\npeople: {\"a,b\": , \"p=q\": }\nsystems: {\"s=t\": {owners: [\"a,b\"]}}\n")
        let outcome = try await Tool.run(
            "simulate", file, "--absent", "a,b", "--support", "s=t=p=q", "--capacity", "p=q=5")
        #expect(outcome.status == 0, "\(outcome.errors)")
        #expect(outcome.output.contains("p=q can fix s=t too"))
        #expect(outcome.output.contains("p=q has 5 h a cycle for support"))
    }

    /// Everything that is wrong at once, each with the nearest right spelling.
    @Test func everyWrongNameIsToldAtOnce() async throws {
        let outcome = try await Tool.run(
            "simulate", second, "--absent", "yuky,team:data-platfrom", "--support", "settlement-agnet=maroc",
            "--support", "nonsense", "--promote", "contact-asistant", "--capacity", "yuki=many")
        #expect(outcome.status == 64)
        #expect(outcome.output.isEmpty)
        for part in [
            "did you mean 'person:yuki'", "did you mean 'team:data-platform'", "did you mean 'system:settlement-agent'",
            "did you mean 'person:marco'", "--support nonsense: expected SYSTEM=PERSON",
            "did you mean 'system:contact-assistant'", "'many' is not a number of hours",
        ] {
            #expect(outcome.errors.contains(part), "\(part): \(outcome.errors)")
        }
        #expect(outcome.errors.split(separator: "\n").allSatisfy { $0.hasPrefix("linchpin: error: ") })
    }

    @Test func whatCannotBeIsSixtyFour() async throws {
        let outcome = try await Tool.run(
            "simulate", second, "--promote", "claims-core", "--promote", "claims-api", "--load-factor", "2")
        #expect(outcome.status == 64)
        #expect(outcome.errors.contains("system:claims-core is in production already"))
        #expect(outcome.errors.contains("system:claims-api is in production already"))
        for arguments in [
            [], ["--load-factor", "2"], ["--absent", "yuki", "--load-factor", "2"], ["--absent", ","],
            ["--promote", "settlement-agent", "--load-factor", "2", "--load-factor", "3"],
            ["--promote", "settlement-agent", "--load-factor", "-1"],
            ["--promote", "settlement-agent", "--load-factor", "nan"],
            ["--absent", "yuki", "--top", "0"], ["--absent", "yuki", "--away", "2"],
        ] {
            let outcome = try await Tool.run(["simulate", second] + arguments)
            #expect(outcome.status == 64, "\(arguments)")
            #expect(!outcome.errors.isEmpty, "\(arguments)")
        }
    }

    /// Only what appears counts: the second quarter has errors already.
    @Test func findingsThatAppearCanFail() async throws {
        #expect(try await Tool.run("analyze", second, "--fail-on", "error").status == 1)
        let promoted = ["simulate", second, "--promote", "settlement-agent", "--load-factor", "3", "--fail-on"]
        #expect(try await Tool.run(promoted + ["warning"]).status == 1)
        #expect(try await Tool.run("simulate", second, "--absent", "tomasz", "--fail-on", "note").status == 0)
    }

    /// Ben's absence leaves shop to Ana: ownership/single, which the settings make an error; that Ben is away is not asked.
    @Test func settingsGradeAndLeaveOut() async throws {
        let scratch = try Scratch()
        let file = try scratch.write(
            "org.yaml", "linchpin: 1\npeople: {ana: , ben: }\nsystems: {shop: {owners: [ana, ben]}}\n")
        let change = ["simulate", file, "--absent", "ben"]
        let plain = try await Tool.run(change)
        #expect(plain.output.contains("ownership/away") && plain.output.contains("ownership/single"))
        #expect(!plain.output.contains("the settings leave out"))
        #expect(try await Tool.run(change + ["--fail-on", "error"]).status == 0)
        _ = try scratch.write(
            "linchpin.yaml",
            "linchpin-settings: 1\nrules: {ignore: [ownership/away]}\nseverities: {ownership/single: error}\n")
        let set = try await Tool.run(change + ["--fail-on", "error"])
        #expect(set.status == 1)
        #expect(!set.output.contains("ownership/away"))
        #expect(set.output.contains("error") && set.output.contains("ownership/single"))
        let told = "1 finding that appears, goes or changes is of a rule that the settings leave out."
        #expect(set.output.contains(told))
        let json = try await Tool.run(change + ["--format", "json"])
        #expect(json.output.contains("\"leftOut\": 1"))
    }

    @Test func unreadableInputIsTwo() async throws {
        let scratch = try Scratch()
        let outcome = try await Tool.run("simulate", scratch.path("nothing.yaml"), "--absent", "ana")
        #expect(outcome.status == 2)
        #expect(outcome.errors.contains("nothing.yaml"))
    }

    @Test func figuresAreListedAndExplained() async throws {
        let list = try await Tool.run("figures")
        #expect(list.status == 0)
        #expect(list.output.contains("\n  minutes-to-authority "))
        let explained = try await Tool.run("explain", "minutes-to-authority")
        #expect(explained.status == 0)
        #expect(explained.output.contains("better    lower"))
        let slip = try await Tool.run("explain", "minutes-to-autority")
        #expect(slip.status == 64)
        #expect(slip.errors.contains("did you mean 'minutes-to-authority'"))
    }
}
