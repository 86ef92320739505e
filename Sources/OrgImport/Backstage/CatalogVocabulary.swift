internal import OrgModel

/// What the words that catalogs use for how far something has come mean here.
enum Lifecycle {
    /// The stage of each word; `docs/importing.md` lists them.
    static let stages: [String: System.Stage] = {
        let words: [System.Stage: [String]] = [
            .production: [
                "production", "prod", "live", "stable", "active", "ga", "generally-available", "released",
                "maintenance",
                // Still in service, so still in need of support.
                "deprecated", "sunset", "sunsetting", "legacy",
            ],
            .pilot: [
                "experimental", "experiment", "alpha", "beta", "pilot", "poc", "proof-of-concept", "prototype",
                "preview",
                "trial", "incubating", "sandbox", "development", "dev", "staging",
            ],
            .retired: [
                "retired", "decommissioned", "end-of-life", "eol", "archived", "obsolete", "removed", "discontinued",
            ],
        ]
        var stages: [String: System.Stage] = [:]
        for (stage, words) in words { for word in words { stages[word] = stage } }
        return stages
    }()

    /// The stage of a lifecycle in any case, blanks and underscores read as hyphens; nil when the word is not known.
    static func stage(of text: String) -> System.Stage? {
        let word = text.lowercased().map { $0 == " " || $0 == "_" ? "-" : $0 }
        return stages[String(word)]
    }
}

/// What the values of a label that the user names mean as a tier.
enum Tier {
    private static let words = [
        "critical": 1, "high": 2, "medium": 3, "low": 4,
        "gold": 1, "silver": 2, "bronze": 3,
    ]

    /// `1` … `4`, alone or behind `tier`, `t` or `p` with or without a hyphen, blank or underscore, or one of the
    /// documented words; nil for anything else.
    static func value(of text: String) -> Int? {
        let text = String(text.lowercased().drop(while: \.isWhitespace))
        if let value = words[text] { return value }
        var rest = text[...]
        for prefix in ["tier", "t", "p"] where rest.hasPrefix(prefix) {
            rest = rest.dropFirst(prefix.count)
            if let first = rest.first, "-_ ".contains(first) { rest = rest.dropFirst() }
            break
        }
        return ["1": 1, "2": 2, "3": 3, "4": 4][String(rest)]
    }
}
