import ArgumentParser
import Findings
import OrgAnalysis
import OrgCycles
import OrgModel
import Settings

/// What commands about several cycles take alike.
struct SeriesOptions: ParsableArguments, CheckedOptions {
    @Option(help: ArgumentHelp("How many rows a table shows.", valueName: "n"))
    var top: Int = 10

    @Option(
        help: ArgumentHelp("The day against which suppressions are held; by default today.", valueName: "yyyy-mm-dd"))
    var date: String?

    @Option(
        name: .customLong("away"),
        help: ArgumentHelp("The probability with which each answerer is away; by default 0.1.", valueName: "q"))
    var awayProbability: Double?

    @OptionGroup var settings: SettingsOptions
    @OptionGroup var threads: ThreadOptions
    @OptionGroup var input: InputOptions
    @OptionGroup var output: OutputOptions

    func check(_ usage: inout UsageProblems) {
        usage.check(away: awayProbability)
        usage.check(top: top)
        usage.check(date: date)
        for options in [settings, threads, input] as [any CheckedOptions] { options.check(&usage) }
    }

    /// Reads cycles by some settings.
    func reader(_ settings: Settings) -> CycleSourceReader {
        CycleSourceReader(input: input, output: output, settings: settings, threads: threads.count)
    }

    /// Analyses cycles, and tells of each the findings that the settings let count.
    func series(of cycles: [Cycle], _ settings: Settings, measuresCentrality: Bool = false) -> CycleSeries {
        var options = AnalysisOptions(settings, threads: threads.count, measuresCentrality: measuresCentrality)
        options.awayProbability = awayProbability ?? options.awayProbability
        let filter = FindingFilter(settings, on: date ?? Process.today)
        return CycleSeries(of: cycles, options: options) { findings in
            // What is wrong with the settings is about today, and not about a cycle.
            filter.report(on: findings).findings.filter { $0.rule.family != "settings" }
        }
    }

    /// What the user asks for, else what the extension of `-o` says; nil where neither says anything.
    func format<Format: RawRepresentable>(_ asked: Format?) -> Format? where Format.RawValue == String {
        asked ?? output.fileExtension.flatMap { Format(rawValue: $0 == "md" ? "markdown" : $0) }
    }
}
