import Findings
import OrgAnalysis
import OrgModel
import Reports
import SourceDocuments
import Testing

/// Findings as CSV, read back by a reader of its own.
@Suite struct CSVReportTests {
    @Test func everyFindingIsALine() throws {
        let analysis = try larkfield("2026-Q3")
        let rows = ReadCSV.rows(CSVReport().render(analysis))
        #expect(
            rows.first == [
                "rule", "severity", "subject", "affects", "message", "file", "line", "column", "advice", "fingerprint",
                "status",
            ])
        #expect(rows.count == analysis.findings.count + 1)
        for (row, finding) in zip(rows.dropFirst(), analysis.findings) {
            let place = try #require(finding.location)
            #expect(row[0...2] == [finding.rule.name, finding.severity.rawValue, finding.subject.description])
            #expect(row[3].split(separator: " ").map { EntityID(parsing: String($0)) } == finding.affects)
            #expect(row[4] == finding.message && row[8] == finding.advice && row[9] == finding.fingerprint)
            #expect(row[5] == place.file && Int(row[6]) == place.line && Int(row[7]) == place.column)
        }
    }

    /// What is about the whole stands nowhere.
    @Test func whatIsNotThereIsEmpty() throws {
        let analysis = try analysis(
            of: "{linchpin: 1, people: {ana: {}, ben: {}}, systems: {a: {owners: [ana, ben]}, b: {}, c: {}}}")
        let rows = ReadCSV.rows(CSVReport().render(analysis))
        #expect(rows.count == 2)
        #expect(rows[1][..<4] == ["ownership/none", "note", "organization", "system:b system:c"])
        #expect(rows[1][5...7] == ["", "", ""])
        let nothing = try CSVReport().render(ReportsTests.analysis(of: "linchpin: 1"))
        #expect(nothing == rows[0].joined(separator: ",") + "\n")
    }

    /// Blanks divide the list; one within an id is encoded, as is what encodes it.
    @Test func idsInAListComeBack() throws {
        let analysis = Hostile.analysis("a b%20")
        let rows = ReadCSV.rows(CSVReport().render(analysis))
        let affects = rows.dropFirst().flatMap { $0[3].split(separator: " ") }
        #expect(affects.contains("system:a%20b%2520s1"))
        #expect(affects.count == analysis.findings.flatMap(\.affects).count)
    }

    @Test(arguments: Hostile.names)
    func hostileNamesAreNoFormulas(_ name: String) throws {
        let analysis = Hostile.analysis(name)
        let rows = ReadCSV.rows(CSVReport().render(analysis))
        #expect(rows.count == analysis.findings.count + 1)
        for row in rows {
            for cell in row {
                if let first = cell.unicodeScalars.first { #expect(!"=+-@\t\r\n＝＋－＠".unicodeScalars.contains(first)) }
            }
            #expect(DisplayText.visible(row[4]) == row[4] && DisplayText.visible(row[5]) == row[5])
        }
    }

    @Test func anApostropheKeepsAFormulaFromBeingComputed() throws {
        let analysis = try analysis(of: "{linchpin: 1, people: {'=1+1': {}}, systems: {s: {owners: ['=1+1']}}}")
        let rows = ReadCSV.rows(CSVReport().render(analysis))
        #expect(rows.count == 2)
        #expect(rows[1][4] == "'=1+1 alone can fix s.")
    }
}
