public import Foundation

/// The checkout that the tests were built from.
public enum Checkout {
    /// The address of a file or folder, by its path below the root.
    public static func url(_ path: String) -> URL {
        URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
            .appending(path: path)
    }

    /// The text of a file.
    public static func text(_ path: String) throws -> String {
        try String(contentsOf: url(path), encoding: .utf8)
    }

    /// The paths below the root of the files directly in a folder that have an extension, sorted.
    public static func files(in folder: String, _ fileExtension: String) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: url(folder).path())
            .filter { $0.hasSuffix(".\(fileExtension)") }.sorted().map { "\(folder)/\($0)" }
    }
}
