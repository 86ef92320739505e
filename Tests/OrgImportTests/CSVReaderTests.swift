import OrgModel
import SourceDocuments
import Testing

@testable import OrgImport

@Suite struct CSVReaderTests {
    private func read(
        _ text: String, delimiter: Character? = nil, columns: [String]? = nil, limits: ReadLimits = ReadLimits()
    ) -> (rows: [[String: String]], problems: [String], root: SourceNode) {
        var reader = CSVReader(
            SourceText(file: "x.csv", text: text), delimiter: delimiter?.asciiValue, columns: columns, limits: limits)
        let root = reader.read()
        let rows = (root.sequence ?? []).map { row in
            (row.mapping ?? []).reduce(into: [String: String]()) { $0[$1.key] = $1.value.text }
        }
        let problems = reader.problems.map {
            "\($0.location?.line ?? 0):\($0.location?.column ?? 0) \($0.rule)"
        }
        return (rows, problems, root)
    }

    // Expected values: the examples of RFC 4180, section 2, read by hand.
    @Test(arguments: [
        ("a,b,c\r\naaa,bbb,ccc\r\nzzz,yyy,xxx\r\n", ["aaa,bbb,ccc", "zzz,yyy,xxx"]),
        ("a,b,c\naaa,bbb,ccc\nzzz,yyy,xxx", ["aaa,bbb,ccc", "zzz,yyy,xxx"]),
        ("a,b,c\r\n\"aaa\",\"bbb\",\"ccc\"\rzzz,yyy,xxx", ["aaa,bbb,ccc", "zzz,yyy,xxx"]),
        ("a,b,c\r\n\"aaa\",\"b\r\nbb\",\"ccc\"\r\nzzz,yyy,xxx", ["aaa,b\r\nbb,ccc", "zzz,yyy,xxx"]),
        ("a,b,c\n\"aaa\",\"b\"\"bb\",\"ccc\"", ["aaa,b\"bb,ccc"]),
        ("\u{FEFF}a,b,c\n1,\"x,y\",3\n\n\r\n4,5,6\n", ["1,x,y,3", "4,5,6"]),
        ("a;b;c\n1,5;2;3", ["1,5,2,3"]), ("a\tb\tc\n1\t2\t3", ["1,2,3"]), ("\"a,x\";b;c\n1;2;3", ["nil,2,3"]),
    ])
    func fields(_ text: String, _ rows: [String]) {
        let (found, problems, _) = read(text)
        #expect(problems.isEmpty)
        #expect(found.map { row in ["a", "b", "c"].map { row[$0] ?? "nil" }.joined(separator: ",") } == rows)
    }

    @Test func emptyFieldsAreNothing() {
        let (rows, problems, _) = read("a,b,c\n1,,\"\"\n,,\n")
        #expect(rows == [["a": "1"], [:]])
        #expect(problems.isEmpty)
    }

    @Test func everyFieldKnowsItsPlace() throws {
        let root = read("naïve,b\nä,x\n\"1\n2\",y\nz,w\n").root
        let rows = try #require(root.sequence)
        func place(_ row: Int, _ key: String) throws -> [Int] {
            let node = try #require(rows[row][key])
            return [node.position.line, node.position.column]
        }
        #expect(try place(0, "naïve") == [2, 1])
        #expect(try place(0, "b") == [2, 3])
        #expect(try place(1, "b") == [4, 4])
        #expect(try place(2, "b") == [5, 3])
    }

    @Test(arguments: [
        ("a,b\n1\n2,3,4\n", ["2:1 csv/ragged-row", "3:5 csv/ragged-row"]),
        ("a,b,a\n1,2,3\n", ["1:5 csv/duplicate-column"]),
        ("a,b\n1,\"2\n3,4\n", ["2:3 csv/quote"]), ("a,b\n\"1\"x,2\n", ["2:1 csv/quote"]), ("a,b\n\"1\" ,2\n", []),
        ("", []), ("a,b", []), ("\"", ["1:1 csv/quote"]),
    ])
    func whatIsWrong(_ text: String, _ problems: [String]) {
        #expect(read(text).problems == problems)
    }

    @Test func whatIsWrongIsReadAllTheSame() {
        #expect(read("a,b\n1\n2,3,4\n").rows == [["a": "1"], ["a": "2", "b": "3"]])
        #expect(read("a,b\n\"1\"x,2\n").rows == [["a": "1x", "b": "2"]])
        #expect(read("a,b\n1,\"2\n3,4\n").rows == [["a": "1", "b": "2\n3,4\n"]])
    }

    @Test func columnsMayBeGiven() {
        #expect(
            read("1|2\n3|4", delimiter: "|", columns: ["x", "y"]).rows == [
                ["x": "1", "y": "2"], ["x": "3", "y": "4"],
            ])
    }

    @Test func boundsHold() {
        let ragged = "a,b\n" + String(repeating: "1\n", count: 5_000)
        #expect(read(ragged, limits: ReadLimits(maxDiagnostics: 10)).problems.count == 11)
        let many = read("a,b\n" + String(repeating: "1,2\n", count: 100), limits: ReadLimits(maxNodes: 30))
        #expect(many.rows.count == 10)
        #expect(many.problems == ["12:1 file/too-many-nodes"])
        // A header of many columns over many short rows would be their product.
        let wide = (0..<2_000).map { "c\($0)" }.joined(separator: ",") + "\n" + String(repeating: "1\n", count: 2_000)
        #expect(read(wide, limits: ReadLimits(maxNodes: 100_000)).rows.count == 49)
    }

    /// Whatever the bytes, reading ends, and every line is a row or told of.
    @Test(arguments: 0..<40)
    func anyTextIsRead(_ seed: Int) {
        var state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 &+ 1
        let alphabet = Array("a,;\t\"\r\n é")
        var text = ""
        for _ in 0..<300 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            text.append(alphabet[Int(state >> 33) % alphabet.count])
        }
        let (rows, _, root) = read(text)
        #expect(rows.count == root.sequence?.count)
    }
}
