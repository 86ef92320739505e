import ArgumentParser
import Findings
import OrgAnalysis
import OrgFormats
import OrgModel
import Revisions
import Settings
import SourceDocuments

/// Reads what findings are compared with; prints what is wrong with it, and ends the command with status 2 then.
struct ComparisonReader {
    let input: InputOptions
    let output: OutputOptions

    /// The findings that a baseline lists.
    func baseline(at path: String) throws -> (FindingReport.Comparison, Baseline) {
        let reading = BaselineReader.read(path: path, limits: input.limits)
        output.report(reading.diagnostics)
        guard let baseline = reading.baseline else { throw ExitCode(2) }
        return (FindingReport.Comparison(.baseline, path), baseline)
    }

    /// The findings of the baseline that settings name.
    func baseline(of reference: Settings.FileReference) throws -> (FindingReport.Comparison, Baseline) {
        guard OutputFile(path: reference.path).isThere else {
            output.report([
                Diagnostic(
                    .error, rule: "file/not-found", "there is no baseline \(reference.path)", at: reference.location,
                    hint: "write it with linchpin analyze FILE --write-baseline \(reference.path)")
            ])
            throw ExitCode(2)
        }
        return try baseline(at: reference.path)
    }

    /// The findings of an earlier cycle: a file, or the same file at a revision where there is no file of that name.
    func findings(
        since name: String, of file: String, _ settings: Settings, _ options: AnalysisOptions
    ) async throws -> (FindingReport.Comparison, Baseline) {
        let earlierFile = OutputFile(path: name)
        // A branch may well have the name of a folder.
        let isFile = name == "-" || earlierFile.isThere && !earlierFile.isFolder
        let reading = try await isFile ? earlier(name, settings) : revision(name, of: file, settings)
        guard let cycle = reading.cycle else {
            output.report(reading.diagnostics)
            throw ExitCode(2)
        }
        let analysis = Progress.showing("analysing", name) { Analysis(of: cycle, options: options) }
        let shown = name == "-" ? "standard input" : name
        return (FindingReport.Comparison(isFile ? .file : .revision, shown), Baseline(of: analysis.findings))
    }

    private func earlier(_ path: String, _ settings: Settings) async -> CycleReading {
        await Progress.showing("reading", path) {
            await CycleTextReader.read(path: path, limits: input.limits, sentinels: settings.sentinels)
        }
    }

    private func revision(_ revision: String, of file: String, _ settings: Settings) async throws -> CycleReading {
        guard file != "-" else {
            Console.error("there is no file '\(revision)', and standard input has no revisions; name a file")
            throw ExitCode(2)
        }
        let limits = input.limits
        do {
            let bytes = try await Progress.showing("reading", "\(file) at \(revision)") {
                try await GitFile.bytes(of: file, at: revision, limit: limits.maxBytes)
            }
            let text = try SourceReader.decode(bytes, file: "\(revision):\(file)")
            return await CycleTextReader.read(text: text, limits: limits, sentinels: settings.sentinels)
        } catch let error as GitFailure {
            let more = [error.message, error.hint].compactMap(\.self).joined(separator: "; ")
            Console.error("there is no file '\(revision)' to compare with, and as a revision: \(more)")
            throw ExitCode(2)
        } catch let error as UnreadableSource {
            output.report([error.diagnostic])
            throw ExitCode(2)
        }
    }
}
