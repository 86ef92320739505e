import ArgumentParser
import OrgAnalysis
import Reports

/// `linchpin analyze`.
struct AnalyzeCommand: AsyncParsableCommand, CheckedCommand {
    static let configuration = CommandConfiguration(
        commandName: "analyze", abstract: "Everything about one cycle: who answers, who can fix, what hangs on whom.",
        discussion: """
            Examples:
              linchpin analyze graphs/larkfield-mutual/2026-Q3.yaml
              linchpin analyze graphs/larkfield-mutual/2026-Q3.yaml \\
                --since graphs/larkfield-mutual/2026-Q2.yaml --select 'escalation/*'
              linchpin analyze graphs/starter.yaml --format json -o analysis.json
              linchpin analyze graphs/larkfield-mutual/2026-Q3.yaml -o findings.sarif

            Exit status: 0 done; 1 findings at or above --fail-on; 2 a file cannot be read or is not valid.
            """)

    @Argument(help: "The cycle, as YAML, JSON or DOT; - reads standard input.")
    var file: String

    @Option(
        help: """
            text or markdown for people, json for programs; the findings alone as csv, as sarif for code hosts or as junit \
            for CI; by default as the extension of -o says, else text.
            """)
    var format: AnalysisFormat?

    @Option(help: ArgumentHelp("How many rows a table shows.", valueName: "n"))
    var top: Int = 10

    @Option(
        name: .customLong("away"),
        help: ArgumentHelp("The probability with which each answerer is away; by default 0.1.", valueName: "q"))
    var awayProbability: Double?

    @OptionGroup var findings: FindingOptions
    @OptionGroup var settings: SettingsOptions
    @OptionGroup var threads: ThreadOptions
    @OptionGroup var input: InputOptions
    @OptionGroup var output: OutputOptions

    var checked: [any CheckedOptions] { [findings, settings, threads, input] }

    func check(_ usage: inout UsageProblems) {
        usage.check(away: awayProbability)
        usage.check(top: top)
    }

    func run() async throws {
        let format = format ?? AnalysisFormat(namedBy: output) ?? .text
        let settings = try settings.settings(beside: file, limits: input.limits, reportingTo: output)
        try findings.prepare(of: file, settings, output)
        let cycle = try await input.cycle(at: file, settings, reportingTo: output)
        var options = AnalysisOptions(settings, threads: threads.count, measuresCentrality: format.showsCentrality)
        options.awayProbability = awayProbability ?? options.awayProbability
        let judge = try await FindingJudge(findings, of: file, settings, options, input, reportingTo: output)
        let analysis = Progress.showing("analysing", file) { Analysis(of: cycle, options: options) }
        let decided = judge.report(on: analysis.findings)
        try judge.accept(decided)
        let report = format.report(on: file, top: top, style: output.style)
        // The report is written while the rest of it is still being measured, but not among the seconds on a terminal.
        let write = { try output.write { report.render(analysis, decided, to: $0) } }
        if output.showsOnTerminal {
            Progress.showing("analysing", file) { _ = analysis.centrality }
            try write()
        } else {
            try Progress.showing("analysing", file, write)
        }
        format.noteLimits(of: decided)
        try judge.check(decided)
    }
}
