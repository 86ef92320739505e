import Foundation
import Subprocess
import Testing

#if canImport(System)
    import System
#else
    import SystemPackage
#endif

/// The real binary, run as a user runs it.
enum Tool {
    struct Outcome: Sendable {
        /// The exit status; nil when a signal ended the process.
        let status: Int32?
        let output: String
        let errors: String
    }

    /// The binary lies beside the tests' own.
    static let path: String = {
        #if os(macOS)
            let folder = Bundle.allBundles.first { $0.bundlePath.hasSuffix(".xctest") }?.bundleURL
                .deletingLastPathComponent()
            return (folder ?? Bundle.main.bundleURL).appendingPathComponent("linchpin").path
        #else
            return Bundle.main.bundleURL.appendingPathComponent("linchpin").path
        #endif
    }()

    /// The folder of the project, where the examples in the help texts hold.
    static let project = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    static func run(
        _ arguments: [String], input: String = "", environment: [Environment.Key: String] = [:]
    ) async throws -> Outcome {
        let changes = environment.mapValues { Optional($0) }
        let result = try await Subprocess.run(
            .path(FilePath(path)), arguments: Arguments(arguments), environment: .inherit.updating(changes),
            workingDirectory: FilePath(project.path), input: .string(input), output: .string(limit: 64 << 20),
            error: .string(limit: 16 << 20))
        let status: Int32? =
            switch result.terminationStatus {
            case .exited(let code): Int32(code)
            default: nil
            }
        return Outcome(status: status, output: result.standardOutput, errors: result.standardError)
    }

    static func run(_ arguments: String..., input: String = "") async throws -> Outcome {
        try await run(arguments, input: input)
    }
}

/// A folder that goes away with the test.
final class Scratch {
    let url: URL

    init() throws {
        url = FileManager.default.temporaryDirectory.appendingPathComponent("linchpin-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: url) }

    func path(_ name: String) -> String { url.appendingPathComponent(name).path }

    func write(_ name: String, _ text: String) throws -> String { try write(name, Data(text.utf8)) }

    func write(_ name: String, _ data: Data) throws -> String {
        try data.write(to: url.appendingPathComponent(name))
        return path(name)
    }

    func read(_ name: String) -> String? { try? String(contentsOfFile: path(name), encoding: .utf8) }

    var names: [String] { ((try? FileManager.default.contentsOfDirectory(atPath: url.path)) ?? []).sorted() }
}
