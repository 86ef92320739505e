import Findings
import OrgAnalysis
import OrgModel

/// Finds the causes behind findings and chokepoints.
struct CauseCollector {
    let analysis: Analysis
    let atlas: Atlas
    private var causes: [RiskCause.Subject: RiskCause] = [:]

    /// A pair is worth a box of its own when together they expose so much more than alone; below it, two people who
    /// share something are just a team.
    static let leastPairGain = 0.2

    /// A person whom chains cannot do without has a box from this share of them on; below it they stand on the policy.
    static let leastDominance = 0.05

    /// The causes, the worst first.
    static func causes(of analysis: Analysis, _ atlas: Atlas) -> [RiskCause] {
        var collector = CauseCollector(analysis: analysis, atlas: atlas)
        for finding in analysis.findings { collector.add(finding) }
        collector.addChokepoints()
        return collector.causes.values.sorted(by: RiskCause.inOrder)
    }

    private init(analysis: Analysis, atlas: Atlas) {
        self.analysis = analysis
        self.atlas = atlas
    }

    private mutating func add(_ finding: Finding) {
        for subject in subjects(of: finding) {
            var cause = causes[subject] ?? RiskCause(subject: subject)
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
    private func subjects(of finding: Finding) -> [RiskCause.Subject] {
        switch finding.rule {
        case "ownership/none", "escalation/none", "visibility/unreviewed": return [.missing(finding.rule)]
        case "ownership/single": return finding.evidence.ids.prefix(1).map { .entity($0) }
        case "ownership/unsupported":
            return finding.evidence.ids.isEmpty
                ? [.missing(finding.rule)] : finding.evidence.ids.prefix(1).map { .entity($0) }
        case "ownership/pilot-grade":
            guard let system = finding.affects.first else { return [] }
            let row = analysis.ownership.systems.first(where: system)
            if let row, row.supporters.count == 1 { return [.entity(row.supporters[0])] }
            return [.entity(row?.owningTeam ?? system)]
        case "visibility/too-seldom", "visibility/pilot-metrics":
            // A forum has no box; the team that owns the system can bring it before another.
            guard let system = finding.affects.first else { return [] }
            let row = analysis.ownership.systems.first(where: system)
            return [.entity(row?.owningTeam ?? row?.supporters.first ?? system)]
        default:
            switch finding.subject {
            case .entity(let id): return [.entity(id)]
            case .organization: return [.missing(finding.rule)]
            }
        }
    }

    /// The pair that exposes most, of those whose two people expose far less one by one.
    static func tellingPair(of analysis: Analysis) -> Chokepoints.Pair? {
        var alone: [EntityID: Double] = [:]
        for person in analysis.chokepoints.people { alone[person.id] = person.exposure ?? 0 }
        return analysis.chokepoints.pairs.first { pair in
            pair.ids.count == 2 && pair.exposure - pair.ids.reduce(0) { $0 + (alone[$1] ?? 0) } >= leastPairGain
        }
    }

    private mutating func addChokepoints() {
        var singlePaths: [EntityID: Severity] = [:]
        for finding in analysis.findings where finding.rule == "escalation/single-path" {
            for id in finding.evidence.ids { singlePaths[id] = max(singlePaths[id] ?? .note, finding.severity) }
        }
        for point in analysis.chokepoints.people {
            let subject = RiskCause.Subject.entity(point.id)
            let dominance = point.dominance ?? 0
            guard var cause = causes[subject] ?? (dominance >= Self.leastDominance ? RiskCause(subject: subject) : nil)
            else { continue }
            cause.dominated = point.dominated
            cause.severity = max(cause.severity, singlePaths[point.id] ?? .note)
            cause.reach = max(cause.reach, dominance)
            cause.sole = point.sole
            cause.dependents = point.dependents
            cause.exposure = point.exposure ?? 0
            causes[subject] = cause
        }
        guard let pair = Self.tellingPair(of: analysis) else { return }
        let alone = Set(analysis.chokepoints.people.filter { pair.ids.contains($0.id) }.flatMap(\.sole))
        var cause = RiskCause(subject: .pair(pair.ids[0], pair.ids[1]))
        cause.sole = pair.sole.filter { !alone.contains($0) }
        cause.affected = Set(cause.sole)
        cause.exposure = pair.exposure
        cause.severity = .warning
        causes[cause.subject] = cause
    }
}
