internal import OrgModel

/// Gives every catalog entity a name that is unique among the systems, the teams or the people.
///
/// A catalog entity is known by kind, namespace and name, an entity of a cycle by its name alone. A name that only one
/// has stays as it is. Where several share one, in any case:
/// - the namespace is put before it (`payments/ledger`), but for the default one, or the one all that are declared are in;
/// - of those in one namespace, the first of component, API, resource, system, domain keeps the name, and the others have
///   their kind before it (`api/ledger`, `system/payments/ledger`).
///
/// The names depend on what is in the catalog, never on the order of its files.
struct CatalogNames {
    /// One that needs a name.
    struct Bearer {
        let key: CatalogKey
        let namespace: String
        let name: String
        let isDeclared: Bool
    }

    private var ids: [CatalogKey: EntityID] = [:]

    /// The id of one of the bearers.
    subscript(key: CatalogKey) -> EntityID? { ids[key] }

    init(_ bearers: [Bearer], defaultNamespace: String) {
        struct Shared: Hashable {
            let kind: EntityKind
            let name: String
        }
        let defaultNamespace = defaultNamespace.lowercased()
        var taken: Set<EntityID> = []
        let groups = Dictionary(grouping: bearers) { Shared(kind: $0.key.kind.entityKind, name: $0.key.name) }
        let rank = Dictionary(uniqueKeysWithValues: CatalogKind.allCases.enumerated().map { ($1, $0) })
        func order(_ bearer: Bearer) -> (Int, Int) { (bearer.isDeclared ? 0 : 1, rank[bearer.key.kind] ?? 0) }

        var wanted: [(bearer: Bearer, name: String)] = []
        for group in groups.values {
            let declared = group.filter(\.isDeclared)
            let namespaces = Set((declared.isEmpty ? group : declared).map(\.key.namespace))
            let plain =
                namespaces.contains(defaultNamespace)
                ? defaultNamespace : namespaces.count == 1 ? namespaces.first : nil
            for (namespace, members) in Dictionary(grouping: group, by: \.key.namespace) {
                for (position, bearer) in members.sorted(by: { order($0) < order($1) }).enumerated() {
                    let space = namespace == plain ? "" : "\(bearer.namespace)/"
                    let kind = position == 0 ? "" : "\(bearer.key.kind.rawValue)/"
                    wanted.append((bearer, kind + space + bearer.name))
                }
            }
        }
        // A name with a slash of its own, which Backstage does not allow, could still be in the way.
        wanted.sort {
            ($0.name.utf8.count, $0.bearer.key.kind.rawValue, $0.bearer.key.namespace, $0.bearer.key.name)
                < ($1.name.utf8.count, $1.bearer.key.kind.rawValue, $1.bearer.key.namespace, $1.bearer.key.name)
        }
        for (bearer, name) in wanted {
            var id = EntityID(bearer.key.kind.entityKind, name)
            var number = 2
            while !taken.insert(id).inserted {
                id = EntityID(bearer.key.kind.entityKind, "\(name)~\(number)")
                number += 1
            }
            ids[bearer.key] = id
        }
    }
}
