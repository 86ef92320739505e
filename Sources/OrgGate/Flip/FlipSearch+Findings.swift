import Findings
import OrgAnalysis
import OrgModel

extension FlipSearch {
    /// The fewest acts that take away as many findings as there are too many.
    mutating func findings(
        _ demand: FindingsDemand, _ result: Examination.Result, _ requirement: Requirement
    ) -> Flip {
        var seen: Set<Finding> = []
        let counted = result.readings.flatMap(\.findings).filter { seen.insert($0).inserted }
        var left = counted.count - demand.atMost
        var chosen: [Act] = []
        // Acts share no finding, so that those which take away most come first.
        for act in acts(for: counted) where left > 0 {
            left -= act.count
            chosen.append(act)
        }
        let remedies = chosen.compactMap(\.remedy)
        if remedies.count == chosen.count {
            // Of each system with one supporter a second is needed anew; what else it mends may make fewer do.
            let isFewest = result.readings.count == 1 && counted.allSatisfy { $0.rule == "ownership/single" }
            return tried(chosen.map(step), remedies, requirement, isFewest: isFewest)
        }
        let gone = remedies.isEmpty ? [] : vanishing(counted, after: remedies, requirement)
        let needed = chosen.filter { act in act.remedy != nil || !act.findings.allSatisfy(gone.contains) }
        return Flip(needed.map(step), .advice)
    }

    /// Those findings that are no longer counted once changes are made.
    private mutating func vanishing(
        _ counted: [Finding], after remedies: [Remedy], _ requirement: Requirement
    ) -> Set<Finding> {
        guard let index = policyIndex(of: requirement), let after = results(after: remedies) else { return [] }
        let remaining = Set(after[index].readings.flatMap { $0.findings.map(\.fingerprint) })
        return Set(counted.filter { !remaining.contains($0.fingerprint) })
    }

    /// The same of figures that count findings, of which the worst are told.
    mutating func findings(about ids: Set<EntityID>?, _ name: String) -> Flip {
        let severity = name.split(separator: ".").dropFirst().first.flatMap { Severity(rawValue: String($0)) }
        let counted = examination.analysis.findings.filter { finding in
            guard severity.map({ $0 == finding.severity }) ?? true else { return false }
            guard let ids else { return true }
            if case .entity(let id) = finding.subject, ids.contains(id) { return true }
            return finding.affects.contains(where: ids.contains)
        }
        return Flip(
            acts(for: counted).map(step), .advice, remarks: ["How many of these are enough was not worked out."])
    }

    // MARK: - Acts

    /// Something that takes findings away when it is done.
    private struct Act {
        /// What is mended.
        let cause: Cause
        /// The findings that count and go away.
        let findings: [Finding]
        /// Who could become a supporter of which system, where that is what it takes.
        var suggestion: (system: EntityID, person: SupporterAdvisor.Suggestion)?

        var count: Int { findings.count }
        var remedy: Remedy? { suggestion.map { .support(system: $0.system, by: $0.person.person) } }
    }

    /// What has to be done about some findings, most effect first: each cause is one act, but a second supporter is needed
    /// of each system anew.
    private mutating func acts(for findings: [Finding]) -> [Act] {
        let counted = Set(findings)
        var acts: [Act] = []
        for cause in examination.analysis.causes {
            let mended = cause.findings.filter(counted.contains)
            guard cause.rule == "ownership/single" else {
                if !mended.isEmpty { acts.append(Act(cause: cause, findings: mended)) }
                continue
            }
            for finding in mended {
                let person = finding.affects.first.flatMap { system in
                    advisor.suggest(1, for: system).first.map { (system, $0) }
                }
                acts.append(Act(cause: cause, findings: [finding], suggestion: person))
            }
        }
        return acts.enumerated().sorted {
            $0.element.count == $1.element.count ? $0.offset < $1.offset : $0.element.count > $1.element.count
        }
        .map(\.element)
    }

    private func step(_ act: Act) -> Flip.Step {
        if let (system, person) = act.suggestion {
            return Flip.Step(
                "Make \(examination.name(person.person)) a supporter of \(examination.name(system)).",
                because: person.because, ids: [person.person, system])
        }
        let cause = act.cause
        var ids = cause.affects
        if case .entity(let id) = cause.subject { ids.insert(id, at: 0) }
        return Flip.Step(
            "\(cause.subject): \(cause.advice)", because: cause.rule.name, ids: ids, effect: cause.effect)
    }
}
