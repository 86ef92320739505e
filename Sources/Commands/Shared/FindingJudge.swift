import ArgumentParser
import Findings
import OrgAnalysis
import Settings

/// What findings are judged by: everything that is read before anything is computed.
struct FindingJudge {
    private let filter: FindingFilter
    private let limit: FailureLimit
    private let accepted: OutputFile?

    /// Reads what the findings about a file are compared with; prints what is wrong with it, and ends the command with
    /// status 2 then.
    ///
    /// - Parameter options: What an earlier cycle is analysed with.
    init(
        _ findings: FindingOptions, of file: String, _ settings: Settings, _ options: AnalysisOptions,
        _ input: InputOptions, reportingTo output: OutputOptions
    ) async throws {
        var settings = settings
        settings.rules = try findings.selection(over: settings)
        accepted = findings.writeBaseline.map { OutputFile(path: $0) }
        limit = findings.failOn?.limit ?? settings.failOn ?? .never
        let before = ComparisonReader(input: input, output: output)
        let known: (FindingReport.Comparison, Baseline)?
        if let since = findings.since {
            var options = options
            options.measuresCentrality = false
            known = try await before.findings(since: since, of: file, settings, options)
        } else if let baseline = findings.baseline {
            known = try before.baseline(at: baseline)
        } else if let baseline = settings.baseline, accepted == nil || OutputFile(path: baseline.path).isThere {
            // The first baseline of a project is written while the settings name it already.
            known = try before.baseline(of: baseline)
        } else {
            known = nil
        }
        filter = FindingFilter(
            settings, on: findings.date ?? Process.today, comparedWith: known, unsought: Catalogue.ofSeveralCycles)
    }

    /// Splits findings into what counts, what is known, and what is set aside.
    func report(on findings: [Finding]) -> FindingReport { filter.report(on: findings) }

    /// Writes down what is accepted from now on, where the user wants that.
    func accept(_ report: FindingReport) throws {
        guard let accepted else { return }
        let isYAML = [".yaml", ".yml"].contains { accepted.path.lowercased().hasSuffix($0) }
        let text = Baseline(of: report.findings).text(as: isYAML ? .yaml : .json)
        guard accepted.write(Array(text.utf8)) else {
            let reason = Process.lastErrorDescription
            Console.error("cannot write \(accepted.path): \(reason)")
            throw ExitCode(2)
        }
    }

    /// Ends the command with status 1 when a finding that counts is severe enough; what was just accepted does not count.
    func check(_ report: FindingReport) throws {
        var counting = report.counting
        if accepted != nil {
            let baseline = Baseline(of: counting)
            counting.removeAll { baseline.contains($0) }
        }
        if limit.isReached(by: counting) { throw ExitCode(1) }
    }
}
