import Findings
import GraphvizLayout
import OrgModel

/// A picture in the making: boxes and lines in the visual language, and which of its signs were used.
struct Canvas {
    private(set) var nodes: [LayoutGraph.Node] = []
    private(set) var edges: [LayoutGraph.Edge] = []
    private(set) var clusters: [LayoutGraph.Cluster] = []
    private(set) var used: Set<LegendEntry> = []
    private(set) var drawn: Set<EntityID> = []
    private var ids: Set<String> = []

    /// A row below the name of a box: a mark, words, and the finding they come from.
    struct Note {
        var mark: Mark?
        var text: String
        var tooltip: String?

        init(_ mark: Mark? = nil, _ text: String, tooltip: String? = nil) {
            self.mark = mark
            self.text = text
            self.tooltip = tooltip
        }
    }

    /// How a box stands in the visual language.
    struct Look {
        /// Share of criticality exposed, 0…1.
        var exposure: Double?
        /// The criticality of the most critical system it touches, 0 for none.
        var criticality = 0.0
        var isAuthority = false
    }

    mutating func use(_ entry: LegendEntry) { used.insert(entry) }

    /// Says that an entity stands in the picture by its own name.
    mutating func mark(drawn id: EntityID) { drawn.insert(id) }

    func contains(_ id: String) -> Bool { ids.contains(id) }

    /// Attributes that say how critical and how exposed a box is, and their entries in the legend.
    mutating func attributes(_ shape: String, style: String, _ look: Look) -> Attributes {
        var attributes: Attributes = [
            "shape": shape, "style": style, "fillcolor": Palette.fill(exposure: look.exposure),
            "color": look.criticality > 0 ? Palette.ink : Palette.outline, "penwidth": Self.width(look.criticality),
        ]
        if look.criticality > 0 { use(LegendEntry(criticality: look.criticality)) }
        if (look.exposure ?? 0) > 0 { use(.exposure) }
        if look.isAuthority {
            attributes["peripheries"] = "2"
            use(.authority)
        }
        return attributes
    }

    /// The width of an outline in points.
    static func width(_ criticality: Double) -> String {
        criticality >= 8 ? "3" : criticality >= 4 ? "2" : "1"
    }

    /// Adds a box.
    mutating func add(_ node: LayoutGraph.Node) {
        guard ids.insert(node.id).inserted else { return }
        nodes.append(node)
    }

    /// Adds a box around boxes.
    mutating func add(_ cluster: LayoutGraph.Cluster) {
        use(.team)
        clusters.append(cluster)
    }

    /// Adds a frame around systems that depend on each other.
    mutating func add(loop cluster: LayoutGraph.Cluster) {
        use(.dependencyLoop)
        clusters.append(cluster)
    }

    /// Adds a line.
    mutating func add(_ edge: LayoutGraph.Edge) { edges.append(edge) }

    /// The annotation rows of a box.
    mutating func annotations(_ notes: [Note]) -> [HTMLLabel.Annotation] {
        notes.map { note in
            if let mark = note.mark { use(mark.legend) }
            return HTMLLabel.Annotation(
                mark: note.mark?.rawValue, Wording.short(note.text, 120), color: note.mark?.color,
                tooltip: note.tooltip.map { Wording.short($0, 600) })
        }
    }

    /// A name, a line of detail and notes, as every box has them.
    mutating func label(_ header: String, _ detail: String?, _ notes: [Note], width: Int = 32) -> HTMLLabel {
        HTMLLabel(
            header: header, detail: detail, annotations: annotations(notes),
            style: HTMLLabel.Style(
                headerSize: 13, detailSize: 11, headerColor: Palette.ink, detailColor: Palette.detail, width: width))
    }

    /// The legend of what was used.
    var legend: [LegendEntry] { LegendEntry.allCases.filter(used.contains) }
}

extension Canvas {
    /// What a person, mailbox or bot looks like.
    mutating func addPerson(_ entity: Entity, detail: String?, notes: [Note], look: Look, classes: [String] = []) {
        let isHuman = entity.person?.nature ?? .human == .human
        use(isHuman ? .person : .mailbox)
        mark(drawn: entity.id)
        let tooltip = ([entity.displayName, detail] + notes.map(\.tooltip)).compactMap(\.self).joined(separator: "\n")
        add(
            LayoutGraph.Node(
                id: entity.id.description, label: .html(label(entity.displayName, detail, notes)),
                attributes: attributes(
                    isHuman ? "box" : "note", style: isHuman ? "rounded,filled" : "filled", look),
                classes: ["person"] + (isHuman ? [] : [entity.person?.nature.rawValue ?? ""]) + classes
                    + (look.isAuthority ? ["authority"] : []),
                tooltip: Wording.short(tooltip, 2000)))
    }
}
