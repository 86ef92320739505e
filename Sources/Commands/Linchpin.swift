public import ArgumentParser
import GraphvizLayout
import Reports

/// The command `linchpin`.
public struct Linchpin: AsyncParsableCommand {
    /// Its description for ArgumentParser.
    public static let configuration = CommandConfiguration(
        commandName: "linchpin",
        abstract: "What, and whom, can we not do without, and can we support what we are about to depend on?",
        discussion: """
            Begin with one of the examples:
              linchpin analyze graphs/larkfield-mutual/2026-Q3.yaml
              linchpin diagram graphs/larkfield-mutual/2026-Q3.yaml -o risk.svg

            Or with what you have:
              linchpin import backstage catalog/ -o org.yaml
              linchpin import codeowners .github/CODEOWNERS -o org.yaml

            Shell completions: linchpin --generate-completion-script bash|zsh|fish
            """,
        version: "linchpin \(Version.current)",
        subcommands: [
            ImportCommand.self, CheckCommand.self, AnalyzeCommand.self, ShowCommand.self, DiagramCommand.self,
            SimulateCommand.self, CompareCommand.self, TrendCommand.self, GateCommand.self, CentralityCommand.self,
            ConvertCommand.self,
            RulesCommand.self, FiguresCommand.self, ExplainCommand.self,
        ])

    /// ArgumentParser makes it.
    public init() {}

    /// Runs the process: a layout worker when it was started as one, else the command that the arguments ask for.
    public static func start() async {
        if CommandLine.arguments.dropFirst().first == LayoutWorker.subcommandName {
            Process.endWithParent()
            Process.exit(LayoutWorker.runWorker())
        }
        Process.quietWriteSignals()
        Process.releaseLargeBlocks()
        if let complaint = CommandNames.complaint(about: CommandLine.arguments.dropFirst()) {
            Console.error(complaint)
            Process.exit(ExitCode.validationFailure.rawValue)
        }
        await main()
    }
}
