import Findings
import OrgModel

/// A person or pool rung without anybody new.
enum HollowRung: ChainRule {
    static let rule = Rule(
        "escalation/hollow", severity: .warning,
        summary: "A chain has a rung that only calls people who were called before.",
        why: """
            A second rung that rings the same phone is not a second chance. The ladder looks taller than it is.
            """,
        example: """
            authority: [cto]
            people: {ana: {}, ben: {}, cto: {}}
            teams: {modelling: {on-call: [ana, ben]}}
            policies:
              model-oncall: {rungs: [{to: modelling, after: 15}, {to: ben, after: 30}, {to: cto}]}
            systems:
              risk-model: {owners: [modelling], escalation: model-oncall}
            """,
        advice: "Put somebody new on the rung, or take it away.",
        references: [
            "Beyer et al., Site Reliability Engineering (2016), ch. 11 Being On-Call and ch. 14 Managing Incidents"
        ])

    static func applies(to chain: ChainFacts, in context: AnalysisContext) -> Bool {
        chain.ladder?.isHollow ?? false
    }

    static func message(_ cause: ChainCause, in context: AnalysisContext) -> String {
        let rungs = (cause.ladder?.hollowRungs ?? []).map { String($0 + 1) }
        return "Rung \(rungs.joined(separator: ", ")) of \(context.named(cause.position)) only calls people "
            + "who were called before, for \(context.counted(cause.systems.count, "system"))."
    }

    static func evidence(_ cause: ChainCause, in context: AnalysisContext) -> Evidence {
        let people = (cause.ladder?.hollowRungs ?? []).flatMap { cause.ladder?.humansOnRung[$0] ?? [] }
        return Evidence(ids: context.ground.ids(Set(people).sorted()))
    }
}
