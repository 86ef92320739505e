public import Findings
public import OrgModel

/// What happens when a system breaks: its ladder, and how far it carries.
public struct Chain: Sendable {
    /// The system.
    public let system: EntityID
    /// The policy or team whose ladder it is; nil for the system's own rungs, for people who own it without a team, and
    /// where there is no ladder.
    public let via: EntityID?
    /// Whether somebody wrote the ladder down.
    public let isExplicit: Bool
    /// How it moves on; nil without a ladder.
    public let advance: Advance?
    /// The rungs, lowest first, climbed ones included.
    public let rungs: [Rung]
    /// What the ladder amounts to; nil where escalation is not assessed.
    public let figures: Figures?
    /// Rules that say the chain is broken, by name.
    public internal(set) var broken: [RuleID] = []
    /// Rules that say the chain is weak, by name.
    public internal(set) var weak: [RuleID] = []

    /// One rung.
    public struct Rung: Sendable {
        /// Who or what it leads to, by id.
        public let targets: [EntityID]
        /// The humans who can answer on it, by id.
        public let answerers: [EntityID]
        /// Whether any of the answerers can answer (pool) or only who is on duty (rotation).
        public let mode: OnCall.Mode
        /// Minutes before the next rung, where said.
        public let after: Double?
        /// Whether somebody wrote it down; false where it was climbed to.
        public let isExplicit: Bool
    }

    /// The first rung with a property.
    public struct Reach: Hashable, Sendable {
        /// The rung, from 1.
        public let rung: Int
        /// Minutes until it is reached; nil on a rung that was climbed to.
        public let minutes: Double?
    }

    /// What the ladder amounts to.
    public struct Figures: Sendable {
        /// The first rung with a human whom the source reaches.
        public let toHuman: Reach?
        /// The first rung with somebody who can fix the system.
        public let toFixer: Reach?
        /// The first rung with authority; nil also where authority is not assessed.
        public let toAuthority: Reach?
        /// The least number of answerers whose absence leaves nobody reachable; 0 when nobody is now.
        public let absencesToSilence: Int
        /// The least number of answerers whose absence cuts the chain from authority; 0 when it is cut off now; nil when
        /// the source leads to authority directly, or authority is not assessed.
        public let absencesToCutOff: Int?
        /// The probability that authority is reached; explicit ladders only, nil where authority is not assessed.
        public let continuity: Double?
        /// Hours of the week, of 168, in which an explicit rung has a human; explicit ladders only.
        public let humanHours: Double?
    }
}
