public import OrgAnalysis

/// Turns an analysis into a picture that answers one question.
public enum DiagramComposer {
    /// Composes the picture; the same analysis and request give the same picture.
    ///
    /// - Throws: ``DiagramError`` when the focus is not a live system of the cycle, or the budget is too small.
    /// - Complexity: O(n log n) in entities, relations and findings.
    public static func compose(
        _ analysis: Analysis, _ request: DiagramRequest = DiagramRequest()
    ) throws(DiagramError) -> Diagram {
        guard request.maxNodes == 0 || request.maxNodes >= DiagramRequest.smallestBudget else {
            throw .tooSmall(request.maxNodes)
        }
        switch request.view {
        case .risk: return RiskView(analysis, request).compose()
        case .dependency: return DependencyView(analysis, request).compose()
        case .coordination: return CoordinationView(analysis, request).compose()
        case .escalation(let focus): return try LadderView(analysis, request, focus: focus).compose()
        }
    }
}
