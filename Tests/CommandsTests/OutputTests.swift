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
        #expect(outcome.errors.contains("there is no folder"))
        let folder = try await Tool.run("rules", "-o", scratch.url.path)
        #expect(folder.status == 2)
        #expect(folder.errors.contains("this is a directory"))
        #expect(scratch.names == [])
    }

    /// A slip, and the work of weeks is gone.
    @Test func whatIsReadIsNotOverwritten() async throws {
        let scratch = try Scratch()
        let file = try scratch.write("org.yaml", "linchpin: 1\n")
        let catalog = try scratch.write("catalog.yaml", "kind: Group")
        for arguments in [
            ["check", file, "-o", file], ["analyze", file, "-o", scratch.path("./org.yaml")],
            ["import", "backstage", file, catalog, "-o", catalog], ["import", "codeowners", catalog, "-o", catalog],
        ] {
            let outcome = try await Tool.run(arguments)
            #expect(outcome.status == 64, "\(arguments)")
            #expect(outcome.errors.contains("would overwrite"), "\(outcome.errors)")
        }
        #expect(scratch.read("org.yaml") == "linchpin: 1\n")
        #expect(scratch.read("catalog.yaml") == "kind: Group")
    }

    /// A link stays a link, a file keeps who may read it, and a pipe stays a pipe.
    @Test func theKindOfAFileStays() async throws {
        let scratch = try Scratch()
        let outcome = try await Tool.shell(
            """
            cd "$1" && echo before > file && chmod 600 file && ln -s file link && mkfifo pipe || exit 9
            linchpin rules -o link || exit 8
            cat pipe > read & linchpin rules -o pipe || exit 7
            wait
            test -L link && test -p pipe && cmp file read && [[ $(ls -l file) == -rw-------* ]]
            """, [scratch.url.path])
        #expect(outcome.status == 0, "\(outcome.errors)")
        #expect(scratch.names == ["file", "link", "pipe", "read"])
        #expect(scratch.read("file")?.contains("escalation/dead-end") == true)
    }

    @Test(.enabled(if: FileManager.default.fileExists(atPath: "/dev/full")))
    func aFullDiskIsSaid() async throws {
        let scratch = try Scratch()
        for line in ["linchpin rules > /dev/full", "linchpin rules -o /dev/full"] {
            let outcome = try await Tool.shell(line)
            #expect(outcome.status == 2, "\(line)")
            #expect(outcome.errors.contains("No space left on device"), "\(outcome.errors)")
        }
        // A file that may not grow beyond a block.
        let file = try scratch.write("out.json", "before")
        let outcome = try await Tool.shell("ulimit -f 1; linchpin analyze \(example) --format json -o \"$1\"", [file])
        #expect(outcome.status == 2)
        #expect(outcome.errors.contains("cannot write"), "\(outcome.errors)")
        #expect(scratch.names == ["out.json"])
        #expect(scratch.read("out.json") == "before")
    }

    @Test func theExtensionSaysWhichReport() async throws {
        let scratch = try Scratch()
        #expect(try await Tool.run("analyze", example, "-o", scratch.path("a.json")).status == 0)
        #expect(scratch.read("a.json")?.hasPrefix("{") == true)
        #expect(try await Tool.run("analyze", example, "-o", scratch.path("a.json"), "--format", "text").status == 0)
        #expect(scratch.read("a.json")?.hasPrefix("Larkfield Mutual") == true)
        #expect(try await Tool.run("rules", "-o", scratch.path("rules.md")).status == 0)
        #expect(scratch.read("rules.md")?.hasPrefix("#") == true)
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

    /// The reader is gone before the first byte.
    @Test(arguments: ["rules", "analyze graphs/starter.yaml --format json", "diagram graphs/starter.yaml"])
    func aReaderThatIsGoneIsNoError(_ command: String) async throws {
        let outcome = try await Tool.shell("{ sleep 0.2; linchpin \(command); echo \"status $?\" >&2; } | true")
        #expect(outcome.errors == "status 0\n")
    }

    /// A reader that goes away ends the command quietly; the report is longer than a pipe holds.
    @Test func aBrokenPipeIsQuiet() async throws {
        let outcome = try await Tool.shell(
            "linchpin analyze \(example) --format json | head -c 10 > /dev/null; echo ${PIPESTATUS[0]}")
        #expect(outcome.output == "0\n")
        #expect(outcome.errors.isEmpty, "\(outcome.errors)")
    }
}
