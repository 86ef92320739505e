import Foundation
import Testing

#if canImport(FoundationXML)
    import FoundationXML
#endif

/// Input is hostile: whatever it is, the answer is an error with a place, or the right result; never a crash or a hang.
@Suite struct BadInputTests {
    /// What each command does with a file.
    private static func commands(_ file: String) -> [[String]] {
        [
            ["check", file], ["analyze", file], ["analyze", file, "--format", "json"], ["show", "person:ana", file],
            ["diagram", file], ["import", "backstage", file], ["import", "codeowners", file],
        ]
    }

    private static let hostile: [(name: String, bytes: Data)] = [
        ("empty.yaml", Data()),
        ("empty.json", Data()),
        ("blank.yaml", Data("\n\n   \n# nothing\n".utf8)),
        ("binary.yaml", Data((0..<4096).map { UInt8(($0 * 7919) % 256) })),
        ("nul.json", Data("{\"linchpin\": 1, \u{0} }".utf8)),
        ("utf8.yaml", Data("linchpin: 1\norganization: ".utf8) + Data([0xC3, 0x28, 0xFF, 0x0A])),
        ("bomb.yaml", Data(bomb.utf8)),
        ("deep.yaml", Data((String(repeating: "[", count: 10_000) + String(repeating: "]", count: 10_000)).utf8)),
        ("deep.json", Data((String(repeating: "{\"a\":", count: 10_000) + "1").utf8)),
        ("keys.yaml", Data("linchpin: 1\npeople: {ana: {}, ana: {}}\nlinchpin: 1\n".utf8)),
        ("numbers.yaml", Data("linchpin: 1\npeople: {ana: {capacity: 1e999}, ben: {capacity: .nan}}\n".utf8)),
        ("numbers.json", Data("{\"linchpin\": 1, \"entities\": [{\"id\": \"person:ana\", \"capacity\": nan}]}".utf8)),
        ("line.yaml", Data(("linchpin: " + String(repeating: "x", count: 4 << 20)).utf8)),
        ("truncated.json", Data("{\"linchpin\": 1, \"entities\": [{\"id\": \"per".utf8)),
    ]

    /// Nine levels of ten aliases each: a billion nodes if it were written out.
    private static let bomb: String = {
        var lines = ["linchpin: 1", "a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
        for level in 1...9 {
            let aliases = [String](repeating: "*a\(level - 1)", count: 10).joined(separator: ", ")
            lines.append("a\(level): &a\(level) [\(aliases)]")
        }
        return lines.joined(separator: "\n")
    }()

    @Test(arguments: hostile.map(\.name))
    func nothingCrashes(_ name: String) async throws {
        let scratch = try Scratch()
        let bytes = try #require(Self.hostile.first { $0.name == name }).bytes
        let file = try scratch.write(name, bytes)
        for arguments in Self.commands(file) {
            let outcome = try await Tool.run(arguments)
            // A codeowners file may hold nearly anything; a native file may not.
            let allowed: Set<Int32> = arguments.contains("codeowners") ? [0, 2] : [2]
            let status = try #require(outcome.status, "\(arguments) was ended by a signal")
            #expect(allowed.contains(status), "\(arguments): \(status) \(outcome.errors.prefix(400))")
            if status == 2 { #expect(outcome.errors.contains(name), "\(arguments): \(outcome.errors.prefix(400))") }
            // What was wrong is shown, and never what could drive a terminal.
            #expect(outcome.errors.unicodeScalars.allSatisfy { $0.value >= 0x20 || $0 == "\n" }, "\(arguments)")
        }
    }

    @Test func aFolderIsNoFile() async throws {
        let scratch = try Scratch()
        for command in ["check", "analyze", "diagram"] {
            let outcome = try await Tool.run(command, scratch.url.path)
            #expect(outcome.status == 2, "\(command)")
            #expect(outcome.errors.contains("folder") || outcome.errors.contains("directory"), "\(outcome.errors)")
        }
    }

    @Test func everyProblemIsSaidAtOnceWithItsPlace() async throws {
        let scratch = try Scratch()
        let file = try scratch.write(
            "wrong.yaml",
            """
            linchpin: 1
            people: {ana: {capcity: 3}, ben: {reports-to: anna}}
            teams: {web: {lead: 7}}
            systems: {shop: {tier: 9, owners: [webb]}}
            """)
        let outcome = try await Tool.run("check", file)
        #expect(outcome.status == 2)
        // Columns counted by hand in the lines above.
        for place in ["wrong.yaml:2:16", "wrong.yaml:2:47", "wrong.yaml:3:21", "wrong.yaml:4:24", "wrong.yaml:4:36"] {
            #expect(outcome.errors.contains(place), "\(place) in \(outcome.errors)")
        }
        for word in ["capacity", "ana", "web"] { #expect(outcome.errors.contains("'\(word)'"), "\(word)") }
        #expect(outcome.errors.contains("^"))
    }

    /// Names may hold anything but control characters; a display name may hold these too.
    @Test func hostileNamesAreData() async throws {
        let scratch = try Scratch()
        let names = ["<b>&\"'\\N", "a\\Nb", "rtl \u{202E}evil", "👩‍👩‍👧‍👦", "日本語", "line\\nbreak", "$(touch pwned)", "`id`"]
        let people = names.enumerated().map { index, name in
            let escaped = name.replacingOccurrences(of: "\\", with: "\\\\").replacingOccurrences(of: "\"", with: "\\\"")
            return "{\"id\": \"person:p\(index)\", \"name\": \"\(escaped)\\u0007\"}"
        }
        let owns = names.indices.map {
            "{\"kind\": \"owns\", \"from\": \"person:p\($0)\", \"to\": \"system:s\($0)\"}"
        }
        let systems = names.indices.map { "{\"id\": \"system:s\($0)\"}" }
        let file = try scratch.write(
            "names.json",
            "{\"linchpin\": 1, \"entities\": [\((people + systems).joined(separator: ","))], "
                + "\"relations\": [\(owns.joined(separator: ","))]}")
        for arguments in [["analyze", file, "--top", "50"], ["show", "p0", file]] {
            let outcome = try await Tool.run(arguments)
            #expect(outcome.status == 0, "\(outcome.errors)")
            #expect(!outcome.output.contains("\u{7}") && !outcome.output.contains("\u{202E}"))
        }
        let picture = scratch.path("names.svg")
        let outcome = try await Tool.run("diagram", file, "-o", picture)
        #expect(outcome.status == 0, "\(outcome.errors)")
        let parser = try #require(XMLParser(contentsOf: URL(filePath: picture)))
        #expect(parser.parse(), "\(String(describing: parser.parserError))")
        #expect(!FileManager.default.fileExists(atPath: Tool.project.appendingPathComponent("pwned").path))
    }

    @Test func inputIsBounded() async throws {
        let scratch = try Scratch()
        let file = try scratch.write("large.yaml", "linchpin: 1\n# " + String(repeating: "x", count: 3 << 20))
        let outcome = try await Tool.run("check", file, "--max-input", "1")
        #expect(outcome.status == 2)
        #expect(outcome.errors.contains("large.yaml"))
        #expect(try await Tool.run("check", file).status == 0)
    }
}
