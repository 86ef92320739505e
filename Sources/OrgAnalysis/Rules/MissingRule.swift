import Findings
import OrgModel

/// What rules about something missing share: where a dimension is only partly recorded, what is missing may just not
/// have been written down, so one note stands for all.
enum MissingRule {
    /// One finding for each subject, or one note about the organisation, which affects the systems among them.
    static func findings(
        _ rule: Rule, _ dimension: Dimension, about subjects: [Int], in context: AnalysisContext,
        partialMessage: String, each finding: (Int) -> Finding
    ) -> [Finding] {
        switch context.assessment[dimension].status {
        case .notAssessed: return []
        case .assessed: return subjects.map(finding)
        case .partial:
            guard !subjects.isEmpty else { return [] }
            let systems = subjects.filter(context.ground.systems.contains)
            return [
                Finding(
                    rule: rule.id, severity: .note, subject: .organization, affects: context.ground.ids(systems),
                    message: partialMessage, advice: rule.advice, exposure: context.exposure(of: systems))
            ]
        }
    }
}
