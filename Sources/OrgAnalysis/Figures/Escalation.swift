public import OrgModel

/// How escalation stands over all live systems.
public struct Escalation: Sendable {
    /// Where accountability may end, by id.
    public let authorities: [EntityID]
    /// Whether these were taken from reporting lines because none is marked.
    public let isInferred: Bool
    /// The criticality-weighted share, among systems with an explicit ladder, of those whose chain is not broken.
    public let intact: Double?
    /// The criticality-weighted mean probability that authority is reached, over explicit ladders.
    public let continuity: Double?
    /// The probability with which each answerer is away.
    public let q: Double
    /// Mean hours of the week, of 168, in which an explicit rung has a human, over explicit ladders.
    public let humanHours: Double?
    /// One chain a system, by id.
    public let chains: [Chain]
}
