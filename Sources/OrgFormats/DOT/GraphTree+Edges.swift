import OrgModel
import SourceDocuments

extension GraphTree {
    /// Adds a relation for each edge.
    mutating func addEdges() {
        /// How many edges there were between two nodes so far: their statements stand in the same order.
        var seen: [Ends: Int] = [:]
        for edge in graph.edges {
            let number = seen[Ends(tail: edge.tail, head: edge.head), default: 0]
            seen[Ends(tail: edge.tail, head: edge.head)] = number + 1
            addEdge(edge, number: number)
        }
    }

    private struct Ends: Hashable {
        var tail: Int
        var head: Int
    }

    private mutating func addEdge(_ edge: AttributedGraph.Edge, number: Int) {
        let (tail, head) = (graph.nodes[edge.tail].name, graph.nodes[edge.head].name)
        let statement = places.statement(from: tail, to: head, number: number)
        let own = statement?.place ?? places.place(ofNode: tail)
        func place(_ key: String) -> DOTPlaces.Place { statement?.place(of: key) ?? own }
        let (first, second) = ends(of: edge)
        // What is wrong with a node was told already.
        guard let from = ids[first], let to = ids[second] else { return }
        guard let kind = kind(of: edge, from: from, to: to, at: own) else { return }
        var members = [
            member("kind", scalar(kind, at: place(Self.relationKey)), at: own),
            member("from", scalar(from.description, at: own), at: own),
            member("to", scalar(to.description, at: own), at: own),
        ]
        var labels: [SourceNode.Member] = []
        for attribute in edge.attributes where attribute.key != Self.relationKey {
            let place = place(attribute.key)
            if attribute.key == Self.strengthKey {
                members.append(member("weight", value(attribute.value, at: place), at: place))
            } else if Self.ownKeys.contains(attribute.key) {
                members.append(member(attribute.key, value(attribute.value, at: place), at: place))
            } else if DrawingAttributes.contains(attribute.key) {
                continue
            } else if isStrict {
                members.append(member(attribute.key, value(attribute.value, at: place), at: place))
            } else {
                labels.append(label(attribute, at: place, near: NativeKeys.relation))
            }
        }
        add(labels, to: &members, at: own)
        relations.append(SourceNode(.mapping(members), at: own.position))
    }

    /// The keys of a relation that have no other name here.
    private static let ownKeys = Set(NativeKeys.relation.keys).subtracting(["kind", "from", "to", "weight"])

    /// The nodes that an edge leads from and to: as it is written, or the other way where it is drawn so in a plain graph.
    func ends(of edge: AttributedGraph.Edge) -> (from: Int, to: Int) {
        !isStrict && edge.attributes.text(of: "dir") == "back" ? (edge.head, edge.tail) : (edge.tail, edge.head)
    }

    /// The kind of relation that an edge names, also as its label.
    func relationKind(of edge: AttributedGraph.Edge) -> RelationKind? {
        if let said = edge.attributes.text(of: Self.relationKey) { return RelationKind(rawValue: said) }
        guard !isStrict, let label = edge.attributes.text(of: "label") else { return nil }
        return RelationKind(rawValue: DrawnText.plain(label).lowercased().replacing(" ", with: "-"))
    }

    /// The word for an edge's kind: what it says, right or wrong, or what is meant between such ends.
    private mutating func kind(
        of edge: AttributedGraph.Edge, from: EntityID, to: EntityID, at place: DOTPlaces.Place
    ) -> String? {
        if let said = edge.attributes.text(of: Self.relationKey) { return said }
        if let kind = relationKind(of: edge) { return kind.rawValue }
        if let kind = Self.usual(from: from.kind, to: to.kind, isDirected: graph.isDirected) { return kind.rawValue }
        report(
            .error, "file/missing-key",
            "nothing is usual between a \(from.kind.rawValue) and a \(to.kind.rawValue), and the edge from \(quoted(from.name)) to \(quoted(to.name)) does not say its `relation`",
            at: place, hint: "the other way round? or write for instance [relation=owns]")
        return nil
    }

    /// What an edge means that does not say it.
    static func usual(from: EntityKind, to: EntityKind, isDirected: Bool) -> RelationKind? {
        switch (from, to) {
        case (.system, .system): .dependsOn
        case (.team, .team): isDirected ? .dependsOn : .coordinatesWith
        case (.person, .person): isDirected ? .reportsTo : .coordinatesWith
        case (.person, .team): .memberOf
        case (.person, .system), (.team, .system): .owns
        case (.system, .policy), (.team, .policy): .follows
        case (.policy, .person), (.policy, .team), (.system, .person), (.system, .team): .escalatesTo
        case (.person, .forum), (.team, .forum): .attends
        case (.forum, .system): .reviews
        default: nil
        }
    }
}
