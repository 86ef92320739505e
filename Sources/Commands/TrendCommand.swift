import ArgumentParser
import Findings
import OrgAnalysis
import OrgCycles
import OrgGate
import OrgModel
import Reports
import Settings

/// `linchpin trend`.
struct TrendCommand: AsyncParsableCommand, CheckedCommand {
    static let configuration = CommandConfiguration(
        commandName: "trend",
        abstract: "Where it is heading: figures, findings and patterns over many cycles.",
        discussion: """
            Examples:
              linchpin trend graphs/larkfield-mutual/2026-*.yaml
              linchpin trend graphs/larkfield-mutual/2026-*.yaml \\
                --policy graphs/policy.yaml --for settlement-agent
              linchpin trend graphs/larkfield-mutual/2026-*.yaml -o trend.svg

            The cycles are put in order by their labels, whatever order they are named in. Exit status: 0 done; 2 a file \
            cannot be read or is not valid; 64 wrong usage.
            """)

    @Argument(
        help: ArgumentHelp(
            """
            The cycles: YAML, JSON or DOT, folders of YAML and JSON, - for standard input, or REVISION:FILE as it was in its Git \
            repository.
            """, valueName: "file"))
    var files: [String]

    @Option(help: ArgumentHelp("Hold figures to this policy; by default that of the settings.", valueName: "file"))
    var policy: String?

    @Option(
        name: .customLong("for"),
        help: ArgumentHelp("Also every figure of this system, team or person; repeatable.", valueName: "id"))
    var focus: [String] = []

    @Option(
        help: """
            text or markdown for people, json for programs, csv for a table with a column a cycle, svg for small charts; by \
            default as the extension of -o says, else text.
            """)
    var format: Format?

    @OptionGroup var common: SeriesOptions

    enum Format: String, ExpressibleByArgument, CaseIterable { case text, json, markdown, csv, svg }

    var checked: [any CheckedOptions] { [common] }

    func check(_ usage: inout UsageProblems) {
        usage.add("A cycle is a file, a folder, -, or REVISION:FILE.", if: files.contains(""))
        let inputs = files + [policy].compactMap(\.self)
        usage.add("Standard input can be read once only.", if: inputs.count { $0 == "-" } > 1)
    }

    func run() async throws {
        let (input, output) = (common.input, common.output)
        let (named, texts) = try TrendSources.sources(named: files, limits: input.limits, reportingTo: output)
        let settings = try common.settings.settings(
            beside: named.last?.path ?? "-", limits: input.limits, reportingTo: output)
        let policyPath = policy ?? settings.policy?.path
        try output.prepare(reading: named.map(\.path) + [policyPath, settings.file].compactMap(\.self))
        let policy = try policyPath.map { try TrendSources.policy(at: $0, settings, input, output) }
        let read = try await common.reader(settings).read(named, texts)
        let ordered = TrendSources.inOrder(zip(named, read).map { ($0.0, $0.1.cycle) })
        let identified = try identities(in: ordered.map(\.cycle))
        let format = common.format(format) ?? .text
        let (trend, standings) = Progress.showing("analysing", "\(ordered.count) cycles") {
            follow(ordered.map(\.cycle), identified, settings, policy)
        }
        let sources = ordered.map(\.source.name)
        let report = policy.flatMap { policy in
            policyPath.map { TrendPolicy(path: $0, title: policy.title, standings: standings) }
        }
        let top = common.top
        switch format {
        case .text:
            try output.write(
                TrendText(
                    style: output.style, top: top, sources: sources, policy: report,
                    usesBars: output.file != nil || Process.writesUnicode
                ).render(trend))
        case .json: try output.write(TrendJSON.render(trend, sources: sources, policy: report))
        case .markdown: try output.write(TrendMarkdown(top: top, sources: sources, policy: report).render(trend))
        case .csv: try output.write(TrendCSV.render(trend, sources: sources))
        case .svg: try output.write(TrendChart(sources: sources).render(trend))
        }
    }

    // MARK: - Work

    private func follow(
        _ cycles: [Cycle], _ focus: [EntityID], _ settings: Settings, _ policy: GatePolicy?
    ) -> (Trend, [[RequirementStanding]]) {
        let analysed = common.series(of: cycles, settings)
        let identities = focus.compactMap { id in
            cycles.indices.reversed().lazy.compactMap { analysed.identities.identity(of: id, in: $0) }.first
        }
        let trend = Trend(
            of: analysed, limits: policy?.trendLimits ?? [], focus: identities, threads: common.threads.count)
        return (trend, policy.map { TrendSources.standings(of: $0, in: analysed) } ?? [])
    }

    /// The entities that are asked about, under their last ids; says all that is wrong with their names, and ends the
    /// command with status 64.
    private func identities(in cycles: [Cycle]) throws -> [EntityID] {
        var found: [EntityID] = []
        var isWrong = false
        for name in focus {
            var problem: String?
            // As it is called now, else as it was called last.
            for cycle in cycles.reversed() {
                switch EntityArgument.find(name, in: cycle, kinds: [.person, .system, .team]) {
                case .found(let id):
                    problem = nil
                    found.append(id)
                case .problem(let text):
                    problem = problem ?? text
                    continue
                }
                break
            }
            if let problem {
                Console.error(problem)
                isWrong = true
            }
        }
        if isWrong { throw ExitCode(64) }
        return found
    }
}
