extension CycleBuilder {
    /// States that an entity had another id in earlier cycles; it is checked by ``build()``.
    public mutating func add(_ renaming: Renaming, at location: SourceLocation? = nil) {
        renamings.append((renaming, location))
    }

    /// Renamings that can stand, by old id; what can't is reported (`model/invalid-renaming`).
    ///
    /// An id of before stands for one thing now, and one thing now for one id of before: teams that merged are no renaming,
    /// and are found by who is in them.
    mutating func checkedRenamings() -> [Renaming] {
        var olds: Set<EntityID> = []
        var news: Set<EntityID> = []
        var standing: [Renaming] = []
        for (renaming, location) in renamings {
            let (old, new) = (renaming.old, renaming.new)
            guard EntityID.isValid(name: old.name) else {
                reportInvalidName(of: old, at: location)
                continue
            }
            let problem: String? =
                if old.kind != new.kind {
                    "\(old) cannot have become \(new), which is of another kind"
                } else if old == new {
                    "\(old) is renamed to itself"
                } else if olds.contains(old) {
                    "\(old) is renamed twice"
                } else if news.contains(new) {
                    "two entities are renamed to \(new); where several were merged, leave them out"
                } else { nil }
            if let problem {
                report(.error, "model/invalid-renaming", problem, at: location, naming: old)
                continue
            }
            guard resolve(new, at: location, as: "renamed") != nil else { continue }
            olds.insert(old)
            news.insert(new)
            standing.append(renaming)
        }
        return standing.sorted { $0.old < $1.old }
    }
}
