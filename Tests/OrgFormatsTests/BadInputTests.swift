import OrgModel
import SourceDocuments
import Testing

@testable import OrgFormats

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

@Suite struct BadInputTests {
    private func rules(_ text: String, file: String = "x.yaml") -> [String] { problems(text, file: file).map(\.rule) }

    @Test func emptyFiles() {
        #expect(rules("") == ["file/empty"])
        #expect(rules("\n# nothing\n") == ["file/empty"])
        #expect(rules("", file: "x.json") == ["file/empty"])
        #expect(!rules("~").isEmpty)
    }

    @Test func whatIsNoFileOrNoText() throws {
        #expect(CycleReader.read(path: "/").diagnostics.map(\.rule) == ["file/directory"])
        #expect(CycleReader.read(path: "/no/such/file.yaml").diagnostics.map(\.rule) == ["file/not-found"])
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
            "linchpin-\(UInt64.random(in: 0 ... .max))")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        for (bytes, rule) in [
            ([0x6C, 0x00, 0x01], "file/binary"), ([0x61, 0x3A, 0x20, 0xFF], "file/encoding"),
        ] as [([UInt8], String)] {
            let file = folder.appendingPathComponent("x.yaml")
            try Data(bytes).write(to: file)
            let reading = CycleReader.read(path: file.path)
            #expect(reading.diagnostics.map(\.rule) == [rule])
            #expect(reading.cycle == nil && reading.text == nil)
        }
    }

    @Test func bombsAndDepths() {
        let bomb =
            "a: &a [x,x,x,x,x,x,x,x,x,x]\n"
            + (1...9).map { level in
                let (from, to) = (
                    Character(UnicodeScalar(UInt8(96 + level))), Character(UnicodeScalar(UInt8(97 + level)))
                )
                return "\(to): &\(to) [" + Array(repeating: "*\(from)", count: 10).joined(separator: ",") + "]"
            }.joined(separator: "\n")
        #expect(rules("linchpin: 1\n" + bomb).contains("file/alias-expansion"))
        let depth = 10_000
        let deep = String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
        #expect(rules("linchpin: 1\npeople: " + deep).contains("file/too-deep"))
        #expect(rules("{\"linchpin\": 1, \"people\": \(deep)}", file: "x.json").contains("file/too-deep"))
    }

    @Test func collectionsArePatternsOfManyFiles() {
        #expect(rules("linchpin: 1\ncollections: [a/*.json, 'b/*', a/*.json]") == [])
        #expect(rules("linchpin: 1\ncollections: '*/catalog-info.yaml'") == [])
        #expect(
            rules("linchpin: 1\ncollections: [a.json, [x], {a: b}, \"a*\\0\"]")
                == ["model/invalid-collection", "file/wrong-type", "file/wrong-type", "model/invalid-collection"])
        let many = (1...101).map { "'\($0)/*'" }.joined(separator: ", ")
        #expect(rules("linchpin: 1\ncollections: [\(many)]") == ["model/invalid-collection"])
    }

    @Test func duplicateKeysAndIDs() {
        #expect(rules("linchpin: 1\npeople: {a: , a: }") == ["file/duplicate-key"])
        #expect(rules("linchpin: 1\npeople: [a, a]") == ["model/duplicate-id"])
        #expect(
            rules("{\"linchpin\": 1, \"entities\": [{\"id\": \"team:a\"}, {\"id\": \"team:a\"}]}") == [
                "model/duplicate-id"
            ])
    }

    @Test func namesOfAnyKind() throws {
        for name in ["say \"hi\"", "<b>&amp;", "\\N", "שלום", "👩‍👩‍👧", "\u{202E}abc", "a\u{2028}b"] {
            let builder = {
                var builder = CycleBuilder(organization: "", label: "", danglingReferences: .areErrors)
                builder.add(Entity(EntityID(.person, name)))
                return builder.build().cycle
            }()
            for (text, file) in [(CycleWriter.yaml(builder), "x.yaml"), (CycleWriter.json(builder), "x.json")] {
                #expect(try cycle(text, file: file).entities.map(\.id.name) == [name])
            }
        }
        for name in ["a\\nb", "\\u0000", "\\u0085", ""] {
            #expect(rules("{\"linchpin\": 1, \"entities\": [{\"id\": \"team:\(name)\"}]}") == ["model/invalid-id"])
        }
    }

    @Test func otherFormatsAreNamed() {
        let catalog =
            "apiVersion: backstage.io/v1alpha1\nkind: Component\nmetadata: {name: a}\n---\napiVersion: x\nkind: Group\n"
        let cases = [
            (catalog, "catalog-info.yaml", "import it first: linchpin import backstage catalog-info.yaml"),
            ("* @org/core\n/docs/ @ana\n", "owners.txt", "import it first: linchpin import codeowners owners.txt"),
            ("# empty\n", ".github/CODEOWNERS", "import it first: linchpin import codeowners .github/CODEOWNERS"),
            ("[Docs][2] @d\n*.md a@b.c\nx\n", "o", "import it first: linchpin import codeowners o"),
            ("digraph {a -> b}", "x.dot", "make one of it: linchpin convert x.dot org.yaml"),
            ("source,target\na,b\n", "x.csv", "a linchpin file is YAML or JSON and says `linchpin: 1` at its top"),
            (
                "<?xml version=\"1.0\"?>", "x.graphml",
                "a linchpin file is YAML or JSON and says `linchpin: 1` at its top"
            ),
            ("name: x\nversion: 3\n", "y.yaml", "a linchpin file is YAML or JSON and says `linchpin: 1` at its top"),
            (
                "linchpin-policy: 1\n", "p.yaml", "hold a cycle to it: linchpin gate CYCLE --policy p.yaml"
            ),
            (
                "linchpin-baseline: 1\n", "b.yaml", "hold a cycle to it: linchpin analyze CYCLE --baseline b.yaml"
            ),
            ("linchpin-map: 1\n", "m.yaml", "import them by it: linchpin import table --map m.yaml TABLE…"),
            ("- a\n- b\n", "y.yaml", "a linchpin file is YAML or JSON and says `linchpin: 1` at its top"),
        ]
        for (text, file, hint) in cases {
            #expect(problems(text, file: file).map(\.rule) == ["file/not-native"], "\(file)")
            #expect(problems(text, file: file).map(\.hint) == [hint], "\(file)")
        }
        #expect(rules("graph: {}\nlinchpin: 1") == ["file/unknown-key"])
        #expect(rules("linchpin: 1\nsystems:\n  a@b:\n") == [])
    }

    @Test func theFormatGoesByNameAndContent() {
        #expect(CycleReader.format(of: SourceText(file: "a.json", text: "x")) == .json)
        #expect(CycleReader.format(of: SourceText(file: "a.yml", text: "{")) == .yaml)
        #expect(CycleReader.format(of: SourceText(file: "<stdin>", text: "\n  {")) == .json)
        #expect(CycleReader.format(of: SourceText(file: "a", text: "linchpin: 1")) == .yaml)
    }

    /// Hundreds of thousands of names would be compared if every wrong reference were to get a hint.
    @Test(.timeLimit(.minutes(1))) func aFileOfWrongReferencesEnds() {
        let systems = (0..<3000).map { "{\"id\":\"system:sys-\($0)\"}" }.joined(separator: ",")
        let wrong = (0..<3000).map { "{\"kind\":\"depends-on\",\"from\":\"system:x\($0)\",\"to\":\"system:y\($0)\"}" }
        let text = "{\"linchpin\":1,\"entities\":[\(systems)],\"relations\":[\(wrong.joined(separator: ","))]}"
        #expect(
            rules(text).prefix(3) == ["model/unknown-reference", "model/unknown-reference", "model/unknown-reference"])
    }
}
