import Findings
import OrgModel

/// Owners and supporters who are away.
enum AwayOwner: OrganizationRule {
    static let rule = Rule(
        "ownership/away", severity: .note,
        summary: "An owner or supporter of a system is on leave.",
        why: """
            Until they return they can neither answer nor fix anything, and the figures count them as absent.
            """,
        example: """
            people: {ana: {}, ben: {}, chi: {status: leave}}
            teams: {pricing: {on-call: [ana, ben]}}
            systems:
              pricing-model: {owners: [pricing], supporters: [ana, ben, chi]}
            """,
        advice: "Name a stand-in for the time of the leave.")

    static func findings(in context: AnalysisContext) -> [Finding] {
        context.findings(rule, aboutPeople: .leave) { person, systems in
            "\(context.name(person)) is on leave, and is still named for \(context.counted(systems.count, "system"))."
        }
    }
}
