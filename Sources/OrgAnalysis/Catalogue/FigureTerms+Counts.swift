import Findings
import GraphCore
import OrgModel

/// What parts bring to figures that count what is lost, who is joined, and what was found.
extension FigureValues {
    /// The criticality that has lost its last supporter, or never had one, over all; each system brings its own.
    func losses(_ name: String) -> FigureTerms? {
        let prefix = "loss."
        guard name.hasPrefix(prefix), let absences = Int(name.dropFirst(prefix.count)) else { return nil }
        let away = Set(ConcentrationAnalysis(ground: ground, support: support, load: load).firstToGo(absences))
        return FigureTerms(
            isRatio: true,
            support.systems.map { system in
                let criticality = ground.criticality(system)
                let isLost = support.supporters[system].allSatisfy(away.contains)
                return FigureTerms.Term(
                    subject: [ground.id(system)], part: isLost ? criticality : 0, whole: criticality)
            })
    }

    /// Joined pairs over all pairs: each person brings those with whom chains of reporting lines join them, and all others,
    /// so that every pair counts once for each of the two.
    func joinedPairs(_ name: String) -> FigureTerms? {
        guard name == "hierarchy.connectedness" else { return nil }
        let lines = Projection(of: ground.cycle, kinds: [.reportsTo], leavingOutOthers: true)
        let parts = lines.graph.components()
        return FigureTerms(
            isRatio: true,
            lines.positions.enumerated().map { node, position in
                FigureTerms.Term(
                    subject: [ground.id(position)], part: Double(parts.sizes[parts.labels[node]] - 1),
                    whole: Double(lines.positions.count - 1))
            })
    }

    /// One for each finding, brought by what it is about.
    func findings(_ name: String) -> FigureTerms? {
        let severity: Severity?
        switch name {
        case "findings": severity = nil
        case "findings.error": severity = .error
        case "findings.warning": severity = .warning
        case "findings.note": severity = .note
        default: return nil
        }
        let counted = analysis.findings.lazy.filter { severity == nil || $0.severity == severity }
        return FigureTerms(
            isRatio: false,
            counted.map { finding in
                let subject: [EntityID] = if case .entity(let id) = finding.subject { [id] } else { [] }
                return FigureTerms.Term(subject: subject, part: 1, whole: 0)
            })
    }
}
