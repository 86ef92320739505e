public import OrgAnalysis

/// Turns an analysis into a picture that answers one question.
public enum DiagramComposer {
    /// Composes the picture; the same analysis and request give the same picture.
    ///
    /// - Throws: ``DiagramError`` when the focus is not in the cycle or is nothing that the view can draw, or the budget is
    ///   too small.
    /// - Complexity: O(n log n) in entities, relations and findings.
    public static func compose(
        _ analysis: Analysis, _ request: DiagramRequest = DiagramRequest()
    ) throws(DiagramError) -> Diagram {
        guard request.maxNodes == 0 || request.maxNodes >= DiagramRequest.smallestBudget else {
            throw .tooSmall(request.maxNodes)
        }
        let diagram =
            switch request.view {
            case .risk: RiskView(analysis, request).compose()
            case .dependency: DependencyView(analysis, request).compose()
            case .coordination: CoordinationView(analysis, request).compose()
            case .ownership: OwnershipView(analysis, request).compose()
            case .escalation(let focus): try LadderView(analysis, request, focus: focus).compose()
            case .chokepoint(let subjects): try ChokepointView(analysis, request, of: subjects).compose()
            }
        return diagram.linked(by: request.link, in: analysis.cycle).painted(as: request.theme)
    }
}
