import OrgModel

extension Figure {
    /// Figures of each team.
    static let teamFigures: [Figure] = [
        heldByTeam, strained, findingFigures(of: .team, " about the team"), centralityFigures(of: .team),
    ].flatMap(\.self)

    private static let heldByTeam: [Figure] = [
        Figure(
            "exposure", of: .team, .share, .lower, on: [.ownership],
            "Share of criticality that the team's absence exposes: what it alone can fix, and all that stands on it."
        ) { .number($0.team($1)?.exposure ?? 0) }.restingOnSupporters,
        Figure("sole", of: .team, .count, nil, on: [.ownership], "Systems that the team alone can fix.") {
            .count($0.team($1)?.sole.count ?? 0)
        }.restingOnSupporters,
        Figure(
            "dependents", of: .team, .count, nil, on: [.ownership],
            "Systems that transitively depend on what the team alone can fix."
        ) { .count($0.team($1)?.dependents.count ?? 0) }.restingOnSupporters,
        Figure(
            "load", of: .team, .hours, nil, on: [.ownership],
            "Hours of load a cycle that the team carries: what it owns, and what its people own, by allocation."
        ) { .number($0.load.team[$1]) },
    ]

    private static let strained: [Figure] = [
        Figure(
            "required", of: .team, .number, nil, on: coordinated,
            "How strongly the team's systems and those of others depend on each other."
        ) { .number($0.strain(of: $1)?.required ?? 0) },
        Figure(
            "uncovered", of: .team, .number, .lower, on: coordinated,
            "The part of `required` with teams that this one does not coordinate with."
        ) { .number($0.strain(of: $1)?.uncovered ?? 0) },
        Figure(
            "covered-per-human", of: .team, .number, nil, on: coordinated,
            "The rest of `required` for each human behind the team."
        ) { values, position in
            guard let strain = values.strain(of: position) else { return .number(0) }
            return FigureValue(strain.coveredPerHuman, orUnknown: "nobody is there behind the team")
        },
    ]
}
