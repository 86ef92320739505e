import ArgumentParser
import OrgFormats
import OrgModel
import Settings
import SourceDocuments

/// How input is read.
struct InputOptions: ParsableArguments, CheckedOptions {
    @Option(
        help: ArgumentHelp("The largest file that is read, in MiB; by default 512, of CODEOWNERS 4.", valueName: "mib"))
    var maxInput: Int?

    func check(_ usage: inout UsageProblems) {
        usage.add("--max-input takes 1 to 65536 MiB.", if: !(1...65_536).contains(maxInput ?? 1))
    }

    /// The bounds of cycles and catalogs.
    var limits: ReadLimits { limits(insteadOf: ReadLimits()) }

    /// The usual bounds of a kind of files, but for the size where the user names one.
    func limits(insteadOf usual: ReadLimits) -> ReadLimits {
        var limits = usual
        if let maxInput { limits.maxBytes = maxInput << 20 }
        return limits
    }

    /// Reads a cycle; prints what is wrong with it, and ends the command with status 2 where it is not valid.
    func cycle(
        at path: String, as format: CycleTextReader.Format? = nil, _ settings: Settings = Settings(),
        reportingTo output: OutputOptions
    ) async throws -> Cycle {
        try output.prepare(reading: [path] + (settings.file.map { [$0] } ?? []))
        var reading = await Progress.showing("reading", path) {
            await CycleTextReader.read(path: path, as: format, limits: limits, sentinels: settings.sentinels)
        }
        output.report(reading.diagnostics)
        reading.text = nil
        guard let cycle = reading.cycle else { throw ExitCode(2) }
        Process.releaseFreedMemory()
        return cycle
    }
}

/// The number of threads.
struct ThreadOptions: ParsableArguments, CheckedOptions {
    @Option(help: ArgumentHelp("How many threads to use; the result is the same with any number.", valueName: "n"))
    var threads: Int?

    func check(_ usage: inout UsageProblems) {
        usage.add("--threads takes 1 to 1024.", if: !(1...1024).contains(threads ?? 1))
    }

    var count: Int { threads ?? Process.cores }
}
