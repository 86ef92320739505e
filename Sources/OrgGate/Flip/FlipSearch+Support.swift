import Findings
import OrgAnalysis
import OrgModel

extension FlipSearch {
    /// Each system lacks a number of supporters, and each of them is a change: there is no shorter way.
    mutating func supporters(of systems: [EntityID], _ limits: Limits, _ requirement: Requirement) -> Flip {
        guard let least = limits.atLeast else { return .none("Fewer people who can fix it would do.") }
        var steps: [Flip.Step] = []
        var remedies: [Remedy] = []
        var short: [Int: [EntityID]] = [:]
        for system in systems {
            let now = examination.ownership(of: system)?.supporters.count ?? 0
            let lacking = max(0, Plain.whole(least.rounded(.up)) - now)
            let people = advisor.suggest(lacking, for: system)
            for person in people { steps.append(step(person, for: system)) }
            remedies += people.map { .support(system: system, by: $0.person) }
            if people.count < lacking { short[lacking - people.count, default: []].append(system) }
        }
        if !short.isEmpty {
            let unnamed = short.reduce(0) { $0 + $1.key * $1.value.count }
            return Flip(steps, .counted, unnamed: unnamed, remarks: nobodyNear(short))
        }
        return tried(steps, remedies, requirement, isFewest: true)
    }

    private func step(_ suggestion: SupporterAdvisor.Suggestion, for system: EntityID) -> Flip.Step {
        Flip.Step(
            "Make \(examination.name(suggestion.person)) a supporter of \(examination.name(system)).",
            because: suggestion.because, ids: [suggestion.person, system])
    }

    /// One sentence for all that lack the same number.
    private func nobodyNear(_ short: [Int: [EntityID]]) -> [String] {
        short.sorted { $0.key < $1.key }.map { count, systems in
            let need =
                "\(examination.listed(systems)) need\(systems.count == 1 ? "s" : "") "
                + Plain.counted(count, "more supporter")
            return systems.count == 1
                ? "\(need), and nobody near it comes into question."
                : "\(need) each, and nobody near them comes into question."
        }
    }

    // MARK: - Exposure

    /// Whoever is alone on too much: the fewest of their systems get another supporter.
    mutating func exposure(
        of holders: [EntityID], _ name: String, _ limits: Limits, _ requirement: Requirement
    ) -> Flip {
        guard let most = limits.atMost else { return .none("Being alone on more would do.") }
        let points = examination.analysis.chokepoints
        let held: [(id: EntityID, systems: [EntityID], inside: Set<EntityID>)] = holders.compactMap { id in
            if id.kind == .person {
                return points.people.first { $0.id == id }.map { (id, $0.sole, [id]) }
            }
            return points.teams.first { $0.id == id }.map { (id, $0.sole, Set(teams.answering(for: id))) }
        }
        return spread(held, name, most, requirement)
    }

    /// The same of pairs.
    mutating func pairs(_ limits: Limits, _ requirement: Requirement) -> Flip {
        guard let most = limits.atMost else { return .none("Pairs that hold more alone would do.") }
        let held = examination.analysis.chokepoints.pairs.filter { $0.exposure > most }.map {
            (id: $0.ids[0], systems: $0.sole, inside: Set($0.ids))
        }
        return spread(held, "exposure", most, requirement)
    }

    /// - Parameter held: Who holds which systems alone, and who must not be the one to help.
    private mutating func spread(
        _ held: [(id: EntityID, systems: [EntityID], inside: Set<EntityID>)], _ name: String, _ most: Double,
        _ requirement: Requirement
    ) -> Flip {
        let search = ExposureSearch(examination.analysis.cycle)
        var isProven = true
        var excluded: [EntityID: Set<EntityID>] = [:]
        for holder in held {
            let answer: ExposureSearch.Answer
            if name == "sole" {
                let surplus = max(0, holder.systems.count - Plain.whole(most.rounded(.down)))
                answer = ExposureSearch.Answer(systems: Array(holder.systems.prefix(surplus)), isProven: true)
            } else {
                answer = search.fewest(of: holder.systems, limit: most)
            }
            isProven = isProven && answer.isProven
            for system in answer.systems { excluded[system, default: []].formUnion(holder.inside) }
        }
        // Only what one person is alone on belongs to nobody else; what pairs and teams hold may overlap.
        let isDisjoint = held.count < 2 || held.allSatisfy { $0.id.kind == .person && $0.inside.count == 1 }
        var steps: [Flip.Step] = []
        var remedies: [Remedy] = []
        var short: [EntityID] = []
        for system in excluded.keys.sorted() {
            guard let person = advisor.suggest(1, for: system, except: excluded[system] ?? []).first else {
                short.append(system)
                continue
            }
            steps.append(step(person, for: system))
            remedies.append(.support(system: system, by: person.person))
        }
        if !short.isEmpty {
            return Flip(
                steps, isProven && isDisjoint ? .counted : .advice, unnamed: short.count,
                remarks: nobodyNear([1: short]))
        }
        return tried(steps, remedies, requirement, isFewest: isProven && isDisjoint)
    }

    // MARK: - Missing owners and supporters

    /// Those with the most criticality first: no other choice of as few gains more.
    mutating func missing(_ name: String, _ limits: Limits, _ requirement: Requirement) -> Flip {
        guard let most = limits.atMost else { return .none("More systems without would do.") }
        let cycle = examination.analysis.cycle
        func criticality(_ id: EntityID) -> Double { cycle[id]?.system?.criticality ?? 0 }
        let rows = examination.analysis.ownership.systems
        let lacking = rows.filter { name == "unowned" ? $0.owners.isEmpty : $0.supporters.isEmpty }.map(\.id)
            .sorted { criticality($0) == criticality($1) ? $0 < $1 : criticality($0) > criticality($1) }
        let total = rows.reduce(0) { $0 + criticality($1.id) }
        var open = lacking.reduce(0) { $0 + criticality($1) }
        var chosen: [EntityID] = []
        for system in lacking where !Limits(atMost: most).allow(open / total) {
            chosen.append(system)
            open -= criticality(system)
        }
        guard name == "unsupported" else { return owners(of: chosen) }
        return supporters(of: chosen, Limits(atLeast: 1), requirement)
    }

    func owners(of systems: [EntityID]) -> Flip {
        Flip(
            systems.map { Flip.Step("Name an owner of \(examination.name($0)), or retire it.", ids: [$0]) }, .counted)
    }

    // MARK: - Load

    /// How many hours have to go elsewhere, or which capacity would do.
    func load(of people: [EntityID], atMost most: Double?) -> Flip {
        guard let most, most >= 0 else { return .none("More load would do.") }
        let steps = people.compactMap { id -> Flip.Step? in
            guard let use = examination.analysis.concentration.utilisation.first(where: { $0.id == id }) else {
                return nil
            }
            let surplus = use.load - most * use.capacity
            guard surplus > 0 else { return nil }
            let name = examination.name(id)
            let instead =
                most > 0 ? ["Set \(Plain.number(use.load / most)) hours a cycle aside for \(name)'s support."] : []
            return Flip.Step(
                "Give \(Plain.number(surplus)) hours a cycle of \(name)'s load to others.", ids: [id],
                alternatives: instead)
        }
        return Flip(steps, .counted)
    }
}
