import ArgumentParser
import OrgAnalysis
import OrgModel
import Reports
import Settings

/// `linchpin show`.
struct ShowCommand: AsyncParsableCommand, CheckedCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "All about one entity: who answers for it, who can fix it, what hangs on it, and why.",
        discussion: """
            Example:
              linchpin show system:settlement-agent graphs/larkfield-mutual/2026-Q3.yaml
            """)

    @Argument(help: "The entity, as kind:name, or by its name where only one has it.")
    var id: String

    @Argument(help: "The cycle, as YAML, JSON or DOT; - reads standard input.")
    var file: String

    @Option(help: ArgumentHelp("How many rows a list shows.", valueName: "n"))
    var top: Int = 10

    @OptionGroup var settings: SettingsOptions
    @OptionGroup var input: InputOptions
    @OptionGroup var output: OutputOptions

    var checked: [any CheckedOptions] { [settings, input] }

    func check(_ usage: inout UsageProblems) { usage.check(top: top) }

    func run() async throws {
        if file != "-", !OutputFile(path: file).isThere, OutputFile(path: id).isThere {
            Console.error("the entity comes first, then the file: linchpin show \(file) \(id)")
            throw ExitCode(64)
        }
        let settings = try settings.settings(beside: file, limits: input.limits, reportingTo: output)
        let cycle = try await input.cycle(at: file, settings, reportingTo: output)
        let id = try EntityArgument.resolve(id, in: cycle)
        let analysis = Analysis(of: cycle, options: AnalysisOptions(settings))
        let report = FindingFilter(settings, on: Process.today, unsought: Catalogue.ofSeveralCycles)
            .report(on: analysis.findings)
        try output.write(EntityText(style: output.style, top: top).render(id, of: analysis, report))
    }
}
