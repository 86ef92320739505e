import Testing

/// Wrong values of several options are told together, whichever group of options each is of.
@Suite struct WrongOptionsTests {
    private static let cycle = "graphs/starter.yaml"
    private static let common = ["--max-input", "0", "--settings", "a.yaml", "--no-settings"]
    private static let ofCommon = ["--max-input takes", "--settings and --no-settings exclude"]
    private static let threads = ["--threads", "0"]

    /// A command with everything wrong that can be, and a word of each thing that is to be told.
    private static let wrong: [([String], [String])] = [
        (
            ["analyze", cycle, "--away", "2", "--top", "0", "--baseline", "a", "--since", "", "--date", "soon"]
                + ["--write-baseline", "-", "--select", "ownership/singel,loops", "--ignore", "ownership/nune"]
                + threads + common,
            [
                "--away takes", "--top takes", "--baseline and --since exclude", "--since takes", "--date takes",
                "--write-baseline takes", "'ownership/singel'", "'loops'", "'ownership/nune'", "--threads takes",
            ] + ofCommon
        ),
        (["show", "ana", cycle, "--top", "0"] + common, ["--top takes"] + ofCommon),
        (["check", cycle] + common, ofCommon),
        (["convert", cycle, "a.json", "-o", "b.json"] + common, ["Name the written file once"] + ofCommon),
        (
            ["diagram", cycle, "--layer", "dependency", "--collapse", "none", "--hops", "2000", "--dpi", "1"]
                + ["--timeout", "0", "--link", "nowhere"] + threads + common,
            [
                "--layer goes with", "--collapse goes with", "--hops goes with", "--hops takes", "--dpi takes",
                "--timeout takes", "--link:", "--threads takes",
            ] + ofCommon
        ),
        (
            ["diagram", cycle, "--view", "escalation", "--hops", "2"],
            ["--view escalation needs one", "takes no --hops"]
        ),
        (
            ["simulate", cycle, "--away", "2", "--top", "0", "--load-factor", "inf"]
                + threads + common,
            [
                "--away takes", "--top takes", "Say what is tried", "--load-factor takes one number",
                "--load-factor takes a finite number", "--threads takes",
            ] + ofCommon
        ),
        (
            ["gate", "-", "--policy", "-", "--away", "2", "--top", "0", "--date", "soon", "--since", "a"]
                + ["--baseline", "b", "--log", "c", "--record", "-"] + threads + common,
            [
                "--away takes", "--top takes", "--date takes", "--since and --baseline exclude", "leave --log out",
                "--record takes", "read once only", "--threads takes",
            ] + ofCommon
        ),
        (
            ["compare", "-", "-", "--away", "2", "--top", "0", "--date", "soon", "--accept-renames", "--dpi", "1"]
                + ["--timeout", "0"] + threads + common,
            [
                "--away takes", "--top takes", "--date takes", "read once only", "--accept-renames writes",
                "--dpi takes", "--timeout takes", "--threads takes",
            ] + ofCommon
        ),
        (
            ["trend", "-", "-", "", "--away", "2", "--top", "0", "--date", "soon"] + threads + common,
            [
                "--away takes", "--top takes", "--date takes", "A cycle is a file", "read once only",
                "--threads takes",
            ] + ofCommon
        ),
        (
            ["centrality", "--top", "0", "--raw", "--normalized", "--exact", "--sample", "--epsilon", "2"]
                + ["--delta", "2", "--matrix", "--measure", "degree", "--format", "json"] + threads + common,
            [
                "--top takes", "--raw and --normalized", "--exact and --sample", "are for estimates",
                "--epsilon takes", "--delta takes", "Name a file", "leave --measure out", "written as csv",
                "--threads takes",
            ] + ofCommon
        ),
        (["import", "backstage", "a", "--max-input", "0"], ["--max-input takes"]),
        (["import", "codeowners", "a", "--max-input", "0"], ["--max-input takes"]),
        (["import", "sigs", "a", "--max-input", "0"], ["--max-input takes"]),
        (["import", "table", "a", "--map", "b", "--max-input", "0"], ["--max-input takes"]),
    ]

    @Test(arguments: wrong)
    func allAreTold(_ arguments: [String], _ words: [String]) async throws {
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
        (["diagram", cycle, "--view", "escalation", "--focus", "nobody"], "there is no system 'nobody'"),
        (["gate", cycle, "--policy", "graphs/policy.yaml", "--for", "nobody"], "person, system or team 'nobody'"),
    ])
    func namesThatMeanNothing(_ arguments: [String], _ message: String) async throws {
        let outcome = try await Tool.run(arguments)
        #expect(outcome.status == 64)
        #expect(outcome.errors.contains(message), "\(outcome.errors)")
    }
}
