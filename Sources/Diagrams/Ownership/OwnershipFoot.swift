import OrgAnalysis
import OrgModel

/// The small print of an ownership picture.
struct OwnershipFoot {
    let analysis: Analysis
    let plan: OwnershipPlan
    let census: Census
    let near: Neighbourhood?

    var lines: [String] {
        [
            near?.footLine(analysis.cycle), shown, collapsed, busFactor,
            FootLines.unknown(analysis, among: Self.dimensions), FootLines.exposed,
        ]
        .compactMap(\.self)
    }

    private static let dimensions: [Dimension] = [.ownership, .membership, .capacity]

    private var shown: String {
        FootLines.shown(census, [.team, .person, .system])
            + " Systems with the same owners, and the same person who alone can fix them, are one box; people who can fix "
            + "something beside others are a number in its row. Left out is who owns nothing and is alone on nothing."
    }

    private var collapsed: String? {
        guard plan.isFolded else { return nil }
        return
            "To stay readable the owners on whom most hangs have boxes; the others are collapsed into the team above "
            + "them, or into one box, and people who are alone on something into their team, those on whom least hangs first."
    }

    private var busFactor: String? {
        guard near == nil, let factor = analysis.concentration.busFactor else { return nil }
        let names = Wording.listed(factor.people.map(analysis.cycle.name), atMost: 4)
        let least = factor.isExact ? "" : "at most "
        return
            "Bus factor \(least)\(factor.size): without \(names), more than half of the criticality that somebody can "
            + "fix today has nobody."
    }
}
