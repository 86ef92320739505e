public import OrgAnalysis
import SourceDocuments

/// The catalogue of measures.
public enum MeasureText {
    /// Every measure with what it tells and the other names it is found under, by what it is about.
    public static func list(_ measures: [Measure], style: TextStyle) -> String {
        var blocks: [String] = []
        for subject in Measure.Subject.allCases {
            var lines = [style.bold(title(of: subject))]
            for measure in measures where measure.subject == subject {
                let aliases =
                    measure.aliases.isEmpty ? "" : style.faint("  = \(measure.aliases.joined(separator: ", "))")
                lines.append("  \(measure.name)\(aliases)")
                let notes = notes(of: measure)
                let text = measure.summary + (notes.isEmpty ? "" : " [\(notes.joined(separator: "; "))]")
                lines += TextWrapping.lines(text, width: style.width, indent: "      ")
            }
            blocks.append(lines.joined(separator: "\n"))
        }
        let groups = Measure.groups.map { "  \($0.name)  stands for \($0.members.joined(separator: ", "))" }
        blocks.append(([style.bold("Groups")] + groups).joined(separator: "\n"))
        return blocks.joined(separator: "\n\n") + "\n"
    }

    private static func title(of subject: Measure.Subject) -> String {
        switch subject {
        case .node: "Of each node"
        case .edge: "Of each edge"
        case .network: "Of the network"
        case .cycle: "Of each dependency cycle"
        }
    }

    private static func notes(of measure: Measure) -> [String] {
        [
            measure.traits.contains(.needsDirections) ? "directed only" : nil,
            measure.traits.contains(.needsRoot) ? "--root" : nil,
            measure.traits.contains(.usesLengths) ? "--lengths" : nil,
            measure.traits.contains(.hasRawForm) ? "--raw" : nil,
            measure.traits.contains(.canBeSampled) ? "--sample" : nil,
            measure.traits.contains(.usesSeed) ? "--seed" : nil,
        ].compactMap(\.self)
    }
}
