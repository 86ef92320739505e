/// One side of an organisation that a file may or may not tell about. Absence of data is not failure: what hangs on a
/// dimension that was not assessed is not computed, and never blamed.
public enum Dimension: String, Hashable, Sendable, CaseIterable {
    case ownership, membership, escalation, authority, dependencies, coordination, visibility, capacity, reporting
}

/// How far a dimension of a cycle is known.
public struct Assessment: Hashable, Sendable {
    /// The three answers.
    public enum Status: String, Hashable, Sendable {
        /// At least half of what the dimension is about carries it, or the file claims to be complete.
        case assessed
        /// Some, but less than half.
        case partial
        /// None, or nothing to be about.
        case notAssessed
    }

    /// The answer.
    public var status: Status
    /// How many carry it.
    public var have: Int
    /// How many it is about.
    public var of: Int
    /// Why, in words that help to change it; nil when assessed.
    public var reason: String?

    /// Weighs what carries a dimension against what it is about.
    public init(have: Int, of: Int, claimedComplete: Bool = false, reason: String? = nil) {
        self.have = have
        self.of = of
        if of == 0 || (have == 0 && !claimedComplete) {
            status = .notAssessed
        } else if claimedComplete || 2 * have >= of {
            status = .assessed
        } else {
            status = .partial
        }
        self.reason = status == .assessed ? nil : reason
    }

    /// Whether figures that hang on the dimension are computed: assessed or partial.
    public var isKnown: Bool { status != .notAssessed }
}
