public import Findings
public import OrgModel

extension RuleSet {
    /// The dimensions that a rule rests on. One that the catalogue does not have rests on the dimension that its family is
    /// named after, if there is one.
    public static func dimensions(of rule: RuleID) -> [Dimension] {
        switch rule {
        case DeadEnd.rule.id, SlowLadder.rule.id: [.escalation, .authority]
        case Unsupported.rule.id: [.membership]
        case OverloadedPerson.rule.id: [.ownership, .capacity]
        case UnmatchedTeam.rule.id: [.ownership, .dependencies, .coordination]
        case PilotGrade.rule.id: [.ownership, .escalation, .visibility]
        default: Dimension(rawValue: rule.family).map { [$0] } ?? []
        }
    }
}

extension Analysis {
    /// The dimensions for want of which a rule had nothing to say of this cycle; empty where it could speak, so that its
    /// silence is good news.
    ///
    /// A rule needs all dimensions that it rests on to be known, at least in part. `ownership/pilot-grade` needs two of
    /// three, in full, since it takes two signs to speak.
    public func dimensionsMissing(for rule: RuleID) -> [Dimension] {
        let dimensions = RuleSet.dimensions(of: rule)
        guard rule == PilotGrade.rule.id else { return dimensions.filter { !assessment.knows($0) } }
        let missing = dimensions.filter { !assessment.isAssessed($0) }
        return dimensions.count - missing.count >= 2 ? [] : missing
    }
}
