internal import OrgModel

/// What people write where it says how often something meets.
enum MeetingFrequency {
    private static let words: [String: Cadence] = [
        "daily": .daily, "weekly": .weekly, "biweekly": .biweekly, "bi-weekly": .biweekly, "fortnightly": .biweekly,
        "monthly": .monthly, "quarterly": .quarterly, "yearly": .yearly, "annually": .yearly, "annual": .yearly,
        // Twice a month: the longer half of the longest month.
        "semimonthly": .days(16), "semi-monthly": .days(16),
    ]
    private static let numbers = [
        "other": 2, "second": 2, "two": 2, "third": 3, "three": 3, "fourth": 4, "four": 4, "fifth": 5, "five": 5,
        "sixth": 6, "six": 6, "eighth": 8, "eight": 8,
    ]

    /// The cadence that a text tells: its first word of that meaning (`biweekly, starting in March` is biweekly), else
    /// `every N days`, `weeks` or `months`, `once` or `twice a week` or `month`, or a day `of the month`.
    ///
    /// - Returns: nil where nothing of that is in it.
    /// - Complexity: linear in the text.
    static func cadence(of text: String) -> Cadence? {
        let found = text.lowercased()
            .split { !($0.isLetter || $0.isNumber || $0 == "-") }
            .map(String.init)
        if let word = found.lazy.compactMap({ words[$0] }).first { return word }
        for (place, word) in found.enumerated() {
            let next = place + 1 < found.count ? found[place + 1] : ""
            let afterNext = place + 2 < found.count ? found[place + 2] : ""
            switch word {
            case "every", "each":
                if let cadence = every(1, next) { return cadence }
                if let number = numbers[next] ?? Int(next), let cadence = every(number, afterNext) { return cadence }
            case "alternate", "alternating":
                if let cadence = every(2, next) { return cadence }
            case "once" where next == "a" || next == "per":
                if let cadence = every(1, afterNext) { return cadence }
            case "twice" where next == "a" || next == "per":
                if afterNext == "week" { return .days(4) }
                if afterNext == "month" { return .days(16) }
            case "month" where place >= 2 && found[place - 2] == "of":
                return .monthly
            default: break
            }
        }
        return nil
    }

    private static func every(_ number: Int, _ unit: String) -> Cadence? {
        guard (1...366).contains(number) else { return nil }
        let days = Double(number)
        switch (unit.hasSuffix("s") ? String(unit.dropLast()) : unit, number) {
        case ("day", 1): return .daily
        case ("day", _): return .days(days)
        case ("week", 1): return .weekly
        case ("week", 2): return .biweekly
        case ("week", _): return .days(7 * days)
        case ("month", 1): return .monthly
        case ("month", 3): return .quarterly
        case ("month", _): return .days(31 * days)
        case ("quarter", 1): return .quarterly
        case ("year", 1): return .yearly
        default: return nil
        }
    }
}
