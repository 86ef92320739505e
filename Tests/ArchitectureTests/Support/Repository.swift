import Foundation

/// The checkout that the tests were built from.
enum Repository {
    /// Its folder.
    static let root = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    /// The text of a file, by its path below the root.
    static func text(_ path: String) throws -> String {
        try String(contentsOf: root.appending(path: path), encoding: .utf8)
    }

    /// The folders directly below a folder, sorted.
    static func folders(in path: String) throws -> [String] {
        try FileManager.default.contentsOfDirectory(
            at: root.appending(path: path), includingPropertiesForKeys: [.isDirectoryKey]
        )
        .filter { try $0.resourceValues(forKeys: [.isDirectoryKey]).isDirectory == true }
        .map(\.lastPathComponent).sorted()
    }

    /// The paths below the root of all files in a folder that end in one of these extensions, sorted.
    static func files(in path: String, endingIn extensions: Set<String>) throws -> [String] {
        let names = try FileManager.default.subpathsOfDirectory(atPath: root.appending(path: path).path())
        return names.filter { extensions.contains(URL(filePath: $0).pathExtension) }
            .map { "\(path)/\($0)" }.sorted()
    }

    /// What git tracks; nil where there is no git or no checkout, as in an archive of the sources.
    static let trackedFiles: [String]? = {
        let git = Process()
        git.executableURL = URL(filePath: "/usr/bin/env")
        // Containers often own the checkout by another user than the one that runs the tests.
        git.arguments = ["git", "-c", "safe.directory=*", "-C", root.path(), "ls-files", "-z"]
        let output = Pipe()
        git.standardOutput = output
        git.standardError = FileHandle.nullDevice
        guard (try? git.run()) != nil else { return nil }
        let data = output.fileHandleForReading.readDataToEndOfFile()
        git.waitUntilExit()
        guard git.terminationStatus == 0 else { return nil }
        return String(decoding: data, as: UTF8.self).split(separator: "\0").map(String.init)
    }()
}
