internal import OrgModel

/// A field under `spec` that refers to other entities, and what is made of it.
///
/// Source: Backstage, "Descriptor Format of Catalog Entities" and "Well-known Relations between Catalog Entities".
struct CatalogField {
    /// Which way the relation runs.
    enum Direction {
        /// From the entity that has the field to the one it names.
        case toTarget
        /// From the one it names to the entity that has the field.
        case fromTarget
    }

    let name: String
    /// The kinds of entity that have it.
    let on: Set<CatalogKind>
    /// The kind of a reference that does not say its own.
    let defaultKind: CatalogKind
    /// The kinds it may refer to.
    let targets: Set<CatalogKind>
    let relation: RelationKind
    let direction: Direction

    static let software: Set<CatalogKind> = [.component, .api, .resource, .system, .domain]

    static let all: [CatalogField] = [
        CatalogField(
            name: "owner", on: software, defaultKind: .group, targets: [.group, .user], relation: .owns,
            direction: .fromTarget),
        CatalogField(
            name: "system", on: [.component, .api, .resource], defaultKind: .system, targets: [.system],
            relation: .partOf, direction: .toTarget),
        CatalogField(
            name: "domain", on: [.system], defaultKind: .domain, targets: [.domain], relation: .partOf,
            direction: .toTarget),
        CatalogField(
            name: "subcomponentOf", on: [.component], defaultKind: .component, targets: [.component],
            relation: .partOf, direction: .toTarget),
        CatalogField(
            name: "subdomainOf", on: [.domain], defaultKind: .domain, targets: [.domain], relation: .partOf,
            direction: .toTarget),
        CatalogField(
            name: "dependsOn", on: software, defaultKind: .component, targets: software, relation: .dependsOn,
            direction: .toTarget),
        CatalogField(
            name: "dependencyOf", on: software, defaultKind: .component, targets: software, relation: .dependsOn,
            direction: .fromTarget),
        // An API is as good as the component that provides it.
        CatalogField(
            name: "providesApis", on: [.component], defaultKind: .api, targets: [.api], relation: .dependsOn,
            direction: .fromTarget),
        CatalogField(
            name: "consumesApis", on: [.component], defaultKind: .api, targets: [.api], relation: .dependsOn,
            direction: .toTarget),
        CatalogField(
            name: "memberOf", on: [.user], defaultKind: .group, targets: [.group], relation: .memberOf,
            direction: .toTarget),
        CatalogField(
            name: "members", on: [.group], defaultKind: .user, targets: [.user], relation: .memberOf,
            direction: .fromTarget),
        CatalogField(
            name: "parent", on: [.group], defaultKind: .group, targets: [.group], relation: .partOf,
            direction: .toTarget),
        CatalogField(
            name: "children", on: [.group], defaultKind: .group, targets: [.group], relation: .partOf,
            direction: .fromTarget),
    ]
}
