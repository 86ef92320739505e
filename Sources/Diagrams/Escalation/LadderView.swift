import OrgAnalysis
import OrgModel

struct LadderView {
    init(_ analysis: Analysis, _ request: DiagramRequest, focus: EntityID) {}
    func compose() throws(DiagramError) -> Diagram { throw .retired(EntityID(.system, "x")) }
}
