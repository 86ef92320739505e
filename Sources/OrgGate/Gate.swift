import Findings
public import OrgAnalysis
public import OrgModel

/// Decides whether something may go on, by a policy.
public struct Gate: Sendable {
    /// What is required.
    public var policy: GatePolicy
    /// What is known already, where only new findings count.
    public var known: KnownFindings?
    /// The entities that are asked about; empty for the whole organisation. Requirements of the organisation as a whole are
    /// left out then, and findings count where they touch one of these.
    public var focus: [EntityID]
    /// The day of the decision. Without it nothing is overdue, and terms stay numbers of days.
    public var date: CalendarDay?
    /// What earlier decisions left to be seen to.
    public var log: DecisionLog
    /// How many entities and relations may be analysed again, all trials taken together, in search of what would turn a
    /// failure; what is not found within it is said not to have been.
    public var trialBudget: Int

    /// Describes a gate.
    public init(
        policy: GatePolicy, known: KnownFindings? = nil, focus: [EntityID] = [], date: CalendarDay? = nil,
        log: DecisionLog = DecisionLog(), trialBudget: Int = 2_000_000
    ) {
        self.policy = policy
        self.known = known
        self.focus = focus.sorted()
        self.date = date
        self.log = log
        self.trialBudget = trialBudget
    }

    /// Holds a cycle to the policy.
    ///
    /// - Complexity: one analysis, and one for each change that is tried for a failed requirement, within the budget.
    public func decide(on cycle: Cycle, options: AnalysisOptions = AnalysisOptions()) -> Decision {
        var options = options
        options.measuresCentrality = policy.needsCentrality
        let examination = Examination(cycle, options: options, policy: policy, focus: Set(focus), known: known)
        let results = policy.requirements.map(examination.result)
        var outcomes = zip(policy.requirements, results).map { outcome($0, $1, examination) }
        var search = FlipSearch(
            examination: examination, options: options, policy: policy, results: results, budget: trialBudget)
        for index in outcomes.indices where results[index].status == .failed {
            outcomes[index].flip = search.flip(policy.requirements[index], results[index])
        }
        return Decision(
            policy: policy, analysis: examination.analysis, focus: focus, date: date, known: known, outcomes: outcomes,
            earlier: earlier(results, examination.analysis))
    }

    // MARK: - Outcomes

    private func outcome(
        _ requirement: Requirement, _ result: Examination.Result, _ examination: Examination
    ) -> Outcome {
        let witness = Witness(examination)
        // What holds everywhere needs no evidence for each of thousands.
        let isFew = result.readings.count <= 200
        let measured = result.readings.map { reading in
            var measured = Measured(
                subject: reading.subject, value: reading.value, standing: reading.standing,
                evidence: isFew || reading.standing != .met ? witness.evidence(of: result.figure, for: reading) : [],
                findings: reading.findings)
            if reading.standing == .missed, let terms = requirement.terms {
                switch condition(terms, requirement, reading.subject, examination) {
                case .success(let condition): measured.condition = condition
                case .failure(let bar): measured.bar = bar.reason
                }
            }
            return measured
        }
        var status = result.status
        let missed = measured.filter { $0.standing == .missed }
        if !missed.isEmpty, missed.allSatisfy({ $0.condition != nil }) {
            let isKnown = result.reasons.isEmpty && !measured.contains { $0.standing == .unknown }
            status = isKnown ? .conditional : .notAssessable
        }
        return Outcome(
            requirement: requirement, status: status, figure: result.figure, measured: measured,
            reasons: result.reasons, flip: nil)
    }

    // MARK: - Conditions

    private struct Bar: Error { let reason: String }

    /// The condition that may stand in for a failure, or why there can be none.
    private func condition(
        _ terms: ConditionTerms, _ requirement: Requirement, _ subject: Finding.Subject, _ examination: Examination
    ) -> Result<Condition, Bar> {
        guard let owner = owner(terms.owner, of: subject, examination) else {
            return .failure(Bar(reason: "no team owns it that could take a condition on"))
        }
        func condition(due: CalendarDay?, since: CalendarDay?) -> Condition {
            let days: Int? = if case .within(let days) = terms.term, due == nil { days } else { nil }
            return Condition(
                requirement: requirement.id, subject: subject, owner: owner, due: due, days: days, since: since)
        }
        // A condition keeps the day that it was given first: deciding again gives no more time.
        if let entry = log.openCondition(requirement.id, subject, of: examination.analysis.cycle.organization) {
            if let date, entry.due < date {
                return .failure(Bar(reason: "the condition of \(entry.since) was to be seen to by \(entry.due)"))
            }
            return .success(condition(due: entry.due, since: entry.since))
        }
        if case .by(let day) = terms.term, let date, day < date {
            return .failure(Bar(reason: "a condition was possible until \(day)"))
        }
        return .success(condition(due: terms.due(from: date), since: nil))
    }

    private func owner(
        _ owner: ConditionTerms.Owner, of subject: Finding.Subject, _ examination: Examination
    ) -> Condition.Owner? {
        switch owner {
        case .named(let name): return .named(name)
        case .owningTeam:
            guard case .entity(let id) = subject else { return nil }
            return examination.ownership(of: id)?.owningTeam.map { .team($0) }
        }
    }

    /// What became of the conditions that are open in the log.
    private func earlier(_ results: [Examination.Result], _ analysis: Analysis) -> [EarlierCondition] {
        var standings: [String: [String: Measured.Standing]] = [:]
        for (requirement, result) in zip(policy.requirements, results) {
            for reading in result.readings {
                standings[requirement.id, default: [:]][LogText.subject(reading.subject)] = reading.standing
            }
        }
        return log.openConditions(of: analysis.cycle.organization).map { entry in
            let isPast = date.map { entry.due < $0 } ?? false
            let state: EarlierCondition.State =
                switch standings[entry.requirement]?[entry.subject] {
                case .met: .fulfilled
                case .missed: isPast ? .overdue : .open
                case .unknown, nil: isPast ? .overdueNotAsked : .notAsked
                }
            return EarlierCondition(entry: entry, state: state)
        }
    }
}

extension GatePolicy {
    /// Whether some figure is only known where positions in the graph are measured, which takes its time.
    var needsCentrality: Bool {
        requirements.contains { requirement in
            guard case .figure(let name, _) = requirement.demand else { return false }
            return Figure.Subject.allCases.contains {
                FigureCatalogue.figure(named: name, of: $0)?.needsCentrality ?? false
            }
        }
    }
}
