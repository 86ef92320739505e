import Findings
import OrgModel

/// Own rungs that lead back.
enum LoopedLadder: ChainRule {
    static let rule = Rule(
        "escalation/loop", severity: .error,
        summary: "A chain follows somebody’s own escalation back to what it has passed.",
        why: """
            Two teams that escalate to each other hand the same incident back and forth, and each believes the other has it. The
            chain never arrives anywhere.
            """,
        example: """
            authority: [coo]
            people: {ana: {}, ben: {}, chi: {}, dan: {}, coo: {}}
            teams: {data: {on-call: [ana, ben]}, platform: {on-call: [chi, dan]}}
            systems:
              feature-store: {owners: [data]}
            relations:
              - {from: team:data, to: team:platform, kind: escalates-to}
              - {from: team:platform, to: team:data, kind: escalates-to}
            """,
        advice: "Let the last rung lead up, to somebody who is accountable, instead of back.",
        references: [
            "Beyer et al., Site Reliability Engineering (2016), ch. 11 Being On-Call and ch. 14 Managing Incidents"
        ])
    static let isBreak = true

    static func applies(to chain: ChainFacts, in context: AnalysisContext) -> Bool {
        chain.ladder?.ladder.endsInLoop ?? false
    }

    static func message(_ cause: ChainCause, in context: AnalysisContext) -> String {
        "Escalation from \(context.named(cause.position)) runs in a circle and ends nowhere, for "
            + "\(context.counted(cause.systems.count, "system"))."
    }
}
