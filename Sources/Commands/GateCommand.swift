import ArgumentParser
import OrgAnalysis
import OrgFormats
import OrgGate
import OrgModel
import Reports
import Settings
import SourceDocuments

/// `linchpin gate`.
struct GateCommand: AsyncParsableCommand, CheckedCommand {
    static let configuration = CommandConfiguration(
        commandName: "gate",
        abstract: "A policy that authorises, or does not: what was required, what was measured, what would turn it.",
        discussion: """
            Examples:
              linchpin gate graphs/larkfield-mutual/2026-Q2.yaml \\
                --policy graphs/policy.yaml
              linchpin gate graphs/larkfield-mutual/2026-Q4.yaml \\
                --policy graphs/policy.yaml --for document-intake-agent
              linchpin gate graphs/larkfield-mutual/2026-Q2.yaml \\
                --policy graphs/policy.yaml --record decisions.md --by "Risk committee"

            Exit status: 0 authorised, also with conditions; 1 withheld or not assessable; 2 a file cannot be read or is \
            not valid, or the log cannot be written; 64 wrong usage.
            """)

    @Argument(help: "The cycle, as YAML, JSON or DOT; - reads standard input.")
    var file: String

    @Option(help: ArgumentHelp("What is required; by default the policy that the settings name.", valueName: "file"))
    var policy: String?

    @Option(
        name: .customLong("for"),
        help: ArgumentHelp(
            """
            Ask about this system, team or person only; repeatable. Requirements of the organisation as a whole are left \
            out then.
            """, valueName: "id"))
    var focus: [String] = []

    @Option(help: ArgumentHelp("The day of the decision, YYYY-MM-DD; with a log, by default today.", valueName: "date"))
    var date: String?

    @Option(
        help: ArgumentHelp(
            """
            An earlier cycle, a file or the same file at a revision of its Git repository: findings that it does not have \
            are new.
            """, valueName: "file|revision"))
    var since: String?

    @Option(help: ArgumentHelp("The findings that are accepted; all others are new.", valueName: "file"))
    var baseline: String?

    @Option(help: ArgumentHelp("Read earlier decisions from this log, and report their conditions.", valueName: "file"))
    var log: String?

    @Option(help: ArgumentHelp("The same, and append this decision to the log.", valueName: "file"))
    var record: String?

    @Option(
        help: ArgumentHelp("Who decides, for the log; by default the name you are logged in by.", valueName: "name"))
    var by: String?

    @Option(
        help:
            "text for people, json for programs, markdown for a comment; by default as the extension of -o says, else text."
    )
    var format: Format?

    @Option(help: ArgumentHelp("How many of each list are shown.", valueName: "n"))
    var top: Int = 10

    @Option(
        name: .customLong("away"),
        help: ArgumentHelp("The probability with which each answerer is away; by default 0.1.", valueName: "q"))
    var awayProbability: Double?

    @OptionGroup var settings: SettingsOptions
    @OptionGroup var threads: ThreadOptions
    @OptionGroup var input: InputOptions
    @OptionGroup var output: OutputOptions

    enum Format: String, ExpressibleByArgument, CaseIterable { case text, json, markdown }

    var checked: [any CheckedOptions] { [settings, threads, input] }

    func check(_ usage: inout UsageProblems) {
        usage.check(away: awayProbability)
        usage.check(top: top)
        usage.add("--date takes a day such as 2026-12-31.", if: date.map { CalendarDay($0) == nil } ?? false)
        usage.add("--since and --baseline exclude one another.", if: since != nil && baseline != nil)
        usage.add("--record reads the log as well; leave --log out.", if: log != nil && record != nil)
        usage.add("--record takes the name of a file.", if: record == "-")
        usage.add("--by is for the log; add --record.", if: by != nil && record == nil)
        let inputs = [file, policy, since, baseline, log]
        usage.add("Standard input can be read once only.", if: inputs.count { $0 == "-" } > 1)
    }

    func run() async throws {
        let settings = try settings.settings(beside: file, limits: input.limits, reportingTo: output)
        try prepare(GateSources.policyPath(self, settings), settings)
        let sources = try await GateSources(of: self, settings)
        let focus = try GateSources.focus(self.focus, in: sources.cycle)
        let day = date.flatMap { CalendarDay($0) } ?? (sources.log == nil ? nil : CalendarDay(Process.today))
        let gate = Gate(
            policy: sources.policy, known: sources.known, focus: focus, date: day, log: sources.log ?? DecisionLog())
        let decision = Progress.showing("deciding on", file) {
            gate.decide(on: sources.cycle, options: sources.options)
        }
        if let record, let day { try append(decision, on: day, sources, to: record) }
        try show(decision)
        guard decision.verdict.isAuthorised else { throw ExitCode(1) }
    }

    /// Finds out what speaks against writing anything before any work is done.
    private func prepare(_ policy: String, _ settings: Settings) throws {
        let read = [file, policy, since, baseline, log, settings.file, settings.baseline?.path].compactMap(\.self)
        try output.prepare(reading: read + [record].compactMap(\.self))
        guard let record else { return }
        let target = OutputFile(path: record)
        if let same = read.first(where: { $0 != "-" && target.isSameFile(as: $0) }) {
            Console.error("--record \(record) would write into \(same), which is read; name another file")
            throw ExitCode(64)
        }
        if let obstacle = target.obstacle() {
            Console.error("cannot write \(record): \(obstacle)")
            throw ExitCode(2)
        }
    }

    private func append(_ decision: Decision, on day: CalendarDay, _ sources: GateSources, to path: String) throws {
        let who = by ?? Process.environment("LOGNAME") ?? Process.environment("USER") ?? "not said"
        let record = DecisionRecord(
            decision, date: day, by: who,
            input: DecisionRecord.File(path: file, digest: sources.inputDigest),
            policy: DecisionRecord.File(path: sources.policyPath, digest: sources.policyDigest))
        guard !AppendedFile(path: path).append(record.text(), preface: DecisionRecord.preface) else { return }
        Console.error("cannot write \(path): \(Process.lastErrorDescription)")
        throw ExitCode(2)
    }

    /// The verdict stands, whether or not anybody reads the report to its end.
    private func show(_ decision: Decision) throws {
        let known: [String: Format] = ["json": .json, "md": .markdown]
        do {
            switch format ?? output.fileExtension.flatMap({ known[$0] }) ?? .text {
            case .text: try output.write(DecisionText(style: output.style, top: top, file: file).render(decision))
            case .json: try output.write(DecisionJSON.render(decision))
            case .markdown: try output.write(DecisionMarkdown(top: top).render(decision))
            }
        } catch let code as ExitCode where code == .success {}
    }
}
