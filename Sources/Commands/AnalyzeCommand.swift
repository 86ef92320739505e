import ArgumentParser
import Findings
import OrgAnalysis
import Reports

/// `linchpin analyze`.
struct AnalyzeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "analyze", abstract: "Everything about one cycle: who answers, who can fix, what hangs on whom.",
        discussion: """
            Examples:
              linchpin analyze graphs/larkfield-mutual/2026-Q3.yaml
              linchpin analyze graphs/starter.yaml --format json -o analysis.json
              linchpin analyze graphs/larkfield-mutual/2026-Q3.yaml -o findings.sarif

            Exit status: 0 done; 1 findings at or above --fail-on; 2 the file cannot be read or is not valid.
            """)

    @Argument(help: "The cycle, as native YAML or JSON; - reads standard input.")
    var file: String

    @Option(
        help: """
            text or markdown for people, json for programs; the findings alone as csv, as sarif for code hosts or as junit \
            for CI; by default as the extension of -o says, else text.
            """)
    var format: AnalysisFormat?

    @Option(help: ArgumentHelp("How many rows a table shows.", valueName: "n"))
    var top: Int = 10

    @Option(help: "End with status 1 when a finding is at least this severe: never, note, warning or error.")
    var failOn: FailOn = .never

    @Option(
        name: .customLong("away"),
        help: ArgumentHelp("The probability with which each answerer is away.", valueName: "q"))
    var awayProbability: Double = 0.1

    @OptionGroup var threads: ThreadOptions
    @OptionGroup var input: InputOptions
    @OptionGroup var output: OutputOptions

    func validate() throws {
        guard (0...1).contains(awayProbability) else {
            throw ValidationError("--away takes a probability between 0 and 1.")
        }
        guard top > 0 else { throw ValidationError("--top takes a number above 0.") }
    }

    func run() throws {
        let format = format ?? AnalysisFormat(namedBy: output) ?? .text
        let cycle = try input.cycle(at: file, reportingTo: output)
        let options = AnalysisOptions(
            awayProbability: awayProbability, threads: threads.count, measuresCentrality: format.showsCentrality)
        let analysis = Progress.showing("analysing", file) { Analysis(of: cycle, options: options) }
        let report = format.report(on: file, top: top, style: output.style)
        try output.write(report.render(analysis))
        if format == .sarif, analysis.findings.count > SARIFReport.mostResults {
            Console.note(
                "of \(analysis.findings.count) findings the \(SARIFReport.mostResults) most severe are written")
        }
        try failOn.check(analysis.findings)
    }
}

/// From which severity on findings make a command fail.
enum FailOn: String, ExpressibleByArgument, CaseIterable {
    case never, note, warning, error

    /// Ends the command with status 1 when a finding is severe enough.
    func check(_ findings: [Finding]) throws {
        guard let limit = Severity(rawValue: rawValue), findings.contains(where: { $0.severity >= limit }) else {
            return
        }
        throw ExitCode(1)
    }
}
