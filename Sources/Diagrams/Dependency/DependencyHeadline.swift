import OrgAnalysis
import OrgModel

/// The sentence above a picture of dependencies: what pulls down most, and whether dependencies lead in circles.
struct DependencyHeadline {
    let view: DependencyView

    var sentence: String {
        guard view.network.isOfDependencies else {
            let relations = Wording.counted(view.network.relations.count, "relation")
            let ends = Wording.counted(view.network.ids.count, "entity")
            return "\(relations) of the layer `\(view.network.layer.name)` between \(ends)"
        }
        let worst = view.figures.systems.filter { $0.dependents > 0 && isInFocus($0.id) }.max { a, b in
            a.exposure == b.exposure ? a.id > b.id : a.exposure < b.exposure
        }
        guard let worst else {
            return view.figures.systems.isEmpty ? "No dependencies are recorded" : "Nothing depends on anything else"
        }
        let name = Wording.short(view.atlas.name(worst.id), 40)
        let main =
            "\(name) pulls down \(Wording.counted(worst.dependents, "other system")) and, with \(worst.dependents == 1 ? "it" : "them"), "
            + "\(Wording.percent(worst.exposure)) of what matters"
        return circles.map { "\(main); \($0)" } ?? main
    }

    /// With a focus, the sentence is about it.
    private func isInFocus(_ id: EntityID) -> Bool { view.request.focus.isEmpty || view.request.focus.contains(id) }

    private var circles: String? {
        let loops = view.figures.loops
        guard let first = loops.first, view.request.focus.isEmpty else { return nil }
        let systems = loops.reduce(0) { $0 + $1.systems.count }
        if loops.count == 1 {
            return systems == 2
                ? "\(first.systems.map { Wording.short(view.atlas.name($0), 30) }.joined(separator: " and ")) depend on each other"
                : "\(systems) systems depend on each other in a circle"
        }
        return "\(systems) systems depend on each other in \(loops.count) circles"
    }
}
