public import GraphvizLayout
public import OrgModel

/// A composed picture, ready to be laid out.
public struct Diagram: Sendable {
    /// The boxes and lines.
    public private(set) var graph: LayoutGraph
    /// The engine that suits the view.
    public private(set) var engine: Engine
    /// The sentence above the picture.
    public let headline: String
    /// What is drawn of what there is.
    public let census: Census
    /// What the picture uses, in the order of its legend.
    public let legend: [LegendEntry]
    /// The colours; nil is light, and dark in an SVG whose reader prefers dark pages.
    public private(set) var theme: Theme?

    init(graph: LayoutGraph, engine: Engine, headline: String, census: Census, legend: [LegendEntry]) {
        self.graph = graph
        self.engine = engine
        self.headline = headline
        self.census = census
        self.legend = legend
    }

    /// The same picture for another engine, with a line of small print that says so, for instance when dot did not
    /// finish: nobody should have to guess why the bands are gone.
    public func laidOut(with engine: Engine, because reason: String) -> Diagram {
        var other = addingToFoot(reason)
        other.engine = engine
        return other
    }

    /// The same picture with a line of small print that says which other picture it is like.
    public func saying(like name: String) -> Diagram {
        addingToFoot(
            "Laid out like \(Wording.short(name, 60)): what stands in both is where it stood there, unless it grew into its "
                + "neighbour.")
    }

    private func addingToFoot(_ line: String) -> Diagram {
        var other = self
        let columns = graph.footnote?.rows.first?.reduce(0) { $0 + $1.columnSpan } ?? 1
        let row = Frame.smallPrint(line, columns: columns).map { $0.recolored((theme ?? .light).color) }
        other.graph.footnote = graph.footnote ?? HTMLLabel(rows: [])
        other.graph.footnote?.rows.append(row)
        return other
    }

    /// The picture, composed in the palette, in the colours of a theme. Without one it is light, and an SVG follows its
    /// reader's preference.
    func painted(as theme: Theme?) -> Diagram {
        var other = self
        other.theme = theme
        if let theme {
            if theme != .light { other.graph = graph.recolored(theme.color) }
        } else {
            other.graph.darkColors = Theme.darkColors
        }
        return other
    }

    /// The picture with a link on the box of every entity.
    func linked(by link: LinkTemplate?, in cycle: Cycle) -> Diagram {
        guard let link else { return self }
        var other = self
        func address(_ id: String) -> String? {
            EntityID(parsing: id).flatMap { cycle[$0] == nil ? nil : link.address(of: $0) }
        }
        for index in graph.nodes.indices {
            other.graph.nodes[index].attributes["URL"] = address(graph.nodes[index].id)
        }
        for index in graph.clusters.indices {
            other.graph.clusters[index].attributes["URL"] = address(graph.clusters[index].id)
        }
        return other
    }
}

/// What is drawn of what there is, kind by kind; the three parts add up to the total.
public struct Census: Hashable, Sendable {
    /// The count of one kind.
    public struct Count: Hashable, Sendable {
        /// How many the cycle has.
        public let total: Int
        /// How many have a box of their own, or a line of their own in a list.
        public let drawn: Int
        /// How many stand in a box or a row that says only how many they are.
        public let counted: Int
        /// How many are not in the picture, by the rule that its foot tells.
        public var leftOut: Int { total - drawn - counted }
    }

    /// One count a kind.
    public let counts: [EntityKind: Count]

    /// The count of a kind; of nothing where the cycle has none.
    public subscript(kind: EntityKind) -> Count { counts[kind] ?? Count(total: 0, drawn: 0, counted: 0) }

    /// Counts what is drawn, and what only a number stands for; what is in both is drawn.
    init(of cycle: Cycle, drawn: Set<EntityID>, counted: Set<EntityID>) {
        var counts: [EntityKind: Count] = [:]
        for kind in EntityKind.allCases {
            let all = cycle.entities(of: kind)
            counts[kind] = Count(
                total: all.count, drawn: all.count { drawn.contains($0.id) },
                counted: all.count { !drawn.contains($0.id) && counted.contains($0.id) })
        }
        self.counts = counts
    }
}
