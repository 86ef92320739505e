import OrgModel
import SourceDocuments

@testable import OrgImport

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// The module's own fixtures.
enum Fixtures {
    /// The path of a fixture, read where it stands in the source tree.
    static func path(_ name: String) -> String { folder(of: #filePath) + "/Fixtures/" + name }

    /// The root of the repository.
    static var repository: String { folder(of: folder(of: folder(of: #filePath))) }

    private static func folder(of path: String) -> String {
        String(path[..<(path.lastIndex(of: "/") ?? path.endIndex)])
    }
}

/// Catalogs and CODEOWNERS files that real organisations publish: kept beside the repository where they are at all, and
/// never part of it.
enum PublishedData {
    /// The folder, a few levels above the repository; nil where it is not.
    static let folder: String? = {
        var path = #filePath
        for _ in 0..<8 {
            guard let slash = path.lastIndex(of: "/"), slash != path.startIndex else { return nil }
            path = String(path[..<slash])
            let candidate = path + "/shared/data"
            if FileTree.isFolder(candidate) { return candidate }
        }
        return nil
    }()

    static var isThere: Bool { folder != nil }

    static func path(_ name: String) -> String { (folder ?? "") + "/" + name }
}

/// A folder that goes away with the test.
final class TemporaryFolder {
    let path: String

    init() throws {
        path = NSTemporaryFolder.path + "/org-import-\(UInt64.random(in: .min ... .max))"
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    /// Writes a file, folders included, and gives its path.
    @discardableResult
    func write(_ name: String, _ text: String) throws -> String {
        try write(name, Array(text.utf8))
    }

    @discardableResult
    func write(_ name: String, _ bytes: [UInt8]) throws -> String {
        let file = path + "/" + name
        let folder = String(file[..<(file.lastIndex(of: "/") ?? file.endIndex)])
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        try Data(bytes).write(to: URL(filePath: file))
        return file
    }
}

private enum NSTemporaryFolder {
    static var path: String {
        let path = FileManager.default.temporaryDirectory.path
        return path.hasSuffix("/") ? String(path.dropLast()) : path
    }
}

extension ImportResult {
    /// `line rule` of every diagnostic, in order.
    var places: [String] { diagnostics.map { "\($0.location?.line ?? 0) \($0.rule)" } }

    /// The names of those that own a system, sorted.
    func owners(of system: String) -> [String] {
        cycle.relations.filter { $0.kind == .owns && $0.to.name == system }.map(\.from.description)
    }

    /// `from kind to` of every relation of a kind.
    func relations(_ kind: RelationKind) -> [String] {
        cycle.relations.filter { $0.kind == kind }.map { "\($0.from) → \($0.to)" }
    }
}
