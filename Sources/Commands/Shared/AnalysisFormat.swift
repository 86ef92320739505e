import ArgumentParser
import Findings
import Reports

/// The formats that an analysis is written in.
enum AnalysisFormat: String, ExpressibleByArgument, CaseIterable {
    case text, json, markdown, csv, sarif, junit

    /// The format that the name of a file asks for; nil where it asks for none.
    init?(namedBy output: OutputOptions) {
        switch output.fileExtension {
        // SARIF files may have both extensions (SARIF 2.1.0, 3.2).
        case "json": self = output.file?.path.lowercased().hasSuffix(".sarif.json") ?? false ? .sarif : .json
        case "md", "markdown": self = .markdown
        case "csv": self = .csv
        case "sarif": self = .sarif
        case "xml": self = .junit
        default: return nil
        }
    }

    /// Whether the format has a place for where entities stand in the graph, which takes most of the time.
    var showsCentrality: Bool { self == .json }

    /// The report on what was read from a file.
    func report(on file: String, top: Int, style: TextStyle) -> any AnalysisReport {
        switch self {
        case .text: AnalysisText(style: style, top: top, file: file)
        case .json: AnalysisJSON()
        case .markdown: MarkdownReport(top: top, file: file)
        case .csv: CSVReport()
        case .sarif:
            SARIFReport(
                file: file == "-" ? "<stdin>" : file, root: CurrentCheckout.root, rules: Catalogue.rules)
        case .junit: JUnitReport(rules: Catalogue.rules)
        }
    }

    /// Tells of what the format has no room for.
    func noteLimits(of findings: FindingReport) {
        let (count, most) = (findings.entries.count, SARIFReport.mostResults)
        if self == .sarif, count > most { Console.note("of \(count) findings the \(most) most severe are written") }
    }
}
