public import OrgModel

extension CycleWriter {
    /// DOT for Graphviz and its like: a node for each entity, an edge for each relation, and nothing lost. The graph says
    /// `linchpin=1`, so that it is read back to the letter.
    ///
    /// It is written without Graphviz: the same bytes whichever version is installed, or none.
    ///
    /// - Complexity: O(n log n) in the size of the cycle.
    public static func dot(_ cycle: Cycle) -> String {
        let encoder = CycleEncoder(cycle)
        var text = "digraph {\n"
        for (key, value) in encoder.head { text += "  \(pair(key, value));\n" }
        if let complete = encoder.complete { text += "  \(pair("complete", complete));\n" }
        if let collections = encoder.collections { text += "  \(pair("collections", collections));\n" }
        if let renamed = encoder.renamed { text += "  \(pair("renamed", renamed));\n" }
        if !cycle.events.isEmpty {
            let events = cycle.events.map { DocumentValue.mapping(encoder.event($0, isMachine: true)) }
            text += "  \(pair("events", .list(events)));\n"
        }
        // What it looks like where it is drawn; reading passes over it.
        text += "  rankdir=LR;\n  node [shape=box];\n"
        for entity in cycle.entities {
            let members: CycleEncoder.Members =
                [("kind", .text(entity.id.kind.rawValue))] + encoder.attributes(of: entity, isMachine: true)
                + encoder.meta(of: entity)
            text += "  \(name(of: entity.id)) \(list(members));\n"
        }
        for relation in cycle.relations {
            var members: CycleEncoder.Members = []
            for (key, value) in encoder.relation(relation) {
                switch key {
                case "from", "to": break
                case "kind": members.append((GraphTree.relationKey, value))
                case "weight": members.append((GraphTree.strengthKey, value))
                default: members.append((key, value))
                }
            }
            if relation.kind.isUndirected { members.append(("dir", .text("none"))) }
            text += "  \(name(of: relation.from)) -> \(name(of: relation.to)) \(list(members));\n"
        }
        return text + "}\n"
    }

    private static func name(of id: EntityID) -> String { DOTText.quoted(DOTText.encode(id.description)) }

    private static func list(_ members: CycleEncoder.Members) -> String {
        "[" + members.map { pair($0.key, $0.value) }.joined(separator: ", ") + "]"
    }

    private static func pair(_ key: String, _ value: DocumentValue) -> String {
        "\(DOTText.quoted(key))=\(DOTText.quoted(DOTText.encode(value)))"
    }
}
