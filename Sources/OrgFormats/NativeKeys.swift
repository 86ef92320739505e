import OrgModel

/// One place of the native format where a mapping stands, and the keys that it may have.
struct KeyPlace: Sendable {
    /// The definition's name in the published JSON Schema.
    let schema: String
    /// What the mapping describes, with its article, for messages.
    let noun: String
    /// The keys, in the order in which they are written.
    let keys: [String]

    /// Whether a key may stand here.
    func allows(_ key: String) -> Bool { keys.contains(key) }
}

/// Every key of the native format; the published JSON Schema lists the same, which a test holds both to.
enum NativeKeys {
    private static let meta = ["labels", "source", "declared"]
    private static let head = ["linchpin", "organization", "cycle", "authority", "complete", "collections", "renamed"]

    static let document = KeyPlace(
        schema: "nested", noun: "the top of the file",
        keys: head + ["people", "teams", "policies", "systems", "forums", "relations", "events"])
    static let machineDocument = KeyPlace(
        schema: "machine", noun: "the top of a file that lists entities",
        keys: head + ["entities", "relations", "events"])

    static let person = KeyPlace(
        schema: "person", noun: "a person",
        keys: ["name", "title", "type", "status", "capacity", "authority", "teams", "member-of", "reports-to"] + meta)
    static let team = KeyPlace(
        schema: "team", noun: "a team",
        keys: ["name", "part-of", "lead", "on-call", "authority", "members", "depends-on", "escalation"] + meta)
    static let system = KeyPlace(
        schema: "system", noun: "a system",
        keys: [
            "name", "stage", "tier", "load", "users", "reversible", "part-of", "owners", "supporters", "depends-on",
            "escalation",
        ] + meta)
    static let policy = KeyPlace(
        schema: "policy", noun: "an escalation policy", keys: ["name", "advance", "rungs"] + meta)
    static let forum = KeyPlace(
        schema: "forum", noun: "a forum", keys: ["name", "cadence", "attends", "reviews"] + meta)

    static let personEntity = entity(of: .person, ["title", "type", "status", "capacity", "authority"])
    static let teamEntity = entity(of: .team, ["lead", "on-call", "authority"])
    static let systemEntity = entity(of: .system, ["stage", "tier", "load", "users", "reversible"])
    static let policyEntity = entity(of: .policy, ["advance"])
    static let forumEntity = entity(of: .forum, ["cadence"])

    static let onCall = KeyPlace(schema: "onCall", noun: "an on-call list", keys: ["people", "mode", "hours"])
    static let rung = KeyPlace(
        schema: "rung", noun: "a rung",
        keys: ["to", "after", "hours", "rung", "advance", "weight", "labels", "source"])
    static let followed = KeyPlace(
        schema: "followed", noun: "a policy that is followed", keys: ["policy", "weight", "labels", "source"])

    static let owner = reference("owner", "an owner", ["who", "role", "share"])
    static let supporter = reference("supporter", "a supporter", ["who", "weight"])
    static let dependency = reference("dependency", "a dependency", ["on", "weight"])
    static let membership = reference("membership", "a membership", ["team", "allocation"])
    static let member = reference("member", "a member", ["who", "allocation"])
    static let manager = reference("manager", "whom a person reports to", ["who", "weight"])
    static let whole = reference("whole", "what something is part of", ["of", "weight"])
    static let attendee = reference("attendee", "an attendee", ["who", "weight"])
    static let reviewed = reference("reviewed", "a reviewed system", ["system", "metrics", "weight"])

    static let relation = KeyPlace(
        schema: "relation", noun: "a relation",
        keys: [
            "kind", "from", "to", "weight", "role", "rung", "after", "hours", "advance", "metrics", "labels", "source",
        ])
    static let event = KeyPlace(schema: "event", noun: "an event", keys: ["date", "on", "kind", "note"])

    /// Every place, those that people write most first.
    static let places = [
        document, system, team, person, policy, forum, onCall, rung, owner, dependency, membership, member, reviewed,
        relation, event, supporter, manager, whole, attendee, followed, machineDocument, personEntity, teamEntity,
        systemEntity, policyEntity, forumEntity,
    ]

    /// Every key of any place, sorted.
    static let all = Set(places.flatMap(\.keys)).sorted { $0.precedesByBytes($1) }

    /// The place of an entity, nested or in a list of entities.
    static func place(of kind: EntityKind, isMachine: Bool) -> KeyPlace {
        switch kind {
        case .person: isMachine ? personEntity : person
        case .team: isMachine ? teamEntity : team
        case .system: isMachine ? systemEntity : system
        case .policy: isMachine ? policyEntity : policy
        case .forum: isMachine ? forumEntity : forum
        }
    }

    /// The section of the nested form that holds a kind.
    static func section(of kind: EntityKind) -> String {
        switch kind {
        case .person: "people"
        case .team: "teams"
        case .system: "systems"
        case .policy: "policies"
        case .forum: "forums"
        }
    }

    private static func entity(of kind: EntityKind, _ keys: [String]) -> KeyPlace {
        KeyPlace(
            schema: "\(kind.rawValue)Entity", noun: "a \(kind.rawValue) in a list of entities",
            keys: ["id", "name"] + keys + meta)
    }

    private static func reference(_ schema: String, _ noun: String, _ keys: [String]) -> KeyPlace {
        KeyPlace(schema: schema, noun: noun, keys: keys + ["labels", "source"])
    }
}
