/// A group of people.
public struct Team: Hashable, Sendable {
    /// Who leads it, sorted by id.
    public var leads: [EntityID]
    /// Who answers for it when something breaks; absent when nobody is named.
    public var onCall: OnCall?
    /// Whether accountability may end here.
    public var isAuthority: Bool

    /// A team of which nothing else is known, unless said otherwise.
    public init(leads: [EntityID] = [], onCall: OnCall? = nil, isAuthority: Bool = false) {
        self.leads = leads
        self.onCall = onCall
        self.isAuthority = isAuthority
    }
}

/// Who answers for a team.
public struct OnCall: Hashable, Sendable {
    /// How the people share the duty.
    public enum Mode: String, Hashable, Sendable, CaseIterable {
        /// Any of them can answer.
        case pool
        /// One of them is on duty at a time.
        case rotation
    }

    /// The people, in the order given.
    public var people: [EntityID]
    /// How they share the duty.
    public var mode: Mode
    /// When; absent means always.
    public var hours: WeeklyHours?

    /// Describes who answers.
    public init(people: [EntityID], mode: Mode = .pool, hours: WeeklyHours? = nil) {
        self.people = people
        self.mode = mode
        self.hours = hours
    }
}
