public import Findings
import OrgAnalysis
import OrgModel

/// The rules that take several cycles to see.
public enum CycleRules {
    /// All of them, by name.
    public static let all = [NarrowedVisibility.rule]

    /// Whether a rule is one of them. What it finds is told of the later of two cycles only, and so, unlike all else in a
    /// comparison, from one end only.
    public static func contains(_ rule: RuleID) -> Bool { all.contains { $0.id == rule } }
}

/// Finds what was reviewed in an earlier cycle, is still part of what production rests on, and is not reviewed any more.
struct NarrowedVisibility {
    static let rule = Rule(
        "visibility/narrowing", severity: .warning,
        summary: "A system that production rests on was reviewed in an earlier cycle, and is not any more.",
        why: """
            Somebody looked at its figures every month, and then the forum was dissolved, met less often, or dropped it from
            its agenda. Nothing in the system changed, so nothing warns of it: what goes wrong from now on is seen later than
            it used to be. It takes two cycles to see, and is told by compare and trend; analyze has its cause, if that is a
            finding of its own.
            """,
        example: """
            people: {ana: {}, ben: {}}
            teams: {claims: {on-call: [ana, ben]}}
            systems:
              claims-core: {tier: 2, owners: [claims]}
              claims-portal: {owners: [claims]}
            forums:                # the cycle before: reviews: [claims-core, claims-portal]
              operations: {cadence: monthly, attends: [claims], reviews: [claims-portal]}
            """,
        advice: "Let a forum review it on production figures again, in tier 1 and 2 every month; or retire it.",
        references: [
            "Rasmussen, Risk management in a dynamic society (1997), doi:10.1016/S0925-7535(97)00052-0"
        ])

    let values: [FigureValues]
    let identities: Identities
    let provenance: Provenance

    /// The findings of each cycle, by the id of the system.
    ///
    /// A system counts as reviewed where the figure `visibility.coverage` counts it as covered. What was covered last in a
    /// cycle is held against all that follow, until it is covered again or is no longer part of what production rests on.
    /// Where a review of then is not recorded now, nothing is said: it may go on.
    ///
    /// - Complexity: O(systems and relations) a cycle.
    func findings() -> [[Finding]] {
        let none = [[Finding]](repeating: [], count: values.count)
        guard let coverage = FigureCatalogue.figure(named: "visibility.coverage", of: .organization) else {
            return none
        }
        var findings = none
        /// The last cycle in which each identity was covered.
        var covered: [Int: Int] = [:]
        for cycle in values.indices {
            guard values[cycle].analysis.assessment.knows(.visibility),
                let terms = values[cycle].terms(of: coverage)
            else { continue }
            var inScope: Set<Int> = []
            for term in terms.terms {
                guard let id = term.subject.first, let identity = identities.identity(of: id, in: cycle) else {
                    continue
                }
                inScope.insert(identity)
                if term.part > 0 {
                    covered[identity] = cycle
                } else if let last = covered[identity],
                    let finding = finding(about: id, identity, in: cycle, since: last, share: term.whole / terms.whole)
                {
                    findings[cycle].append(finding)
                }
            }
            covered = covered.filter { inScope.contains($0.key) || identities.position(of: $0.key, in: cycle) == nil }
        }
        return findings
    }

    private func finding(
        about id: EntityID, _ identity: Int, in cycle: Int, since last: Int, share: Double
    ) -> Finding? {
        let (now, then) = (values[cycle].analysis.cycle, values[last].analysis.cycle)
        guard let entity = now[id], let former = identities.id(of: identity, in: last) else { return nil }
        let reviews = then.relations.filter { $0.kind == .reviews && $0.to == former && $0.metrics == .production }
        guard !reviews.isEmpty, reviews.allSatisfy({ wouldBeRecorded($0, of: last, in: cycle) }) else { return nil }
        let names = reviews.map { then[$0.from]?.displayName ?? $0.from.name }
        let forums = reviews.compactMap { review in
            identities.identity(of: review.from, in: last).flatMap { identities.id(of: $0, in: cycle) }
        }
        let base: Severity =
            switch entity.system?.tier {
            case 1: Self.rule.severity.raised
            case 4: Self.rule.severity.lowered
            default: Self.rule.severity
            }
        return Finding(
            rule: Self.rule.id, severity: base, subject: .entity(id), affects: [id],
            message:
                "\(entity.displayName) was reviewed on production figures by \(Self.listed(names)) in \(then.label), "
                + "and \(Self.presently(id, in: now)).",
            evidence: Evidence(ids: forums), location: now.location(of: id), advice: Self.rule.advice, exposure: share)
    }

    /// Whether a review would be told of if it still took place: neither its own source nor that of its forum is missing.
    private func wouldBeRecorded(_ review: Relation, of last: Int, in cycle: Int) -> Bool {
        if let source = provenance.source(of: review.source, in: last), !provenance.has(source, in: cycle) {
            return false
        }
        guard let forum = identities.identity(of: review.from, in: last) else { return true }
        return identities.position(of: forum, in: cycle) != nil || provenance.wouldBeRecorded(forum, in: cycle)
    }

    private static func presently(_ id: EntityID, in cycle: Cycle) -> String {
        let metrics = cycle.relations.lazy.filter { $0.kind == .reviews && $0.to == id }.map(\.metrics)
        if metrics.isEmpty { return "is reviewed by nobody now" }
        return metrics.contains(.production)
            ? "is now reviewed too seldom for its tier" : "is now reviewed on pilot figures only"
    }

    private static func listed(_ names: [String]) -> String {
        let shown = names.prefix(3).joined(separator: ", ")
        return names.count > 3 ? "\(shown) and \(names.count - 3) more" : shown
    }
}
