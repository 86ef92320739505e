internal import OrgModel
internal import SourceDocuments

/// Every key of a map; the published JSON Schema lists the same, which a test holds both to.
enum TableMapKeys {
    /// The key that says that a file is a map, and in which version.
    static let version = "linchpin-map"

    static let document = KeyPlace(
        noun: "a map", keys: [version, "organization", "cycle", "complete", "nobody", "tables"])
    static let table = KeyPlace(
        noun: "a table",
        keys: [
            "files", "format", "delimiter", "columns", "rows", "collection", "where", "people", "teams", "systems",
            "policies",
            "forums", "relations",
        ])
    static let person = entity(.person, "people")
    static let team = entity(.team, "teams")
    static let system = entity(.system, "systems")
    static let policy = entity(.policy, "policies")
    static let forum = entity(.forum, "forums")
    static let value = KeyPlace(
        noun: "a value",
        keys: ["column", "text", "plain", "separator", "before", "case", "words", "prefix"])
    static let target = KeyPlace(
        noun: "a reference",
        keys: ["person", "team", "system", "policy", "forum", "by", "role", "metrics", "weight", "where"])
    static let end = KeyPlace(
        noun: "an end of a relation", keys: ["person", "team", "system", "policy", "forum", "by"])
    static let relation = KeyPlace(
        noun: "a relation",
        keys: ["kind", "from", "to", "weight", "role", "metrics", "rung", "after", "labels", "where"])
    static let condition = KeyPlace(noun: "a condition", keys: ["not"])

    static let places = [
        document, table, person, team, system, policy, forum, value, target, end, relation, condition,
    ]

    /// The sections of a table, and what they declare.
    static let sections: [(key: String, kind: EntityKind, place: KeyPlace)] = [
        ("people", .person, person), ("teams", .team, team), ("systems", .system, system),
        ("policies", .policy, policy), ("forums", .forum, forum),
    ]

    /// A key by which an entity of a row is related to others, as the native format has it.
    struct Relating {
        let key: String
        let kind: RelationKind
        let isReversed: Bool
        /// What it may refer to; where it is one kind, that need not be said.
        let kinds: [EntityKind]
    }

    /// The relating keys of each kind.
    static func relating(_ kind: EntityKind) -> [Relating] {
        switch kind {
        case .person:
            [
                Relating(key: "teams", kind: .memberOf, isReversed: false, kinds: [.team]),
                Relating(key: "reports-to", kind: .reportsTo, isReversed: false, kinds: [.person]),
            ]
        case .team:
            [
                Relating(key: "part-of", kind: .partOf, isReversed: false, kinds: [.team]),
                Relating(key: "members", kind: .memberOf, isReversed: true, kinds: [.person]),
                Relating(key: "depends-on", kind: .dependsOn, isReversed: false, kinds: [.team]),
                Relating(key: "escalation", kind: .escalatesTo, isReversed: false, kinds: [.policy, .team, .person]),
            ]
        case .system:
            [
                Relating(key: "part-of", kind: .partOf, isReversed: false, kinds: [.system]),
                Relating(key: "owners", kind: .owns, isReversed: true, kinds: [.team, .person]),
                Relating(key: "supporters", kind: .supports, isReversed: true, kinds: [.team, .person]),
                Relating(key: "depends-on", kind: .dependsOn, isReversed: false, kinds: [.system]),
                Relating(key: "escalation", kind: .escalatesTo, isReversed: false, kinds: [.policy, .team, .person]),
            ]
        case .policy:
            [Relating(key: "rungs", kind: .escalatesTo, isReversed: false, kinds: [.team, .person])]
        case .forum:
            [
                Relating(key: "attends", kind: .attends, isReversed: true, kinds: [.team, .person]),
                Relating(key: "reviews", kind: .reviews, isReversed: false, kinds: [.system]),
            ]
        }
    }

    /// The keys of an entity that hold an attribute.
    static func attributes(_ kind: EntityKind) -> [String] {
        switch kind {
        case .person: ["title", "type", "status", "capacity", "authority"]
        case .team: ["authority"]
        case .system: ["stage", "tier", "load", "users", "reversible"]
        case .policy: []
        case .forum: ["cadence"]
        }
    }

    private static func entity(_ kind: EntityKind, _ section: String) -> KeyPlace {
        KeyPlace(
            noun: "`\(section)`",
            keys: ["id", "name"] + attributes(kind) + (kind == .team ? ["lead"] : []) + relating(kind).map(\.key)
                + ["labels", "aliases", "where"])
    }
}
