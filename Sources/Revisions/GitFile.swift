internal import OrgModel

#if canImport(Darwin)
    internal import Darwin
#elseif canImport(Musl)
    internal import Musl
#else
    internal import Glibc
#endif

/// A file as it was at a revision of the Git repository that it lies in.
public enum GitFile {
    /// Reads what was in a file then; neither the working copy nor the repository is touched, and nothing is fetched.
    ///
    /// The file is taken where it really lies, behind any links, and looked up under that path at the revision.
    ///
    /// - Parameters:
    ///   - path: The file as it is called now.
    ///   - revision: Anything that Git takes for a commit: `main`, `v1.2`, `HEAD~3`, `main@{last month}`. It is never
    ///     taken for an option.
    ///   - limit: The most bytes that are read.
    /// - Throws: ``GitFailure`` when there is no repository, no such revision, or no such file in it; or it was larger.
    public static func bytes(of path: String, at revision: String, limit: Int) async throws(GitFailure) -> [UInt8] {
        let (folder, name) = try place(of: path)
        let git = GitCommand(folder: folder)
        let tree = try await digest(of: revision, git)
        // An object that is named by its digest and a path that begins with a dot can be nothing else, and a blob is told as
        // it is: no filter or pager of the user's runs.
        let object = "\(tree):./\(name)"
        let size = try await git.run(["cat-file", "-s", object], limit: GitCommand.shortAnswer)
        guard size.isDone, let bytes = Int(size.firstLine) else {
            throw GitFailure(
                "\(path) was not there at '\(revision)'",
                hint: "if it had another name, write its old text to a file and name that")
        }
        guard bytes <= limit else {
            throw GitFailure("\(path) had \(bytes) bytes at '\(revision)', and at most \(limit) bytes are read")
        }
        let text = try await git.run(["cat-file", "blob", object], limit: bytes)
        guard text.isDone else { throw GitFailure("\(path) cannot be read at '\(revision)': \(text.lastWords)") }
        return text.output
    }

    /// The digest of what a revision means.
    private static func digest(of revision: String, _ git: GitCommand) async throws(GitFailure) -> String {
        let answer = try await git.run(
            ["rev-parse", "--verify", "--end-of-options", revision], limit: GitCommand.shortAnswer)
        if answer.isDone, answer.firstLine.count >= 40, answer.firstLine.allSatisfy(\.isHexDigit) {
            return answer.firstLine
        }
        // Anything but an unknown revision is Git's own trouble, in its own words.
        guard answer.lastWords.contains("Needed a single revision") else {
            throw GitFailure("'\(revision)' cannot be looked up: \(answer.lastWords)")
        }
        throw GitFailure("there is no revision '\(revision)'", hint: try await hint(for: revision, git))
    }

    /// What was probably meant, or why it may be missing.
    private static func hint(for revision: String, _ git: GitCommand) async throws(GitFailure) -> String? {
        let names = try await git.run(["for-each-ref", "--format=%(refname:short)"], limit: GitCommand.longAnswer)
        if let near = Spelling.nearest(to: revision, among: names.lines) { return "did you mean '\(near)'?" }
        let shallow = try await git.run(["rev-parse", "--is-shallow-repository"], limit: GitCommand.shortAnswer)
        return shallow.firstLine == "true" ? "this clone is shallow: fetch the revision first" : nil
    }

    /// The folder and the name of a file, behind any links.
    private static func place(of path: String) throws(GitFailure) -> (folder: String, name: String) {
        guard !path.utf8.contains(0), let resolved = realpath(path, nil) else {
            throw GitFailure("there is no file \(path)")
        }
        defer { free(resolved) }
        let whole = String(cString: resolved)
        guard let slash = whole.lastIndex(of: "/") else { return (".", whole) }
        return (slash == whole.startIndex ? "/" : String(whole[..<slash]), String(whole[whole.index(after: slash)...]))
    }
}

/// Why a file could not be read at a revision.
public struct GitFailure: Error, Hashable, Sendable {
    /// One sentence: what is wrong.
    public let message: String
    /// What the user could do.
    public let hint: String?

    init(_ message: String, hint: String? = nil) {
        self.message = message
        self.hint = hint
    }
}
