import OrgModel
import Testing

@testable import SourceDocuments

/// Reads a JSON text that must be free of problems.
func json(_ text: String) throws -> SourceNode {
    let (document, diagnostics) = SourceReader.json(SourceText(file: "t.json", text: text))
    #expect(diagnostics.isEmpty, "\(diagnostics)")
    return try #require(document).root
}

/// The diagnostics of a JSON text, each as `line:column rule`.
func jsonProblems(_ text: String, limits: ReadLimits = ReadLimits()) -> [String] {
    SourceReader.json(SourceText(file: "t.json", text: text), limits: limits).diagnostics.map(summary)
}

@Suite struct JSONReadingTests {
    @Test func valuesKnowWhereTheyStand() throws {
        let root = try json("{\"é\": \"ÿ😀\", \"b\":\r\n [1,\n  {\"c\" : null}]}")
        let members = try #require(root.mapping)
        #expect(members.map(\.key) == ["é", "b"])
        #expect(members[0].keyLocation == .init(line: 1, column: 2))
        #expect(members[0].value.position == .init(line: 1, column: 7))
        #expect(members[0].value.length == 4)
        #expect(members[1].keyLocation == .init(line: 1, column: 13))
        let items = try #require(members[1].value.sequence)
        #expect(members[1].value.position == .init(line: 2, column: 2))
        #expect(items[0].position == .init(line: 2, column: 3))
        #expect(items[1].position == .init(line: 3, column: 3))
        #expect(items[1].mapping?.first?.keyLocation == .init(line: 3, column: 4))
        #expect(items[1]["c"]?.isNull == true)
        #expect(items[1]["c"]?.position == .init(line: 3, column: 10))
    }

    @Test func stringsAreUnescaped() throws {
        let text = #"["\"\\\/\b\f\n\r\t", "\u00e9\u0000", "\ud83d\ude00!", "a\u2028b", "", "\u005C\u0075"]"#
        let strings = try json(text).sequence?.map(\.string)
        #expect(strings == ["\"\\/\u{8}\u{C}\n\r\t", "é\u{0}", "😀!", "a\u{2028}b", "", "\\u"])
    }

    @Test func numbersAndWords() throws {
        let items = try #require(
            try json("[0, -0, 12, 1.5, 1e3, 1E-2, -1.0, 1e999, 9223372036854775808, true, false]").sequence)
        #expect(items.map(\.double) == [0, 0, 12, 1.5, 1000, 0.01, -1, nil, 9_223_372_036_854_775_808, nil, nil])
        #expect(items.map(\.int) == [0, 0, 12, nil, 1000, nil, -1, nil, nil, nil, nil])
        #expect(items.map(\.bool) == [nil, nil, nil, nil, nil, nil, nil, nil, nil, true, false])
        #expect(items[7].kindInWords == "a number")
    }

    @Test func aScalarIsADocument() throws {
        #expect(try json(" \"a\" \n").string == "a")
        #expect(try json("7").int == 7)
        #expect(try json("\u{FEFF}[]").sequence?.isEmpty == true)
        #expect(try json("{ }").mapping?.isEmpty == true)
    }

    @Test func everyDuplicateKeyIsReportedAndTheFirstCounts() throws {
        let text = "{\"a\": 1,\n \"b\": {\"x\": 1, \"\\u0078\": 2},\n \"a\": 2, \"a\": 3}"
        #expect(
            jsonProblems(text) == ["2:16 file/duplicate-key", "3:2 file/duplicate-key", "3:10 file/duplicate-key"])
        let root = try #require(SourceReader.json(SourceText(file: "t", text: text)).document).root
        #expect(root["a"]?.int == 1)
        #expect(root["b"]?["x"]?.int == 1)
    }

    @Test(arguments: ["", " ", "\n\n", "\u{FEFF}"])
    func aFileWithoutContentIsEmpty(text: String) {
        #expect(jsonProblems(text) == ["0:0 file/empty"])
    }

    // RFC 8259 forbids each of these; the place is where a person has to edit.
    @Test(arguments: [
        ("{\"a\": 1,}", "1:8", "after the last"), ("[1, 2, ]", "1:6", "after the last"), ("[1 2]", "1:4", "','"),
        ("{'a': 1}", "1:2", "double quotes"), ("{a: 1}", "1:2", "double quotes"), ("['a']", "1:2", "double quotes"),
        ("[NaN]", "1:2", "NaN"), ("[Infinity]", "1:2", "Infinity"), ("[-Infinity]", "1:3", "digit"),
        ("[01]", "1:2", "begin with 0"), ("[-012]", "1:3", "begin with 0"), ("[1.]", "1:4", "point"),
        ("[.5]", "1:2", "'.'"), ("[+1]", "1:2", "'+'"), ("[1e]", "1:4", "exponent"), ("[0x1F]", "1:3", "go on"),
        ("[True]", "1:2", "small letters"), ("[hello]", "1:2", "double quotes"), ("// x\n{}", "1:1", "comments"),
        ("{} // x", "1:4", "more text"), ("{/**/}", "1:2", "comments"), ("[1 # x\n]", "1:4", "comments"),
        ("[1]\n[2]", "2:1", "more text"), ("{\"a\" 1}", "1:6", "':'"), ("{\"a\":}", "1:6", "value"),
        ("[,1]", "1:2", "value"), ("[1", "1:1", "never closed"), ("{\"a\": {\"b\": 1}", "1:1", "never closed"),
        ("{\"a\":", "1:6", "file ends"), ("[\"ab", "1:2", "never closed"),
        ("[\"a\nb\"]", "1:2", "not closed on its line"),
        ("[\"a\tb\"]", "1:4", "control character"), ("[\"\\x41\"]", "1:3", "escape"), ("[\"\\u12G4\"]", "1:3", "four"),
        ("[\"\\ud800\"]", "1:3", "surrogate"), ("[\"\\udc00\"]", "1:3", "surrogate"),
        ("[\"\\ud800\\u0041\"]", "1:3", "surrogate"), ("[\"\\", "1:3", "escape"), ("[\"\\u1", "1:3", "four"),
        ("]", "1:1", "value"), ("[1}", "1:3", "']'"), ("{\"a\":1]", "1:7", "'}'"), ("{1: 2}", "1:2", "key"),
        ("[nul]", "1:2", "double quotes"), ("[\u{A0}1]", "1:2", "value"), ("[1\u{2028}]", "1:3", "','"),
    ])
    func syntaxErrorsSayWhereAndWhat(text: String, place: String, words: String) throws {
        let (document, problems) = SourceReader.json(SourceText(file: "t.json", text: text))
        #expect(document == nil)
        let problem = try #require(problems.first)
        #expect(summary(problem) == place + " file/syntax")
        #expect(problem.message.contains(words), "\(problem.message)")
        #expect(problem.sourceLine != nil)
    }
}
