import Findings
import OrgModel

/// What rules about something missing share: where a dimension is only partly recorded, what is missing may just not
/// have been written down, so one note stands for all.
enum MissingRule {
    static func findings(
        _ rule: Rule, _ dimension: Dimension, systems: [Int], in context: AnalysisContext, partialMessage: String,
        each finding: (Int) -> Finding
    ) -> [Finding] {
        switch context.assessment[dimension].status {
        case .notAssessed: []
        case .assessed: systems.map(finding)
        case .partial:
            systems.isEmpty
                ? []
                : [
                    Finding(
                        rule: rule.id, severity: .note, subject: .organization, affects: context.ground.ids(systems),
                        message: partialMessage, advice: rule.advice, exposure: context.exposure(of: systems))
                ]
        }
    }
}
