import ArgumentParser
import OrgFormats
import OrgImport
import OrgModel
import SourceDocuments

/// `linchpin import`.
struct ImportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import", abstract: "From another system's files to a cycle.",
        discussion: """
            Examples:
              linchpin import backstage catalog/ -o org.yaml
              linchpin import codeowners .github/CODEOWNERS -o org.yaml
            """,
        subcommands: [Backstage.self, Codeowners.self])
}

/// What every importer takes.
struct ImportOptions: ParsableArguments {
    @Option(help: ArgumentHelp("The organisation's name.", valueName: "name"))
    var organization: String = ""

    @Option(help: ArgumentHelp("The cycle's label, which sorts: 2026-Q3, 2026-09-30.", valueName: "label"))
    var cycle: String?

    @Option(
        help: ArgumentHelp("A word that stands for *no owner*, beside the usual ones; repeatable.", valueName: "word"))
    var noOwner: [String] = []

    @Option(help: "yaml or json; by default as the extension of -o says, else yaml.")
    var format: NativeFormatArgument?

    @Flag(name: .shortAndLong, help: "Print only how many lines were not understood, not each of them.")
    var quiet = false

    /// The label given, or the name of the file that is written, without its extension; `imported` where neither is said.
    func cycleLabel(_ output: OutputOptions) -> String {
        if let cycle { return cycle }
        guard let file = output.output?.split(separator: "/").last, file != "-" else { return "imported" }
        return file.lastIndex(of: ".").map { String(file[..<$0]) } ?? String(file)
    }

    var sentinels: Sentinels { Sentinels(Sentinels.standard.words.union(noOwner)) }

    /// Prints what was not understood and what was found, and writes the cycle.
    func finish(_ result: ImportResult, from paths: [String], _ output: OutputOptions) throws {
        if !quiet { output.report(result.diagnostics) }
        let counts = result.summary.filter { $0.count > 0 }.map { "\($0.count) \(DisplayText.visible($0.name))" }
        Console.note("read \(counts.isEmpty ? "nothing" : counts.joined(separator: ", "))")
        if quiet, !result.diagnostics.isEmpty {
            Console.note("\(result.diagnostics.count) not understood or noteworthy; without --quiet each is listed")
        }
        guard !result.cycle.entities.isEmpty else {
            let places = paths.map { DisplayText.visible($0) }.joined(separator: ", ")
            Console.error("no entity was found in \(places); nothing is written")
            throw ExitCode(2)
        }
        let isJSON = format.map { $0 == .json } ?? (output.output?.lowercased().hasSuffix(".json") ?? false)
        try output.write(isJSON ? CycleWriter.json(result.cycle) : CycleWriter.yaml(result.cycle))
    }
}

enum NativeFormatArgument: String, ExpressibleByArgument, CaseIterable { case yaml, json }
