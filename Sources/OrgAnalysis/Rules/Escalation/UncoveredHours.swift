import Findings
import OrgModel

/// Human cover for part, but not all, of the week.
enum UncoveredHours: ChainRule {
    static let rule = Rule(
        "escalation/hours", severity: .warning,
        summary: "A chain has a named human for part of the week only.",
        why: """
            Failures do not keep office hours. For a tier 1 or 2 system the hours without anybody are the hours in which an
            incident grows. It is a note where no tier is given, and not said of tier 3 and 4.
            """,
        example: """
            people: {ana: {}, ben: {}}
            teams:
              data: {on-call: {people: [ana, ben], hours: mon-fri 08:00-18:00 +01:00}}   # 50 hours
            systems:
              feature-store: {tier: 2, owners: [data], escalation: [{to: data}]}
            """,
        advice: "Cover the remaining hours: extend the rota, add a second site, or add a rung for nights and weekends.",
        references: [
            "Beyer et al., Site Reliability Engineering (2016), ch. 11 Being On-Call and ch. 14 Managing Incidents"
        ])

    static func applies(to chain: ChainFacts, in context: AnalysisContext) -> Bool {
        guard let hours = chain.ladder?.humanHours, hours > 0, hours < 168 else { return false }
        return [1, 2, nil].contains(context.ground.system(chain.system).tier)
    }

    static func severity(of chains: [ChainFacts], in context: AnalysisContext) -> Severity {
        chains.contains { context.ground.system($0.system).tier != nil } ? rule.severity : .note
    }

    static func message(_ cause: ChainCause, in context: AnalysisContext) -> String {
        let hours = cause.ladder?.humanHours ?? 0
        return "\(context.systems(cause, "has", "have")) nobody named for \(rounded(168 - hours)) of 168 hours a week "
            + "(\(context.named(cause.position)))."
    }

    static func evidence(_ cause: ChainCause, in context: AnalysisContext) -> Evidence {
        Evidence(figures: [Evidence.Figure("humanHours", cause.ladder?.humanHours)])
    }

    static func effect(_ cause: ChainCause, in context: AnalysisContext) -> Effect? {
        let explicit = context.chains.filter(\.isExplicit)
        let hours = explicit.compactMap { $0.ladder?.humanHours }
        guard !hours.isEmpty else { return nil }
        let sum = hours.reduce(0, +)
        // Whatever follows the ladder is covered then, also of tiers that nobody is warned of.
        let gained = explicit.reduce(0) {
            $0 + ($1.cause == cause.position ? 168 - ($1.ladder?.humanHours ?? 168) : 0)
        }
        let count = Double(hours.count)
        return Effect([Effect.Change("mean human-covered hours", from: sum / count, to: (sum + gained) / count, .hours)]
        )
    }

    /// Hours with at most one decimal, which is what a reader can use.
    private static func rounded(_ hours: Double) -> String {
        let tenths = Int((hours * 10).rounded(.toNearestOrAwayFromZero))
        return tenths % 10 == 0 ? "\(tenths / 10)" : "\(tenths / 10).\(tenths % 10)"
    }
}
