public import OrgModel

/// Writes the native files: the same cycle as the same bytes, sorted by id, and nothing lost.
public enum CycleWriter {
    /// YAML as people write it: relations nested where they read best, short things on one line.
    ///
    /// - Complexity: O(n log n) in the size of the cycle.
    public static func yaml(_ cycle: Cycle) -> String {
        var layout = YAMLLayout()
        for (key, value) in CycleEncoder(cycle).nested { layout.appendTop(key, value) }
        return layout.text
    }

    /// JSON for machines: a flat list of entities and one of relations, each on a line of its own.
    ///
    /// - Complexity: O(n log n) in the size of the cycle.
    public static func json(_ cycle: Cycle) -> String {
        let encoder = CycleEncoder(cycle)
        var text = JSONLines()
        for (key, value) in encoder.head { text.append(key, value) }
        if let complete = encoder.complete { text.append("complete", complete) }
        if let collections = encoder.collections { text.append("collections", collections) }
        if let renamed = encoder.renamed { text.append("renamed", renamed) }
        text.append(
            "entities",
            items: cycle.entities.lazy.map {
                [("id", .text($0.id.description))] + encoder.attributes(of: $0, isMachine: true) + encoder.meta(of: $0)
            })
        text.append("relations", items: cycle.relations.lazy.map(encoder.relation))
        if !cycle.events.isEmpty {
            text.append("events", items: cycle.events.lazy.map { encoder.event($0, isMachine: true) })
        }
        return text.finished()
    }
}
