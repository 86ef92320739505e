import Findings
import OrgModel

/// Too many minutes to an authority.
enum SlowLadder: ChainRule {
    static let rule = Rule(
        "escalation/slow", severity: .warning,
        summary: "A chain takes longer to reach an authority than its tier allows.",
        why: """
            Minutes on the lower rungs add up before anybody may decide. The limits are 60, 120 and 480 minutes for tier 1, 2 and
            3; other systems have none.
            """,
        example: """
            authority: [coo]
            people: {ana: {}, ben: {}, chi: {}, coo: {}}
            teams: {platform: {on-call: [ana, ben]}}
            policies:
              core: {rungs: [{to: platform, after: 45}, {to: chi, after: 60}, {to: coo}]}   # 105 minutes to the coo
            systems:
              payments: {tier: 1, owners: [platform], escalation: core}
            """,
        advice: "Shorten `after` on the lower rungs, or bring authority in earlier.",
        references: [
            "Beyer et al., Site Reliability Engineering (2016), ch. 11 Being On-Call and ch. 14 Managing Incidents"
        ])

    static func applies(to chain: ChainFacts, in context: AnalysisContext) -> Bool {
        guard context.assessment.knows(.authority), let minutes = chain.ladder?.reachOfAuthority?.minutes,
            let tier = context.ground.system(chain.system).tier,
            let limit = context.options.minutesToAuthority[tier]
        else { return false }
        return minutes > limit
    }

    static func message(_ cause: ChainCause, in context: AnalysisContext) -> String {
        let minutes = cause.ladder?.reachOfAuthority?.minutes ?? 0
        let tiers = Set(cause.systems.compactMap { context.ground.system($0).tier }).sorted()
        let limits = tiers.map { "tier \($0): \(whole(context.options.minutesToAuthority[$0] ?? 0))" }
        return "\(context.titled(cause.position)) takes \(whole(minutes)) minutes to reach authority "
            + "(allowed: \(limits.joined(separator: ", "))), for \(context.counted(cause.systems.count, "system"))."
    }

    static func evidence(_ cause: ChainCause, in context: AnalysisContext) -> Evidence {
        Evidence(figures: [Evidence.Figure("minutesToAuthority", cause.ladder?.reachOfAuthority?.minutes)])
    }

    private static func whole(_ minutes: Double) -> String {
        minutes == minutes.rounded(.down) && abs(minutes) < 1e15 ? String(Int(minutes)) : String(minutes)
    }
}
