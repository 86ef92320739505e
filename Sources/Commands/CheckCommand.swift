import ArgumentParser
import OrgFormats
import OrgModel
import SourceDocuments

/// `linchpin check`.
struct CheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Reads and validates files; every problem with its place and the nearest right spelling.",
        discussion: """
            Example:
              linchpin check graphs/larkfield-mutual/2026-Q*.yaml

            Exit status: 0 all files are valid; 1 a warning, with --fail-on warning; 2 a file cannot be read or is not valid.
            """)

    @Argument(help: "Cycles, as native YAML or JSON; - reads standard input.")
    var files: [String]

    @Option(help: "What makes the check fail: error, or warning too.")
    var failOn: Limit = .error

    @OptionGroup var input: InputOptions
    @OptionGroup var output: OutputOptions

    enum Limit: String, ExpressibleByArgument, CaseIterable { case error, warning }

    func run() throws {
        try output.prepare(reading: files)
        var lines: [String] = []
        var isInvalid = false
        var hasWarning = false
        for file in files {
            let reading = Progress.showing("reading", file) { CycleReader.read(path: file, limits: input.limits) }
            output.report(reading.diagnostics)
            hasWarning = hasWarning || reading.diagnostics.contains { $0.severity == .warning }
            let shown = DisplayText.visible(file)
            if let cycle = reading.cycle {
                lines.append("\(shown): valid, \(cycle.entities.count) entities, \(cycle.relations.count) relations")
            } else {
                isInvalid = true
                let errors = reading.diagnostics.count { $0.severity == .error }
                lines.append("\(shown): not valid, \(errors) \(errors == 1 ? "error" : "errors")")
            }
        }
        try output.write(lines.joined(separator: "\n") + "\n")
        if isInvalid { throw ExitCode(2) }
        if hasWarning, failOn == .warning { throw ExitCode(1) }
    }
}
