import SourceDocuments

/// Every key of a policy; the published JSON Schema lists the same, which a test holds both to.
enum PolicyKeys {
    static let document = KeyPlace(
        noun: "a policy", keys: ["linchpin-policy", "title", "severities", "requirements"])
    static let requirement = KeyPlace(
        noun: "a requirement",
        keys: [
            "id", "title", "why", "for", "figure", "at-least", "at-most", "findings", "rule", "severity", "condition",
        ])
    static let scope = KeyPlace(noun: "`for`", keys: ["kind", "tier", "stage", "label", "entity"])
    static let condition = KeyPlace(noun: "a condition", keys: ["owner", "within", "by"])

    static let places = [document, requirement, scope, condition]

    /// The key that a policy begins with.
    static let version = "linchpin-policy"
}
