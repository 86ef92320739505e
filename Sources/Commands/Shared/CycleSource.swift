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

/// Texts that were read before it was known whether they are cycles, or why they could not be.
typealias SourceTexts = [CycleSource: Result<SourceText, UnreadableSource>]

/// Reads several cycles, each source once, however often it is named, and several at once; tells all that is wrong with any
/// of them together.
struct CycleSourceReader {
    let input: InputOptions
    let output: OutputOptions
    let settings: Settings
    /// How many are read at once.
    let threads: Int

    /// The cycles in the order of their sources, each with its text; ends the command with status 2 where one is not valid.
    func read(
        _ sources: [CycleSource], _ texts: SourceTexts = [:]
    ) async throws -> [(cycle: Cycle, text: SourceText?)] {
        var seen: Set<CycleSource> = []
        let distinct = sources.filter { seen.insert($0).inserted }
        let what = distinct.count == 1 ? distinct[0].name : "\(distinct.count) cycles"
        let readings = await Progress.showing("reading", what) { await self.readings(of: distinct, texts) }
        output.report(distinct.flatMap { readings[$0]?.diagnostics ?? [] })
        let cycles = sources.compactMap { source in
            readings[source].flatMap { reading in reading.cycle.map { ($0, reading.text) } }
        }
        guard cycles.count == sources.count else { throw ExitCode(2) }
        Process.releaseFreedMemory()
        return cycles
    }

    private func readings(of sources: [CycleSource], _ texts: SourceTexts) async -> [CycleSource: CycleReading] {
        let (limits, sentinels) = (input.limits, settings.sentinels)
        return await withTaskGroup(of: (CycleSource, CycleReading).self) { group in
            var readings: [CycleSource: CycleReading] = [:]
            for (index, source) in sources.enumerated() {
                if index >= threads, let (source, reading) = await group.next() { readings[source] = reading }
                let text = texts[source]
                group.addTask { (source, await Self.reading(of: source, text, limits, sentinels)) }
            }
            for await (source, reading) in group { readings[source] = reading }
            return readings
        }
    }

    private static func reading(
        of source: CycleSource, _ text: Result<SourceText, UnreadableSource>?, _ limits: ReadLimits,
        _ sentinels: Sentinels
    ) async -> CycleReading {
        switch text {
        case .success(let text): return await CycleTextReader.read(text: text, limits: limits, sentinels: sentinels)
        case .failure(let problem): return CycleReading(cycle: nil, diagnostics: [problem.diagnostic], text: nil)
        case nil: break
        }
        switch source {
        case .file, .standardInput:
            return await CycleTextReader.read(path: source.path, limits: limits, sentinels: sentinels)
        case .revision(let revision, let path):
            do {
                let bytes = try await GitFile.bytes(of: path, at: revision, limit: limits.maxBytes)
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
            } catch {
                return CycleReading(
                    cycle: nil,
                    diagnostics: [
                        Diagnostic(
                            .error, rule: "file/unreadable", "cannot be read: \(error)",
                            at: SourceLocation(file: source.name))
                    ], text: nil)
            }
        }
    }
}
