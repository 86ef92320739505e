public import Findings
public import OrgModel

/// One rule that is found on more and more systems of one team, or of one domain.
///
/// The team of a system is the one that answers for it in the cycle, else the last that did: who lost an owner is counted
/// where the owner was. Its domain is the outermost team that the team is part of. A rule grows in a team, or a domain,
/// where
///
/// 1. in the last cycle it is found on at least ``minimum`` systems of it;
/// 2. that are at least ``growth`` more than in the cycle before the growth began;
/// 3. since then it was never found on fewer than in the cycle before;
/// 4. and the last time that there were more is less than ``FigureCondition/memory`` cycles back.
///
/// Cycles in which the rule could not look are passed over. Growth is not seen where the systems of one cycle are recorded
/// for the first time. A domain is told of, instead of its teams, where the rule grew in at least two of them.
public struct FindingPattern: Hashable, Sendable {
    /// The rule.
    public let rule: RuleID
    /// The team, under its last id; the outermost team for a domain.
    public let team: EntityID
    /// Whether all teams below ``team`` count.
    public let isDomain: Bool
    /// On how many of its systems the rule was found, in each cycle; nil where it could not look.
    public let counts: [Int?]
    /// The first cycle in which there were more.
    public let start: Int
    /// How many systems more than before the growth began.
    public let grown: Int
    /// The systems of the last cycle, by id.
    public let systems: [EntityID]
    /// The teams of a domain in which it grew, each with how many systems more, the most first; empty for a team.
    public let teams: [Part]

    /// A team of a domain.
    public struct Part: Hashable, Sendable {
        /// The team, under its last id.
        public let team: EntityID
        /// How many systems more than before.
        public let growth: Int
    }

    /// The fewest systems.
    public static let minimum = 3
    /// The fewest systems more.
    public static let growth = 2
}
