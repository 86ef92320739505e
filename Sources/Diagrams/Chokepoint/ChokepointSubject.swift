import Findings
import OrgAnalysis
import OrgModel

/// Whom a chokepoint picture is about, and what hangs on them.
struct ChokepointSubject {
    /// One person, two people by id, or one team.
    let ids: [EntityID]
    /// The systems that nobody else can fix, by id.
    let sole: [EntityID]
    /// The systems that transitively depend on these, by id.
    let dependents: [EntityID]
    /// The share of criticality that both make up, 0…1; nil where ownership is not assessed.
    let exposure: Double?
    /// The systems whose chain falls silent, or short of authority, without them, by id; of one person only.
    let dominated: [EntityID]
    /// The share of criticality of these among systems with an explicit ladder; nil where escalation is not assessed, and of
    /// pairs and teams.
    let dominance: Double?
    /// What the rules say of them.
    let cause: RiskCause
    /// Whether they were chosen because most hangs on them.
    let isWorst: Bool

    /// Whether anything hangs on them alone.
    var holdsAnything: Bool { !sole.isEmpty || !dominated.isEmpty }

    /// - Throws: ``DiagramError`` where the ids are not one person or team, or two people, of the cycle.
    /// - Returns: Nil where nobody is named and nothing hangs on anybody alone.
    static func find(
        _ ids: [EntityID], in analysis: Analysis, _ atlas: Atlas
    ) throws(DiagramError) -> ChokepointSubject? {
        for id in ids where analysis.cycle[id] == nil { throw .unknown(id, in: analysis.cycle) }
        let causes = CauseCollector.causes(of: analysis, atlas)
        let kinds = ids.map(\.kind)
        switch kinds {
        case []:
            guard let worst = worst(of: analysis, causes) else { return nil }
            return make(worst, analysis, atlas, causes, isWorst: true)
        case [.person], [.team]: return make(ids, analysis, atlas, causes, isWorst: false)
        case [.person, .person] where ids[0] != ids[1]:
            return make(ids.sorted(), analysis, atlas, causes, isWorst: false)
        default: throw .notAChokepoint(ids)
        }
    }

    /// On whom most hangs: what stands first in a risk picture, or else the first that the analysis has.
    private static func worst(of analysis: Analysis, _ causes: [RiskCause]) -> [EntityID]? {
        for cause in causes where !cause.sole.isEmpty || !cause.dominated.isEmpty {
            switch cause.subject {
            case .entity(let id) where id.kind == .person: return [id]
            case .pair(let a, let b): return [a, b]
            default: continue
            }
        }
        let points = analysis.chokepoints
        return points.people.first.map { [$0.id] } ?? points.pairs.first?.ids ?? points.teams.first.map { [$0.id] }
    }

    private static func make(
        _ ids: [EntityID], _ analysis: Analysis, _ atlas: Atlas, _ causes: [RiskCause], isWorst: Bool
    ) -> ChokepointSubject {
        let points = analysis.chokepoints
        if ids.count == 2 { return pair(ids, analysis, atlas, isWorst: isWorst) }
        let id = ids[0]
        var cause = causes.first { $0.subject == .entity(id) } ?? RiskCause(subject: .entity(id))
        if id.kind == .team {
            let team = points.teams.first { $0.id == id }
            return ChokepointSubject(
                ids: ids, sole: team?.sole ?? [], dependents: team?.dependents ?? [], exposure: team?.exposure,
                dominated: [], dominance: nil, cause: cause, isWorst: isWorst)
        }
        let person = points.people.first { $0.id == id }
        let authority = points.authorityDominance.first { $0.id == id }
        let dominated = authority?.dominated ?? person?.dominated ?? []
        cause.sole = person?.sole ?? []
        cause.dependents = person?.dependents ?? []
        cause.exposure = person?.exposure ?? 0
        cause.dominated = dominated
        return ChokepointSubject(
            ids: ids, sole: cause.sole, dependents: cause.dependents, exposure: person?.exposure, dominated: dominated,
            dominance: authority?.dominance ?? person?.dominance, cause: cause, isWorst: isWorst)
    }

    /// What each of two people is alone on hangs on the pair as well, also where they share nothing.
    private static func pair(
        _ ids: [EntityID], _ analysis: Analysis, _ atlas: Atlas, isWorst: Bool
    ) -> ChokepointSubject {
        let points = analysis.chokepoints
        let pair = points.pairs.first { $0.ids == ids }
        let sole = pair?.sole ?? points.people.filter { ids.contains($0.id) }.flatMap(\.sole).sorted()
        let dependents = analysis.dependents(of: sole)
        let knows = analysis.assessment.knows(.ownership)
        var cause = RiskCause(subject: .pair(ids[0], ids[1]))
        cause.findings = analysis.findings.filter { finding in
            finding.rule == "ownership/single" && finding.evidence.ids.contains(where: ids.contains)
        }
        cause.sole = sole
        cause.dependents = dependents
        cause.exposure = pair?.exposure ?? atlas.share(of: sole + dependents)
        return ChokepointSubject(
            ids: ids, sole: sole, dependents: dependents, exposure: knows ? cause.exposure : nil, dominated: [],
            dominance: nil, cause: cause, isWorst: isWorst)
    }
}
