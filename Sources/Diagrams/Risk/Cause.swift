import Findings
import OrgAnalysis
import OrgModel

/// Something that would be mended in one place: the box of the risk view.
struct Cause {
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

    /// What stands first in a picture: what is worst, then what most hangs on.
    static func inOrder(_ a: Cause, _ b: Cause) -> Bool {
        if a.severity != b.severity { return a.severity > b.severity }
        let (first, second) = (max(a.exposure, a.reach), max(b.exposure, b.reach))
        if first != second { return first > second }
        if a.affected.count != b.affected.count { return a.affected.count > b.affected.count }
        return a.subject < b.subject
    }
}

/// Finds the causes behind findings and chokepoints.
struct CauseCollector {
    let analysis: Analysis
    let atlas: Atlas
    private var causes: [Cause.Subject: Cause] = [:]

    /// A pair is worth a box of its own from this exposure on; below it, two people who share something are a team.
    static let leastPairExposure = 0.2

    /// A person whom chains cannot do without has a box from this share of them on; below it they stand on the policy.
    static let leastDominance = 0.05

    /// The causes, the worst first.
    static func causes(of analysis: Analysis, _ atlas: Atlas) -> [Cause] {
        var collector = CauseCollector(analysis: analysis, atlas: atlas)
        for finding in analysis.findings { collector.add(finding) }
        collector.addChokepoints()
        return collector.causes.values.sorted(by: Cause.inOrder)
    }

    private init(analysis: Analysis, atlas: Atlas) {
        self.analysis = analysis
        self.atlas = atlas
    }

    private mutating func add(_ finding: Finding) {
        for subject in subjects(of: finding) {
            var cause = causes[subject] ?? Cause(subject: subject)
            cause.findings.append(finding)
            cause.affected.formUnion(finding.affects)
            cause.severity = max(cause.severity, finding.severity)
            cause.reach = max(cause.reach, finding.exposure)
            switch subject {
            case .missing: cause.exposure = atlas.share(of: cause.affected)
            case .entity(let id) where id.kind != .person: cause.exposure = max(cause.exposure, finding.exposure)
            default: break
            }
            causes[subject] = cause
        }
    }

    /// Where a finding would be mended. A system with one supporter, for instance, is mended at that person.
    private func subjects(of finding: Finding) -> [Cause.Subject] {
        switch finding.rule {
        case "ownership/none", "escalation/none": return [.missing(finding.rule)]
        case "ownership/single": return finding.evidence.ids.prefix(1).map { .entity($0) }
        case "ownership/unsupported":
            return finding.evidence.ids.isEmpty
                ? [.missing(finding.rule)] : finding.evidence.ids.prefix(1).map { .entity($0) }
        case "ownership/pilot-grade":
            guard let system = finding.affects.first else { return [] }
            let row = analysis.ownership.systems.first(where: system)
            if let row, row.supporters.count == 1 { return [.entity(row.supporters[0])] }
            return [.entity(row?.owningTeam ?? system)]
        default:
            switch finding.subject {
            case .entity(let id): return [.entity(id)]
            case .organization: return [.missing(finding.rule)]
            }
        }
    }

    private mutating func addChokepoints() {
        var singlePaths: [EntityID: Severity] = [:]
        for finding in analysis.findings where finding.rule == "escalation/single-path" {
            for id in finding.evidence.ids { singlePaths[id] = max(singlePaths[id] ?? .note, finding.severity) }
        }
        for point in analysis.chokepoints.people {
            let subject = Cause.Subject.entity(point.id)
            let dominance = point.dominance ?? 0
            guard var cause = causes[subject] ?? (dominance >= Self.leastDominance ? Cause(subject: subject) : nil)
            else { continue }
            cause.dominated = point.dominated
            cause.severity = max(cause.severity, singlePaths[point.id] ?? .note)
            cause.reach = max(cause.reach, dominance)
            cause.sole = point.sole
            cause.dependents = point.dependents
            cause.exposure = point.exposure ?? 0
            causes[subject] = cause
        }
        let most = analysis.chokepoints.people.first?.exposure ?? 0
        guard let pair = analysis.chokepoints.pairs.first, pair.exposure > max(most, Self.leastPairExposure),
            pair.ids.count == 2
        else { return }
        let alone = Set(analysis.chokepoints.people.filter { pair.ids.contains($0.id) }.flatMap(\.sole))
        var cause = Cause(subject: .pair(pair.ids[0], pair.ids[1]))
        cause.sole = pair.sole.filter { !alone.contains($0) }
        cause.affected = Set(cause.sole)
        cause.exposure = pair.exposure
        cause.severity = .warning
        causes[cause.subject] = cause
    }
}

extension [Ownership.Row] {
    /// The row of a system; rows are sorted by id.
    func first(where system: EntityID) -> Ownership.Row? {
        var (low, high) = (0, count)
        while low < high {
            let middle = low + (high - low) / 2
            if self[middle].id < system { low = middle + 1 } else { high = middle }
        }
        return low < count && self[low].id == system ? self[low] : nil
    }
}
