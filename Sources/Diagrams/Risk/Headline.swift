import Findings
import OrgAnalysis
import OrgModel

/// The sentence above a risk picture: the worst finding in numbers.
struct Headline {
    let analysis: Analysis
    let atlas: Atlas
    /// What is spoken of, in the order of a report.
    let findings: [Finding]
    /// Whether that is all; sentences about the whole are left out otherwise.
    var isWhole = true

    private struct Candidate {
        var severity: Severity
        /// The severity of the rule itself, before tiers count.
        var base: Severity
        /// Share of criticality, 0…1.
        var share: Double
        var sentence: String
    }

    /// What is worst: by severity, then by the share of criticality that it touches, then by rule.
    func sentence(_ causes: [RiskCause]) -> String {
        var candidates = rules().map { candidate($0) }
        candidates += [brokenChains(), worstPerson(causes)].compactMap(\.self)
        if isWhole { candidates += [withoutOwner(), worstPair()].compactMap(\.self) }
        var best: Candidate?
        for candidate in candidates {
            guard let current = best else {
                best = candidate
                continue
            }
            let isWorse =
                (candidate.severity, candidate.base, candidate.share) > (current.severity, current.base, current.share)
            if isWorse { best = candidate }
        }
        return best?.sentence ?? calm()
    }

    private func rules() -> [(rule: RuleID, findings: [Finding])] {
        Dictionary(grouping: findings, by: \.rule).sorted { $0.key < $1.key }
            .filter { $0.key != "ownership/single" }.map { (rule: $0.key, findings: $0.value) }
    }

    private func candidate(_ group: (rule: RuleID, findings: [Finding])) -> Candidate {
        let affected = Set(group.findings.flatMap(\.affects))
        return Candidate(
            severity: group.findings.map(\.severity).max() ?? .note, base: Self.base(group.rule),
            share: atlas.share(of: affected),
            sentence: Self.sentence(group.rule, affected.count, of: atlas.liveSystems, group.findings))
    }

    private func worstPerson(_ causes: [RiskCause]) -> Candidate? {
        guard let cause = causes.first(where: { !$0.sole.isEmpty && $0.entity?.kind == .person }),
            let id = cause.entity,
            let point = analysis.chokepoints.people.first(where: { $0.id == id }), let exposure = point.exposure
        else { return nil }
        let name = Wording.short(atlas.name(id), 40)
        return Candidate(
            severity: cause.findings.filter { $0.rule == "ownership/single" }.map(\.severity).max() ?? .note,
            base: Self.base("ownership/single"), share: exposure,
            sentence: "\(name) alone holds \(Wording.percent(exposure)) of what matters")
    }

    private func worstPair() -> Candidate? {
        guard let pair = CauseCollector.tellingPair(of: analysis) else { return nil }
        let names = pair.ids.map { Wording.short(atlas.name($0), 30) }.joined(separator: " and ")
        return Candidate(
            severity: .warning, base: .warning, share: pair.exposure,
            sentence: "\(names) together hold \(Wording.percent(pair.exposure)) of what matters")
    }

    /// Several ways to be broken are one sentence, with each way in its second half.
    private func brokenChains() -> Candidate? {
        let groups = rules().filter { Self.breaks[$0.rule.name] != nil }
        guard groups.count > 1 else { return nil }
        let counts = groups.map { (rule: $0.rule, affected: Set($0.findings.flatMap(\.affects))) }
            .sorted {
                $0.affected.count == $1.affected.count ? $0.rule < $1.rule : $0.affected.count > $1.affected.count
            }
        let all = counts.reduce(into: Set<EntityID>()) { $0.formUnion($1.affected) }
        let ways = counts.map { "\($0.affected.count) \(Self.breaks[$0.rule.name] ?? "")" }
        return Candidate(
            severity: .error, base: .error, share: atlas.share(of: all),
            sentence: "\(all.count) of \(Wording.counted(atlas.liveSystems, "escalation chain")) "
                + "\(all.count == 1 ? "is" : "are") broken: \(ways.joined(separator: ", "))")
    }

    /// Systems without an owner, and those whose owners are all undeclared, are one sentence.
    private func withoutOwner() -> Candidate? {
        let none = Set(analysis.findings.filter { $0.rule == "ownership/none" }.flatMap(\.affects))
        guard !none.isEmpty else { return nil }
        let gone = analysis.ownership.systems.filter { row in
            !row.owners.isEmpty && row.owners.allSatisfy { atlas.cycle[$0]?.isDeclared == false }
        }.map(\.id)
        guard !gone.isEmpty else { return nil }
        let findings = analysis.findings.filter { $0.rule == "ownership/none" }
        return Candidate(
            severity: findings.map(\.severity).max() ?? .note, base: Self.base("ownership/none"),
            share: atlas.share(of: none.union(gone)),
            sentence: "\(none.count + gone.count) of \(Wording.counted(atlas.liveSystems, "system")) have no owner: "
                + "\(none.count) \(none.count == 1 ? "names" : "name") nobody, \(gone.count) a team that does not exist"
        )
    }

    /// How a chain is broken, after a number.
    private static let breaks = [
        "escalation/shared-only": "to a mailbox only", "escalation/none": "with nobody to call",
        "escalation/loop": "in a circle", "escalation/empty-rung": "with an empty chair",
    ]

    private static func base(_ rule: RuleID) -> Severity { RuleSet.rule(named: rule.name)?.severity ?? .note }

    static func sentence(_ rule: RuleID, _ count: Int, of total: Int, _ findings: [Finding]) -> String {
        let many = "\(count) of \(Wording.counted(total, "system"))"
        func says(_ one: String, _ more: String) -> String { "\(many) \(count == 1 ? one : more)" }
        switch rule.name {
        case "escalation/shared-only": return says("pages only a mailbox", "page only a mailbox")
        case "escalation/none": return says("has nobody to call", "have nobody to call")
        case "escalation/loop": return says("escalates in a circle", "escalate in a circle")
        case "escalation/empty-rung": return says("calls an empty chair", "call an empty chair")
        case "escalation/dead-end":
            return says("escalates to nobody who may decide", "escalate to nobody who may decide")
        case "escalation/no-fixer": return says("calls nobody who can fix it", "call nobody who can fix them")
        case "escalation/hours":
            return says("has nobody named for part of the week", "have nobody named for part of the week")
        case "escalation/single-path":
            return says("is cut off when one person is away", "are cut off when one person is away")
        case "escalation/slow": return says("reaches authority too late", "reach authority too late")
        case "escalation/hollow": return says("calls the same people twice", "call the same people twice")
        case "escalation/outside": return says("calls nobody in its owners’ line", "call nobody in their owners’ line")
        case "ownership/none": return says("has no owner", "have no owner")
        case "ownership/unsupported":
            return says("is owned, yet nobody can fix it", "are owned, yet nobody can fix them")
        case "ownership/departed":
            return says("is in the name of somebody who has left", "are in the name of somebody who has left")
        case "ownership/away": return says("waits for somebody on leave", "wait for somebody on leave")
        case "ownership/overloaded":
            return says("is in the hands of somebody overloaded", "are in the hands of somebody overloaded")
        case "ownership/dissolved":
            return says("hangs on a team that nobody declared", "hang on teams that nobody declared")
        case "ownership/pilot-grade":
            return says("is in production and run like a pilot", "are in production and run like pilots")
        case "coordination/unmatched" where findings[0].subject != .organization:
            return "\(Wording.counted(findings.count, "team")) do not talk, though their systems depend on each other"
        case "visibility/unreviewed":
            return says("is in production and reviewed by nobody", "are in production and reviewed by nobody")
        case "visibility/too-seldom":
            return says("is critical and reviewed too seldom", "are critical and reviewed too seldom")
        case "visibility/pilot-metrics":
            return says(
                "is in production and reviewed on pilot figures only",
                "are in production and reviewed on pilot figures only")
        default: return findings[0].message
        }
    }

    /// Nothing was found: who holds most, or that nothing could be looked at.
    private func calm() -> String {
        guard atlas.liveSystems > 0 else { return "No systems are recorded yet" }
        if let team = analysis.chokepoints.teams.first {
            let name = Wording.short(atlas.name(team.id), 40)
            return "Nothing is found broken; \(name) holds most, \(Wording.percent(team.exposure)) of what matters"
        }
        return "Nothing is found broken in what could be assessed"
    }
}
