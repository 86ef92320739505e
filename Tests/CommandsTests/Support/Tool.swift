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
        /// The signal that ended the process.
        let signal: Int32?
        let output: String
        let errors: String
        /// In seconds.
        let elapsed: Double

        /// A process as it ended; output is repaired where it is no UTF-8.
        init(_ status: TerminationStatus, output: [UInt8], errors: [UInt8], elapsed: Double) {
            switch status {
            case .exited(let code): (self.status, signal) = (Int32(code), nil)
            case .signaled(let number): (self.status, signal) = (nil, Int32(number))
            }
            self.output = String(decoding: output, as: UTF8.self)
            self.errors = String(decoding: errors, as: UTF8.self)
            self.elapsed = elapsed
        }
    }

    /// A run that did not end in time.
    struct Overdue: Error, CustomStringConvertible {
        let arguments: [String]
        let seconds: Double

        var description: String { "linchpin \(arguments.joined(separator: " ")) ran for more than \(seconds) s" }
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
        .deletingLastPathComponent().deletingLastPathComponent()

    /// Runs the binary to its end.
    ///
    /// - Parameters:
    ///   - environment: Variables beside those of the tests, where what decides about colours is taken out.
    ///   - timeout: Seconds after which the run is ended, and fails.
    static func run(
        _ arguments: [String], input: String = "", environment: [String: String] = [:], timeout: Double = 120
    ) async throws -> Outcome {
        try await run(path, arguments, input: input, environment: environment, timeout: timeout)
    }

    /// Runs the binary to its end.
    static func run(_ arguments: String..., input: String = "") async throws -> Outcome {
        try await run(arguments, input: input)
    }

    /// Runs a line of the shell in which `linchpin` is the binary and `$1`, `$2` … are arguments.
    static func shell(_ line: String, _ arguments: [String] = [], timeout: Double = 120) async throws -> Outcome {
        let folder = path.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/")
        let search = ProcessInfo.processInfo.environment["PATH"].map { ":\($0)" } ?? ""
        return try await run(
            "/bin/bash", ["-c", line, "bash"] + arguments, environment: ["PATH": folder + search], timeout: timeout)
    }

    private static func run(
        _ executable: String, _ arguments: [String], input: String = "", environment: [String: String],
        timeout: Double
    ) async throws -> Outcome {
        var changes: [Environment.Key: String?] = ["NO_COLOR": nil as String?, "TERM": "xterm"]
        for (key, value) in environment { changes.updateValue(value, forKey: Environment.Key(stringLiteral: key)) }
        var options = PlatformOptions()
        // Ended at once when it is cancelled.
        options.teardownSequence = []
        let configuration = Configuration(
            executable: .path(FilePath(executable)), arguments: Arguments(arguments),
            environment: .inherit.updating(changes), workingDirectory: FilePath(project.path), platformOptions: options)
        return try await turns.taking {
            try await withThrowingTaskGroup(of: Outcome?.self) { group in
                group.addTask {
                    let start = ContinuousClock.now
                    let result = try await Subprocess.run(
                        configuration, input: .string(input), output: .bytes(limit: 64 << 20),
                        error: .bytes(limit: 64 << 20))
                    return Outcome(
                        result.terminationStatus, output: result.standardOutput, errors: result.standardError,
                        elapsed: start.duration(to: .now) / .seconds(1))
                }
                group.addTask {
                    try await Task.sleep(for: .seconds(timeout))
                    return nil
                }
                defer { group.cancelAll() }
                guard let outcome = try await group.next() ?? nil else {
                    throw Overdue(arguments: arguments, seconds: timeout)
                }
                return outcome
            }
        }
    }

    /// Tests run all at once, which the processes they start must not.
    private static let turns = Turns(4)
}

/// Lets a number of tasks go ahead at a time.
private actor Turns {
    private var free: Int
    private var waiting: [CheckedContinuation<Void, Never>] = []

    init(_ count: Int) { free = count }

    nonisolated func taking<Result: Sendable>(_ work: @Sendable () async throws -> Result) async throws -> Result {
        await begin()
        do {
            let result = try await work()
            await end()
            return result
        } catch {
            await end()
            throw error
        }
    }

    private func begin() async {
        if free > 0 {
            free -= 1
        } else {
            await withCheckedContinuation { waiting.append($0) }
        }
    }

    private func end() {
        if waiting.isEmpty { free += 1 } else { waiting.removeFirst().resume() }
    }
}
