import Foundation
import Testing

/// What is written is whole, the same every time, and where it was asked for.
@Suite struct OutputTests {
    private let example = "graphs/larkfield-mutual/2026-Q3.yaml"

    @Test func theSameBytesOnAnyNumberOfThreads() async throws {
        let one = try await Tool.run("analyze", example, "--format", "json", "--threads", "1")
        let many = try await Tool.run("analyze", example, "--format", "json", "--threads", "5")
        #expect(one.status == 0)
        #expect(one.output == many.output)
        #expect(try JSONSerialization.jsonObject(with: Data(one.output.utf8)) is [String: Any])
    }

    @Test func theSamePictureEveryTime() async throws {
        let first = try await Tool.run("diagram", example)
        let second = try await Tool.run("diagram", example)
        #expect(first.status == 0)
        #expect(first.output.contains("<svg"))
        #expect(first.output == second.output)
    }

    @Test(arguments: [("svg", "<?xml"), ("png", "\u{89}PNG"), ("pdf", "%PDF"), ("dot", "digraph"), ("json", "{")])
    func theExtensionSaysWhichFormat(_ name: String, _ start: String) async throws {
        let scratch = try Scratch()
        let outcome = try await Tool.run("diagram", example, "-o", scratch.path("risk.\(name)"))
        #expect(outcome.status == 0, "\(outcome.errors)")
        let data = try Data(contentsOf: scratch.url.appendingPathComponent("risk.\(name)"))
        #expect(data.starts(with: start.unicodeScalars.map { UInt8($0.value) }))
        #expect(scratch.names == ["risk.\(name)"])
    }

    @Test func failureLeavesTheOldFileAlone() async throws {
        let scratch = try Scratch()
        let file = try scratch.write("out.json", "before")
        let invalid = try scratch.write("a.yaml", "linchpin: 2\n")
        #expect(try await Tool.run("analyze", invalid, "--format", "json", "-o", file).status == 2)
        #expect(scratch.read("out.json") == "before")
        #expect(scratch.names == ["a.yaml", "out.json"])
        #expect(try await Tool.run("analyze", example, "--format", "json", "-o", file).status == 0)
        #expect(scratch.read("out.json")?.hasPrefix("{") == true)
        #expect(scratch.names == ["a.yaml", "out.json"])
    }

    @Test func whatCannotBeWrittenIsSaid() async throws {
        let scratch = try Scratch()
        let outcome = try await Tool.run("analyze", example, "-o", scratch.path("no/such/folder/out.txt"))
        #expect(outcome.status == 2)
        #expect(outcome.errors.contains("out.txt"))
    }

    @Test func standardInputAndOutput() async throws {
        let text = try String(contentsOf: Tool.project.appendingPathComponent("graphs/starter.yaml"), encoding: .utf8)
        let outcome = try await Tool.run("analyze", "-", "-o", "-", input: text)
        #expect(outcome.status == 0, "\(outcome.errors)")
        #expect(outcome.output.hasPrefix("My organisation"))
    }

    @Test func coloursAreAskedFor() async throws {
        #expect(!(try await Tool.run("analyze", example).output.contains("\u{1B}")))
        #expect(try await Tool.run("analyze", example, "--color", "always").output.contains("\u{1B}["))
        #expect(!(try await Tool.run("analyze", example, "--color", "never").output.contains("\u{1B}")))
    }

    @Test(arguments: ["bash", "zsh", "fish"])
    func completionsAreThere(_ shell: String) async throws {
        let outcome = try await Tool.run("--generate-completion-script", shell)
        #expect(outcome.status == 0)
        #expect(outcome.output.contains("analyze"))
    }

    /// A reader that goes away ends the command quietly; the report is longer than a pipe holds.
    @Test func aBrokenPipeIsQuiet() async throws {
        let scratch = try Scratch()
        let script = try scratch.write(
            "pipe.sh",
            "'\(Tool.path)' analyze \(example) --format json | head -c 10 >/dev/null; echo ${PIPESTATUS[0]}\n")
        let process = Process()
        process.executableURL = URL(filePath: "/bin/bash")
        process.arguments = [script]
        process.currentDirectoryURL = Tool.project
        let (output, errors) = (Pipe(), Pipe())
        process.standardOutput = output
        process.standardError = errors
        try process.run()
        process.waitUntilExit()
        #expect(String(decoding: output.fileHandleForReading.availableData, as: UTF8.self) == "0\n")
        #expect(errors.fileHandleForReading.availableData.isEmpty)
    }
}
