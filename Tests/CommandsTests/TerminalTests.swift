import Foundation
import Testing

/// What differs where somebody looks on. `script` runs a command on a terminal of its own; its options are those of Linux.
@Suite(.enabled(if: Terminal.isThere)) struct TerminalTests {
    private func onTerminal(_ command: String, _ setting: String = "") async throws -> Tool.Outcome {
        try await Tool.shell("\(setting) script -qec '\(command)' /dev/null < /dev/null")
    }

    @Test func coloursAreForTerminals() async throws {
        let command = "linchpin analyze graphs/larkfield-mutual/2026-Q3.yaml"
        let colored = try await onTerminal(command)
        #expect(colored.status == 0)
        #expect(colored.output.contains("\u{1B}[1"), "\(colored.output.prefix(400))")
        for setting in ["NO_COLOR=1", "TERM=dumb"] {
            let plain = try await onTerminal(command, setting)
            #expect(!plain.output.contains("\u{1B}[1"), "\(setting)")
        }
        // An empty NO_COLOR counts as none (no-color.org).
        #expect(try await onTerminal(command, "NO_COLOR=").output.contains("\u{1B}[1"))
        #expect(!(try await onTerminal("\(command) --color never").output.contains("\u{1B}[1")))
        #expect(try await onTerminal("\(command) --color always", "NO_COLOR=1").output.contains("\u{1B}[1"))
    }

    @Test func diagnosticsAreColouredToo() async throws {
        let scratch = try Scratch()
        let file = try scratch.write("a.yaml", "linchpin: 2\n")
        let outcome = try await onTerminal("linchpin check \(file)")
        #expect(outcome.status == 2)
        #expect(outcome.output.contains("\u{1B}[31m") || outcome.output.contains("\u{1B}[1;31m"), "\(outcome.output)")
    }

    /// What takes long says which measure it is at, and takes the line away.
    @Test func progressNamesTheMeasure() async throws {
        let scratch = try Scratch()
        let file = try LargeOrganisation.write(to: scratch)
        let command = "timeout 20 linchpin centrality \(file) --layer dependency --measure pagerank,edges"
        #expect(try await onTerminal(command).output.contains("make tables of different things"))
        let outcome = try await onTerminal(
            "timeout 4 linchpin centrality \(file) --layer dependency --measure modularity,rank-stability")
        #expect(outcome.output.contains("\u{1B}[Kmeasuring rank-stability (2 of 2) … "), "\(outcome.output)")
    }

    /// A picture in bytes would only confuse a terminal.
    @Test func bitmapsAreNotForTerminals() async throws {
        let outcome = try await onTerminal("linchpin diagram graphs/starter.yaml --format png")
        #expect(outcome.status == 64)
        #expect(outcome.output.contains("name a file with -o"), "\(outcome.output)")
    }
}

private enum Terminal {
    #if os(Linux)
        static let isThere = FileManager.default.isExecutableFile(atPath: "/usr/bin/script")
    #else
        static let isThere = false
    #endif
}
