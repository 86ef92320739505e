import OrgFormats
import OrgModel
import SourceDocuments
import Testing

@Suite struct EdgeListReaderTests {
    @Test func pairsWithBlanksAsSNAPPublishesThem() throws {
        let edges = try read("# Directed graph\r\n# FromNodeId\tToNodeId\r\n0\t11\r\n  11   5 \r\n\r\n0 0\r\n0\t11")
        #expect(edges.names == ["0", "11", "5"])
        #expect(lines(edges) == ["0 11", "11 5", "0 0", "0 11"])
        #expect(edges.weights == nil)
        #expect(edges.relations == nil)
    }

    @Test func commasWithAndWithoutAHeader() throws {
        for text in ["source,target\nana,ben\nben,cleo", "ana,ben\nben,cleo\n", "ana , ben\rben,\tcleo\r"] {
            let edges = try read(text)
            #expect(lines(edges) == ["ana ben", "ben cleo"])
            #expect(edges.names == ["ana", "ben", "cleo"])
        }
    }

    @Test func relationsAndWeights() throws {
        #expect(lines(try read("a,b,owns,2\nb,c,,0.5\na,c,owns,")) == ["a b owns 2.0", "b c  0.5", "a c owns 1.0"])
        #expect(lines(try read("a,b,2\nb,c,1e-3")) == ["a b 2.0", "b c 0.001"])
        #expect(lines(try read("a,b,owns\nb,c,3")) == ["a b owns", "b c 3"])
        #expect(lines(try read("a b 2\nb c +12345678901234567890")) == ["a b 2.0", "b c 1.2345678901234567e+19"])
        #expect(lines(try read("1 2 follows .5\n")) == ["1 2 follows 0.5"])
        #expect(try read("a,b,owns\nb,c,supports\nc,a,owns").relationNames == ["owns", "supports"])
    }

    /// As Gephi and others write them: any order, any case, more columns.
    @Test func headersNameTheColumns() {
        let reading = EdgeListReader.read(
            text: SourceText(file: "g.csv", text: "Weight,Id,To,From,Kind\n2,7,b,a,owns\n3,8,c,b,owns\n"))
        #expect(reading.diagnostics.map(told) == ["g.csv:1:8 edges/column the column 'Id' is not read"])
        #expect(reading.diagnostics.map(\.severity) == [.warning])
        #expect(reading.edges.map(lines) == ["a b owns 2.0", "b c owns 3.0"])
    }

    @Test func quotedFields() throws {
        let edges = try read("source,target\n\"Doe, Ann\" , \"the \"\"boss\"\"\"\n\"\"\"\",ß\n")
        #expect(edges.names == ["Doe, Ann", "the \"boss\"", "\"", "ß"])
        // Only a comma makes quotes special.
        #expect(try read("\"a b\" c").names == ["\"a", "b\""])
    }

    /// What is a header to one reader is a node to another: only two known names make one.
    @Test func aNodeCalledSourceIsNoHeader() throws {
        #expect(try read("source,ana\nana,ben").names == ["source", "ana", "ben"])
        #expect(try read("from to\na b").names == ["a", "b"])
    }

    @Test func names() {
        #expect(
            ["a.csv", "b.TSV", "email.txt", "x.edges", "x.el", "x.edgelist"].allSatisfy {
                EdgeListReader.isNamedLikeOne($0)
            })
        #expect(!["a.yaml", "csv", "a.json", "-"].contains { EdgeListReader.isNamedLikeOne($0) })
    }

    /// Lines and columns counted by hand; columns count scalars, so that `ß` is one.
    @Test func everyMistakeIsTold() {
        let text = """
            # weights
            ana,ben,2
            ana,ben
            ß,ben,-1
            ana,,3
            ana,ben,nan
            a,b,1,2
            "ana,ben,1
            ana,ben,0
            a,b,1e999
            ok,ok,1
            """
        let reading = EdgeListReader.read(text: SourceText(file: "m.csv", text: text))
        #expect(reading.edges == nil)
        #expect(
            reading.diagnostics.map { "\($0.location.map { "\($0)" } ?? "-") \($0.rule) \($0.length)" } == [
                "m.csv:3:5 edges/fields 3",
                "m.csv:4:7 edges/weight 2",
                "m.csv:5:5 edges/name 1",
                "m.csv:6:9 edges/weight 3",
                "m.csv:7:7 edges/fields 1",
                "m.csv:8:1 edges/quote 1",
                "m.csv:9:9 edges/weight 1",
                "m.csv:10:5 edges/weight 5",
            ])
        #expect(reading.diagnostics.map(\.sourceLine).prefix(2) == ["ana,ben", "ß,ben,-1"])
        #expect(reading.diagnostics.first?.message == "3 fields are expected on a line, and here are 2")
    }

    @Test func oneNameAloneIsNoEdge() {
        let reading = EdgeListReader.read(text: SourceText(file: "m.txt", text: "ana\nben\n"))
        #expect(
            reading.diagnostics.map(told) == [
                "m.txt:1:1 edges/fields 2 fields are expected on a line, and here are 1",
                "m.txt:2:1 edges/fields 2 fields are expected on a line, and here are 1",
            ])
    }

    @Test func nothingInIt() {
        for text in ["", "\n\r\n", "# only\n", "source,target\n", "\u{FEFF}"] {
            let reading = EdgeListReader.read(text: SourceText(file: "e.csv", text: text))
            #expect(reading.diagnostics.map(\.rule) == ["file/empty"])
            #expect(reading.edges == nil)
        }
        let missing = EdgeListReader.read(path: "no/such/file.csv")
        #expect(missing.diagnostics.map(\.rule) == ["file/not-found"])
        #expect(missing.text == nil)
    }

    @Test func mistakesAreBounded() {
        let text = "a,b\n" + String(repeating: "a\n", count: 100)
        let reading = EdgeListReader.read(
            text: SourceText(file: "m.csv", text: text), limits: ReadLimits(maxDiagnostics: 7))
        #expect(reading.diagnostics.count == 8)
        #expect(reading.diagnostics.last?.rule == "file/more-problems")
    }

    /// A very long line, and one with very many fields, are a mistake each and no more work than their length.
    @Test func longLines() {
        let long = String(repeating: "x", count: 200_000)
        #expect(EdgeListReader.read(text: SourceText(file: "l.txt", text: "\(long) \(long)")).edges?.names == [long])
        let many = String(repeating: ",", count: 200_000)
        let reading = EdgeListReader.read(text: SourceText(file: "l.csv", text: "a\(many)"))
        #expect(reading.diagnostics.map(\.rule) == ["edges/fields"])
    }

    /// A name is what is written: numbers spelled differently are different nodes, however large they are.
    @Test func numbersAreNames() throws {
        let edges = try read("7 07\n007 7\n9999999 10000000\n0 00\n9999999 0\n+7 7\n١ 10000000\n")
        #expect(edges.names == ["7", "07", "007", "9999999", "10000000", "0", "00", "+7", "١"])
        #expect(edges.tails == [0, 2, 3, 5, 3, 7, 8])
        #expect(edges.heads == [1, 0, 4, 6, 5, 0, 4])
    }

    /// The quick way and the general one read the same number; neither takes what is none.
    @Test func weightsAreReadToTheLastBit() throws {
        let spelled = ["0.1", "0.30000000000000004", "123456.789", "1.", ".5", "5e-324", "00.2500", "9007199254740993"]
        let edges = try read(spelled.map { "a,b,w,\($0)\n" }.joined())
        #expect(edges.weights == spelled.compactMap { Double($0) })
        for text in [".", "1.2.3", "0x10", "inf", "1,5", "e5", "٣", "1 2", "--1", "0.0", ""] {
            let reading = EdgeListReader.read(text: SourceText(file: "w", text: "a,b,w,1\na,b,w,\"\(text)\""))
            #expect((reading.edges == nil) == !text.isEmpty, "\(text)")
        }
    }

    /// More names than the first hash table holds, each found again.
    @Test func manyNames() throws {
        let count = 5_000
        let text = (0..<count).map { "n\($0) n\(($0 * 7 + 1) % count)\n" }.joined()
        let edges = try read(text)
        #expect(edges.count == count)
        #expect(edges.names.count == count)
        #expect(lines(edges) == (0..<count).map { "n\($0) n\(($0 * 7 + 1) % count)" })
    }

    private func read(_ text: String, sourceLocation: Testing.SourceLocation = #_sourceLocation) throws -> EdgeList {
        let reading = EdgeListReader.read(text: SourceText(file: "g", text: text))
        #expect(reading.diagnostics.map(told) == [], sourceLocation: sourceLocation)
        return try #require(reading.edges, sourceLocation: sourceLocation)
    }

    /// Every edge in one line.
    private func lines(_ edges: EdgeList) -> [String] {
        (0..<edges.count).map { index in
            var line = "\(edges.names[Int(edges.tails[index])]) \(edges.names[Int(edges.heads[index])])"
            if let relations = edges.relations { line += " \(edges.relationNames[Int(relations[index])])" }
            if let weights = edges.weights { line += " \(weights[index])" }
            return line
        }
    }
}
