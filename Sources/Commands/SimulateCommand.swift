import ArgumentParser
import OrgAnalysis
import OrgModel
import Reports
import Settings

/// `linchpin simulate`.
struct SimulateCommand: AsyncParsableCommand, CheckedCommand {
    static let configuration = CommandConfiguration(
        commandName: "simulate",
        abstract: "What if: somebody is away, somebody more can fix a system, a pilot goes into production.",
        discussion: """
            Examples:
              linchpin simulate graphs/larkfield-mutual/2026-Q2.yaml \\
                --promote settlement-agent --load-factor 3
              linchpin simulate graphs/larkfield-mutual/2026-Q3.yaml \\
                --absent yuki --support settlement-agent=marco

            Nothing is written to the file.

            Exit status: 0 done; 1 findings that appear, at or above --fail-on; 2 the file is not valid; 64 no such change.
            """)

    @Argument(help: "The cycle, as YAML, JSON or DOT; - reads standard input.")
    var file: String

    @OptionGroup var changes: ChangeOptions

    @Option(help: "text for people, json for programs; by default as the extension of -o says, else text.")
    var format: Format?

    @Option(help: ArgumentHelp("How many rows a table shows.", valueName: "n"))
    var top: Int = 10

    @Option(
        help: "End with status 1 when a finding appears that is at least this severe: never, note, warning or error.")
    var failOn: FailOn = .never

    @Option(
        name: .customLong("away"),
        help: ArgumentHelp("The probability with which each answerer is away.", valueName: "q"))
    var awayProbability: Double?

    @OptionGroup var threads: ThreadOptions
    @OptionGroup var input: InputOptions
    @OptionGroup var settings: SettingsOptions
    @OptionGroup var output: OutputOptions

    enum Format: String, ExpressibleByArgument, CaseIterable { case text, json }

    var checked: [any CheckedOptions] { [changes, threads, input, settings] }

    func check(_ usage: inout UsageProblems) {
        usage.check(away: awayProbability)
        usage.check(top: top)
    }

    func run() async throws {
        let format = format ?? (output.fileExtension == "json" ? .json : .text)
        let settings = try settings.settings(beside: file, limits: input.limits, reportingTo: output)
        let cycle = try await input.cycle(at: file, settings, reportingTo: output)
        let changes = try changes.changes(of: cycle)
        var options = AnalysisOptions(settings, threads: threads.count, measuresCentrality: format == .json)
        options.awayProbability = awayProbability ?? options.awayProbability
        let scenario = try scenario(changes, of: cycle, options, settings)
        switch format {
        case .text: try output.write(ScenarioText(style: output.style, top: top).render(scenario))
        case .json: try output.write(ScenarioJSON.render(scenario))
        }
        if failOn.limit.isReached(by: scenario.findings.appearing) { throw ExitCode(1) }
    }

    private func scenario(
        _ changes: [Change], of cycle: Cycle, _ options: AnalysisOptions, _ settings: Settings
    ) throws -> Scenario {
        do {
            return try Progress.showing("simulating", file) {
                try Scenario(
                    changes, from: Analysis(of: cycle, options: options), severities: settings.severitiesByRule,
                    telling: settings.rules.allows)
            }
        } catch let impossible as ImpossibleChanges {
            for change in impossible.changes { Console.error(change.reason) }
            throw ExitCode(64)
        }
    }
}
