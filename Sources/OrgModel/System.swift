/// Anything operated that must be supported: a service, a model or agent deployment, a process.
public struct System: Hashable, Sendable {
    /// How far it has come.
    public enum Stage: String, Hashable, Sendable, CaseIterable {
        case pilot, production, retired
    }

    /// How far it has come; production unless said otherwise.
    public var stage: Stage
    /// Criticality class from 1 (most critical) to 4; nil when untiered.
    public var tier: Int?
    /// Support hours per cycle, at least 0; see ``effectiveLoad``.
    public var load: Double?
    /// People in scope.
    public var users: Int?
    /// Whether it can be switched off or rolled back.
    public var isReversible: Bool?

    /// A system in production of which nothing else is known, unless said otherwise.
    public init(
        stage: Stage = .production, tier: Int? = nil, load: Double? = nil, users: Int? = nil,
        isReversible: Bool? = nil
    ) {
        self.stage = stage
        self.tier = tier
        self.load = load
        self.users = users
        self.isReversible = isReversible
    }

    /// The weight of a system in every criticality-weighted figure: 8, 4, 2, 1 for tier 1…4, and 2 when untiered.
    public var criticality: Double {
        switch tier {
        case 1: 8
        case 2: 4
        case 4: 1
        default: 2
        }
    }

    /// The load given, or the criticality where none is.
    public var effectiveLoad: Double { load ?? criticality }
}
