import ArgumentParser
import OrgFormats
import OrgModel
import Revisions
import Settings
import SourceDocuments

/// Where a cycle is read from: a file, standard input, or a file as it was at a revision of its Git repository.
enum CycleSource: Hashable {
    case file(String)
    case standardInput
    case revision(String, path: String)

    /// Takes what the user wrote: `-`, a file, or `REVISION:FILE` where there is no file of that whole name.
    init(_ text: String) {
        if text == "-" {
            self = .standardInput
        } else if !OutputFile(path: text).isThere, let colon = text.firstIndex(of: ":"), colon > text.startIndex,
            text.index(after: colon) < text.endIndex
        {
            self = .revision(String(text[..<colon]), path: String(text[text.index(after: colon)...]))
        } else {
            self = .file(text)
        }
    }

    /// As the user wrote it.
    var name: String {
        switch self {
        case .file(let path): path
        case .standardInput: "standard input"
        case .revision(let revision, let path): "\(revision):\(path)"
        }
    }

    /// The file beside which settings are looked for; `-` for standard input.
    var path: String {
        switch self {
        case .file(let path), .revision(_, let path): path
        case .standardInput: "-"
        }
    }

    /// The file that is read as it is now.
    var currentFile: String? { if case .file(let path) = self { path } else { nil } }
}

/// Reads several cycles, each source once, however often it is named; tells all that is wrong with any of them together.
struct CycleSourceReader {
    let input: InputOptions
    let output: OutputOptions
    let settings: Settings

    /// The cycles in the order of their sources, each with its text; ends the command with status 2 where one is not valid.
    func read(_ sources: [CycleSource]) async throws -> [(cycle: Cycle, text: SourceText?)] {
        var readings: [CycleSource: CycleReading] = [:]
        for source in sources where readings[source] == nil {
            readings[source] = try await reading(of: source)
        }
        var told: Set<CycleSource> = []
        output.report(
            sources.filter { told.insert($0).inserted }.flatMap { readings[$0]?.diagnostics ?? [] })
        let cycles = sources.compactMap { source in
            readings[source].flatMap { reading in reading.cycle.map { ($0, reading.text) } }
        }
        guard cycles.count == sources.count else { throw ExitCode(2) }
        Process.releaseFreedMemory()
        return cycles
    }

    private func reading(of source: CycleSource) async throws -> CycleReading {
        let (limits, sentinels) = (input.limits, settings.sentinels)
        switch source {
        case .file, .standardInput:
            return await Progress.showing("reading", source.path) {
                await CycleTextReader.read(path: source.path, limits: limits, sentinels: sentinels)
            }
        case .revision(let revision, let path):
            do {
                let bytes = try await Progress.showing("reading", source.name) {
                    try await GitFile.bytes(of: path, at: revision, limit: limits.maxBytes)
                }
                let text = try SourceReader.decode(bytes, file: source.name)
                return await CycleTextReader.read(text: text, limits: limits, sentinels: sentinels)
            } catch let error as GitFailure {
                return CycleReading(
                    cycle: nil,
                    diagnostics: [
                        Diagnostic(
                            .error, rule: "file/not-found",
                            "there is no file \(source.name), and as a file at a revision: \(error.message)",
                            at: SourceLocation(file: source.name), hint: error.hint)
                    ], text: nil)
            } catch let error as UnreadableSource {
                return CycleReading(cycle: nil, diagnostics: [error.diagnostic], text: nil)
            }
        }
    }
}
