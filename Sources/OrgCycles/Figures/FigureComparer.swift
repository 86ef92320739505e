import OrgAnalysis
import OrgModel

/// Compares every figure of the catalogue.
struct FigureComparer {
    let pairing: Pairing
    let before: FigureValues
    let after: FigureValues
    let recording: Recording

    /// Every figure of the organisation, in the order of the catalogue.
    func ofOrganization() -> [FigureChange] {
        FigureCatalogue.figures(of: .organization).map { figure in
            let (a, b) = (before.value(of: figure), after.value(of: figure))
            let bare = FigureChange(
                figure: figure, entity: nil, before: a, after: b, obstacle: recording.obstacle(to: figure), causes: nil)
            guard bare.isChanged else { return bare }
            return FigureChange(
                figure: figure, entity: nil, before: a, after: b, obstacle: nil,
                causes: CauseFinder(pairing: pairing, before: before, after: after).causes(of: figure))
        }
    }

    /// Figures of what is in both cycles, where they changed, in the order of a report.
    ///
    /// - Complexity: O(figures · entities).
    func ofEntities() -> [FigureChange] {
        var changes: [FigureChange] = []
        for subject in Figure.Subject.allCases {
            guard let kind = subject.kind else { continue }
            let pairs = pairing.pairs.filter { pair in
                pair.isKept && pair.after.map { pairing.after.entities[$0].id.kind == kind } ?? false
            }
            for figure in FigureCatalogue.figures(of: subject) {
                let obstacle = recording.obstacle(to: figure)
                guard obstacle == nil else { continue }
                for pair in pairs {
                    guard let old = pair.before, let new = pair.after else { continue }
                    let change = FigureChange(
                        figure: figure, entity: pairing.after.entities[new].id,
                        before: before.value(of: figure, for: pairing.before.entities[old].id),
                        after: after.value(of: figure, for: pairing.after.entities[new].id), obstacle: nil,
                        causes: nil)
                    if change.isChanged { changes.append(change) }
                }
            }
        }
        return FigureChange.inReportingOrder(changes)
    }
}
