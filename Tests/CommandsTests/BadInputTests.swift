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
            ["check", file], ["analyze", file], ["show", "person:ana", file], ["diagram", file, "--format", "svg"],
            ["import", "backstage", file], ["import", "codeowners", file], ["import", "sigs", file],
            ["import", "table", "--map", file, file],
            ["import", "table", "--map", "graphs/sources/access.map.yaml", file],
        ]
    }

    /// Files that are no cycle, and where the trouble begins: counted by hand, 1:1 being the first character.
    private static let hostile: [(name: String, place: String?, bytes: Data)] = [
        ("empty.yaml", nil, Data()),
        ("empty.json", nil, Data()),
        ("blank.yaml", nil, Data("\n\n   \n# nothing\n".utf8)),
        ("binary.yaml", "1:1", Data((0..<4096).map { UInt8(($0 * 7919) % 256) })),
        ("nul.json", "1:17", Data("{\"linchpin\": 1, \u{0} }".utf8)),
        ("utf8.yaml", "2:15", Data("linchpin: 1\norganization: ".utf8) + Data([0xC3, 0x28, 0xFF, 0x0A])),
        ("bomb.yaml", "", Data(bomb.utf8)),
        (
            "deep.yaml", "1:",
            Data((String(repeating: "[", count: 10_000) + String(repeating: "]", count: 10_000)).utf8)
        ),
        ("deep.json", "1:321", Data((String(repeating: "{\"a\":", count: 10_000) + "1").utf8)),
        ("keys.yaml", "2:19", Data("linchpin: 1\npeople: {ana: {}, ana: {}}\nlinchpin: 1\n".utf8)),
        ("numbers.yaml", "2:26", Data("linchpin: 1\npeople: {ana: {capacity: 1e999}, ben: {capacity: .nan}}\n".utf8)),
        (
            "numbers.json", "1:63",
            Data("{\"linchpin\": 1, \"entities\": [{\"id\": \"person:ana\", \"capacity\": nan}]}".utf8)
        ),
        ("line.yaml", "1:11", Data(("linchpin: " + String(repeating: "x", count: 4 << 20)).utf8)),
        ("truncated.json", "1:37", Data("{\"linchpin\": 1, \"entities\": [{\"id\": \"per".utf8)),
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
    func nothingCrashesOrIsHalfWritten(_ name: String) async throws {
        let scratch = try Scratch()
        let (_, place, bytes) = try #require(Self.hostile.first { $0.name == name })
        let file = try scratch.write(name, bytes)
        for arguments in Self.commands(file) {
            let target = try scratch.write("out", "before")
            let outcome = try await Tool.run(arguments + ["-o", target])
            // A codeowners file may hold nearly anything, and a table be any file; a native file may not.
            let isAnything = arguments.contains("codeowners") || arguments.contains("graphs/sources/access.map.yaml")
            let allowed: Set<Int32> = isAnything ? [0, 2] : [2]
            let status = try #require(outcome.status, "\(arguments) was ended by a signal")
            #expect(allowed.contains(status), "\(arguments): \(status) \(outcome.errors.prefix(400))")
            if status == 2 { #expect(outcome.errors.contains(name), "\(arguments): \(outcome.errors.prefix(400))") }
            // `check` writes what it found wrong; the others have nothing to write.
            if status == 2, arguments[0] != "check" { #expect(scratch.read("out") == "before", "\(arguments)") }
            #expect(scratch.names == [name, "out"].sorted())
            if let place, arguments[0] != "import" {
                #expect(outcome.errors.contains("\(name):\(place)"), "\(arguments): \(outcome.errors.prefix(400))")
            }
            // What was wrong is shown, and never what could drive a terminal.
            #expect(outcome.errors.unicodeScalars.allSatisfy { $0.value >= 0x20 || $0 == "\n" }, "\(arguments)")
        }
    }

    @Test func aFolderIsNoFile() async throws {
        let scratch = try Scratch()
        for command in [["check"], ["analyze"], ["diagram"], ["import", "codeowners"]] {
            let outcome = try await Tool.run(command + [scratch.url.path])
            #expect(outcome.status == 2, "\(command)")
            #expect(outcome.errors.contains("this is a directory"), "\(outcome.errors)")
        }
        let empty = try await Tool.run("import", "backstage", scratch.url.path)
        #expect(empty.status == 2)
        #expect(empty.errors.contains("no entity was found"))
    }

    /// One line of 10 MB, as a value and as anything at all: seconds, even in a debug build.
    @Test(arguments: ["linchpin: 1\norganization: ", "- "])
    func oneLongLine(_ start: String) async throws {
        let scratch = try Scratch()
        let file = try scratch.write("line", start + String(repeating: "wide ", count: 2 << 20))
        for command in [["check"], ["import", "backstage"], ["import", "codeowners"]] {
            let outcome = try await Tool.run(command + [file], timeout: 60)
            let status = try #require(outcome.status, "\(command) was ended by signal \(outcome.signal ?? 0)")
            #expect([0, 2].contains(status), "\(command): \(outcome.errors.prefix(400))")
            // Nor is it printed whole.
            #expect(outcome.errors.utf8.count < 20_000, "\(command): \(outcome.errors.prefix(400))")
        }
    }

    /// The same of what is read in smaller pieces.
    @Test(arguments: ["* @ana # ", "* @ana ", "", "[", "* @"])
    func oneLongLineOfOwners(_ start: String) async throws {
        let scratch = try Scratch()
        let file = try scratch.write("CODEOWNERS", start + String(repeating: "wide ", count: 200_000))
        let outcome = try await Tool.run(["import", "codeowners", file], timeout: 60)
        let status = try #require(outcome.status, "it was ended by signal \(outcome.signal ?? 0)")
        #expect([0, 2].contains(status), "\(outcome.errors.prefix(400))")
    }

    /// Names in other systems' files are hostile too.
    @Test func hostileNamesInSourcesAreData() async throws {
        let scratch = try Scratch()
        let names = ["<b>&\"'\\N", "rtl\u{202E}evil", "👩‍👩‍👧‍👦", "日本語", "$(touch pwned)"]
        let catalog = names.enumerated().map { index, name in
            """
            {"apiVersion": "backstage.io/v1alpha1", "kind": "Component", "spec": {"type": "x", "owner": "t"},
             "metadata": {"name": "s\(index)", "title": "\(name.replacing("\\", with: "\\\\").replacing("\"", with: "\\\""))"}}
            """
        }
        let owners = names.map { "/\($0.replacing(" ", with: "\\ "))/ @ana\n" }.joined()
        for (source, file, text) in [
            ("backstage", "catalog.yaml", catalog.joined(separator: "\n---\n")), ("codeowners", "CODEOWNERS", owners),
        ] {
            let org = scratch.path("\(source).yaml")
            let imported = try await Tool.run("import", source, try scratch.write(file, text), "-o", org)
            #expect(imported.status == 0, "\(imported.errors)")
            let analysis = try await Tool.run("analyze", org, "--top", "50")
            #expect(analysis.status == 0, "\(analysis.errors)")
            for text in [imported.errors, analysis.output] {
                #expect(!text.contains("\u{202E}") && !text.contains("\u{1B}"))
            }
            let picture = try await Tool.run("diagram", org, "-o", scratch.path("\(source).svg"))
            #expect(picture.status == 0, "\(picture.errors)")
            #expect(try #require(XMLParser(contentsOf: scratch.url.appending(path: "\(source).svg"))).parse())
        }
        #expect(!FileManager.default.fileExists(atPath: Tool.project.appendingPathComponent("pwned").path))
    }

    /// What could drive a terminal in a file's own name is spelled out.
    @Test func hostileFileNamesAreSpelledOut() async throws {
        let scratch = try Scratch()
        let name = "a\u{1B}[31m\n\u{202E}.yaml"
        _ = try scratch.write(name, "linchpin: 2")
        for command in [["check"], ["analyze"], ["show", "x"], ["import", "backstage"]] {
            let outcome = try await Tool.run(command + [scratch.path(name)])
            #expect(outcome.status == 2)
            #expect(outcome.errors.contains("a\\u{1B}[31m\\u{A}\\u{202E}.yaml"), "\(command): \(outcome.errors)")
            #expect(!(outcome.errors + outcome.output).contains("\u{1B}"))
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
