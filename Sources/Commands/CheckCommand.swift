import ArgumentParser
import OrgFormats
import OrgGate
import OrgModel
import Settings
import SourceDocuments

/// `linchpin check`.
struct CheckCommand: AsyncParsableCommand, CheckedCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Reads and validates files; every problem with its place and the nearest right spelling.",
        discussion: """
            Example:
              linchpin check graphs/larkfield-mutual/2026-Q*.yaml

            Exit status: 0 all files are valid; 1 a warning, with --fail-on warning; 2 a file cannot be read or is not valid.
            """)

    @Argument(help: "Cycles as YAML, JSON or DOT, settings and policies; - reads standard input.")
    var files: [String]

    @Option(help: "What makes the check fail: error, or warning too.")
    var failOn: Limit = .error

    @OptionGroup var settings: SettingsOptions
    @OptionGroup var input: InputOptions
    @OptionGroup var output: OutputOptions

    enum Limit: String, ExpressibleByArgument, CaseIterable { case error, warning }

    var checked: [any CheckedOptions] { [settings, input] }

    func run() async throws {
        try output.prepare(reading: files)
        var lines: [String] = []
        var told = Told()
        for file in files {
            let outcome = await check(file, &told)
            let shown = DisplayText.visible(file)
            if let contents = outcome.contents {
                lines.append("\(shown): valid, \(contents)")
            } else {
                let errors = outcome.diagnostics.count { $0.severity == .error }
                lines.append("\(shown): not valid, \(errors) \(errors == 1 ? "error" : "errors")")
            }
        }
        try output.write(lines.joined(separator: "\n") + "\n")
        if told.hasError { throw ExitCode(2) }
        if told.hasWarning, failOn == .warning { throw ExitCode(1) }
    }

    /// What was told so far; one file of settings goes with many cycles, and is told of once.
    private struct Told {
        var files: Set<String> = []
        var hasError = false
        var hasWarning = false

        /// Tells what is wrong with a file.
        mutating func report(_ diagnostics: [Diagnostic], of file: String, to output: OutputOptions) {
            guard files.insert(file).inserted else { return }
            output.report(diagnostics)
            hasError = hasError || diagnostics.contains { $0.severity == .error }
            hasWarning = hasWarning || diagnostics.contains { $0.severity == .warning }
        }
    }

    private func check(_ file: String, _ told: inout Told) async -> Outcome {
        let settings = settings.reading(beside: file, limits: input.limits)
        if let settings { told.report(settings.diagnostics, of: settings.file, to: output) }
        let reading = await Progress.showing("reading", file) {
            await CycleTextReader.read(
                path: file, limits: input.limits, sentinels: settings?.settings?.sentinels ?? .standard)
        }
        let outcome =
            reading.text.flatMap { reading.cycle == nil ? checkedSettings($0) ?? checkedPolicy($0) : nil }
            ?? Outcome(reading)
        told.report(outcome.diagnostics, of: file, to: output)
        return outcome
    }

    /// What came of a file of settings; nil when it is none.
    private func checkedSettings(_ text: SourceText) -> Outcome? {
        let reading = SettingsReader.read(text: text, names: Catalogue.names, limits: input.limits)
        return reading.content == .settings ? Outcome(reading) : nil
    }

    /// What came of the policy of a gate; nil when it is none.
    private func checkedPolicy(_ text: SourceText) -> Outcome? {
        let reading = PolicyReader.read(text: text, limits: input.limits)
        return reading.saysPolicy ? Outcome(reading) : nil
    }
}

/// What came of one file.
private struct Outcome {
    /// What is in it; nil where it is not valid.
    let contents: String?
    let diagnostics: [Diagnostic]

    init(_ reading: CycleReading) {
        contents = reading.cycle.map { "\($0.entities.count) entities, \($0.relations.count) relations" }
        diagnostics = reading.diagnostics
    }

    init(_ reading: SettingsReading) {
        contents = reading.settings.map { settings in
            let count = settings.suppressions.count
            return "settings, \(count) \(count == 1 ? "suppression" : "suppressions")"
        }
        diagnostics = reading.diagnostics
    }

    init(_ reading: PolicyReading) {
        contents = reading.policy.map { policy in
            let count = policy.requirements.count
            return "a policy, \(count) \(count == 1 ? "requirement" : "requirements")"
        }
        diagnostics = reading.diagnostics
    }
}
