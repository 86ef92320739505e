import Foundation
import Revisions
import Testing

/// Files at revisions, in repositories made for each test.
@Suite(.enabled(if: TestRepository.isPossible)) struct GitFileTests {
    private func text(of path: String, at revision: String, limit: Int = 1 << 20) async throws -> String {
        String(decoding: try await GitFile.bytes(of: path, at: revision, limit: limit), as: UTF8.self)
    }

    private func failure(of path: String, at revision: String, limit: Int = 1 << 20) async throws -> GitFailure {
        do {
            let text = try await text(of: path, at: revision, limit: limit)
            Issue.record("'\(revision)' is read: \(text)")
            throw CancellationError()
        } catch let failure as GitFailure {
            return failure
        }
    }

    @Test func aFileAsItWas() async throws {
        let repository = try TestRepository()
        let path = try repository.write("graphs/org.yaml", "one\n")
        try repository.commit("one")
        try repository.git("tag", "v1")
        _ = try repository.write("graphs/org.yaml", "two\n")
        try repository.commit("two")
        _ = try repository.write("graphs/org.yaml", "three, and not committed\n")
        #expect(try await text(of: path, at: "HEAD") == "two\n")
        #expect(try await text(of: path, at: "HEAD~1") == "one\n")
        for revision in ["v1", "v1^{commit}", ":/one", "main~1", "@~1"] {
            #expect(try await text(of: path, at: revision) == "one\n", "\(revision)")
        }
        // The working copy is left alone.
        #expect(try repository.read("graphs/org.yaml") == "three, and not committed\n")
        #expect(try repository.git("status", "--porcelain") == " M graphs/org.yaml\n")
    }

    /// The path is that of the file itself, whatever link leads to it and whatever its name is made of.
    @Test func theFileIsFoundWhereItReallyLies() async throws {
        let repository = try TestRepository()
        for name in ["a b: c.yaml", "-n.yaml", "日本 *.yaml", "$(touch pwned).yaml"] {
            let path = try repository.write("d/\(name)", name)
            try repository.commit("add")
            #expect(try await text(of: path, at: "HEAD") == name)
        }
        let link = repository.folder.appendingPathComponent("link.yaml").path
        try FileManager.default.createSymbolicLink(
            atPath: link, withDestinationPath: repository.folder.appendingPathComponent("d/-n.yaml").path)
        #expect(try await text(of: link, at: "HEAD") == "-n.yaml")
    }

    /// Bytes are as they were: no filter or conversion that somebody has set up runs.
    @Test func noFilterRuns() async throws {
        let repository = try TestRepository()
        let path = try repository.write("org.yaml", "plain\r\n")
        _ = try repository.write(".gitattributes", "*.yaml diff=shout text\n")
        try repository.git("config", "diff.shout.textconv", "touch \(repository.folder.path)/pwned; tr a-z A-Z <")
        try repository.git("config", "core.pager", "touch \(repository.folder.path)/pwned")
        try repository.git("config", "core.autocrlf", "false")
        try repository.commit("one")
        #expect(try await text(of: path, at: "HEAD").hasPrefix("plain"))
        #expect(!FileManager.default.fileExists(atPath: repository.folder.appendingPathComponent("pwned").path))
    }

    // MARK: - What cannot be read

    @Test func aRevisionIsNeverAnOption() async throws {
        let repository = try TestRepository()
        let path = try repository.write("org.yaml", "one\n")
        try repository.commit("one")
        for revision in [
            "--help", "--output=pwned", "-p", "--", "--upload-pack=touch pwned", "$(touch pwned)", "HEAD; touch pwned",
            "HEAD..HEAD", "^HEAD", "HEAD HEAD", "@{", "\n", "HEAD\nHEAD", ":org.yaml", "HEAD:org.yaml",
        ] {
            let failure = try await failure(of: path, at: revision)
            #expect(!failure.message.isEmpty, "\(revision)")
        }
        #expect(
            try FileManager.default.contentsOfDirectory(atPath: repository.folder.path).sorted() == [
                ".git", "org.yaml",
            ])
    }

    @Test func theNearestRevisionIsOffered() async throws {
        let repository = try TestRepository()
        let path = try repository.write("org.yaml", "one\n")
        try repository.commit("one")
        try repository.git("branch", "release-2026-q3")
        let failure = try await failure(of: path, at: "release-2026-q2")
        #expect(failure.message == "there is no revision 'release-2026-q2'")
        #expect(failure.hint == "did you mean 'release-2026-q3'?")
        #expect(try await self.failure(of: path, at: "0000000").hint == nil)
    }

    @Test func whatWasNotThereIsSaid() async throws {
        let repository = try TestRepository()
        _ = try repository.write("other.yaml", "x")
        try repository.commit("one")
        let path = try repository.write("org.yaml", "two\n")
        let failure = try await failure(of: path, at: "HEAD")
        #expect(failure.message == "\(path) was not there at 'HEAD'")
        #expect(failure.hint != nil)
        // A folder then is no file now.
        try FileManager.default.removeItem(atPath: repository.folder.appendingPathComponent("other.yaml").path)
        _ = try repository.write("other.yaml/inner.yaml", "x")
        try repository.commit("two")
        try FileManager.default.removeItem(atPath: repository.folder.appendingPathComponent("other.yaml").path)
        let file = try repository.write("other.yaml", "y")
        #expect(try await self.failure(of: file, at: "HEAD").message.contains("cannot be read"))
    }

    @Test func whatIsTooLargeIsNotRead() async throws {
        let repository = try TestRepository()
        let path = try repository.write("org.yaml", String(repeating: "x", count: 101))
        try repository.commit("one")
        #expect(try await text(of: path, at: "HEAD", limit: 101).count == 101)
        let failure = try await failure(of: path, at: "HEAD", limit: 100)
        #expect(failure.message == "\(path) had 101 bytes at 'HEAD', and at most 100 bytes are read")
    }

    @Test func outsideARepositoryGitSaysSo() async throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("linchpin-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let path = folder.appendingPathComponent("org.yaml").path
        try "x".write(toFile: path, atomically: true, encoding: .utf8)
        #expect(try await failure(of: path, at: "HEAD").message.contains("not a git repository"))
        #expect(try await failure(of: path + "/no", at: "HEAD").message == "there is no file \(path)/no")
    }
}
