import Findings
import OrgModel

/// Utilisation above 1.
enum OverloadedPerson: OrganizationRule {
    static let rule = Rule(
        "ownership/overloaded", severity: .warning,
        summary: "Somebody carries more support load than they have capacity for.",
        why: """
            Above a utilisation of 1 work piles up without end; long before that, waiting time grows out of proportion. The load of a
            team is split evenly over its humans, which is an assumption.
            """,
        example: """
            people: {ana: {teams: [data], capacity: 10}, ben: {teams: [data], capacity: 20}}
            teams: {data: {}}
            systems:
              feature-store: {owners: [data], load: 28}   # 14 hours each
            """,
        advice: "Take load away, share it with somebody, or raise the capacity that is set aside for support.",
        references: [
            "Kingman, The single server queue in heavy traffic (1961), doi:10.1017/S0305004100036094"
        ])

    static func findings(in context: AnalysisContext) -> [Finding] {
        context.concentration.utilisation.compactMap { utilisation in
            guard utilisation.load > utilisation.capacity,
                let person = context.ground.cycle.position(of: utilisation.id)
            else { return nil }
            let hours = "\(rounded(utilisation.load)) of \(rounded(utilisation.capacity)) hours"
            let ratio = utilisation.ratio.map { " (ρ \(rounded($0)))" } ?? ""
            return context.finding(
                rule, about: person, affecting: Array(context.load.carried[person]),
                "\(context.name(person)) carries \(hours) of support a cycle\(ratio).",
                evidence: Evidence(figures: [
                    Evidence.Figure("capacity", utilisation.capacity), Evidence.Figure("load", utilisation.load),
                    Evidence.Figure("ratio", utilisation.ratio),
                ]))
        }
    }

    private static func rounded(_ value: Double) -> String {
        guard value < 1e15 else { return String(value) }
        let hundredths = Int((value * 100).rounded(.toNearestOrAwayFromZero))
        let (whole, rest) = hundredths.quotientAndRemainder(dividingBy: 100)
        return rest == 0
            ? "\(whole)" : rest % 10 == 0 ? "\(whole).\(rest / 10)" : "\(whole).\(rest < 10 ? "0" : "")\(rest)"
    }
}
