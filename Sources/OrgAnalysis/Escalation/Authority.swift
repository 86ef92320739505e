import OrgModel

/// Where accountability may end.
struct Authorities: Sendable {
    /// The positions of the authorities, by id; empty when none is known.
    let positions: [Int]
    /// Whether they were taken from the reporting lines because none is marked.
    let isInferred: Bool
    private let set: Set<Int>

    /// The marked authorities; without any, and where reporting is assessed, the declared people who are reported to and
    /// report to nobody.
    init(_ ground: Ground, reporting: Assessment) {
        let marked = (ground.people.map(\.self) + ground.teams.map(\.self)).filter {
            ground.cycle.entities[$0].isAuthority
        }
        if !marked.isEmpty {
            positions = marked.sorted()
            isInferred = false
        } else if reporting.status == .assessed {
            positions = ground.people.filter {
                let entity = ground.cycle.entities[$0]
                return entity.isDeclared && !ground.reports[$0].isEmpty && ground.managers[$0].isEmpty
            }
            isInferred = !positions.isEmpty
        } else {
            positions = []
            isInferred = false
        }
        set = Set(positions)
    }

    /// Whether the entity itself is an authority.
    func contains(_ position: Int) -> Bool { set.contains(position) }
}
