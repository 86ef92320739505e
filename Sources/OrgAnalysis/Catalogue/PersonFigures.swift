import OrgModel

extension Figure {
    /// Figures of each person.
    static let personFigures: [Figure] = [
        heldAlone, carried, findingFigures(of: .person, " about the person"), centralityFigures(of: .person),
    ].flatMap(\.self)

    private static let heldAlone: [Figure] = [
        Figure(
            "exposure", of: .person, .share, .lower, on: [.ownership],
            "Share of criticality that their absence exposes: what they alone can fix, and all that stands on it."
        ) { .number($0.person($1)?.exposure ?? 0) }.restingOnSupporters,
        Figure("sole", of: .person, .count, .lower, on: [.ownership], "Systems that the person alone can fix.") {
            .count($0.person($1)?.sole.count ?? 0)
        }.restingOnSupporters,
        Figure(
            "dependents", of: .person, .count, .lower, on: [.ownership],
            "Systems that transitively depend on what the person alone can fix."
        ) { .count($0.person($1)?.dependents.count ?? 0) }.restingOnSupporters,
        Figure(
            "dominance", of: .person, .share, .lower, on: [.escalation],
            "Share of criticality, among systems with an explicit ladder, whose chain falls silent or short of "
                + "authority without the person."
        ) { values, position in
            guard values.hasExplicitLadder else { return .unknown("no system has an explicit ladder") }
            return .number(values.authority(position)?.dominance ?? values.person(position)?.dominance ?? 0)
        },
    ]

    private static let carried: [Figure] = [
        Figure(
            "load", of: .person, .hours, nil, on: [.ownership],
            "Hours of load a cycle that the person carries, by an even split of each team's part."
        ) { .number($0.load.person[$1]) },
        Figure("capacity", of: .person, .hours, nil, "Hours a cycle that the person has for support.") {
            FigureValue($0.capacity(of: $1), orUnknown: "no capacity is given")
        },
        Figure(
            "utilisation", of: .person, .number, .lower, on: [.ownership, .capacity],
            "The person's load over their capacity; 0 without any load."
        ) { values, position in
            guard let capacity = values.capacity(of: position) else { return .unknown("no capacity is given") }
            let load = values.load.person[position]
            if load > 0, capacity == 0 { return .never("they carry load and have no capacity at all") }
            return .number(load > 0 ? load / capacity : 0)
        },
    ]
}

extension FigureValues {
    fileprivate func capacity(of position: Int) -> Double? { ground.cycle.entities[position].person?.capacity }
}
