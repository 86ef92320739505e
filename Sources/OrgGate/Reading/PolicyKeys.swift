/// One place of a policy where a mapping stands, and the keys that it may have.
struct PolicyPlace: Sendable {
    /// The definition's name in the published JSON Schema.
    let schema: String
    /// What the mapping describes, with its article, for messages.
    let noun: String
    /// The keys, in the order in which they are written.
    let keys: [String]
}

/// Every key of a policy; the published JSON Schema lists the same, which a test holds both to.
enum PolicyKeys {
    static let document = PolicyPlace(
        schema: "policy", noun: "a policy",
        keys: ["linchpin-policy", "title", "severities", "requirements"])
    static let requirement = PolicyPlace(
        schema: "requirement", noun: "a requirement",
        keys: [
            "id", "title", "why", "for", "figure", "at-least", "at-most", "findings", "rule", "severity", "condition",
        ])
    static let scope = PolicyPlace(
        schema: "scope", noun: "`for`", keys: ["kind", "tier", "stage", "label", "entity"])
    static let condition = PolicyPlace(
        schema: "condition", noun: "a condition", keys: ["owner", "within", "by"])

    static let places = [document, requirement, scope, condition]

    /// The key that a policy begins with.
    static let version = "linchpin-policy"
}
