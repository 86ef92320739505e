import OrgAnalysis
import OrgFormats
import OrgModel
import Reports
import SourceDocuments
import TestSupport
import Testing

/// Reads a native text of which no problem is expected.
func cycle(_ text: String, file: String = "x.yaml", sourceLocation: Testing.SourceLocation = #_sourceLocation) throws
    -> Cycle
{
    let reading = CycleReader.read(text: SourceText(file: file, text: text))
    let problems = reading.diagnostics.map { "\($0.location.map(\.description) ?? "-") \($0.rule) \($0.message)" }
    #expect(problems == [], sourceLocation: sourceLocation)
    let cycle = reading.cycle
    return try #require(cycle, sourceLocation: sourceLocation)
}

/// The JSON report of a cycle, as written and as read back.
func report(
    on cycle: Cycle, threads: Int = 1, measuresCentrality: Bool = true,
    sourceLocation: Testing.SourceLocation = #_sourceLocation
) throws -> (text: String, root: SourceNode) {
    let options = AnalysisOptions(threads: threads, measuresCentrality: measuresCentrality)
    let text = AnalysisJSON.render(Analysis(of: cycle, options: options))
    return (text, try json(text, sourceLocation: sourceLocation))
}

/// A text as JSON, to the letter.
func json(_ text: String, sourceLocation: Testing.SourceLocation = #_sourceLocation) throws -> SourceNode {
    let (document, problems) = SourceReader.json(SourceText(file: "x.json", text: text))
    #expect(problems.map(\.message) == [], sourceLocation: sourceLocation)
    return try #require(document?.root, sourceLocation: sourceLocation)
}

/// The analysis of a native text of which no problem is expected, without what takes long.
func analysis(
    of text: String, file: String = "x.yaml", sourceLocation: Testing.SourceLocation = #_sourceLocation
) throws -> Analysis {
    let cycle = try cycle(text, file: file, sourceLocation: sourceLocation)
    return Analysis(of: cycle, options: AnalysisOptions(measuresCentrality: false))
}

/// The analysis of a quarter of the example.
func larkfield(_ label: String) throws -> Analysis {
    let file = "graphs/larkfield-mutual/\(label).yaml"
    return try analysis(of: Checkout.text(file), file: file)
}

/// The analysis of the organisation that docs/metrics.md works out by hand.
func harbourRail() throws -> Analysis {
    let text = try Checkout.text("docs/metrics.md")
    let example = try #require(text.firstMatch(of: /```yaml\n((?:.|\n)*?)```/))
    return try analysis(of: String(example.1), file: "harbour.yaml")
}
