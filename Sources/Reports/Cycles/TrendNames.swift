import OrgCycles
import OrgModel

/// What cycles and entities of a trend are called.
struct TrendNames {
    /// What each cycle is called: its label, or what the user calls its source where several have one label.
    let cycles: [String]
    private let names: [EntityID: String]

    init(_ trend: Trend, sources: [String]) {
        let labels = trend.series.cycles.map(\.label)
        let isUnique = Set(labels).count == labels.count
        cycles = isUnique || sources.count != labels.count ? labels : sources
        var names: [EntityID: String] = [:]
        for cycle in trend.series.cycles {
            for entity in cycle.entities { names[entity.id] = entity.displayName }
        }
        self.names = names
    }

    /// How people call an entity: as it was called last.
    func name(_ id: EntityID) -> String { names[id] ?? id.name }

    /// `2026-Q1 to 2026-Q4`.
    var span: String {
        guard let first = cycles.first, let last = cycles.last, cycles.count > 1 else { return cycles.first ?? "" }
        return "\(first) to \(last)"
    }

    /// Names in a row, so many at most: `Ana, Ben and 3 more`.
    func listed(_ ids: [EntityID], atMost limit: Int = 3) -> String {
        let shown = ids.count > limit + 1 ? Array(ids.prefix(limit)) : ids
        let names = shown.map(name)
        return Self.joined(ids.count > shown.count ? names + ["\(ids.count - shown.count) more"] : names)
    }

    /// `a, b and c`.
    static func joined(_ words: [String]) -> String {
        guard let last = words.last, words.count > 1 else { return words.first ?? "" }
        return "\(words.dropLast().joined(separator: ", ")) and \(last)"
    }
}
