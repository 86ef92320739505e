/// Someone, or something, that answers.
public struct Person: Hashable, Sendable {
    /// Who is behind the name.
    public enum Nature: String, Hashable, Sendable, CaseIterable {
        /// A human being.
        case human
        /// A mailbox or a channel: humans, but nobody knows which.
        case shared
        /// A program.
        case bot
    }

    /// Whether the person is there.
    public enum Status: String, Hashable, Sendable, CaseIterable {
        /// At work.
        case active
        /// Away, and will return.
        case leave
        /// Gone.
        case departed
    }

    /// The role, for reading only.
    public var title: String?
    /// Who is behind the name; written `type` in files.
    public var nature: Nature
    /// Whether the person is there.
    public var status: Status
    /// Support hours per cycle, at least 0.
    public var capacity: Double?
    /// Whether accountability may end here.
    public var isAuthority: Bool

    /// An active human of whom nothing else is known, unless said otherwise.
    public init(
        title: String? = nil, nature: Nature = .human, status: Status = .active, capacity: Double? = nil,
        isAuthority: Bool = false
    ) {
        self.title = title
        self.nature = nature
        self.status = status
        self.capacity = capacity
        self.isAuthority = isAuthority
    }

    /// An active human: the only one who answers, or can fix anything.
    public var isActiveHuman: Bool { nature == .human && status == .active }
}
