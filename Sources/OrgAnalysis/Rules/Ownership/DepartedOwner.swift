import Findings
import OrgModel

/// Owners and supporters who have left.
enum DepartedOwner: OrganizationRule {
    static let rule = Rule(
        "ownership/departed", severity: .warning,
        summary: "An owner or supporter of a system has departed.",
        why: """
            The name on the door is of somebody who has left. Alerts, questions and approvals go to an empty chair.
            """,
        example: """
            people: {ana: {}, ben: {}, eva: {status: departed}}
            teams: {risk: {on-call: [ana, ben]}}
            systems:
              fraud-rules: {owners: [eva, risk]}
            """,
        advice: "Hand over what is still in their name.")

    static func findings(in context: AnalysisContext) -> [Finding] {
        context.findings(rule, aboutPeople: .departed) { person, systems in
            "\(context.name(person)) has departed, and is still named for \(context.counted(systems.count, "system"))."
        }
    }
}
