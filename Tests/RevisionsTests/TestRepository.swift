import Foundation

/// A Git repository that goes away with the test.
final class TestRepository {
    let folder: URL

    /// Whether Git is there at all.
    static let isPossible = (try? run(["--version"], in: FileManager.default.temporaryDirectory)) != nil

    init() throws {
        // Its real name: on some systems the folder for temporary files is behind a link.
        folder = FileManager.default.temporaryDirectory.resolvingSymlinksInPath()
            .appendingPathComponent("linchpin-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try git("init", "--quiet", "--initial-branch=main")
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    /// Writes a file; its path.
    func write(_ name: String, _ text: String) throws -> String {
        let url = folder.appendingPathComponent(name)
        try FileManager.default.createDirectory(
            at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try text.write(to: url, atomically: true, encoding: .utf8)
        return url.path
    }

    func read(_ name: String) throws -> String {
        try String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8)
    }

    /// Records everything as it is.
    func commit(_ message: String) throws {
        try git("add", "--all")
        try git("-c", "user.name=Test", "-c", "user.email=test@example.org", "commit", "--quiet", "-m", message)
    }

    /// Runs Git in the repository; what it writes.
    @discardableResult
    func git(_ arguments: String...) throws -> String { try Self.run(arguments, in: folder) }

    private static func run(_ arguments: [String], in folder: URL) throws -> String {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["git"] + arguments
        process.currentDirectoryURL = folder
        let output = Pipe()
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        try process.run()
        let data = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else { throw CocoaError(.executableLoad) }
        return String(decoding: data, as: UTF8.self)
    }
}
