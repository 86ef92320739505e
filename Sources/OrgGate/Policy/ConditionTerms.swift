/// When and with whom a failed requirement does not withhold, but becomes a condition.
public struct ConditionTerms: Hashable, Sendable {
    /// Who must see to it.
    public enum Owner: Hashable, Sendable {
        /// Somebody by name, as the policy has it.
        case named(String)
        /// The owning team of each system that fails.
        case owningTeam
    }

    /// Until when.
    public enum Term: Hashable, Sendable {
        /// So many days after the decision that first set the condition.
        case within(days: Int)
        /// By a day, whenever the decision is taken; after it the failure withholds.
        case by(CalendarDay)
    }

    /// Who must see to it.
    public var owner: Owner
    /// Until when.
    public var term: Term

    /// Sets terms.
    public init(owner: Owner, term: Term) {
        self.owner = owner
        self.term = term
    }

    /// The day by which it must be seen to; nil where it counts from a decision whose day is not known.
    func due(from date: CalendarDay?) -> CalendarDay? {
        switch term {
        case .within(let days): date?.adding(days: days)
        case .by(let day): day
        }
    }
}
