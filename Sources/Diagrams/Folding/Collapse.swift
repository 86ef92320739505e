/// Whether things stand in the boxes of their teams.
public enum Collapse: String, Hashable, Sendable, CaseIterable {
    /// Only what there is no room for, in the box of its team, or of a team above.
    case asNeeded = "auto"
    /// Everything in the box of its team, or of a team above where teams are too many.
    case teams
    /// Everything in the box of a team that is part of no other.
    case domains
    /// Nothing; what there is no room for is one box, a number.
    case none
}
