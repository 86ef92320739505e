import Findings
import OrgFormats
import OrgModel
import SourceDocuments
import Testing

@testable import OrgAnalysis

/// Reads native YAML without its head, of which no problem is expected.
func cycle(_ yaml: String, sourceLocation: Testing.SourceLocation = #_sourceLocation) throws -> Cycle {
    try cycle(file: "x.yaml", text: "linchpin: 1\norganization: Tested\n" + yaml, sourceLocation: sourceLocation)
}

/// Reads a whole native file, of which no problem is expected.
func cycle(
    file: String, text: String, sourceLocation: Testing.SourceLocation = #_sourceLocation
) throws -> Cycle {
    let reading = CycleReader.read(text: SourceText(file: file, text: text))
    let problems = reading.diagnostics.map { "\($0.location.map(\.description) ?? "-") \($0.rule) \($0.message)" }
    #expect(problems == [], sourceLocation: sourceLocation)
    let cycle = reading.cycle
    return try #require(cycle, sourceLocation: sourceLocation)
}

/// The whole analysis of native YAML without its head.
func analysis(
    _ yaml: String, options: AnalysisOptions = AnalysisOptions(measuresCentrality: false),
    sourceLocation: Testing.SourceLocation = #_sourceLocation
) throws -> Analysis {
    Analysis(of: try cycle(yaml, sourceLocation: sourceLocation), options: options)
}

extension Analysis {
    /// The findings of a rule, each as `severity subject: affected systems`.
    func told(by rule: String) -> [String] { findings.filter { $0.rule.name == rule }.map(Self.told) }

    /// Every rule that speaks, by name.
    var speaking: Set<String> { Set(findings.map(\.rule.name)) }

    private static func told(_ finding: Finding) -> String {
        "\(finding.severity.rawValue) \(finding.subject): \(finding.affects.map(\.name).joined(separator: " "))"
    }

    /// The chain of a system, by its bare name.
    func chain(
        _ name: String, sourceLocation: Testing.SourceLocation = #_sourceLocation
    ) throws -> Chain {
        try #require(
            escalation.chains.first { $0.system == EntityID(.system, name) }, sourceLocation: sourceLocation)
    }
}

extension Chain {
    /// Each rung as its targets' bare names, climbed ones after `^`.
    var steps: [String] {
        rungs.map { ($0.isExplicit ? "" : "^") + $0.targets.map(\.name).joined(separator: "+") }
    }
}

/// Whether two numbers agree but for rounding.
func isClose(_ a: Double?, _ b: Double, within tolerance: Double = 1e-12) -> Bool {
    a.map { abs($0 - b) <= tolerance * max(1, abs(b)) } ?? false
}
