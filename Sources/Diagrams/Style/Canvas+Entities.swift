import GraphvizLayout
import OrgModel

extension Canvas {
    /// What anything that has a box of its own looks like, by its kind.
    mutating func add(_ entity: Entity, detail: String?, notes: [Note], look: Look, classes: [String] = []) {
        switch entity.id.kind {
        case .person: addPerson(entity, detail: detail, notes: notes, look: look, classes: classes)
        case .system:
            use(.system)
            let tier = entity.system?.tier.map { ["tier-\($0)"] } ?? []
            add(entity, "box", detail, notes, look, ["system"] + tier + classes)
        case .team:
            use(.team)
            add(entity, "folder", detail, notes, look, ["team"] + classes)
        case .policy: add(entity, "box", detail, notes, look, ["policy"] + classes)
        case .forum:
            use(.forum)
            add(entity, "hexagon", detail, notes, look, ["forum"] + classes)
        }
    }

    private mutating func add(
        _ entity: Entity, _ shape: String, _ detail: String?, _ notes: [Note], _ look: Look, _ classes: [String]
    ) {
        mark(drawn: entity.id)
        var words = [entity.displayName] + [detail].compactMap(\.self)
        for note in notes { words.append(note.tooltip.map { "\(note.text) – \($0)" } ?? note.text) }
        add(
            LayoutGraph.Node(
                id: entity.id.description, label: .html(label(entity.displayName, detail, notes, width: 28)),
                attributes: attributes(shape, style: "filled", look),
                classes: classes + (look.isAuthority ? ["authority"] : []),
                tooltip: Wording.short(words.joined(separator: "\n"), 2000)))
    }

    /// The box of several.
    mutating func addFolded(_ box: FoldedBox, notes: [Note], look: Look) {
        use(.collapsed)
        if let team = box.group.team { mark(drawn: team) }
        add(
            LayoutGraph.Node(
                id: box.group.box, label: .html(label(box.header, box.detail, notes, width: 28)),
                attributes: attributes("folder", style: "filled", look),
                classes: ["collapsed"] + (box.group.team == nil ? [] : ["team"]), tooltip: box.tooltip))
    }
}
