import OrgAnalysis
import OrgModel

extension Assessments {
    /// The dimensions that are not fully known, in their order.
    var gaps: [Dimension] { Dimension.allCases.filter { self[$0].status != .assessed } }

    /// Why a dimension is not fully known: `authority is not assessed: no authority marked; add …`.
    func gap(_ dimension: Dimension) -> String {
        let it = self[dimension]
        let status = it.status == .partial ? "is only recorded in part" : "is not assessed"
        return "\(dimension.rawValue) \(status)" + (it.reason.map { ": \($0)" } ?? "")
    }
}
