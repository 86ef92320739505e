import OrgAnalysis
import OrgModel

/// The small print of a risk picture: what is shown of what there is, and by which rule the rest was left out.
struct RiskFoot {
    let analysis: Analysis
    let plan: RiskPlan
    let census: Census
    let hidesSteps: Bool

    var lines: [String] {
        [shown, collapsed, steps, unknown, exposure].compactMap(\.self)
    }

    private static let kinds: [EntityKind] = [.policy, .team, .person, .system]

    private var shown: String {
        let parts = Self.kinds.filter { census[$0].total > 0 }.map { kind in
            let count = census[kind]
            let also = count.counted > 0 ? " (+\(count.counted) as a number)" : ""
            return "\(count.drawn) of \(Wording.counted(count.total, kind.rawValue))\(also)"
        }
        let what = analysis.findings.isEmpty ? "who holds most; nothing was found" : "what findings name"
        let forums = census[.forum].total > 0 ? ", and forums" : ""
        return "Shown: \(parts.joined(separator: ", ")). Drawn is \(what); left out is what no finding names\(forums)."
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

    /// Each dimension of which the picture is silent, or not sure.
    private var unknown: String? {
        var parts: [String] = []
        let silent = Dimension.allCases.filter { analysis.assessment[$0].status == .notAssessed }
        if !silent.isEmpty {
            parts.append(
                "Not assessed, so the picture is silent on: \(silent.map(\.rawValue).joined(separator: ", ")).")
        }
        let partial = Dimension.allCases.filter { analysis.assessment[$0].status == .partial }.map {
            "\($0.rawValue) (\(analysis.assessment[$0].have) of \(analysis.assessment[$0].of))"
        }
        if !partial.isEmpty { parts.append("Known only in part: \(partial.joined(separator: ", ")).") }
        return parts.isEmpty ? nil : parts.joined(separator: " ")
    }

    private var exposure: String? {
        "Exposed: the share of criticality (8, 4, 2, 1 for tier 1 to 4; untiered 2) that hangs on a cause, "
            + "with everything that depends on it."
    }
}
