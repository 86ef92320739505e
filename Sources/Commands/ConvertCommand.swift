import ArgumentParser
import OrgFormats
import OrgModel
import SourceDocuments

/// `linchpin convert`.
struct ConvertCommand: AsyncParsableCommand, CheckedCommand {
    static let configuration = CommandConfiguration(
        commandName: "convert", abstract: "The same cycle in another format: YAML, JSON or DOT, and nothing lost.",
        discussion: """
            A graph that somebody drew in DOT becomes a cycle by the rules in docs/formats.md.

            Examples:
              linchpin convert graphs/larkfield-mutual/2026-Q3.yaml org.dot
              linchpin convert org.dot org.yaml
              linchpin convert graphs/starter.yaml --to json

            Exit status: 0 done; 2 the file cannot be read or is not valid; 64 it is not said which format is meant.
            """)

    @Argument(help: "The cycle, as YAML, JSON or DOT; - reads standard input.")
    var file: String

    @Argument(help: "The file that is written, instead of -o.")
    var result: String?

    @Option(help: "What the file is: yaml, json or dot; by default as its name or its beginning says.")
    var from: FormatName?

    @Option(help: "What is written: yaml, json or dot; by default as the name of the written file says.")
    var to: FormatName?

    @OptionGroup var settings: SettingsOptions
    @OptionGroup var input: InputOptions
    @OptionGroup var output: OutputOptions

    enum FormatName: String, ExpressibleByArgument, CaseIterable {
        case yaml, json, dot

        init?(fileExtension: String) {
            switch fileExtension {
            case "yaml", "yml": self = .yaml
            case "json": self = .json
            case "dot", "gv": self = .dot
            default: return nil
            }
        }
    }

    var checked: [any CheckedOptions] { [settings, input] }

    func check(_ usage: inout UsageProblems) {
        usage.add(
            "Name the written file once: behind the other, or with -o.", if: result != nil && output.output != nil)
    }

    func run() async throws {
        var output = output
        output.output = output.output ?? result
        let format = try resolvedFormat(of: output)
        let settings = try settings.settings(beside: file, limits: input.limits, reportingTo: output)
        let cycle = try await input.cycle(at: file, as: from?.format, settings, reportingTo: output)
        let text =
            switch format {
            case .yaml: CycleWriter.yaml(cycle)
            case .json: CycleWriter.json(cycle)
            case .dot: CycleWriter.dot(cycle)
            }
        try output.write(text)
    }

    private func resolvedFormat(of output: OutputOptions) throws -> FormatName {
        if let to { return to }
        if let known = output.fileExtension.flatMap(FormatName.init(fileExtension:)) { return known }
        Console.error(
            output.file.map {
                "the name '\($0.path)' does not say which format is meant; end it in .yaml, .json or .dot, or give --to"
            } ?? "give the format with --to, or name the file that is written")
        throw ExitCode(64)
    }
}

extension ConvertCommand.FormatName {
    /// How a file is read.
    fileprivate var format: CycleTextReader.Format {
        switch self {
        case .yaml: .native(.yaml)
        case .json: .native(.json)
        case .dot: .dot
        }
    }
}
