public import Findings
public import OrgAnalysis

/// A format that an analysis, or what it found, is written in. The same analysis gives the same text.
public protocol AnalysisReport {
    /// Writes the whole report.
    ///
    /// - Parameter findings: What was decided of the findings; nil tells them all.
    func render(_ analysis: Analysis, _ findings: FindingReport?) -> String

    /// Writes the report in pieces, so that a large one need not stand in memory as a whole.
    ///
    /// - Parameters:
    ///   - findings: What was decided of the findings; nil tells them all.
    ///   - sink: Takes the pieces, the last one before this returns.
    func render(_ analysis: Analysis, _ findings: FindingReport?, to sink: @escaping ([UInt8]) -> Void)
}

extension AnalysisReport {
    /// Writes the report, in one piece.
    public func render(_ analysis: Analysis, _ findings: FindingReport?, to sink: @escaping ([UInt8]) -> Void) {
        sink(Array(render(analysis, findings).utf8))
    }
}

extension AnalysisText: AnalysisReport {}

extension AnalysisJSON: AnalysisReport {
    /// Writes the analysis; see the static method.
    public func render(_ analysis: Analysis, _ findings: FindingReport?) -> String { Self.render(analysis, findings) }

    /// Writes the analysis in pieces; see the static method.
    public func render(_ analysis: Analysis, _ findings: FindingReport?, to sink: @escaping ([UInt8]) -> Void) {
        Self.render(analysis, findings, to: sink)
    }
}
