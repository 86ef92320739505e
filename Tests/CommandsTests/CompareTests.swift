import Foundation
import Testing

/// `compare`, as a user runs it.
@Suite struct CompareTests {
    private let second = "graphs/larkfield-mutual/2026-Q2.yaml"
    private let third = "graphs/larkfield-mutual/2026-Q3.yaml"

    @Test func theThirdQuarterIsTold() async throws {
        let outcome = try await Tool.run("compare", second, third)
        #expect(outcome.status == 0, "\(outcome.errors)")
        for part in [
            "Larkfield Mutual · 2026-Q2 → 2026-Q3", "findings are new", "Other owners", "settlement-agent",
            "coordination.congruence, 92 % → 80 %",
        ] {
            #expect(outcome.output.contains(part), "\(part): \(outcome.output)")
        }
    }

    @Test func nothingDiffersFromItself() async throws {
        let outcome = try await Tool.run("compare", third, third, "--fail-on", "note")
        #expect(outcome.status == 0)
        #expect(outcome.output.contains("Nothing changed."))
    }

    @Test func whatMayBeASlipIsNoted() async throws {
        let turned = try await Tool.run("compare", third, second)
        #expect(turned.status == 0)
        #expect(turned.errors.contains("2026-Q2 sorts before 2026-Q3: the earlier cycle is named first"))
        let other = try await Tool.run("compare", "graphs/starter.yaml", third)
        #expect(other.errors.contains("and graphs/larkfield-mutual/2026-Q3.yaml about Larkfield Mutual"))
    }

    /// A folder with a file for each system: its map says so by `$file`, and a system without a file is gone.
    @Test func whereEachFileIsASystemAMissingOneIsGone() async throws {
        let scratch = try Scratch()
        let map = try scratch.write(
            "map.yaml", "linchpin-map: 1\ntables: [{systems: {id: $file, owners: {team: team}}}]\n")
        for (quarter, systems) in [("2026-Q1", ["shop", "bank", "till"]), ("2026-Q2", ["shop", "till", "desk"])] {
            for system in systems {
                _ = try scratch.write(in: quarter, "\(system).json", #"{"team": "web"}"#)
            }
            let outcome = try await Tool.run(
                "import", "table", "--map", map, scratch.path(quarter), "-q", "-o", scratch.path("\(quarter).yaml"))
            #expect(outcome.status == 0, "\(outcome.errors)")
        }
        let outcome = try await Tool.run(
            "compare", scratch.path("2026-Q1.yaml"), scratch.path("2026-Q2.yaml"), "--format", "csv")
        #expect(outcome.status == 0, "\(outcome.errors)")
        #expect(!outcome.output.contains("ecorded"), "\(outcome.output)")
        #expect(outcome.output.contains("removed") && outcome.output.contains("system:bank"))
        #expect(outcome.output.contains("added") && outcome.output.contains("system:desk"))
    }

    /// A catalog file in each repository: whether one that is missing was deleted or not fetched, the user has to say.
    @Test(arguments: [(false, "no longer recorded"), (true, "removed")])
    func ofRepositoriesTheUserSaysIt(isSaid: Bool, expected: String) async throws {
        let scratch = try Scratch()
        for (quarter, names) in [("2026-Q1", ["shop", "bank"]), ("2026-Q2", ["shop"])] {
            for name in names {
                _ = try scratch.write(
                    in: "\(quarter)/\(name)", "catalog-info.yaml",
                    """
                    apiVersion: backstage.io/v1alpha1
                    kind: Component
                    metadata: {name: \(name)}
                    spec: {type: service, lifecycle: production, owner: web}
                    """)
            }
            let said = isSaid ? ["--collection", "**/\(quarter)/*/catalog-info.yaml"] : []
            let outcome = try await Tool.run(
                ["import", "backstage", scratch.path(quarter), "-q", "-o", scratch.path("\(quarter).yaml")] + said)
            #expect(outcome.status == 0, "\(outcome.errors)")
        }
        let outcome = try await Tool.run("compare", scratch.path("2026-Q1.yaml"), scratch.path("2026-Q2.yaml"))
        #expect(outcome.output.contains(expected), "\(outcome.output)")
        #expect(outcome.output.contains("no longer recorded") == !isSaid, "\(outcome.output)")
    }

    @Test func aCollectionIsManyFiles() async throws {
        let scratch = try Scratch()
        let wrong = try await Tool.run("import", "sigs", "graphs/sources/sigs.yaml", "--collection", "sigs.yaml")
        #expect(wrong.status == 64)
        #expect(wrong.errors.contains("--collection takes a pattern of many files"))
        let none = try await Tool.run(
            "import", "sigs", "graphs/sources/sigs.yaml", "--collection", "groups/*.yaml", "-o", scratch.path("x.yaml"))
        #expect(none.status == 0)
        #expect(none.errors.contains("no file that was read matches --collection groups/*.yaml"))
    }

    @Test func onlyNewFindingsFail() async throws {
        let worse = try await Tool.run("compare", second, third, "--fail-on", "error")
        #expect(worse.status == 1)
        let scratch = try Scratch()
        let before = try scratch.write(
            "a.yaml", "linchpin: 1\npeople: [ana]\nsystems: {shop: {tier: 1, owners: [ana]}}\n")
        let after = try scratch.write(
            "b.yaml", "linchpin: 1\npeople: [ana]\nsystems: {shop: {tier: 1, owners: [ana]}, x: {owners: [ana]}}\n")
        #expect(try await Tool.run("compare", before, after, "--fail-on", "warning").status == 1)
        #expect(try await Tool.run("compare", after, before, "--fail-on", "note").status == 0)
    }

    @Test func itDrawsWhatChanged() async throws {
        let scratch = try Scratch()
        for name in ["x.svg", "x.png", "x.pdf", "x.dot"] {
            let outcome = try await Tool.run("compare", second, third, "-o", scratch.path(name))
            #expect(outcome.status == 0, "\(outcome.errors)")
        }
        let svg = try #require(scratch.read("x.svg"))
        #expect(svg.contains("11 findings are new (5 errors, 3 warnings, 3 notes), 2 are resolved"))
        #expect(svg.contains("What changed since 2026-Q2?"))
        #expect(try #require(scratch.read("x.dot")).contains("digraph"))
        let many = try await Tool.run("compare", second, third, "--format", "svg", "--threads", "7")
        #expect(many.output == svg)
        #expect(try await Tool.run("compare", second, third, "--format", "svg", "--max-nodes", "3").status == 64)
        // What is new fails a picture as it fails a text.
        let fails = try await Tool.run("compare", second, third, "-o", scratch.path("y.svg"), "--fail-on", "error")
        #expect(fails.status == 1)
    }

    /// A part of it, with the links and the rest of what pictures take.
    @Test func thePictureTakesWhatPicturesTake() async throws {
        let scratch = try Scratch()
        let svg = try await Tool.run(
            "compare", second, third, "--format", "svg", "--focus", "customer-channels", "--hops", "1", "--link",
            "https://portal.example/{id}", "--theme", "print")
        #expect(svg.status == 0 && svg.errors.isEmpty, "\(svg.errors)")
        #expect(svg.output.contains("Around Customer Channels"))
        #expect(svg.output.contains("https://portal.example/team:customer-channels"))
        // A line leads to applied-ai; infrastructure is further away.
        #expect(svg.output.contains("team:applied-ai") && !svg.output.contains("id=\"team:infrastructure\""))
        // Who is gone stands in the earlier cycle alone.
        let gone = try await Tool.run("compare", second, third, "--format", "svg", "--focus", "tomasz")
        #expect(gone.status == 0 && gone.output.contains("Around Tomasz Wieczorek"), "\(gone.errors)")
        for (arguments, words) in [
            (["--focus", "yuky", "-o", scratch.path("a.svg")], "did you mean 'person:yuki'"),
            (["--hops", "2", "-o", scratch.path("a.svg")], "--hops goes with --focus"),
            (["--focus", "yuki"], "--focus is about a picture"), (["--open"], "--open is about a picture"),
            (["--open", "--format", "svg"], "name one with -o"),
            (["--link", "https://x.example/", "-o", scratch.path("a.svg")], "{id}"),
        ] {
            let outcome = try await Tool.run(["compare", second, third] + arguments)
            #expect(outcome.status == 64, "\(arguments)")
            #expect(outcome.errors.contains(words), "\(arguments): \(outcome.errors)")
        }
        #expect(scratch.names.isEmpty)
    }

    @Test func everyFormatIsWritten() async throws {
        let scratch = try Scratch()
        for name in ["x.json", "x.md", "x.csv", "x.txt"] {
            let outcome = try await Tool.run("compare", second, third, "-o", scratch.path(name))
            #expect(outcome.status == 0, "\(outcome.errors)")
        }
        let json = try #require(scratch.read("x.json"))
        let root = try #require(try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
        #expect((root["before"] as? [String: Any])?["name"] as? String == second)
        #expect(try #require(scratch.read("x.md")).hasPrefix("### Larkfield Mutual · 2026-Q2 → 2026-Q3\n"))
        #expect(try #require(scratch.read("x.csv")).hasPrefix("section,change,subject,what,before,after,difference\n"))
        let one = try await Tool.run("compare", second, third, "--format", "json", "--threads", "1")
        let many = try await Tool.run("compare", second, third, "--format", "json", "--threads", "7")
        #expect(one.output == many.output)
    }

    @Test func revisionsAreRead() async throws {
        let scratch = try Scratch()
        let made = try await Tool.shell(
            """
            cd "$1" && git init -q -b main && mkdir in && cp "$2" in/org.yaml && git add -A \
            && git -c user.name=t -c user.email=t@example.org commit -qm one && cp "$3" in/org.yaml
            """,
            [
                scratch.url.path, Tool.project.appendingPathComponent(second).path,
                Tool.project.appendingPathComponent(third).path,
            ])
        #expect(made.status == 0, "\(made.errors)")
        let outcome = try await Tool.shell(
            #"cd "$1/in" && linchpin compare main:org.yaml org.yaml"#, [scratch.url.path])
        #expect(outcome.status == 0, "\(outcome.errors)")
        #expect(outcome.output.contains("2026-Q2 → 2026-Q3"))
        let unknown = try await Tool.shell(
            #"cd "$1/in" && linchpin compare mian:org.yaml org.yaml"#, [scratch.url.path])
        #expect(unknown.status == 2)
        #expect(unknown.errors.contains("did you mean 'main'?"), "\(unknown.errors)")
    }

    /// One is renamed with all that hangs on it; once the file says so, nothing is new.
    @Test func renamesAreAccepted() async throws {
        let scratch = try Scratch()
        func text(_ name: String) -> String {
            "# ours\nlinchpin: 1\n\n# people\npeople: {ana: {teams: [\(name)]}, ben: {teams: [\(name)]}}\nteams: {\(name): {lead: ana}}\nsystems: {shop: {tier: 1, owners: [\(name)]}}\n"
        }
        let before = try scratch.write("before.yaml", text("growth"))
        let after = try scratch.write("after.yaml", text("market"))
        let proposed = try await Tool.run("compare", before, after)
        #expect(proposed.output.contains("team:growth → team:market"), "\(proposed.output)")
        #expect(scratch.read("after.yaml") == text("market"))
        let accepted = try await Tool.run("compare", before, after, "--accept-renames")
        #expect(accepted.status == 0, "\(accepted.errors)")
        #expect(accepted.output.contains("team:growth is team:market now"), "\(accepted.output)")
        #expect(accepted.errors.contains("1 renamed under `renamed:`"), "\(accepted.errors)")
        #expect(
            scratch.read("after.yaml")
                == "# ours\nlinchpin: 1\n\nrenamed:\n  team:growth: team:market\n\n"
                + text("market").dropFirst("# ours\nlinchpin: 1\n\n".count))
        let again = try await Tool.run("compare", before, after, "--accept-renames", "--fail-on", "note")
        #expect(again.status == 0)
        #expect(again.errors.contains("nothing was probably renamed"))
        #expect(scratch.names == ["after.yaml", "before.yaml"])
    }

    @Test func settingsHoldForBoth() async throws {
        let scratch = try Scratch()
        let before = try scratch.write(
            "a.yaml", "linchpin: 1\npeople: [ana, ben]\nsystems: {shop: {owners: [ana, ben]}}\n")
        let after = try scratch.write("b.yaml", "linchpin: 1\npeople: [ana, ben]\nsystems: {shop: {owners: [ana]}}\n")
        let settings = "linchpin-settings: 1\nfail-on: warning\nrules: {ignore: [ownership/single]}\n"
        #expect(try await Tool.run("compare", before, after, "--fail-on", "warning").status == 1)
        _ = try scratch.write("linchpin.yaml", settings)
        let outcome = try await Tool.run("compare", before, after)
        #expect(outcome.status == 0, "\(outcome.errors)\(outcome.output)")
        #expect(!outcome.output.contains("ownership/single"))
    }

    @Test func wrongUsageAndWrongFiles() async throws {
        for arguments in [
            ["compare", second], ["compare", "-", "-"], ["compare", second, third, "--top", "0"],
            ["compare", second, third, "--away", "2"], ["compare", second, third, "--date", "soon"],
            ["compare", second, "-", "--accept-renames"],
        ] {
            #expect(try await Tool.run(arguments).status == 64, "\(arguments)")
        }
        let both = try await Tool.run("compare", "nowhere.yaml", "nothing.yaml")
        #expect(both.status == 2)
        #expect(both.errors.contains("nowhere.yaml"))
        #expect(both.errors.contains("nothing.yaml"))
        let scratch = try Scratch()
        let file = try scratch.write("x.yaml", "linchpin: 1\npeople: [ana]\n")
        #expect(try await Tool.run("compare", second, file, "-o", file).status == 64)
        let input = try await Tool.run(["compare", "-", file], input: "linchpin: 1\npeople: [ben]\n")
        #expect(input.status == 0, "\(input.errors)")
        #expect(input.output.contains("ben"))
    }
}
