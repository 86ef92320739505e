/// A recurring review: the coordination rhythm.
public struct Forum: Hashable, Sendable {
    /// How often it meets; nil when not known.
    public var cadence: Cadence?

    /// A forum.
    public init(cadence: Cadence? = nil) { self.cadence = cadence }
}

/// How often a forum meets.
public enum Cadence: Hashable, Sendable {
    case daily, weekly, biweekly, monthly, quarterly, yearly
    /// Every so many days, more than 0.
    case days(Double)

    /// The names that files may use, in order of length.
    public static let names = ["daily", "weekly", "biweekly", "monthly", "quarterly", "yearly"]

    /// Reads one of ``names``.
    public init?(named name: String) {
        switch name {
        case "daily": self = .daily
        case "weekly": self = .weekly
        case "biweekly": self = .biweekly
        case "monthly": self = .monthly
        case "quarterly": self = .quarterly
        case "yearly": self = .yearly
        default: return nil
        }
    }

    /// The name, or nil for a number of days.
    public var name: String? {
        switch self {
        case .daily: "daily"
        case .weekly: "weekly"
        case .biweekly: "biweekly"
        case .monthly: "monthly"
        case .quarterly: "quarterly"
        case .yearly: "yearly"
        case .days: nil
        }
    }

    /// The longest time between two meetings, in days.
    public var longestInterval: Double {
        switch self {
        case .daily: 1
        case .weekly: 7
        case .biweekly: 14
        case .monthly: 31
        case .quarterly: 92
        case .yearly: 366
        case .days(let days): days
        }
    }
}
