import OrgModel

extension Figure {
    /// Figures of each system that is not retired.
    static let systemFigures: [Figure] =
        heldFigures + ladderFigures
        + findingFigures(of: .system, " about the system, or that affect it")
        + centralityFigures(of: .system)

    private static let heldFigures: [Figure] = [
        Figure("supporters", of: .system, .count, .higher, on: [.ownership], "People who can fix the system.") {
            $0.supporters(of: $1)
        },
        Figure(
            "owners", of: .system, .count, nil, on: [.ownership],
            "People and teams who own the system, or the system that it is part of."
        ) { values, position in
            guard let row = values.ownership(of: position) else { return .unknown("it is retired") }
            if row.owners.isEmpty, !values.analysis.assessment.isAssessed(.ownership) {
                return .unknown("no owner is recorded, nor are those of most systems")
            }
            return .count(row.owners.count)
        },
    ]
}

extension FigureValues {
    /// `|O(s)|`; not known where nobody is recorded who could be among them.
    func supporters(of position: Int) -> FigureValue {
        guard let row = ownership(of: position) else { return .unknown("it is retired") }
        guard row.supporters.isEmpty else { return .count(row.supporters.count) }
        let assessment = analysis.assessment
        let listed = ground.listedSupporters[position]
        let holders = listed.isEmpty ? row.owners.compactMap { ground.cycle.position(of: $0) } : Array(listed)
        if holders.isEmpty, !assessment.isAssessed(.ownership) {
            return .unknown("nobody is recorded who owns or supports it, nor are the owners of most systems")
        }
        if !assessment.isAssessed(.membership), let team = holders.first(where: hasNobodyOnRecord) {
            return .unknown("nobody is recorded in \(ground.id(team)), nor in most teams that own systems")
        }
        return .count(0)
    }

    private func hasNobodyOnRecord(_ position: Int) -> Bool {
        ground.isTeam(position) && ground.members[position].isEmpty && ground.leads(of: position).isEmpty
            && ground.onCall(of: position) == nil
    }
}
