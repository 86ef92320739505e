import ArgumentParser
import Findings
import OrgModel
import Settings

/// Which findings are told and count, and what they are compared with.
struct FindingOptions: ParsableArguments, CheckedOptions {
    @Option(
        help: """
            End with status 1 when a finding is at least this severe: never, note, warning or error; once findings are \
            compared, only new ones count. By default never.
            """)
    var failOn: FailOn?

    @Option(
        help: ArgumentHelp(
            "Tell these rules only: names, families as 'ownership/*'; repeatable, or separated by commas.",
            valueName: "rule"))
    var select: [String] = []

    @Option(help: ArgumentHelp("Leave these rules out; repeatable, or separated by commas.", valueName: "rule"))
    var ignore: [String] = []

    @Option(help: ArgumentHelp("The findings that are accepted; only others count.", valueName: "file"))
    var baseline: String?

    @Option(help: ArgumentHelp("Accept what is found now: write it to this file, as JSON or YAML.", valueName: "file"))
    var writeBaseline: String?

    @Option(
        help: ArgumentHelp(
            "Compare with an earlier cycle: a file, or the same file at a revision of its Git repository.",
            valueName: "file|revision"))
    var since: String?

    @Option(
        help: ArgumentHelp("The day against which suppressions are held; by default today.", valueName: "yyyy-mm-dd"))
    var date: String?

    func check(_ usage: inout UsageProblems) {
        usage.add(
            "--baseline and --since exclude one another: findings are compared with one thing.",
            if: baseline != nil && since != nil)
        usage.check(date: date)
        usage.add("--since takes a file or a revision.", if: since?.isEmpty ?? false)
        usage.add(
            "--write-baseline takes the name of a file.",
            if: writeBaseline == "-" || writeBaseline?.isEmpty ?? false)
        for texts in [select, ignore] {
            do { _ = try patterns(texts) } catch { usage.add(error) }
        }
    }

    /// Finds out what speaks against writing anything before any work is done.
    func prepare(of file: String, _ settings: Settings, _ output: OutputOptions) throws {
        let inputs = [file, settings.file, since].compactMap(\.self).filter { $0 != "-" }
        try output.prepare(reading: inputs + [baseline, settings.baseline?.path].compactMap(\.self))
        guard let accepted = writeBaseline.map({ OutputFile(path: $0) }) else { return }
        let others = inputs + [output.file?.path].compactMap(\.self)
        if let other = others.first(where: { $0 == accepted.path || accepted.isSameFile(as: $0) }) {
            Console.error("--write-baseline \(accepted.path) would overwrite \(other); name another file")
            throw ExitCode(64)
        }
        if let obstacle = accepted.obstacle() {
            Console.error("cannot write \(accepted.path): \(obstacle)")
            throw ExitCode(2)
        }
    }

    /// What is told, once the command line is put over the settings.
    func selection(over settings: Settings) throws -> RuleSelection {
        settings.rules.overridden(selecting: try patterns(select), ignoring: try patterns(ignore))
    }

    /// The patterns that are meant; every name that is no rule's is told at once.
    private func patterns(_ texts: [String]) throws -> [RulePattern] {
        let names = Catalogue.names
        var patterns: [RulePattern] = []
        var unknown: [UnknownRule] = []
        for text in texts.flatMap({ $0.split { $0 == "," || $0 == " " } }) {
            do throws(UnknownRule) {
                patterns.append(try names.pattern(String(text)))
            } catch {
                unknown.append(error)
            }
        }
        guard unknown.isEmpty else {
            throw ValidationError(
                unknown.map {
                    "there is no rule '\($0.text)'"
                        + ($0.nearest.map { "; did you mean '\($0)'?" } ?? "; linchpin rules lists them")
                }
                .joined(separator: "\nError: "))
        }
        if patterns.isEmpty, !texts.isEmpty { throw ValidationError("--select and --ignore take the names of rules.") }
        return patterns
    }
}

/// From which severity on findings make a command fail.
enum FailOn: String, ExpressibleByArgument, CaseIterable {
    case never, note, warning, error

    /// The same as the settings have it.
    var limit: FailureLimit {
        switch self {
        case .never: .never
        case .note: .note
        case .warning: .warning
        case .error: .error
        }
    }
}
