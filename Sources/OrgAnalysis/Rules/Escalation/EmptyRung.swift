import Findings
import OrgModel

/// An explicit rung without anybody active.
enum EmptyRung: ChainRule {
    static let rule = Rule(
        "escalation/empty-rung", severity: .error,
        summary: "A chain has an explicit rung with nobody and nothing active on it.",
        why: """
            A rung whose people have left still looks like cover on paper. A manual ladder stops there, and an automatic one loses
            the minutes that the rung was given.
            """,
        example: """
            authority: [head-of-data]
            people: {ana: {}, ben: {}, eva: {status: departed}, head-of-data: {}}
            teams: {data: {on-call: [ana, ben]}}
            policies:
              data-oncall: {rungs: [{to: data, after: 15}, {to: eva, after: 15}, {to: head-of-data}]}
            systems:
              feature-store: {owners: [data], escalation: data-oncall}
            """,
        advice: "Put somebody who is there on the rung, or take the rung away.",
        references: [
            "Beyer et al., Site Reliability Engineering (2016), ch. 11 Being On-Call and ch. 14 Managing Incidents"
        ])
    static let isBreak = true

    static func applies(to chain: ChainFacts, in context: AnalysisContext) -> Bool {
        chain.ladder?.hasEmptyRung ?? false
    }

    static func message(_ cause: ChainCause, in context: AnalysisContext) -> String {
        let rungs = emptyRungs(cause, context)
        let which = rungs.map { String($0.offset + 1) }.joined(separator: ", ")
        return "Nobody is on rung \(which) of \(context.named(cause.position)) "
            + "(\(context.listed(rungs.flatMap(\.element.targets)))), which \(context.systems(cause, "relies", "rely")) on."
    }

    static func evidence(_ cause: ChainCause, in context: AnalysisContext) -> Evidence {
        Evidence(ids: context.ground.ids(emptyRungs(cause, context).flatMap(\.element.targets)))
    }

    private static func emptyRungs(
        _ cause: ChainCause, _ context: AnalysisContext
    ) -> [(offset: Int, element: Ladder.Rung)] {
        (cause.ladder?.ladder.rungs ?? []).enumerated().filter { _, rung in
            rung.isExplicit && rung.targets.allSatisfy { context.humans.active(behind: $0).isEmpty }
        }
    }
}
