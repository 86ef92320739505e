import Findings
import OrgAnalysis
import OrgModel

/// Something that would be mended in one place: the box of the risk view.
struct RiskCause {
    /// Who or what it is.
    enum Subject: Hashable, Comparable {
        /// A policy, team, person or system.
        case entity(EntityID)
        /// Two people who together hold something.
        case pair(EntityID, EntityID)
        /// What something is missing of, over many systems: the rule that says so.
        case missing(RuleID)

        /// The id of its box.
        var id: String {
            switch self {
            case .entity(let id): id.description
            case .pair(let a, let b): "pair:\(a.name)+\(b.name)"
            case .missing(let rule): "missing:\(rule.name)"
            }
        }

        static func < (a: Subject, b: Subject) -> Bool { a.id.precedesByBytes(b.id) }
    }

    let subject: Subject
    /// In the order of a report.
    var findings: [Finding] = []
    /// The systems that suffer from it.
    var affected: Set<EntityID> = []
    /// The systems that it alone can fix; drawn below it.
    var sole: [EntityID] = []
    /// The systems that transitively depend on these.
    var dependents: [EntityID] = []
    /// Share of criticality that hangs on it, 0…1: of a person, if they are away; of others, if it fails.
    var exposure = 0.0
    /// The systems whose chain falls silent, or short of authority, without this person.
    var dominated: [EntityID] = []
    /// Share of criticality that its findings touch, 0…1.
    var reach = 0.0
    var severity = Severity.note

    /// The entity, where it is one.
    var entity: EntityID? { if case .entity(let id) = subject { id } else { nil } }

    /// The cause as far as it lies in a neighbourhood; nil where it does not. What is missing of many systems is missing of
    /// those that are near.
    func within(_ near: Neighbourhood, _ atlas: Atlas) -> RiskCause? {
        switch subject {
        case .entity(let id): return near.contains(id) ? self : nil
        case .pair(let a, let b): return near.contains(a) && near.contains(b) ? self : nil
        case .missing:
            var copy = self
            copy.findings = findings.compactMap { finding in
                var finding = finding
                finding.affects = finding.affects.filter(near.contains)
                return finding.affects.isEmpty ? nil : finding
            }
            copy.affected = affected.filter(near.contains)
            copy.exposure = atlas.share(of: copy.affected)
            return copy.findings.isEmpty ? nil : copy
        }
    }

    /// What stands first in a picture: what is worst, then what most hangs on.
    static func inOrder(_ a: RiskCause, _ b: RiskCause) -> Bool {
        if a.severity != b.severity { return a.severity > b.severity }
        let (first, second) = (max(a.exposure, a.reach), max(b.exposure, b.reach))
        if first != second { return first > second }
        if a.affected.count != b.affected.count { return a.affected.count > b.affected.count }
        return a.subject < b.subject
    }
}
