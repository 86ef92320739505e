internal import SourceDocuments

/// Every key of the settings; the published JSON Schema lists the same, which a test holds both to.
enum SettingsKeys {
    /// The key that says that a file holds settings, and in which version.
    static let version = "linchpin-settings"

    static let document = KeyPlace(
        noun: "the settings",
        keys: [
            version, "rules", "severities", "suppressions", "baseline", "fail-on", "sentinels", "away",
            "minutes-to-authority", "policy",
        ])
    static let rules = KeyPlace(noun: "`rules`", keys: ["select", "ignore"])
    static let minutes = KeyPlace(noun: "`minutes-to-authority`", keys: ["1", "2", "3", "4"])
    static let suppression = KeyPlace(
        noun: "a suppression", keys: ["rule", "subject", "affects", "owner", "reason", "until"])

    static let places = [document, rules, minutes, suppression]
}

/// Every key of a baseline.
enum BaselineKeys {
    /// The key that says that a file is a baseline, and in which version.
    static let version = "linchpin-baseline"
    static let findings = "findings"
    static let rule = "rule"
    static let subject = "subject"
    static let fingerprint = "fingerprint"

    static let document = KeyPlace(noun: "a baseline", keys: [version, findings])
    static let entry = KeyPlace(noun: "an accepted finding", keys: [rule, subject, fingerprint])
}
