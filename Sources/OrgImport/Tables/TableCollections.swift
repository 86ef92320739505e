internal import OrgModel

/// Finds out which files of tables have one entity each, so that a file that is missing in another cycle is an entry that is
/// gone there, and not an export that was not made.
///
/// Where the name of an entity is made of that of the file or of its folder and of nothing else, that is so; elsewhere only
/// the map can say it. A file for each unit with many services in it, `{$file}/{name}`, is no entry, and may be missing.
struct TableCollections {
    private var patterns: Set<String> = []

    /// Takes in a file that a table reads.
    mutating func add(_ path: String, of table: TableMap.Table) {
        guard path != "-", table.isCollection else { return }
        let parts = path.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        guard let last = parts.last else { return }
        var folders = Array(parts.dropLast())
        let metas = table.idMetas
        if metas.contains(.folder), !folders.isEmpty { folders[folders.count - 1] = "*" }
        var name = last
        // One entity a folder has the same file in each.
        if !metas.contains(.folder) || metas.contains(.file) {
            let dot = last.lastIndex(of: ".").flatMap { $0 == last.startIndex ? nil : $0 }
            name = "*" + (dot.map { String(last[$0...]) } ?? "")
        }
        patterns.insert((folders + [name]).joined(separator: "/"))
    }

    /// The collections; where there are more folders than a cycle may name, one pattern stands for all folders beside one
    /// another.
    var found: Set<FileCollection> {
        var patterns = patterns
        if patterns.count > FileCollection.most {
            patterns = Set(
                patterns.map { pattern in
                    var parts = pattern.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
                    if parts.count > 1 { parts[parts.count - 2] = "*" }
                    return parts.joined(separator: "/")
                })
        }
        // Sorted, so that of still more the same are kept every time.
        return Set(patterns.compactMap { FileCollection($0) }.sorted().prefix(FileCollection.most))
    }
}

extension TableMap.Table {
    /// Whether each file is an entry of a list: as the map says, else where its name is that of an entity.
    var isCollection: Bool { collection ?? !idMetas.isEmpty }

    /// What of a file's path makes the name of an entity, where nothing else does.
    fileprivate var idMetas: Set<TablePath.Meta> {
        var metas: Set<TablePath.Meta> = []
        for part in parts {
            let paths: [TablePath] =
                switch part.id.origin {
                case .columns(let paths): paths
                case .text(let pieces): pieces.compactMap { if case .column(let path) = $0 { path } else { nil } }
                }
            let own = Set(paths.compactMap(\.meta))
            let isOfFile = paths.allSatisfy { $0.meta.map { [.file, .folder, .cycle].contains($0) } ?? false }
            if isOfFile { metas.formUnion(own.intersection([.file, .folder])) }
        }
        return metas
    }
}
