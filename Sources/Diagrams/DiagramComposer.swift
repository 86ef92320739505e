public import OrgAnalysis
public import OrgCycles

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

    /// Composes the picture of what changed between two cycles; the view and the layer of the request are of no account.
    /// A focus is an entity of either cycle: then only what changed in its box is drawn, and in those so many lines away as
    /// the request's hops say, one unless they do.
    ///
    /// The other way round, later cycle first, the same boxes stand at the same places, and every sign is turned.
    ///
    /// - Parameters:
    ///   - comparison: What changed.
    ///   - leading: What a reader should know first, in one sentence: the title where the request has none.
    /// - Throws: ``DiagramError`` when the budget is too small.
    /// - Complexity: O(n log n) in entities, relations and findings.
    public static func compose(
        _ comparison: Comparison, leading: String, _ request: DiagramRequest = DiagramRequest()
    ) throws(DiagramError) -> Diagram {
        guard request.maxNodes == 0 || request.maxNodes >= DiagramRequest.smallestBudget else {
            throw .tooSmall(request.maxNodes)
        }
        let diagram = CompareView(comparison, request, leading: leading).compose()
        return diagram.linked(by: request.link, in: comparison.after.cycle).painted(as: request.theme)
    }
}
