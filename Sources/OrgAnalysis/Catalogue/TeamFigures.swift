import OrgModel

extension Figure {
    /// Figures of each team.
    static let teamFigures: [Figure] = [
        heldByTeam, findingFigures(of: .team, " about the team"), centralityFigures(of: .team),
    ].flatMap(\.self)

    private static let heldByTeam: [Figure] = [
        Figure(
            "exposure", of: .team, .share, .lower, on: [.ownership],
            "Share of criticality that the team's absence exposes: what it alone can fix, and all that stands on it."
        ) { .number($0.team($1)?.exposure ?? 0) },
        Figure("sole", of: .team, .count, nil, on: [.ownership], "Systems that the team alone can fix.") {
            .count($0.team($1)?.sole.count ?? 0)
        },
        Figure(
            "dependents", of: .team, .count, nil, on: [.ownership],
            "Systems that transitively depend on what the team alone can fix."
        ) { .count($0.team($1)?.dependents.count ?? 0) },
        Figure(
            "load", of: .team, .hours, nil, on: [.ownership],
            "Hours of load a cycle that the team carries: what it owns, and what its people own, by allocation."
        ) { .number($0.load.team[$1]) },
    ]
}
