import Testing

/// Wrong values of several options are told together, whichever group of options each is of.
@Suite struct WrongOptionsTests {
    /// A command line, `''` standing for an empty word; and a word of each thing that is to be told of it.
    struct Case: Sendable, CustomTestStringConvertible {
        let line: String
        let words: [String]

        init(_ line: String, _ words: String...) {
            self.line = line
            self.words = words
        }

        var arguments: [String] { line.split(separator: " ").map { $0 == "''" ? "" : String($0) } }
        var testDescription: String { line }
    }

    private static let cases: [Case] = [
        Case(
            "analyze graphs/starter.yaml --away 2 --top 0 --baseline a --since '' --date soon --write-baseline -"
                + " --select ownership/singel,loops --ignore ownership/nune",
            "--away takes", "--top takes", "--baseline and --since exclude", "--since takes", "--date takes",
            "--write-baseline takes", "'ownership/singel'", "'loops'", "'ownership/nune'"),
        Case("show ana graphs/starter.yaml --top 0", "--top takes"),
        Case("check graphs/starter.yaml"),
        Case("convert graphs/starter.yaml a.json -o b.json", "Name the written file once"),
        Case(
            "diagram graphs/starter.yaml --layer dependency --collapse none --hops 2000 --dpi 1 --timeout 0"
                + " --link nowhere",
            "--layer goes with", "--collapse goes with", "--hops goes with", "--hops takes", "--dpi takes",
            "--timeout takes", "--link:"),
        Case(
            "diagram graphs/starter.yaml --view escalation --hops 2", "--view escalation needs one", "takes no --hops"),
        Case(
            "simulate graphs/starter.yaml --away 2 --top 0 --load-factor inf", "--away takes", "--top takes",
            "Say what is tried", "--load-factor takes one number", "--load-factor takes a finite number"),
        Case(
            "gate - --policy - --away 2 --top 0 --date soon --since a --baseline b --log c --record -",
            "--away takes", "--top takes", "--date takes", "--since and --baseline exclude", "leave --log out",
            "--record takes", "read once only"),
        Case(
            "compare - - --away 2 --top 0 --date soon --accept-renames --dpi 1 --timeout 0", "--away takes",
            "--top takes", "--date takes", "read once only", "--accept-renames writes", "--dpi takes",
            "--timeout takes"),
        Case(
            "trend - - '' --away 2 --top 0 --date soon", "--away takes", "--top takes", "--date takes",
            "A cycle is a file", "read once only"),
        Case(
            "centrality --top 0 --raw --normalized --exact --sample --epsilon 2 --delta 2 --matrix --measure degree"
                + " --format json",
            "--top takes", "--raw and --normalized", "--exact and --sample", "are for estimates", "--epsilon takes",
            "--delta takes", "Name a file", "leave --measure out", "written as csv"),
    ]

    /// Beside its own, what is wrong with the groups of options that a command shares with others.
    @Test(arguments: cases)
    func allAreTold(_ it: Case) async throws {
        let name = it.arguments[0]
        var arguments = it.arguments + ["--max-input", "0", "--settings", "a.yaml", "--no-settings"]
        var words = it.words + ["--max-input takes", "--settings and --no-settings exclude"]
        if !["show", "check", "convert"].contains(name) {
            arguments += ["--threads", "0"]
            words.append("--threads takes")
        }
        try await expect(arguments, toTell: words)
    }

    @Test(arguments: ["backstage a", "codeowners a", "sigs a", "table a --map b"])
    func importersCheckTheirInputToo(_ line: String) async throws {
        let words = line.split(separator: " ").map(String.init)
        try await expect(["import"] + words + ["--max-input", "0"], toTell: ["--max-input takes"])
    }

    private func expect(_ arguments: [String], toTell words: [String]) async throws {
        let outcome = try await Tool.run(arguments)
        #expect(outcome.status == 64)
        #expect(outcome.output.isEmpty)
        for word in words { #expect(outcome.errors.contains(word), "\(word): \(outcome.errors)") }
        // A line for each, and none for anything else.
        let told = outcome.errors.split(separator: "\n").count { $0.hasPrefix("Error: ") }
        #expect(told == words.count, "\(outcome.errors)")
    }

    /// Who names a family, a thing of another kind, or nothing that is there is told so in the words of every command.
    @Test(arguments: [
        (["explain", "ownership"], "'ownership' is a family of rules; name one of them: ownership/away, "),
        (["explain", "ownership/*"], "'ownership/*' is a family of rules; name one of them: ownership/away, "),
        (
            ["diagram", "graphs/starter.yaml", "--view", "escalation", "--focus", "nobody"],
            "there is no system 'nobody'"
        ),
        (
            ["gate", "graphs/starter.yaml", "--policy", "graphs/policy.yaml", "--for", "nobody"],
            "person, system or team 'nobody'"
        ),
    ])
    func namesThatMeanNothing(_ arguments: [String], _ message: String) async throws {
        let outcome = try await Tool.run(arguments)
        #expect(outcome.status == 64)
        #expect(outcome.errors.contains(message), "\(outcome.errors)")
    }
}
