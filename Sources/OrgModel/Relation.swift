/// What a relation says.
public enum RelationKind: String, Hashable, Sendable, CaseIterable, Comparable {
    case attends
    case coordinatesWith = "coordinates-with"
    case dependsOn = "depends-on"
    case escalatesTo = "escalates-to"
    case follows
    case memberOf = "member-of"
    case owns
    case partOf = "part-of"
    case reportsTo = "reports-to"
    case reviews
    case supports

    /// Alphabetical.
    public static func < (a: RelationKind, b: RelationKind) -> Bool { a.ordinal < b.ordinal }

    /// The place in alphabetical order; comparing it is much faster than comparing texts.
    var ordinal: UInt8 {
        switch self {
        case .attends: 0
        case .coordinatesWith: 1
        case .dependsOn: 2
        case .escalatesTo: 3
        case .follows: 4
        case .memberOf: 5
        case .owns: 6
        case .partOf: 7
        case .reportsTo: 8
        case .reviews: 9
        case .supports: 10
        }
    }

    /// Whether the relation has no direction and is stored once, the smaller id first.
    public var isUndirected: Bool { self == .coordinatesWith }

    /// Which kinds of entity it may lead from and to, in pairs.
    public var ends: [(from: EntityKind, to: EntityKind)] {
        switch self {
        case .attends: [(.person, .forum), (.team, .forum)]
        case .coordinatesWith: [(.team, .team), (.person, .person)]
        case .dependsOn: [(.system, .system), (.team, .team)]
        case .escalatesTo:
            [
                (.policy, .team), (.policy, .person), (.system, .team), (.system, .person), (.team, .team),
                (.team, .person), (.person, .team), (.person, .person),
            ]
        case .follows: [(.system, .policy), (.team, .policy)]
        case .memberOf: [(.person, .team)]
        case .owns, .supports: [(.person, .system), (.team, .system)]
        case .partOf: [(.team, .team), (.system, .system)]
        case .reportsTo: [(.person, .person)]
        case .reviews: [(.forum, .system)]
        }
    }
}

extension RelationKind {
    /// Whether it may lead from one kind of entity to another.
    public func leads(from: EntityKind, to: EntityKind) -> Bool {
        switch self {
        case .attends: (from == .person || from == .team) && to == .forum
        case .coordinatesWith: from == to && (from == .team || from == .person)
        case .dependsOn: from == to && (from == .system || from == .team)
        case .escalatesTo: from != .forum && (to == .team || to == .person)
        case .follows: (from == .system || from == .team) && to == .policy
        case .memberOf: from == .person && to == .team
        case .owns, .supports: (from == .person || from == .team) && to == .system
        case .partOf: from == to && (from == .team || from == .system)
        case .reportsTo: from == .person && to == .person
        case .reviews: from == .forum && to == .system
        }
    }
}

/// A directed, typed, weighted statement about two entities.
public struct Relation: Hashable, Sendable {
    /// What it says.
    public var kind: RelationKind
    /// Where it leads from.
    public var from: EntityID
    /// Where it leads to.
    public var to: EntityID
    /// Its strength, positive and finite; what it counts depends on the kind (allocation, share, reliance, hours).
    public var weight: Double
    /// What only its kind has.
    public var detail: Detail
    /// Anything else worth keeping, by key.
    public var labels: [String: String]
    /// Where it stands in the user's original file, kept by importers.
    public var source: SourceLocation?

    /// What only one kind of relation has.
    public enum Detail: Hashable, Sendable {
        case none
        case ownership(OwnershipRole)
        case escalation(EscalationStep)
        case review(ReviewMetrics)
    }

    /// Makes a relation; the detail defaults to that of the kind.
    public init(
        _ kind: RelationKind, from: EntityID, to: EntityID, weight: Double = 1, detail: Detail? = nil,
        labels: [String: String] = [:], source: SourceLocation? = nil
    ) {
        self.kind = kind
        self.from = from
        self.to = to
        self.weight = weight
        self.detail = detail ?? Relation.defaultDetail(of: kind)
        self.labels = labels
        self.source = source
    }

    /// How the owner owns; nil for other kinds.
    public var role: OwnershipRole? { if case .ownership(let role) = detail { role } else { nil } }
    /// The step of the ladder; nil for other kinds.
    public var step: EscalationStep? { if case .escalation(let step) = detail { step } else { nil } }
    /// Which figures the review looks at; nil for other kinds.
    public var metrics: ReviewMetrics? { if case .review(let metrics) = detail { metrics } else { nil } }

    private static func defaultDetail(of kind: RelationKind) -> Detail {
        switch kind {
        case .owns: .ownership(.primary)
        case .escalatesTo: .escalation(EscalationStep())
        case .reviews: .review(.production)
        default: .none
        }
    }
}

/// How somebody owns a system. Owning is being accountable.
public enum OwnershipRole: String, Hashable, Sendable, CaseIterable {
    case primary, backup
}

/// Which figures a review looks at.
public enum ReviewMetrics: String, Hashable, Sendable, CaseIterable {
    case production
    /// The review still looks at the figures of the pilot.
    case pilot
}

/// What an `escalates-to` relation says of its ladder.
public struct EscalationStep: Hashable, Sendable {
    /// The rung, from 1.
    public var rung: Int
    /// Minutes before the next rung, at least 0; nil when not said.
    public var after: Double?
    /// When the target can be reached; nil means always.
    public var hours: WeeklyHours?
    /// How a ladder spelled out by a system, team or person moves on; a policy says so itself.
    public var advance: Advance?

    /// A step on a ladder.
    public init(rung: Int = 1, after: Double? = nil, hours: WeeklyHours? = nil, advance: Advance? = nil) {
        self.rung = rung
        self.after = after
        self.hours = hours
        self.advance = advance
    }
}
