import OrgAnalysis
import OrgModel
import SourceDocuments

/// What is tried, and how much the load of what is promoted may grow, in sentences.
struct ChangeText {
    let scenario: Scenario

    /// One change: `Settlement agent goes into production with 3 times its load`.
    func sentence(_ change: Change) -> String {
        switch change {
        case .absence(let id):
            return id.kind == .team ? "all of \(name(id)) are away" : "\(name(id)) is away"
        case .support(let system, let supporter):
            return "\(name(supporter)) can fix \(name(system)) too"
        case .promotion(let id, let factor):
            let load = factor == 1 ? "the load it has" : "\(Numbers.decimal(factor, places: 3)) times its load"
            return "\(name(id)) goes into production with \(load)"
        case .capacity(let id, let hours):
            return "\(name(id)) has \(Numbers.decimal(hours, places: 1)) h a cycle for support"
        }
    }

    /// How much the load of a promoted system may grow, or why nobody can tell.
    func sentences(_ breakEven: BreakEven) -> [String] {
        let system = name(breakEven.system)
        var sentences = [limit(of: breakEven, system)]
        if !breakEven.withoutCapacity.isEmpty, breakEven.limit != .noCapacity {
            sentences.append("Not counted, since no capacity is given: \(listed(breakEven.withoutCapacity)).")
        }
        if !breakEven.overloadedAnyway.isEmpty {
            sentences.append(
                "Over capacity whatever its load, since they carry no part of it: \(listed(breakEven.overloadedAnyway))."
            )
        }
        return sentences
    }

    private func limit(of breakEven: BreakEven, _ system: String) -> String {
        switch breakEven.limit {
        case .factor(let factor, let people):
            let load = scenario.before.cycle[breakEven.system]?.system?.effectiveLoad ?? 0
            let reached =
                "\(system) can take \(Numbers.decimal(factor, places: 2)) times its load, "
                + "\(Numbers.decimal(factor * load, places: 1)) h a cycle, before anybody has more load than capacity; "
                + "\(listed(people)) \(people.count == 1 ? "is" : "are") the first to reach theirs."
            let tried = tried(breakEven.system)
            return factor < tried ? reached + " \(Numbers.decimal(tried, places: 3)) times is too much." : reached
        case .exceeded(let people):
            return
                "\(system) has no break-even: \(listed(people)) \(people.count == 1 ? "carries" : "carry") more than "
                + "their capacity even without it."
        case .noLoad:
            return "\(system) has no load, so that no factor makes any difference."
        case .noCarrier:
            return "Nobody carries the load of \(system), so that there is no break-even."
        case .noCapacity:
            return "No capacity is given of anybody who carries \(system), so that the break-even is not known; "
                + "add `capacity:` to \(listed(breakEven.withoutCapacity))."
        }
    }

    private func tried(_ system: EntityID) -> Double {
        for case .promotion(system, let factor) in scenario.changes { return factor }
        return 1
    }

    private func name(_ id: EntityID) -> String { scenario.before.cycle[id]?.displayName ?? id.name }

    private func listed(_ ids: [EntityID]) -> String {
        let names = ids.prefix(4).map(name) + (ids.count > 4 ? ["\(ids.count - 4) more"] : [])
        return names.count < 2
            ? names.joined() : names.dropLast().joined(separator: ", ") + " and " + (names.last ?? "")
    }
}
