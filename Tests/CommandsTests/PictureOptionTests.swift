import Foundation
import Testing

/// Options that all views of `diagram` share, as a user gives them.
@Suite struct PictureOptionTests {
    private static let example = "graphs/larkfield-mutual/2026-Q3.yaml"

    @Test(arguments: ["risk", "ownership", "chokepoint"]) func everyViewHasAPicture(view: String) async throws {
        let scratch = try Scratch()
        let svg = try await Tool.run("diagram", Self.example, "--view", view, "-o", scratch.path("a.svg"))
        #expect(svg.status == 0 && svg.errors.isEmpty, "\(svg.errors)")
        for format in ["png", "pdf", "dot", "json"] {
            let outcome = try await Tool.run(
                "diagram", Self.example, "--view", view, "--format", format, "-o", scratch.path("b"))
            #expect(outcome.status == 0, "\(format): \(outcome.errors)")
            #expect(!(try Data(contentsOf: URL(fileURLWithPath: scratch.path("b")))).isEmpty)
        }
    }

    @Test func wrongUsageIsSixtyFour() async throws {
        for (arguments, words) in [
            (["--view", "escalation"], "needs one --focus"),
            (["--view", "escalation", "--focus", "pricing-model", "--hops", "2"], "takes no --hops"),
            (["--view", "chokepoint", "--focus", "yuki", "--focus", "marco", "--focus", "hana"], "or two people"),
            (["--view", "chokepoint", "--focus", "pricing-model"], "no person or team 'pricing-model'"),
            (
                ["--view", "chokepoint", "--focus", "yuki", "--focus", "applied-ai"],
                "one person, two people or one team"
            ),
            (["--hops", "2"], "--hops goes with --focus"), (["--focus", "yuki", "--hops=-1"], "--hops takes"),
            (["--focus", "yuky"], "did you mean 'person:yuki'"), (["--theme", "neon"], "neon"),
            (["--link", "javascript:alert({id})"], "https://"), (["--link", "https://x.example/{nam}"], "{name}"),
            (["--open"], "name one with -o"), (["--view", "pie"], "pie"),
        ] {
            let outcome = try await Tool.run(["diagram", Self.example] + arguments)
            #expect(outcome.status == 64, "\(arguments)")
            #expect(outcome.errors.contains(words), "\(arguments): \(outcome.errors)")
        }
    }

    /// Everything that is wrong is said at once.
    @Test func everyWrongFocusIsTold() async throws {
        let outcome = try await Tool.run("diagram", Self.example, "--focus", "yuky", "--focus", "marko")
        #expect(outcome.status == 64)
        #expect(outcome.errors.contains("person:yuki") && outcome.errors.contains("person:marco"))
    }

    @Test func thePictureIsWrittenAlsoWhereNobodyLooksOn() async throws {
        let scratch = try Scratch()
        let outcome = try await Tool.run("diagram", "graphs/starter.yaml", "-o", scratch.path("a.svg"), "--open")
        #expect(outcome.status == 0)
        #expect(outcome.errors.contains("--open is for a terminal"))
        #expect(scratch.names == ["a.svg"])
    }

    #if os(Linux)
        /// The name of the file reaches the viewer as one argument, whatever it looks like; no shell reads it.
        @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/script")))
        func theViewerGetsTheNameAsItIs() async throws {
            let scratch = try Scratch()
            let viewer = try scratch.write(
                "xdg-open", "#!/bin/sh\nprintf '%s|' \"$#\" \"$@\" > \"\(scratch.path("seen"))\"\n")
            try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: viewer)
            let folder = URL(fileURLWithPath: viewer).deletingLastPathComponent().path
            let name = "-a $(touch harm); b&c.svg"
            let outcome = try await Tool.shell(
                "PATH=\"\(folder):$PATH\" FILE='\(folder)/\(name)' script -qec "
                    + "'linchpin diagram graphs/starter.yaml -o \"$FILE\" --open; sleep 2' /dev/null < /dev/null")
            #expect(outcome.status == 0, "\(outcome.output)")
            let seen = try String(contentsOfFile: scratch.path("seen"), encoding: .utf8)
            #expect(seen.hasPrefix("1|") && seen.hasSuffix("/\(name)|"), "\(seen)")
            #expect(!scratch.names.contains("harm"))
        }
    #endif
}
