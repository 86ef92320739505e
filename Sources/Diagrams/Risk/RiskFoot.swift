import OrgAnalysis
import OrgModel

/// The small print of a risk picture: what is shown of what there is, and by which rule the rest was left out.
struct RiskFoot {
    let analysis: Analysis
    let plan: RiskPlan
    let census: Census
    let hidesSteps: Bool

    var lines: [String] {
        [shown, collapsed, steps, FootLines.unknown(analysis), FootLines.exposed].compactMap(\.self)
    }

    private static let kinds: [EntityKind] = [.policy, .team, .person, .system]

    private var shown: String {
        let what = analysis.findings.isEmpty ? "who holds most; nothing was found" : "what findings name"
        let forums = census[.forum].total > 0 ? ", and forums" : ""
        return FootLines.shown(census, Self.kinds)
            + " Drawn is \(what); left out is what no finding names\(forums)."
    }

    private var collapsed: String? {
        guard plan.isFolded else { return nil }
        return "To stay readable the worst causes have boxes (severity, then criticality exposed); the others are "
            + "collapsed into their teams, or into one box a kind, with their numbers."
    }

    private var steps: String? {
        guard hidesSteps else { return nil }
        return "The steps of ladders are too many for lines: only those to authorities are drawn, and the rows of each "
            + "policy name the others."
    }
}
