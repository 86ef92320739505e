public import Findings
public import OrgModel

extension RuleSet {
    /// The dimensions that silence a rule because they are not assessed; empty where it speaks.
    ///
    /// Silence is no clean bill: whoever counts findings needs to know which rules could not look.
    public static func silencing(_ rule: RuleID, in assessments: Assessments) -> [Dimension] {
        if rule == PilotGrade.rule.id {
            // It needs two signs of three, and each only counts where its dimension is fully assessed.
            let unknown = pilotSigns.filter { !assessments.isAssessed($0) }
            return unknown.count > 1 ? unknown : []
        }
        return dimensions(of: rule).filter { !assessments.knows($0) }
    }

    /// The dimensions that a rule rests on; empty for one that the catalogue does not have.
    public static func dimensions(of rule: RuleID) -> [Dimension] { dimensions[rule] ?? [] }

    /// Whether a rule tells of something missing, and so gives one note for all where its dimension is partial.
    public static func tellsOfMissing(_ rule: RuleID) -> Bool { missing.contains(rule) }

    private static let pilotSigns: [Dimension] = [.ownership, .escalation, .visibility]

    private static let missing: Set<RuleID> = [
        "coordination/unmatched", "escalation/none", "ownership/none", "ownership/unsupported", "visibility/unreviewed",
    ]

    /// What each rule rests on; a test holds every rule to be here.
    static let dimensions: [RuleID: [Dimension]] = [
        "coordination/unmatched": [.ownership, .dependencies, .coordination],
        "escalation/dead-end": [.escalation, .authority],
        "escalation/empty-rung": [.escalation],
        "escalation/hollow": [.escalation],
        "escalation/hours": [.escalation],
        "escalation/loop": [.escalation],
        "escalation/no-fixer": [.escalation],
        "escalation/none": [.escalation],
        "escalation/outside": [.escalation],
        "escalation/shared-only": [.escalation],
        "escalation/single-path": [.escalation],
        "escalation/slow": [.escalation, .authority],
        "ownership/away": [.ownership],
        "ownership/departed": [.ownership],
        "ownership/dissolved": [.ownership],
        "ownership/none": [.ownership],
        "ownership/overloaded": [.ownership, .capacity],
        "ownership/pilot-grade": pilotSigns,
        "ownership/single": [.ownership],
        "ownership/unsupported": [.membership],
        // Of several cycles: `OrgCycles` has it.
        "visibility/narrowing": [.visibility],
        "visibility/pilot-metrics": [.visibility],
        "visibility/too-seldom": [.visibility],
        "visibility/unreviewed": [.visibility],
    ]
}
