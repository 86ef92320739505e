import Findings
import OrgCycles
import OrgModel

/// The small print of a comparison: what is shown of what there is, and by which rule the rest was left out.
struct CompareFoot {
    let view: CompareView

    var lines: [String] { [part, shown, folded, unrecorded, findings].compactMap(\.self) }

    /// How far the picture of a part reaches.
    private var part: String? {
        guard !view.focus.isEmpty else { return nil }
        let hops = view.request.hops ?? 1
        let away = hops == 0 ? "alone" : "and at most \(Wording.counted(hops, "line")) away"
        return "Drawn is what changed around \(view.focusNames) \(away); "
            + (view.told.farBoxes == 0
                ? "nothing changed elsewhere."
                : "\(Wording.counted(view.told.farBoxes, "changed box")) further away \(view.told.farBoxes == 1 ? "is" : "are") left out.")
    }

    private var structure: StructureChanges { view.comparison.structure }

    private var shown: String {
        let boxes = Array(view.told.boxes.values)
        let changed = boxes.count(where: \.isChanged) - view.folded.count(where: \.isChanged)
        let rows = boxes.reduce(0) { $0 + $1.rows.count + $1.strains.count }
        let kept =
            "\(Wording.counted(structure.keptEntities, "entity")) and \(Wording.counted(structure.keptRelations, "relation")) "
            + "are in both cycles."
        guard !boxes.isEmpty else { return "Shown: nothing changed. " + kept }
        let number = view.rowsAsNumbers > 0 ? " (+\(view.rowsAsNumbers) as a number)" : ""
        let implied = view.told.impliedRelations
        return "Shown: \(rows - view.rowsAsNumbers) of \(Wording.counted(rows, "row"))\(number) in "
            + "\(changed) of \(boxes.count(where: \.isChanged)) changed boxes. "
            + (boxes.allSatisfy(\.isChanged) ? "" : "Pale ones are only at the end of a line. ") + kept
            + " Left out are teams in which nothing changed"
            + (implied > 0
                ? ", and \(Wording.counted(implied, "relation")) that came or went with a person, a team, a system or an owner that is told of."
                : ".")
    }

    private var folded: String? {
        var words: [String] = []
        if !view.folded.isEmpty {
            words.append(
                "To stay readable the most changed have boxes (gravest findings and chokepoints, then number of changes); the "
                    + "others are counted in one.")
        }
        if view.linesLeftOut > 0 {
            words.append(
                "\(Wording.counted(view.linesLeftOut, "line")) left out: those within that box, then those that stand for least."
            )
        }
        if !view.hasLabels {
            words.append(
                "Words stand beside handovers alone, as the lines are too many; rest the pointer on one to read it.")
        }
        return words.isEmpty ? nil : words.joined(separator: " ")
    }

    /// What one cycle does not record is no ghost: it may well be there.
    private var unrecorded: String? {
        func words(_ entities: Int, _ relations: Int) -> String? {
            let parts = [(entities, "entity"), (relations, "relation")].filter { $0.0 > 0 }
            return parts.isEmpty ? nil : parts.map { Wording.counted($0.0, $0.1) }.joined(separator: " and ")
        }
        let (entities, relations) = (view.told.unrecordedEntities, view.told.unrecordedRelations)
        let gone = words(entities.before, relations.before).map {
            "No longer recorded, which does not mean gone: \($0)."
        }
        let come = words(entities.after, relations.after).map { "First recorded, which does not mean new: \($0)." }
        let both = [gone, come].compactMap(\.self)
        return both.isEmpty ? nil : both.joined(separator: " ") + " They are not drawn."
    }

    private var findings: String? {
        func takesBoth(_ compared: Comparison.ComparedFinding) -> Bool {
            compared.finding.map { CycleRules.contains($0.rule) } ?? false
        }
        let ofBoth = view.comparison.findings.count(where: takesBoth)
        let stays = view.comparison.findings(.persisting).count {
            $0.before?.severity == $0.after?.severity && !takesBoth($0)
        }
        let unknown =
            view.comparison.findings(.firstAssessed).count + view.comparison.findings(.noLongerAssessed).count
        var words: [String] = []
        if stays > 0 { words.append("\(Wording.counted(stays, "finding")) in both cycles, not drawn.") }
        if unknown > 0 { words.append("\(Wording.counted(unknown, "finding")) assessed in one cycle only, not drawn.") }
        if ofBoth > 0 {
            words.append("\(Wording.counted(ofBoth, "finding")) that it takes both cycles to see, not drawn.")
        }
        if let obstacle = view.comparison.chokepoints.obstacle {
            words.append("Chokepoints are not compared: \(obstacle).")
        }
        return words.isEmpty ? nil : words.joined(separator: " ")
    }
}
