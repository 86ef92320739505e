import OrgModel

/// Finds folders that look like lists with a file for each entry, and do not say so.
///
/// Nothing is concluded from the look: it is told, so that whoever knows can say it.
struct CollectionFinder {
    let provenance: Provenance
    /// The cycle that has the files, and the one that some of them are missing in.
    let own: Int
    let other: Int

    /// Of fewer files nothing shows.
    private static let fewest = 3

    /// The folders of files that are missing, where each file of the folder tells of one system, one team or one person, and
    /// at least half of them go on.
    ///
    /// - Complexity: O(n log n) in the entities.
    func possible(in cycle: Cycle, missing: [Recording.Source]) -> [Recording.PossibleCollection] {
        let wanted = Set(missing.compactMap { Self.pattern(of: $0.path) })
        guard !wanted.isEmpty else { return [] }
        var files: [String: [String: [EntityKind: Int]]] = [:]
        for entity in cycle.entities where entity.isDeclared {
            guard let file = entity.source?.file, let pattern = Self.pattern(of: file), wanted.contains(pattern) else {
                continue
            }
            files[pattern, default: [:]][file, default: [:]][entity.id.kind, default: 0] += 1
        }
        return wanted.sorted { $0.precedesByBytes($1) }.compactMap { pattern in
            guard let counts = files[pattern], counts.count >= Self.fewest, FileCollection(pattern) != nil,
                let kind = [EntityKind.system, .team, .person].first(where: { kind in
                    counts.values.allSatisfy { $0[kind] == 1 }
                })
            else { return nil }
            let stay = counts.keys.count { file in
                provenance.source(of: SourceLocation(file: file), in: own).map { provenance.has($0, in: other) }
                    ?? false
            }
            guard 2 * stay >= counts.count else { return nil }
            return Recording.PossibleCollection(pattern: pattern, kind: kind, files: counts.count)
        }
    }

    /// The files beside one with its extension; nil of what is a pattern already.
    private static func pattern(of path: String) -> String? {
        guard !path.utf8.contains(0x2A) else { return nil }
        let slash = path.lastIndex(of: "/").map { path.index(after: $0) } ?? path.startIndex
        let name = path[slash...]
        guard let dot = name.lastIndex(of: "."), dot > name.startIndex else { return nil }
        return "\(path[..<slash])*\(name[dot...])"
    }
}
