public import Findings
public import OrgAnalysis
import OrgModel
import SourceDocuments

/// What was found, as CSV by RFC 4180 with a header, a finding a line, worst first; lines end in LF. What is suppressed
/// follows, with a status that says so.
///
/// Nothing in it is a formula to a spreadsheet: a cell that begins as one does has an apostrophe before it.
public struct CSVReport: AnalysisReport {
    /// The format.
    public init() {}

    /// Writes the report.
    ///
    /// - Parameter findings: What was decided of the findings; nil tells them all.
    public func render(_ analysis: Analysis, _ findings: FindingReport? = nil) -> String {
        let findings = findings ?? FindingReport(analysis.findings)
        let told = findings.entries.map { ($0.finding, $0.status?.rawValue ?? "") }
        let suppressed = findings.suppressed.map { ($0.finding, "suppressed") }
        var csv = CSVWriter()
        csv.row(Self.columns)
        for (finding, status) in told + suppressed { csv.row((Self.cells(finding) + [status]).map(Self.inert)) }
        return String(decoding: csv.bytes, as: UTF8.self)
    }

    private static let columns = [
        "rule", "severity", "subject", "affects", "message", "file", "line", "column", "advice", "fingerprint",
        "status",
    ]

    private static func cells(_ finding: Finding) -> [String] {
        let place = finding.location
        return [
            finding.rule.name, finding.severity.rawValue, finding.subject.description,
            finding.affects.map { inList($0.description) }.joined(separator: " "),
            DisplayText.visible(finding.message), DisplayText.visible(place?.file ?? ""),
            place?.line.map { "\($0)" } ?? "", place?.column.map { "\($0)" } ?? "",
            DisplayText.visible(finding.advice), finding.fingerprint,
        ]
    }

    /// An id in a list that blanks divide: a blank of its own is percent-encoded.
    private static func inList(_ id: String) -> String {
        id.rewriting { $0 == " " ? "%20" : $0 == "%" ? "%25" : nil }
    }

    /// A cell that a spreadsheet shows and does not compute. Signs of full width count as well where East Asian input is set.
    static func inert(_ cell: String) -> String {
        guard let first = cell.unicodeScalars.first, "=+-@\t\r\n＝＋－＠".unicodeScalars.contains(first) else {
            return cell
        }
        return "'" + cell
    }
}
