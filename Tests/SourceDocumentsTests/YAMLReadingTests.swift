import OrgModel
import Testing

@testable import SourceDocuments

/// Reads one document that must be free of problems.
func yaml(_ text: String) throws -> SourceNode {
    let (documents, diagnostics) = SourceReader.yaml(SourceText(file: "t.yaml", text: text))
    #expect(diagnostics.isEmpty, "\(diagnostics)")
    return try #require(documents.first).root
}

/// The diagnostics of a YAML text, each as `line:column rule`.
func yamlProblems(_ text: String, limits: ReadLimits = ReadLimits()) -> [String] {
    SourceReader.yaml(SourceText(file: "t.yaml", text: text), limits: limits).diagnostics.map(summary)
}

func summary(_ diagnostic: Diagnostic) -> String {
    let place = diagnostic.location.map { "\($0.line ?? 0):\($0.column ?? 0)" } ?? "-"
    return "\(place) \(diagnostic.rule)"
}

@Suite struct YAMLReadingTests {
    @Test func valuesKnowWhereTheyStand() throws {
        let root = try yaml("people:\n  ana: {name: Ana Silva, capacity: 30}\n  bé: [x, 'ÿ y']\n")
        #expect(root.position == .init(line: 1, column: 1))
        let people = try #require(root["people"]?.mapping)
        #expect(people.map(\.key) == ["ana", "bé"])
        #expect(people[0].keyLocation == .init(line: 2, column: 3))
        let name = try #require(people[0].value["name"])
        #expect(name.string == "Ana Silva")
        #expect(name.position == .init(line: 2, column: 15))
        #expect(name.length == 9)
        #expect(people[0].value["capacity"]?.double == 30)
        // Columns count characters, not bytes: `  bé: [x, 'ÿ y']` has the quote in its 11th column.
        let quoted = try #require(people[1].value.sequence?.last)
        #expect(quoted.position == .init(line: 3, column: 11))
        #expect(quoted.length == 5)
        #expect(quoted.scalar?.isPlain == false)
    }

    @Test func windowsLineEndsAndAByteOrderMarkDoNotShiftPlaces() throws {
        let root = try yaml("\u{FEFF}a: 1\r\nb:\r\n  c: 2\r\n")
        #expect(root["a"]?.position == .init(line: 1, column: 4))
        #expect(root["b"]?["c"]?.position == .init(line: 3, column: 6))
    }

    @Test func unicodeLineSeparatorsDoNotCountAsLines() throws {
        let root = try yaml("a: \"x\u{2028}y\u{85}z\"\nb: 1\n")
        #expect(root["b"]?.position == .init(line: 2, column: 4))
    }

    // YAML 1.2.2, section 10.3.2, and the departures that `CoreSchema` states.
    @Test(arguments: [
        ("yes", "text"), ("No", "text"), ("on", "text"), ("12:30", "text"), ("2026-08-14", "text"), ("1_000", "text"),
        ("007", "text"), ("0", "a number"), ("-0", "a number"), ("+12", "a number"), ("0x1F", "a number"),
        ("0o17", "a number"), ("0o18", "text"), ("1.5", "a number"), (".5", "a number"), ("5.", "a number"),
        ("1e3", "a number"), ("1e", "text"), ("-", "nothing"), ("+", "text"), (".", "text"), (".inf", "a number"),
        ("-.INF", "a number"), (".nan", "a number"), ("nan", "text"), ("inf", "text"), ("true", "true or false"),
        ("TRUE", "true or false"), ("tRUE", "text"), ("~", "nothing"), ("null", "nothing"), ("Null", "nothing"),
        ("nULL", "text"), ("", "nothing"), ("'1'", "text"), ("\"true\"", "text"), ("!!str 1", "text"),
        ("! 1", "text"), ("!!int '1'", "a number"), ("!!float 1", "a number"), ("!!null ''", "nothing"),
    ])
    func plainTextMeansWhatTheCoreSchemaSays(text: String, kind: String) throws {
        guard text != "-" else { return }
        #expect(try yaml("a: \(text)\n")["a"]?.kindInWords == kind)
    }

    @Test func numbers() throws {
        func value(_ text: String) throws -> SourceNode { try #require(try yaml("a: \(text)\n")["a"]) }
        #expect(try value("1e3").double == 1000)
        #expect(try value("1e3").int == 1000)
        #expect(try value("0x1F").double == 31)
        #expect(try value("0o17").int == 15)
        #expect(try value("+12").int == 12)
        #expect(try value(".5").double == 0.5)
        #expect(try value("5.").double == 5)
        #expect(try value("1.5").int == nil)
        // 2⁶³ − 1 fits, 2⁶³ does not, and both are finite.
        #expect(try value("9223372036854775807").int == Int.max)
        #expect(try value("9223372036854775808").int == nil)
        #expect(try value("9223372036854775808").double == 9_223_372_036_854_775_808)
        for text in ["1e999", "-1e999", ".inf", "-.inf", ".nan", "nan", String(repeating: "9", count: 5000)] {
            #expect(try value(text).double == nil, "\(text.prefix(20))")
            #expect(try value(text).int == nil)
        }
        #expect(try value("2026").string == nil)
        #expect(try value("1.10").text == "1.10")
        #expect(try value("true").bool == true)
        #expect(try value("FALSE").bool == false)
        #expect(try value("yes").bool == nil)
    }

    @Test func keysAreTakenByTheirText() throws {
        let root = try yaml("1: a\ntrue: b\nnull: c\n~: d\n1.0: e\n\"\": f\n")
        #expect(root.mapping?.map(\.key) == ["1", "true", "null", "~", "1.0", ""])
    }

    @Test func everyDuplicateKeyIsReportedAndTheFirstCounts() throws {
        let text = "a: 1\nb: {x: 1, x: 2}\na: 2\na: 3\n"
        #expect(yamlProblems(text) == ["2:11 file/duplicate-key", "3:1 file/duplicate-key", "4:1 file/duplicate-key"])
        let root = try #require(SourceReader.yaml(SourceText(file: "t", text: text)).documents.first).root
        #expect(root["a"]?.int == 1)
        #expect(root.mapping?.count == 2)
    }

    @Test func duplicatesAreFoundAmongManyKeys() throws {
        let text = (0..<40).map { "k\($0 % 30): \($0)\n" }.joined()
        #expect(yamlProblems(text) == (31...40).map { "\($0):1 file/duplicate-key" })
    }

    @Test func mergeKeysFillInWhatIsMissing() throws {
        let root = try yaml(
            "d: &d {a: 1, b: 2}\ne: &e {b: 3, c: 4}\nx:\n  b: 9\n  <<: [*d, *e]\ny: {<<: *d}\n'<<': z\n")
        let x = try #require(root["x"]?.mapping)
        #expect(x.map(\.key) == ["b", "a", "c"])
        #expect(x.map(\.value.int) == [9, 1, 4])
        #expect(root["y"]?["b"]?.int == 2)
        #expect(root["<<"]?.string == "z")
        #expect(yamlProblems("x: {<<: 3}\n") == ["1:9 file/merge-key"])
        #expect(yamlProblems("d: &d {}\nx: {<<: *d, <<: *d}\n") == ["2:13 file/duplicate-key"])
    }

    @Test func anAliasStandsWhereItIsUsed() throws {
        let root = try yaml("a: &x {k: 1}\nb: *x\n")
        #expect(root["b"]?.position == .init(line: 2, column: 4))
        #expect(root["b"]?.length == 2)
        #expect(root["b"]?["k"]?.position == .init(line: 1, column: 11))
    }

    @Test func unknownAndCircularAliases() {
        #expect(yamlProblems("a: *nope\nb: *neither\n") == ["1:4 file/unknown-alias", "2:4 file/unknown-alias"])
        #expect(yamlProblems("a: &x [*x]\n") == ["1:8 file/unknown-alias"])
        #expect(yamlProblems("a: &x 1\n---\nb: *x\n") == ["3:4 file/unknown-alias"])
    }

    @Test func unknownTagsHaveNoEffect() throws {
        let text = "a: !!binary aGk=\nb: !Foo {x: 1}\nc: !Ref 5\n"
        #expect(yamlProblems(text) == ["1:4 file/unknown-tag", "2:4 file/unknown-tag", "3:4 file/unknown-tag"])
        let (documents, diagnostics) = SourceReader.yaml(SourceText(file: "t", text: text))
        #expect(diagnostics.allSatisfy { $0.severity == .warning })
        #expect(documents.first?.root["a"]?.string == "aGk=")
        #expect(documents.first?.root["b"]?["x"]?.int == 1)
        #expect(documents.first?.root["c"]?.string == "5")
    }

    @Test func listsAndMappingsAreNoKeys() throws {
        let text = "? [a, b]\n: 1\n? {c: d}\n: 2\ne: 3\n"
        #expect(yamlProblems(text) == ["1:3 file/complex-key", "3:3 file/complex-key"])
        let root = try #require(SourceReader.yaml(SourceText(file: "t", text: text)).documents.first).root
        #expect(root.mapping?.map(\.key) == ["e"])
    }

    @Test func aStreamHasManyDocuments() {
        let text = "# first\na: 1\n---\n---\nb: 2\n...\n---\nc: 3\n---\n"
        let (documents, diagnostics) = SourceReader.yaml(SourceText(file: "t", text: text))
        #expect(diagnostics.isEmpty)
        #expect(documents.map { $0.root.mapping?.first?.key } == ["a", "b", "c"])
        #expect(documents.map(\.root.position.line) == [2, 5, 8])
    }

    @Test func readingGoesOnAfterABrokenDocument() {
        let text = "a: [1\n---\nb: 2\n---\nc: 'x\n---\nd: @x\n---\ne: 5\n--- {f: 6, f: 7}\n"
        let (documents, _) = SourceReader.yaml(SourceText(file: "t", text: text))
        #expect(documents.map { $0.root.mapping?.first?.key } == ["b", "e", "f"])
        #expect(
            yamlProblems(text) == ["2:1 file/syntax", "5:4 file/syntax", "7:4 file/syntax", "10:12 file/duplicate-key"])
    }

    @Test func aFileWithoutContentIsEmpty() {
        for text in ["", " \n\n", "# nothing\n", "---\n", "---\n---\n...\n", "\u{FEFF}"] {
            #expect(yamlProblems(text) == ["0:0 file/empty"], "\(text.debugDescription)")
        }
        #expect(yamlProblems("~\n").isEmpty)
        #expect(yamlProblems("---\n''\n").isEmpty)
    }

    // The place is where a person has to edit; the words are looked for in part, so that they may be improved.
    @Test(arguments: [
        ("a: b: c\n", "1:5", "':' is not expected"), ("a:\n\tb: 1\n", "2:1", "tab"), ("a: @x\n", "1:4", "'@'"),
        ("a: `x`\n", "1:4", "'`'"), ("a: 1\nb\nc: 2\n", "2:1", "':' is missing"), ("a: 'x\n", "1:4", "never closed"),
        ("a: [1, 2\nb: 3\n", "2:2", "']'"), ("a: {x: 1\n", "1:4", "'{' is never closed"),
        ("a: [{x: 1}, [\n\n", "1:13", "'[' is never closed"),
        ("a: [b:]\n", "1:6", "inside"), ("a: \"\\q\"\n", "1:5", "escape"),
        ("a:\n  b: 1\n c: 2\n", "3:2", "key was expected"), ("a: - b\n", "1:4", "list cannot begin"),
        ("- a\nb: 1\n", "2:1", "'- ' was expected"), ("a: \u{7}\n", "1:4", "control character"),
        ("a: !x!y z\n", "1:4", "prefix"), ("%YAML 3.0\n---\na: 1\n", "1:1", "incompatible"),
    ])
    func syntaxErrorsSayWhereAndWhat(text: String, place: String, words: String) throws {
        let problems = SourceReader.yaml(SourceText(file: "t.yaml", text: text)).diagnostics
        let problem = try #require(problems.first)
        #expect(summary(problem).hasPrefix(place + " "), "\(summary(problem)): \(problem.message)")
        #expect(problem.message.contains(words), "\(problem.message)")
        #expect(problem.sourceLine != nil)
    }
}
