import ArgumentParser
import Findings
import OrgAnalysis
import OrgModel
import Settings
import SourceDocuments

/// Which settings a command goes by.
struct SettingsOptions: ParsableArguments, CheckedOptions {
    @Option(
        help: ArgumentHelp(
            "Go by these settings, instead of the linchpin.yaml beside the input or above it.", valueName: "file"))
    var settings: String?

    @Flag(help: "Go by no settings, whatever lies beside the input.")
    var noSettings = false

    func check(_ usage: inout UsageProblems) {
        usage.add("--settings and --no-settings exclude one another.", if: settings != nil && noSettings)
    }

    /// The settings that go with an input; prints what is wrong with them, and ends the command with status 2 where they are
    /// not valid.
    func settings(beside input: String, limits: ReadLimits, reportingTo output: OutputOptions) throws -> Settings {
        guard let reading = reading(beside: input, limits: limits) else { return Settings() }
        output.report(reading.diagnostics)
        guard let settings = reading.settings else { throw ExitCode(2) }
        return settings
    }

    /// What came of reading the settings that go with an input; nil where there are none.
    func reading(beside input: String, limits: ReadLimits) -> SettingsReading? {
        if noSettings { return nil }
        if let settings { return read(settings, limits) }
        // A cycle may well be called linchpin.yaml.
        return SettingsSearch.candidates(beside: input).lazy.map { read($0, limits) }.first { $0.content != .cycle }
    }

    private func read(_ path: String, _ limits: ReadLimits) -> SettingsReading {
        SettingsReader.read(path: path, names: Catalogue.names, limits: limits)
    }
}

extension AnalysisOptions {
    /// What settings say about the analysis, the defaults elsewhere.
    init(_ settings: Settings, threads: Int = 1, measuresCentrality: Bool = false) {
        self.init(threads: threads, measuresCentrality: measuresCentrality)
        if let away = settings.awayProbability { awayProbability = away }
        for (tier, minutes) in settings.minutesToAuthority {
            if let minutes {
                minutesToAuthority.updateValue(minutes, forKey: tier)
            } else {
                minutesToAuthority.removeValue(forKey: tier)
            }
        }
    }
}

extension Settings {
    /// The severities that rules have instead of their own.
    var severitiesByRule: [RuleID: Severity] {
        var byRule: [RuleID: Severity] = [:]
        for rule in RuleSet.all { byRule[rule.id] = severities.severity(of: rule.id) }
        return byRule
    }
}
