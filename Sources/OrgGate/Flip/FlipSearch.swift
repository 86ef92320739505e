import Findings
import OrgAnalysis
import OrgModel

/// Looks for what would turn failed requirements: makes changes, measures again, and counts.
struct FlipSearch {
    let examination: Examination
    let teams: TeamIndex
    private let options: AnalysisOptions
    private let policy: GatePolicy
    private let before: [Examination.Result]
    private let cost: Int
    private var budget: Int
    private var known: [[Remedy]: [Examination.Result]] = [:]
    var advisor: SupporterAdvisor

    init(
        examination: Examination, options: AnalysisOptions, policy: GatePolicy, results: [Examination.Result],
        budget: Int
    ) {
        self.examination = examination
        self.options = options
        self.policy = policy
        before = results
        self.budget = budget
        let cycle = examination.analysis.cycle
        let size = max(1, cycle.entities.count + cycle.relations.count)
        // Positions in the graph cost the product of entities and relations.
        cost = options.measuresCentrality ? size + cycle.entities.count * (cycle.relations.count / 100) : size
        teams = TeamIndex(cycle)
        advisor = SupporterAdvisor(examination, teams)
    }

    /// What would turn one requirement.
    mutating func flip(_ requirement: Requirement, _ result: Examination.Result) -> Flip {
        advisor.reset()
        switch requirement.demand {
        case .findings(let demand): return findings(demand, result, requirement)
        case .figure(let name, let limits):
            let missed = result.readings.filter { $0.standing == .missed }
            let ids = missed.compactMap { if case .entity(let id) = $0.subject { id } else { nil } }
            return ids.isEmpty ? whole(name, limits, requirement) : of(ids, name, limits, requirement)
        }
    }

    // MARK: - By figure

    private mutating func of(_ ids: [EntityID], _ name: String, _ limits: Limits, _ requirement: Requirement) -> Flip {
        switch (ids[0].kind, name) {
        case (.system, "supporters"): return supporters(of: ids, limits, requirement)
        case (.system, "owners"): return owners(of: ids)
        case (.system, let name) where !name.hasPrefix("findings") && !name.hasPrefix("centrality"):
            return ladders(of: ids, name, limits, requirement)
        case (.person, "exposure"), (.person, "sole"), (.team, "exposure"), (.team, "sole"):
            return exposure(of: ids, name, limits, requirement)
        case (.person, "utilisation"): return load(of: ids, atMost: limits.atMost)
        case (_, let name) where name.hasPrefix("findings"): return findings(about: Set(ids), name)
        default: return .none("What would turn \(name) cannot be worked out; the evidence says what it rests on.")
        }
    }

    private mutating func whole(_ name: String, _ limits: Limits, _ requirement: Requirement) -> Flip {
        switch name {
        case "exposure.people.max":
            let people = examination.analysis.chokepoints.people.filter { ($0.exposure ?? 0) > limits.atMost ?? 1 }
            return exposure(of: people.map(\.id), "exposure", limits, requirement)
        case "exposure.teams.max":
            let teams = examination.analysis.chokepoints.teams.filter { $0.exposure > limits.atMost ?? 1 }
            return exposure(of: teams.map(\.id), "exposure", limits, requirement)
        case "exposure.pairs.max": return pairs(limits, requirement)
        case "unowned", "unsupported": return missing(name, limits, requirement)
        case "intact", "human-hours": return ladders(name, limits, requirement)
        case "utilisation.max", "utilisation.overloaded":
            let most = name == "utilisation.max" ? limits.atMost : 1
            let people = examination.analysis.concentration.utilisation.filter {
                $0.load > (most ?? 1) * $0.capacity
            }
            return load(of: people.map(\.id), atMost: most)
        case let name where name.hasPrefix("findings"): return findings(about: nil, name)
        default: return .none("What would turn \(name) cannot be worked out; the evidence says what it rests on.")
        }
    }

    // MARK: - Trying

    /// What is measured once changes are made; nil when the budget is spent.
    mutating func examination(after remedies: [Remedy]) -> Examination? {
        let price = cost * (1 + remedies.count / 8)
        guard budget >= price else { return nil }
        budget -= price
        guard let cycle = examination.analysis.cycle.remedied(by: remedies) else { return nil }
        let changed = Examination(
            cycle, options: options, policy: policy, focus: examination.focus, known: examination.known)
        known[remedies] = policy.requirements.map(changed.result)
        return changed
    }

    /// What each requirement comes to once changes are made; nil when the budget is spent.
    mutating func results(after remedies: [Remedy]) -> [Examination.Result]? {
        if let results = known[remedies] { return results }
        return examination(after: remedies) == nil ? nil : known[remedies]
    }

    /// The steps with what was measured once they were taken; the remedies stand for all of them.
    mutating func tried(
        _ steps: [Flip.Step], _ remedies: [Remedy], _ requirement: Requirement, isFewest: Bool, remarks: [String] = []
    ) -> Flip {
        guard let after = results(after: remedies) else {
            return Flip(steps, isFewest ? .counted : .advice, remarks: remarks + [Self.spent])
        }
        guard let index = policyIndex(of: requirement) else {
            return .none("The requirement is not one of the policy.")
        }
        // What was not known before need not be known then.
        let turns = !after[index].readings.contains { $0.standing == .missed }
        var alsoMeets: [String] = []
        var breaks: [String] = []
        for (other, result) in after.enumerated() where other != index {
            let id = policy.requirements[other].id
            if before[other].status == .failed, result.status == .met { alsoMeets.append(id) }
            if before[other].status == .met, result.status != .met { breaks.append(id) }
        }
        guard turns else {
            return Flip(
                steps, .advice, alsoMeets: alsoMeets, breaks: breaks,
                remarks: remarks + ["It was tried, and is not enough by itself."])
        }
        return Flip(steps, isFewest ? .fewest : .enough, alsoMeets: alsoMeets, breaks: breaks, remarks: remarks)
    }

    /// Where a requirement stands in the policy.
    func policyIndex(of requirement: Requirement) -> Int? {
        policy.requirements.firstIndex { $0.id == requirement.id }
    }

    static let spent = "It was not tried: the organisation is too large to be measured again so often."
}
