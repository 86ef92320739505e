public import Findings
public import OrgModel

/// What must be seen to later, by whom and until when.
public struct Condition: Hashable, Sendable {
    /// The requirement that fails.
    public let requirement: String
    /// Of what it fails.
    public let subject: Finding.Subject
    /// Who must see to it.
    public let owner: Owner
    /// The last day for it; nil where it counts from a decision whose day is not known.
    public let due: CalendarDay?
    /// So many days after the decision; nil where a day is set.
    public let days: Int?
    /// The day of the decision that first set it; nil when that is this one.
    public let since: CalendarDay?

    /// Who must see to a condition.
    public enum Owner: Hashable, Sendable {
        /// As the policy names them.
        case named(String)
        /// A team of the organisation.
        case team(EntityID)

        /// The name in the policy, or the id.
        public var text: String {
            switch self {
            case .named(let name): name
            case .team(let id): id.description
            }
        }
    }
}

/// What became of a condition that an earlier decision set.
public struct EarlierCondition: Hashable, Sendable {
    /// What became of it.
    public enum State: String, Hashable, Sendable, CaseIterable {
        /// What it asked for holds now.
        case fulfilled
        /// It still fails, and there is time left.
        case open
        /// It still fails, and its day has passed.
        case overdue
        /// It was not looked at now, and there is time left.
        case notAsked
        /// It was not looked at now, and its day has passed.
        case overdueNotAsked

        /// Whether its day has passed while nobody showed that it is fulfilled.
        public var isOverdue: Bool { self == .overdue || self == .overdueNotAsked }
    }

    /// The condition as the log has it.
    public let entry: DecisionLog.Entry
    /// What became of it.
    public let state: State
}
