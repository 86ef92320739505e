public import OrgModel

/// Something that is tried on a cycle: what would the figures be if it were so?
///
/// Several changes are made together, and in any order they give the same.
public enum Change: Hashable, Sendable {
    /// A person is on leave; or of a team all humans who are its members, its leads or on call for it. They answer for
    /// nothing meanwhile, in other teams neither. Who has left stays away.
    case absence(of: EntityID)
    /// A person, or everybody behind a team, can fix a system too: `O(s)` gains exactly these people.
    ///
    /// Where the system lists supporters, one more is listed. Where it lists none, its owners are who supports it, and one
    /// listed supporter would take their place; so the owners are listed beside the new one. Of a team it is the team that
    /// is listed and not its people, so that whoever joins or leaves it counts as before.
    case support(of: EntityID, by: EntityID)
    /// A pilot goes into production, with its load times a factor; its tier, its owners and its ladder stay.
    case promotion(of: EntityID, loadFactor: Double)
    /// A person has so many hours a cycle for support.
    case capacity(of: EntityID, hours: Double)
}

/// A change that cannot be made.
public struct ImpossibleChange: Hashable, Sendable {
    /// Which.
    public let change: Change
    /// What speaks against it, in a phrase without a capital or a full stop.
    public let reason: String
}

/// Changes that cannot be made; all of them, so that nobody is told one after the other.
public struct ImpossibleChanges: Error, Hashable {
    /// In the order in which the changes were given.
    public let changes: [ImpossibleChange]
}

extension Change {
    /// What speaks against some changes of a cycle; empty where they can be made.
    static func obstacles(to changes: [Change], in cycle: Cycle) -> [ImpossibleChange] {
        var seen: Set<Change> = []
        var settled: Set<EntityID> = []
        return changes.compactMap { change in
            let isNew = seen.insert(change).inserted
            var reason = change.obstacle(in: cycle)
            // Twice the same is once; two factors of one load, or two capacities of one person, are a contradiction.
            switch change {
            case .promotion(let id, _) where isNew, .capacity(let id, _) where isNew:
                if !settled.insert(id).inserted { reason = reason ?? "two values are given for \(id)" }
            default: break
            }
            return reason.map { ImpossibleChange(change: change, reason: $0) }
        }
    }

    private func obstacle(in cycle: Cycle) -> String? {
        switch self {
        case .absence(let id):
            missing(id, [.person, .team], in: cycle)
        case .support(let system, let supporter):
            missing(system, [.system], in: cycle) ?? missing(supporter, [.person, .team], in: cycle)
                ?? (cycle[system]?.system?.stage == .retired ? "\(system) is retired" : nil)
        case .promotion(let id, let factor):
            missing(id, [.system], in: cycle) ?? Self.noPilot(id, in: cycle)
                ?? (factor.isFinite && factor >= 0 ? nil : "a load factor is a finite number, at least 0")
        case .capacity(let id, let hours):
            missing(id, [.person], in: cycle)
                ?? (hours.isFinite && hours >= 0 ? nil : "a capacity is a finite number of hours, at least 0")
        }
    }

    private func missing(_ id: EntityID, _ kinds: [EntityKind], in cycle: Cycle) -> String? {
        guard kinds.contains(id.kind) else {
            return "\(id) is no \(kinds.map(\.rawValue).joined(separator: " or "))"
        }
        return cycle[id] == nil ? "there is no \(id)" : nil
    }

    private static func noPilot(_ id: EntityID, in cycle: Cycle) -> String? {
        switch cycle[id]?.system?.stage {
        case .pilot, nil: nil
        case .production: "\(id) is in production already; only a pilot can be promoted"
        case .retired: "\(id) is retired; only a pilot can be promoted"
        }
    }
}
