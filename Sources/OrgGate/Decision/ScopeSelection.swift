import OrgAnalysis
import OrgModel

/// Finds the entities of a cycle that a scope means.
struct ScopeSelection {
    let cycle: Cycle
    let focus: Set<EntityID>
    /// Names that no entity has, or more than one: nobody knows what is required then.
    private(set) var problems: [String] = []
    /// That nothing is required, where that is no failure.
    private(set) var pass: Outcome.Status?

    init(in cycle: Cycle, focus: Set<EntityID>) {
        self.cycle = cycle
        self.focus = focus
    }

    /// The entities that are meant, by id.
    ///
    /// - Parameters:
    ///   - kind: Of which kind, where no entity is named; nil takes what was asked about, else systems.
    ///   - isMeasured: Whether there is anything to measure of a kind.
    mutating func entities(
        of scope: Scope, kind: EntityKind?, where isMeasured: (EntityKind) -> Bool
    ) -> [EntityID] {
        let candidates: [Entity]
        if !scope.entities.isEmpty {
            let kinds = EntityKind.allCases.filter { isMeasured($0) && (scope.subject?.kind ?? $0) == $0 }
            candidates = scope.entities.compactMap { resolve($0, among: kinds) }
        } else if let kind {
            candidates = Array(cycle.entities(of: kind))
        } else if scope.isSelective || focus.isEmpty {
            candidates = Array(cycle.entities(of: .system))
        } else {
            candidates = focus.compactMap { cycle[$0] }
        }
        let fitting = Set(candidates.filter(scope.admits).map(\.id))
        let chosen = focus.isEmpty ? fitting : fitting.intersection(focus)
        if chosen.isEmpty, problems.isEmpty {
            pass = .nothingToRequire
            problems.append(fitting.isEmpty ? "nothing is in its scope" : "what was asked about is not in its scope")
        }
        return chosen.sorted()
    }

    private mutating func resolve(_ name: Scope.Name, among kinds: [EntityKind]) -> Entity? {
        if let id = EntityID(parsing: name.text), let entity = cycle[id] {
            if kinds.contains(id.kind) { return entity }
            problems.append("\(id) is no \(words(kinds))")
            return nil
        }
        let found = kinds.compactMap { cycle[EntityID($0, name.text)] }
        if found.count == 1 { return found[0] }
        if found.isEmpty {
            let bare = EntityID(parsing: name.text)?.name ?? name.text
            let names = kinds.flatMap { kind in cycle.entities(of: kind).map(\.id.name) }
            let near = Spelling.nearest(to: bare, among: names).map { "; did you mean '\($0)'?" } ?? ""
            problems.append("there is no \(words(kinds)) '\(name.text)'\(near)")
        } else {
            let ids = found.map(\.id.description).joined(separator: " or ")
            problems.append("'\(name.text)' can mean \(ids); name one of them")
        }
        return nil
    }

    private func words(_ kinds: [EntityKind]) -> String { kinds.map(\.rawValue).joined(separator: " or ") }
}
