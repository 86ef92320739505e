import OrgAnalysis
import Reports
import Testing

/// CSV by RFC 4180, read back by a reader of its own.
@Suite struct CSVTests {
    private let odd = Network(
        names: ["a,b", "say \"hi\"", "two\nlines", " edge ", "=1+1", "zoë"], tails: [0, 1, 2, 3], heads: [1, 2, 3, 4],
        weights: [1, 0.1, 3, 1e-20], isDirected: false)

    private func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

    private func measured(_ network: Network, _ names: String...) throws -> Measurement {
        try network.measured(MeasureRequest(names.flatMap { Measure.named($0) }))
    }

    @Test func namesComeBackAsTheyWere() throws {
        let csv = text(MeasurementCSV.render(try measured(odd, "degree"), in: .name))
        let rows = ReadCSV.rows(csv)
        #expect(rows[0] == ["node", "degree"])
        #expect(Set(rows.dropFirst().map { $0[0] }) == Set(odd.names))
        #expect(csv.hasSuffix("\n"))
        // A plain name has no quotes, and a formula is left as it is.
        #expect(csv.contains("\nzoë,0\n"))
        #expect(csv.contains("\n=1+1,1\n"))
        #expect(csv.contains("\"say \"\"hi\"\"\",2"))
    }

    @Test func numbersHaveFullPrecision() throws {
        let rows = ReadCSV.rows(text(MeasurementCSV.render(try measured(odd, "edges"), in: .name)))
        #expect(rows[0] == ["source", "target", "weight"])
        #expect(Set(rows.dropFirst().map { $0[2] }) == ["1", "0.1", "3", "1e-20"])
    }

    @Test func whatHasNoValueIsEmpty() throws {
        let rows = ReadCSV.rows(
            text(MeasurementCSV.render(try measured(odd, "constraint", "articulation-points"), in: .name)))
        let alone = try #require(rows.first { $0[0] == "zoë" })
        #expect(alone == ["zoë", "", "false"])
    }

    @Test func figuresAndCycles() throws {
        let network = Network(
            names: ["a", "b", "c"], tails: [0, 1, 1, 2], heads: [1, 0, 2, 0], isDirected: true)
        let figures = ReadCSV.rows(text(MeasurementCSV.render(try measured(network, "krackhardt"), in: .name)))
        #expect(figures[0] == ["figure", "node", "value"])
        #expect(figures.map { $0[0] } == ["figure", "connectedness", "hierarchy", "efficiency", "least-upper-bound"])
        // a → b → a is shorter than by way of c, which has no place on it.
        let cycles = ReadCSV.rows(text(MeasurementCSV.render(try measured(network, "cycles"), in: .name)))
        #expect(
            cycles == [
                ["cycle", "size", "proven", "node", "place"], ["1", "3", "true", "a", "1"],
                ["1", "3", "true", "b", "2"], ["1", "3", "true", "c", ""],
            ])
    }

    @Test func topLimitsTheRows() throws {
        let rows = ReadCSV.rows(text(MeasurementCSV.render(try measured(odd, "degree"), in: .column(0), top: 2)))
        #expect(rows.map { $0[0] } == ["node", " edge ", "say \"hi\""])
    }

    @Test func formulasAreCounted() {
        #expect(MeasurementCSV.formulaNames(of: odd) == 1)
        let names = ["-5", "+1.5", "-x", "@sum", "=a", "a=b", "", "\ttab"]
        let network = Network(names: names, tails: [], heads: [], isDirected: false)
        #expect(MeasurementCSV.formulaNames(of: network) == 4)
    }

    /// Rows are senders; what has no edge is 0.
    @Test func aMatrix() {
        let tails: [UInt32] = [0, 2]
        let heads: [UInt32] = [1, 0]
        func matrix(directed: Bool) -> [[String]] {
            ReadCSV.rows(
                text(
                    MatrixCSV.render(
                        Network(
                            names: ["a", "b, c", "d"], tails: tails, heads: heads, weights: [2.5, 4],
                            isDirected: directed))))
        }
        #expect(
            matrix(directed: true) == [
                ["", "a", "b, c", "d"], ["a", "0", "2.5", "0"], ["b, c", "0", "0", "0"], ["d", "4", "0", "0"],
            ])
        #expect(
            matrix(directed: false) == [
                ["", "a", "b, c", "d"], ["a", "0", "2.5", "4"], ["b, c", "2.5", "0", "0"], ["d", "4", "0", "0"],
            ])
        #expect(text(MatrixCSV.render(Network(names: [], tails: [], heads: [], isDirected: true))) == "\n")
    }
}
