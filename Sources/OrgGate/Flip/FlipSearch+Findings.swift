import Findings
import OrgAnalysis
import OrgModel

extension FlipSearch {
    /// The fewest acts that take away as many findings as there are too many.
    mutating func findings(
        _ demand: FindingsDemand, _ result: Examination.Result, _ requirement: Requirement
    ) -> Flip {
        let counted = result.readings.flatMap(\.findings)
        var left = counted.count - demand.atMost
        var steps: [Flip.Step] = []
        var remedies: [Remedy] = []
        var canBeTried = true
        // Acts share no finding, so that those which take away most come first, and no other choice is shorter.
        for act in acts(for: counted) where left > 0 {
            left -= act.count
            steps.append(step(act.cause, act.suggestion))
            if let (system, person) = act.suggestion {
                remedies.append(.support(system: system, by: person.person))
            } else {
                canBeTried = false
            }
        }
        return canBeTried ? tried(steps, remedies, requirement, isFewest: true) : Flip(steps, .counted)
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
        let steps = acts(for: counted).map { step($0.cause, $0.suggestion) }
        return Flip(steps, .advice, remarks: ["How many of these are enough was not worked out."])
    }

    // MARK: - Acts

    /// Something that takes findings away when it is done.
    private struct Act {
        /// What is mended.
        let cause: Cause
        /// How many of the findings that count go away.
        let count: Int
        /// Who could become a supporter of which system, where that is what it takes.
        var suggestion: (system: EntityID, person: SupporterAdvisor.Suggestion)?
    }

    /// What has to be done about some findings, most effect first: each cause is one act, but a second supporter is needed
    /// of each system anew.
    private mutating func acts(for findings: [Finding]) -> [Act] {
        let counted = Set(findings)
        var acts: [Act] = []
        for cause in examination.analysis.causes {
            let mended = cause.findings.filter(counted.contains)
            guard cause.rule == "ownership/single" else {
                if !mended.isEmpty { acts.append(Act(cause: cause, count: mended.count)) }
                continue
            }
            for system in mended.flatMap(\.affects) {
                let person = advisor.suggest(1, for: system).first
                acts.append(Act(cause: cause, count: 1, suggestion: person.map { (system, $0) }))
            }
        }
        return acts.enumerated().sorted {
            $0.element.count == $1.element.count ? $0.offset < $1.offset : $0.element.count > $1.element.count
        }
        .map(\.element)
    }

    private func step(_ cause: Cause, _ suggestion: (system: EntityID, person: SupporterAdvisor.Suggestion)?)
        -> Flip.Step
    {
        if let (system, person) = suggestion {
            return Flip.Step(
                "Make \(examination.name(person.person)) a supporter of \(examination.name(system)).",
                because: person.because, ids: [person.person, system])
        }
        var ids = cause.affects
        if case .entity(let id) = cause.subject { ids.insert(id, at: 0) }
        return Flip.Step(
            "\(cause.subject): \(cause.advice)", because: cause.rule.name, ids: ids, effect: cause.effect)
    }
}
