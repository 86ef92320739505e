public import OrgAnalysis

/// A format that an analysis, or what it found, is written in. The same analysis gives the same text.
public protocol AnalysisReport {
    /// Writes the whole report.
    func render(_ analysis: Analysis) -> String
}

extension AnalysisText: AnalysisReport {}

extension AnalysisJSON: AnalysisReport {
    /// Writes an analysis; see the static method.
    public func render(_ analysis: Analysis) -> String { Self.render(analysis) }
}
