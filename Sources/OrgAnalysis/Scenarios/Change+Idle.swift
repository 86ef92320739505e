import OrgModel

extension Change {
    /// Why a change that can be made makes no difference, in a phrase without a capital or a full stop; nil where it may.
    func idleness(in ground: Ground, _ humans: Humans, _ support: Support) -> String? {
        let cycle = ground.cycle
        switch self {
        case .absence(let id):
            let isThere = ground.absentees(id).contains { cycle.entities[$0].person?.status == .active }
            return isThere ? nil : Self.absence(of: id, in: cycle)
        case .support(let system, let supporter):
            guard let target = cycle.position(of: system), let newcomer = cycle.position(of: supporter) else {
                return nil
            }
            let people = humans.of(newcomer)
            if people.isEmpty { return "nobody is there behind \(supporter) who could fix anything" }
            return Set(people).isSubset(of: support.supporters[target]) ? "\(supporter) can fix it already" : nil
        case .promotion:
            return nil
        case .capacity(let id, let hours):
            return cycle[id]?.person?.capacity == hours ? "\(id) has this capacity already" : nil
        }
    }

    private static func absence(of id: EntityID, in cycle: Cycle) -> String {
        switch cycle[id]?.person?.status {
        case .leave: "\(id) is away already"
        case .departed: "\(id) has left already"
        case .active, nil: "nobody is there in \(id)"
        }
    }
}
