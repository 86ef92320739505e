internal import Subprocess

#if canImport(System)
    internal import System
#else
    internal import SystemPackage
#endif

/// Runs Git in a folder, without a shell, and collects what it says up to a bound.
struct GitCommand {
    /// More than a digest or a number ever takes.
    static let shortAnswer = 4 << 10
    /// The names of very many branches and tags.
    static let longAnswer = 16 << 20

    /// More than Git ever complains.
    private static let longestComplaint = 1 << 20

    /// Where it runs.
    let folder: String

    /// What came of a run.
    struct Answer {
        var isDone: Bool
        var output: [UInt8]
        var errors: [UInt8]

        var lines: [String] { Self.lines(of: output) }
        var firstLine: String { lines.first ?? "" }

        /// The last line on standard error, for a message.
        var lastWords: String { Self.lines(of: errors).last.map { String($0.prefix(300)) } ?? "Git does not say why" }

        private static func lines(of bytes: [UInt8]) -> [String] {
            String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline).map(String.init)
        }
    }

    /// Runs one command.
    ///
    /// - Parameter limit: The most bytes that it may write.
    func run(_ arguments: [String], limit: Int) async throws(GitFailure) -> Answer {
        let configuration = Configuration(
            executable: .name("git"), arguments: Arguments(arguments), environment: Self.environment,
            workingDirectory: FilePath(folder))
        do {
            let result = try await Subprocess.run(
                configuration, output: .bytes(limit: limit), error: .bytes(limit: Self.longestComplaint))
            var isDone = false
            if case .exited(0) = result.terminationStatus { isDone = true }
            return Answer(isDone: isDone, output: result.standardOutput, errors: result.standardError)
        } catch {
            if (error as? SubprocessError)?.code == .executableNotFound {
                throw GitFailure("Git is not installed", hint: "name a file instead of a revision")
            }
            throw GitFailure("Git could not be run: \(error)")
        }
    }

    /// The user's own, but for what would lead to another repository (hooks are given that), ask questions, or reach out to a
    /// server; messages are in English, since one of them is recognised.
    private static var environment: Environment {
        let changes: [Environment.Key: String?] = [
            "GIT_DIR": nil as String?, "GIT_WORK_TREE": nil as String?, "GIT_INDEX_FILE": nil as String?,
            "GIT_PREFIX": nil as String?, "GIT_TERMINAL_PROMPT": "0", "GIT_NO_LAZY_FETCH": "1",
            "GIT_OPTIONAL_LOCKS": "0", "LC_ALL": "C",
        ]
        return .inherit.updating(changes)
    }
}
